//! The signs, codes and abbreviations of currencies beside an amount.

use crate::domain::Currency;

/// Local abbreviations that are not ISO codes, with the codes that they stand for.
const ABBREVIATIONS: [(&str, &[&str]); 27] = [
    ("rm", &["MYR"]),
    ("s/", &["PEN"]),
    ("r$", &["BRL"]),
    ("us$", &["USD"]),
    ("u$s", &["USD"]),
    ("a$", &["AUD"]),
    ("c$", &["CAD", "NIO"]),
    ("s$", &["SGD"]),
    ("hk$", &["HKD"]),
    ("nt$", &["TWD"]),
    ("mx$", &["MXN"]),
    ("kr", &["SEK", "NOK", "DKK", "ISK"]),
    ("kc", &["CZK"]),
    ("kč", &["CZK"]),
    ("zl", &["PLN"]),
    ("zł", &["PLN"]),
    ("ft", &["HUF"]),
    ("lei", &["RON"]),
    ("fr", &["CHF"]),
    ("rs", &["INR", "PKR", "LKR", "NPR", "MUR"]),
    ("rp", &["IDR"]),
    ("bs", &["BOB", "VES"]),
    ("q", &["GTQ"]),
    ("l", &["HNL"]),
    ("euro", &["EUR"]),
    ("euros", &["EUR"]),
    ("eur", &["EUR"]),
];

/// The codes that a currency sign may stand for; none for the dollar sign, which too many share.
pub(super) fn signs_of(symbol: char) -> Option<&'static [&'static str]> {
    Some(match symbol {
        '€' => &["EUR"],
        '£' => &["GBP", "EGP", "FKP", "GIP", "LBP", "SHP", "SYP"],
        '¥' => &["JPY", "CNY"],
        '₹' => &["INR"],
        '₩' => &["KRW", "KPW"],
        '₽' => &["RUB"],
        '₺' => &["TRY"],
        '₴' => &["UAH"],
        '₫' => &["VND"],
        '₦' => &["NGN"],
        '₱' => &["PHP"],
        '₲' => &["PYG"],
        '₡' => &["CRC"],
        '₪' => &["ILS"],
        '฿' => &["THB"],
        _ => return None,
    })
}

/// Whether a mark can stand for the currency.
pub(super) fn mark_fits(mark: &str, currency: Currency) -> bool {
    let code = currency.code();
    let lower = mark.to_lowercase();
    if let Some((_, codes)) = ABBREVIATIONS.iter().find(|(name, _)| *name == lower) {
        return codes.contains(&code) || lower.eq_ignore_ascii_case(code);
    }
    let mut chars = mark.chars();
    match (chars.next(), chars.next()) {
        // Some thirty currencies are written with the dollar sign.
        (Some('$'), None) => !matches!(code, "EUR" | "GBP" | "JPY" | "CHF"),
        (Some(sign), None) => signs_of(sign).is_none_or(|codes| codes.contains(&code)),
        _ => lower.eq_ignore_ascii_case(code),
    }
}

/// Whether a word beside an amount names a currency.
pub(super) fn is_mark(word: &str) -> bool {
    let lower = word.to_lowercase();
    word == "$" || ABBREVIATIONS.iter().any(|(name, _)| *name == lower) || Currency::from_code(word).is_ok()
}
