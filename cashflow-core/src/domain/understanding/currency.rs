//! The currency: its sign or code on the receipt, else what tax names, company forms, words and places tell.

use crate::domain::Currency;
use crate::domain::fold::fold;
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
const NAMES: &[(&str, &str)] =
    &[("rm", "MYR"), ("ringgit", "MYR"), ("euro", "EUR"), ("euros", "EUR"), ("rp", "IDR"), ("zl", "PLN")];

/// Codes that are looked for as they are; others are words of some language ("try", "all", "top", "pen").
const CODES: &str = "myr eur usd gbp chf sgd mxn ars clp cop brl cad aud nzd jpy cny inr idr thb php vnd sek nok dkk pln czk huf ron zar aed sar";

/// Words of a country: taxes, tax numbers, company forms, places, everyday words. One point each, three at most a word.
const COUNTRY: &[(&str, &str)] = &[
    (
        "MYR",
        "sdn bhd berhad jalan jln taman malaysia selangor johor kuala lumpur petaling tunai jumlah \
         tarikh resit terima kasih restoran kedai pasar sst penang sabah sarawak perak bandar \
         seksyen",
    ),
    (
        "EUR",
        "iva nif cif efectivo tarjeta targeta factura simplificada gracias gracies calle avda plaza \
         rambla carrer imposable imponible cuota quota fecha cambio canvi mwst ust tva siret gmbh \
         summe steuer partita scontrino contribuinte btw espana barcelona madrid valencia pagar \
         bancaria redsys articles articulos telefon telefono",
    ),
    ("GBP", "vat uk united kingdom london scotland wales postcode"),
    ("USD", "usa zip ein tx fl"),
    ("MXN", "rfc mexico cfdi cdmx"),
    ("ARS", "cuit argentina afip iibb"),
    ("CLP", "rut chile boleta santiago"),
    ("COP", "nit colombia bogota dian"),
    ("PEN", "ruc peru lima igv sunat"),
    ("BRL", "cnpj cpf brasil icms sefaz"),
    ("SGD", "singapore uen pte"),
    ("AUD", "abn australia eftpos"),
    ("INR", "gstin cgst sgst india fssai"),
    ("CHF", "schweiz suisse svizzera"),
];

/// The currencies that are written with a plain dollar sign.
const DOLLARS: &[&str] =
    &["USD", "MXN", "ARS", "CLP", "COP", "CAD", "AUD", "NZD", "SGD", "HKD", "UYU", "DOP"];

/// Points for the currencies that were thought of.
#[derive(Default)]
struct Votes(Vec<(&'static str, f32, String)>);

impl Votes {
    fn add(&mut self, code: &'static str, points: f32, raw: &str) {
        match self.0.iter_mut().find(|vote| vote.0 == code) {
            Some(vote) => {
                vote.1 += points;
                if vote.2.is_empty() {
                    raw.clone_into(&mut vote.2);
                }
            }
            None => self.0.push((code, points, raw.to_owned())),
        }
    }
}

/// The currency that the receipt tells, if it does; `typed` is the provider's word on it.
pub(super) fn told(lines: &[Line], home: Currency, typed: Option<Currency>) -> Option<Told> {
    let mut votes = Votes::default();
    // Providers take any dollar sign for that of the United States: what the receipt itself says counts more.
    if let Some(typed) = typed {
        votes.add(typed.code(), 2.0, "");
    }
    let mut dollars = 0.0;
    for line in lines {
        dollars += signs(line, &mut votes);
        names(line, &mut votes);
    }
    let country = countries(lines);
    if dollars > 0.0 {
        let by_country =
            country.iter().filter(|c| DOLLARS.contains(&c.0)).max_by(|a, b| a.1.total_cmp(&b.1)).map(|c| c.0);
        let by_home = || DOLLARS.iter().copied().find(|code| *code == home.code());
        votes.add(by_country.or_else(by_home).unwrap_or("USD"), 3.0 + dollars, "$");
    }
    for (code, points) in &country {
        votes.add(code, points.min(6.0) * 0.7, "");
    }
    let total: f32 = votes.0.iter().map(|vote| vote.1).sum();
    let (code, points, raw) = votes.0.into_iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    // One everyday word alone tells nothing.
    if points < 1.3 {
        return None;
    }
    let currency = Currency::from_code(code).ok()?;
    let known = (points / 6.0).min(1.0);
    let at_home = if currency == home { 0.02 } else { 0.0 };
    let probability = (0.55 + 0.25 * known + 0.19 * points / total + at_home).min(0.995);
    Some(Told { currency, probability, raw })
}

/// The currency whose sign or code is in a text; a plain dollar sign, which many share, tells none.
pub(super) fn sign_in(text: &str) -> Option<Currency> {
    let folded = fold(text);
    let by_sign = || SIGNS.iter().find(|(sign, _)| folded.contains(sign)).map(|(_, code)| *code);
    let by_code = || CODES.split(' ').find(|code| words(&folded).contains(code));
    by_sign().or_else(by_code).and_then(|code| Currency::from_code(code).ok())
}

/// The signs of a line; plain dollar signs, which many currencies share, are counted for later.
fn signs(line: &Line, votes: &mut Votes) -> f32 {
    let folded = line.row.folded.as_str();
    let mut longer = false;
    for (sign, code) in SIGNS {
        if folded.find(sign).is_some_and(|at| !folded[..at].ends_with(char::is_alphabetic)) {
            // A sign in a row of letters may be a misread one; beside an amount it is meant.
            votes.add(code, if line.value().is_some() { 6.0 } else { 3.0 }, sign);
            longer |= sign.ends_with('$');
        }
    }
    f32::from(u8::from(folded.contains('$') && !longer))
}

fn names(line: &Line, votes: &mut Votes) {
    let glued = line.numbers.iter().any(|n| n.number.marked);
    for word in words(&line.row.folded) {
        // "rm12", "rmo": a name with the number glued to it.
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit() || c == 'o');
        let is = |name: &str| name == word || (glued && name == letters);
        if let Some((name, code)) = NAMES.iter().find(|(name, _)| is(name)) {
            votes.add(code, 4.0, name);
        } else if let Some(code) = CODES.split(' ').find(|code| is(code)) {
            let code = Currency::from_code(code).map(Currency::code);
            code.into_iter().for_each(|code| votes.add(code, 4.0, code));
        }
    }
}

/// How many words of each country stand on the receipt, a word three times at most.
fn countries(lines: &[Line]) -> Vec<(&'static str, f32)> {
    let all: Vec<Vec<&str>> = lines.iter().map(|line| words(&line.row.folded)).collect();
    let times = |word: &str| all.iter().filter(|words| words.contains(&word)).count().min(3);
    COUNTRY
        .iter()
        .map(|(code, vocabulary)| (*code, vocabulary.split(' ').map(times).sum::<usize>() as f32))
        .filter(|(_, points)| *points > 0.0)
        .collect()
}
