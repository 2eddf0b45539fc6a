//! The currency: its sign or code on the receipt, else what tax names, company forms, words and places tell.

use crate::domain::Currency;
use crate::domain::understanding::lines::Line;
use crate::domain::understanding::words::words;

/// A currency with how sure it is and the text that told it.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub currency: Currency,
    pub probability: f32,
    /// The sign or code as read; empty when it was derived.
    pub raw: String,
}

/// Signs and codes: as strong as it gets.
const SIGNS: &[(&str, &str)] = &[
    ("€", "EUR"),
    ("£", "GBP"),
    ("₹", "INR"),
    ("¥", "JPY"),
    ("円", "JPY"),
    ("₩", "KRW"),
    ("₽", "RUB"),
    ("₺", "TRY"),
    ("฿", "THB"),
    ("₱", "PHP"),
    ("₫", "VND"),
    ("₪", "ILS"),
    ("₴", "UAH"),
    ("s$", "SGD"),
    ("us$", "USD"),
    ("hk$", "HKD"),
    ("nt$", "TWD"),
    ("r$", "BRL"),
    ("a$", "AUD"),
    ("c$", "CAD"),
];

/// Words that name a currency.
const NAMES: &[(&str, &str)] = &[
    ("rm", "MYR"),
    ("myr", "MYR"),
    ("ringgit", "MYR"),
    ("eur", "EUR"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("usd", "USD"),
    ("gbp", "GBP"),
    ("chf", "CHF"),
    ("sgd", "SGD"),
    ("mxn", "MXN"),
    ("ars", "ARS"),
    ("clp", "CLP"),
    ("cop", "COP"),
    ("pen", "PEN"),
    ("brl", "BRL"),
    ("cad", "CAD"),
    ("aud", "AUD"),
    ("nzd", "NZD"),
    ("jpy", "JPY"),
    ("cny", "CNY"),
    ("inr", "INR"),
    ("idr", "IDR"),
    ("rp", "IDR"),
    ("thb", "THB"),
    ("php", "PHP"),
    ("vnd", "VND"),
    ("sek", "SEK"),
    ("nok", "NOK"),
    ("dkk", "DKK"),
    ("pln", "PLN"),
    ("zl", "PLN"),
    ("czk", "CZK"),
    ("huf", "HUF"),
    ("ron", "RON"),
    ("bgn", "BGN"),
    ("try", "TRY"),
    ("zar", "ZAR"),
    ("aed", "AED"),
    ("sar", "SAR"),
];

/// Words of a country: taxes, tax numbers, company forms, places, everyday words. One point each, three at most a word.
const COUNTRY: &[(&str, &[&str])] = &[
    (
        "MYR",
        &[
            "sdn", "bhd", "berhad", "jalan", "jln", "taman", "malaysia", "selangor", "johor", "kuala",
            "lumpur", "petaling", "tunai", "jumlah", "tarikh", "resit", "terima", "kasih", "restoran",
            "kedai", "pasar", "sst", "penang", "sabah", "sarawak", "perak", "bandar", "seksyen",
        ],
    ),
    (
        "EUR",
        &[
            "iva",
            "nif",
            "cif",
            "efectivo",
            "tarjeta",
            "targeta",
            "factura",
            "simplificada",
            "gracias",
            "gracies",
            "calle",
            "avda",
            "c/",
            "plaza",
            "rambla",
            "carrer",
            "imposable",
            "imponible",
            "cuota",
            "quota",
            "fecha",
            "cambio",
            "canvi",
            "mwst",
            "ust",
            "tva",
            "siret",
            "gmbh",
            "summe",
            "bar",
            "steuer",
            "partita",
            "scontrino",
            "contribuinte",
            "btw",
            "espana",
            "barcelona",
            "madrid",
            "valencia",
            "pagar",
            "bancaria",
            "redsys",
            "articles",
            "articulos",
            "telefon",
            "telefono",
        ],
    ),
    ("GBP", &["vat", "uk", "united", "kingdom", "london", "scotland", "wales", "postcode"]),
    ("USD", &["usa", "zip", "ein", "ny", "ca", "tx", "fl", "state"]),
    ("MXN", &["rfc", "mexico", "cfdi", "cdmx"]),
    ("ARS", &["cuit", "argentina", "afip", "iibb"]),
    ("CLP", &["rut", "chile", "boleta", "santiago"]),
    ("COP", &["nit", "colombia", "bogota", "dian"]),
    ("PEN", &["ruc", "peru", "lima", "igv", "sunat"]),
    ("BRL", &["cnpj", "cpf", "brasil", "icms", "sefaz"]),
    ("SGD", &["singapore", "uen", "pte"]),
    ("AUD", &["abn", "australia", "eftpos"]),
    ("INR", &["gstin", "cgst", "sgst", "india", "fssai"]),
    ("CHF", &["schweiz", "suisse", "svizzera"]),
];

/// The currencies that are written with a plain dollar sign.
const DOLLARS: &[&str] =
    &["USD", "MXN", "ARS", "CLP", "COP", "CAD", "AUD", "NZD", "SGD", "HKD", "UYU", "DOP"];

/// The currency that the receipt tells, if it does.
pub(super) fn told(lines: &[Line], home: Currency) -> Option<Told> {
    let mut votes: Vec<(&str, f32, String)> = Vec::new();
    let mut vote = |code: &'static str, points: f32, raw: &str| match votes.iter_mut().find(|v| v.0 == code) {
        Some(v) => {
            v.1 += points;
            if v.2.is_empty() {
                raw.clone_into(&mut v.2);
            }
        }
        None => votes.push((code, points, raw.to_owned())),
    };
    let mut dollars = 0.0;
    for line in lines {
        let folded = line.row.folded.as_str();
        for (sign, code) in SIGNS {
            let found = folded.find(sign).is_some_and(|at| !folded[..at].ends_with(char::is_alphabetic));
            if found {
                // A sign alone in a row of letters may be a misread one; beside a number it is meant.
                let amount = line.amounts().next().is_some();
                vote(code, if amount { 6.0 } else { 3.0 }, sign);
            }
        }
        if folded.contains('$')
            && !SIGNS.iter().any(|(sign, _)| sign.len() > 1 && sign.ends_with('$') && folded.contains(sign))
        {
            dollars += 1.0;
        }
        let glued = line.numbers.iter().any(|n| n.number.marked);
        for word in words(folded) {
            let letters = word.trim_end_matches(|c: char| c.is_ascii_digit() || c == 'o');
            if let Some((name, code)) =
                NAMES.iter().find(|(name, _)| *name == word || (glued && *name == letters))
            {
                vote(
                    code,
                    if name.len() >= 3 && *name != "try" && *name != "pen" || *name == "rm" {
                        4.0
                    } else {
                        1.0
                    },
                    name,
                );
            }
        }
    }
    let all: Vec<Vec<&str>> = lines.iter().map(|line| words(&line.row.folded)).collect();
    let mut country: Vec<(&str, f32)> = Vec::new();
    for (code, vocabulary) in COUNTRY {
        let points: usize = vocabulary
            .iter()
            .map(|word| all.iter().filter(|words| words.contains(word)).count().min(3))
            .sum();
        if points > 0 {
            country.push((code, points as f32));
        }
    }
    if dollars > 0.0 {
        let by_country = country
            .iter()
            .filter(|(code, _)| DOLLARS.contains(code))
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map(|c| c.0);
        let code =
            by_country.or_else(|| DOLLARS.iter().copied().find(|code| *code == home.code())).unwrap_or("USD");
        let code = DOLLARS.iter().copied().find(|c| *c == code).unwrap_or("USD");
        vote(code, 3.0 + dollars, "$");
    }
    for (code, points) in &country {
        vote(code, points.min(6.0) * 0.7, "");
    }
    let total: f32 = votes.iter().map(|v| v.1).sum();
    let (code, points, raw) = votes.into_iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    if points < 1.3 {
        return None;
    }
    let currency = Currency::from_code(code).ok()?;
    let share = points / total;
    let known = (points / 6.0).min(1.0);
    let home_bonus = if currency == home { 0.02 } else { 0.0 };
    let probability = (0.55 + 0.25 * known + 0.19 * share + home_bonus).min(0.995);
    Some(Told { currency, probability, raw })
}
