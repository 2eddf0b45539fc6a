//! The amount in a text of which it is known that it is one: `$899.99 S`, `1,350`, `300-00`.

use rust_decimal::Decimal;

use crate::domain::understanding::numbers::{Form, Number, numbers};
use crate::domain::{DecimalHint, parse_amount};

/// The amount that a text states. None when a digit of it may be lost.
pub(super) fn amount(text: &str) -> Option<Decimal> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if lost_digit(&text) {
        return None;
    }
    if let Some(mended) = dash_for_point(&text) {
        return Decimal::from_str_exact(&mended).ok();
    }
    let found: Vec<Number> = numbers(&text).into_iter().filter(|n| n.form != Form::Percent).collect();
    let cents = || found.iter().rfind(|n| n.form == Form::Cents);
    let marked = || found.iter().rfind(|n| n.marked);
    let sole = || (found.len() == 1).then(|| &found[0]);
    match cents().or_else(marked).or_else(sole) {
        Some(number) => {
            let value = thousands(number, &text);
            Some(if minus_behind_sign(&text[..number.start]) { -value.abs() } else { value })
        }
        None if text.contains('%') => None,
        // Grouped otherwise, such as the Indian 1,23,456.00.
        None => parse_amount(without_tax_letter(&text), DecimalHint::Point).ok(),
    }
}

/// How many: the first number of a text.
pub(super) fn quantity(text: &str) -> Option<Decimal> {
    numbers(text).into_iter().find(|n| n.form != Form::Percent && !n.marked).map(|n| n.value)
}

/// "1,350" is over a thousand: no amount has three decimals where a provider takes it for money.
fn thousands(number: &Number, text: &str) -> Decimal {
    let raw = &text[number.start..number.end];
    let grouped = number.form == Form::Decimals
        && raw.rsplit_once([',', '.', '\'', '’']).is_some_and(|(lead, last)| last.len() == 3 && lead != "0");
    if grouped { number.value * Decimal::ONE_THOUSAND } else { number.value }
}

/// "$-5.00": a minus between the currency and the number.
fn minus_behind_sign(lead: &str) -> bool {
    let signs: Vec<char> = lead.chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace()).collect();
    matches!(signs[..], [.., '-' | '−'] if signs.len() <= 2) && lead.trim_end().ends_with(['-', '−'])
}

/// "/6.50", "_2.00": something that is no sign of money stands where a digit was.
fn lost_digit(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|first| matches!(first, '/' | '_' | '|' | '\\' | '?'))
        && chars.next().is_some_and(|c| c.is_ascii_digit())
}

/// "300-00": nothing but digits, a dash, and two digits.
fn dash_for_point(text: &str) -> Option<String> {
    let (whole, cents) = text.split_once(['-', '–'])?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    (digits(whole) && digits(cents) && cents.len() == 2).then(|| format!("{whole}.{cents}"))
}

fn without_tax_letter(text: &str) -> &str {
    match text.rsplit_once(' ') {
        Some((amount, letter)) if letter.len() <= 2 && letter.chars().all(char::is_alphabetic) => amount,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_a_person_does() {
        for (text, want) in [
            ("$899.99 S", "899.99"),
            ("659.00 Y", "659.00"),
            ("$1,350.00", "1350.00"),
            ("1.350,00 €", "1350.00"),
            ("1,350", "1350"),
            ("¥1,200", "1200"),
            ("$2789", "2789"),
            ("300-00", "300.00"),
            ("P14. 50/Unit", "14.50"),
            ("$-19172.54", "-19172.54"),
            ("-$5.00", "-5.00"),
            ("(5.00)", "-5.00"),
            ("5.00-", "-5.00"),
            ("₹1,23,456.00", "123456.00"),
            ("Rs. 450", "450"),
            ("8.25% 1.65", "1.65"),
            ("1\n234,50", "1234.50"),
        ] {
            let want: Decimal = want.parse().unwrap();
            assert_eq!(amount(text), Some(want), "{text}");
        }
        for text in ["", "/6.50 V", "8.25%", "paid", "12/07/2019"] {
            assert_eq!(amount(text), None, "{text}");
        }
    }

    #[test]
    fn quantities_may_have_decimals_and_units() {
        assert_eq!(quantity("4.5"), Some(Decimal::new(45, 1)));
        assert_eq!(quantity("2 pcs"), Some(Decimal::TWO));
        assert_eq!(quantity("to"), None);
    }
}
