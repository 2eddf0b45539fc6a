//! Amounts as people and receipts write them: any separators, currency signs, signs before or after.

use rust_decimal::Decimal;

use crate::domain::{Currency, Money};
use crate::error::{Error, Result};

mod marks;
#[cfg(test)]
mod tests;

use marks::{is_mark, mark_fits, signs_of};

/// Which sign is the decimal one where a text alone leaves it open: `1.234` is one and a bit, or over a thousand.
///
/// It decides nothing else: `1.234,56` and `1,234.56` read the same under both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DecimalHint {
    /// `1.5`, thousands as `1,000`.
    #[default]
    Point,
    /// `1,5`, thousands as `1.000`.
    Comma,
}

impl DecimalHint {
    /// What is usual in a locale such as `es`, `es-ES`, `en_GB` (BCP 47 or POSIX); the point when it is not known.
    pub fn of_locale(locale: &str) -> Self {
        let mut parts = locale.split(['-', '_', '.']);
        let language = parts.next().unwrap_or_default().to_ascii_lowercase();
        let region = parts.find(|p| p.len() == 2 || p.len() == 3).unwrap_or_default().to_ascii_uppercase();
        match (language.as_str(), region.as_str()) {
            // Spanish of Mexico, Central America, the Caribbean and the US writes a point; so does German Switzerland.
            ("es", "MX" | "US" | "PR" | "DO" | "GT" | "HN" | "NI" | "PA" | "SV" | "PE") => Self::Point,
            ("de" | "it" | "rm", "CH" | "LI") => Self::Point,
            (_, "ZA") => Self::Comma,
            (
                "es" | "ca" | "gl" | "eu" | "pt" | "fr" | "it" | "de" | "nl" | "da" | "nb" | "nn" | "no"
                | "sv" | "fi" | "is" | "pl" | "cs" | "sk" | "sl" | "hr" | "sr" | "bs" | "hu" | "ro" | "bg"
                | "el" | "ru" | "uk" | "tr" | "id" | "vi" | "et" | "lv" | "lt",
                _,
            ) => Self::Comma,
            _ => Self::Point,
        }
    }
}

/// Reads an amount as a person types it, exactly.
///
/// Understood: either decimal sign, thousands by point, comma, apostrophe or any blank (also the Indian `1,23,456`),
/// a missing zero (`.99`), a currency sign, code or usual abbreviation on either side, and the negative as `-12`,
/// `12-`, `−12` or `(12.00)`. The hint decides only what is really open: one sign followed by exactly three
/// digits.
///
/// Errors name the reason: nothing there, an unexpected character, wrongly grouped digits, too large.
///
/// ```
/// use cashflow_core::domain::{DecimalHint, parse_amount};
///
/// assert_eq!(parse_amount("1.234,56 €", DecimalHint::Point)?.to_string(), "1234.56");
/// assert_eq!(parse_amount("$ -12", DecimalHint::Comma)?.to_string(), "-12");
/// assert_eq!(parse_amount("1.234", DecimalHint::Comma)?.to_string(), "1234");
/// # Ok::<(), cashflow_core::Error>(())
/// ```
pub fn parse_amount(text: &str, hint: DecimalHint) -> Result<Decimal> {
    Parts::split(text)?.value(hint)
}

/// Reads an amount of a currency as a person types it; see [`parse_amount`].
///
/// Errors besides those: more decimals than the currency has (never rounded), a sign or code of another currency.
///
/// ```
/// use cashflow_core::domain::{Currency, DecimalHint, parse_money};
///
/// assert_eq!(parse_money("1 234,5", Currency::EUR, DecimalHint::Comma)?.minor(), 123_450);
/// assert!(parse_money("$ 5", Currency::EUR, DecimalHint::Point).is_err());
/// # Ok::<(), cashflow_core::Error>(())
/// ```
pub fn parse_money(text: &str, currency: Currency, hint: DecimalHint) -> Result<Money> {
    let parts = Parts::split(text)?;
    if let Some(mark) = parts.marks.iter().find(|mark| !mark_fits(mark, currency)) {
        return Err(refuse(format!("'{mark}' is not the sign of {currency}")));
    }
    Money::from_decimal(parts.value(hint)?, currency)
}

/// No amount of money needs more, and the limit keeps hostile input cheap.
const LONGEST: usize = 64;

fn refuse(reason: impl std::fmt::Display) -> Error {
    Error::invalid("amount", reason)
}

/// A text taken apart: its sign, its digits with separators, and what names a currency.
struct Parts {
    negative: bool,
    /// Only digits, `.`, `,` and `'` (any blank or apostrophe between digits).
    digits: String,
    marks: Vec<String>,
}

impl Parts {
    fn split(text: &str) -> Result<Self> {
        if text.len() > LONGEST {
            return Err(refuse("too long"));
        }
        let mut parts = Self { negative: false, digits: String::new(), marks: Vec::new() };
        let (mut minus, mut plus, mut open, mut closed) = (0, 0, 0, 0);
        let mut word = String::new();
        let mut blank_after_digits = false;
        let mut number_over = false;
        for c in text.chars() {
            let letter = c.is_alphabetic() || c == '$' || (c == '/' && word.eq_ignore_ascii_case("s"));
            if !letter {
                parts.take_mark(&mut word)?;
            }
            match c {
                _ if letter => {
                    word.push(c);
                    number_over |= !parts.digits.is_empty();
                }
                '0'..='9' | '.' | ',' | '\'' | '’' | '٫' | '٬' => {
                    if number_over {
                        return Err(refuse("more than one number"));
                    }
                    let c = match c {
                        '’' => '\'',
                        '٫' => '.',
                        '٬' => ',',
                        c => c,
                    };
                    if std::mem::take(&mut blank_after_digits) {
                        parts.digits.push('\'');
                    }
                    parts.digits.push(c);
                }
                _ if digit_value(c).is_some() => {
                    if number_over {
                        return Err(refuse("more than one number"));
                    }
                    if std::mem::take(&mut blank_after_digits) {
                        parts.digits.push('\'');
                    }
                    parts.digits.extend(digit_value(c));
                }
                '-' | '−' | '–' => {
                    minus += 1;
                    number_over |= !parts.digits.is_empty();
                }
                '+' if parts.digits.is_empty() => plus += 1,
                '(' if parts.digits.is_empty() => open += 1,
                ')' => {
                    closed += 1;
                    number_over = true;
                }
                _ if signs_of(c).is_some() => {
                    parts.marks.push(c.to_string());
                    number_over |= !parts.digits.is_empty();
                }
                _ if c.is_whitespace() => blank_after_digits = !parts.digits.is_empty() && !number_over,
                _ => return Err(refuse(format!("unexpected '{}'", c.escape_debug()))),
            }
        }
        parts.take_mark(&mut word)?;
        if minus + plus + open > 1 || open != closed {
            return Err(refuse("more than one sign"));
        }
        if !parts.digits.bytes().any(|b| b.is_ascii_digit()) {
            return Err(refuse("no number in it"));
        }
        parts.negative = minus + open > 0;
        Ok(parts)
    }

    fn take_mark(&mut self, word: &mut String) -> Result<()> {
        if word.is_empty() {
            return Ok(());
        }
        let mark = std::mem::take(word);
        if !is_mark(&mark) {
            return Err(refuse(format!("unexpected '{mark}'")));
        }
        self.marks.push(mark);
        if self.marks.len() > 2 {
            return Err(refuse("more than one currency"));
        }
        Ok(())
    }

    fn value(&self, hint: DecimalHint) -> Result<Decimal> {
        // A sentence's full stop or comma after the number carries nothing.
        let digits = self.digits.trim_end_matches('\'');
        let (whole, fraction) = split_decimals(digits, hint)?;
        let mut plain = String::with_capacity(digits.len() + 2);
        plain.push('0');
        plain.extend(whole.chars().filter(char::is_ascii_digit));
        if !fraction.is_empty() {
            plain.push('.');
            plain.push_str(fraction);
        }
        let value = Decimal::from_str_exact(&plain).map_err(|_| refuse("too large or too many decimals"))?;
        Ok(if self.negative && !value.is_zero() { -value } else { value })
    }
}

/// A digit of another script (Arabic, Persian, full width), as the usual one.
fn digit_value(c: char) -> Option<char> {
    let first = match c {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        '\u{ff10}'..='\u{ff19}' => 0xff10,
        _ => return None,
    };
    char::from_digit(u32::from(c) - first, 10)
}

/// Which part is the whole number (with its grouping) and which the decimals.
fn split_decimals(digits: &str, hint: DecimalHint) -> Result<(&str, &str)> {
    let wrong = || refuse("the digits are grouped in a way that has no one meaning");
    let whole_only = |whole| grouped_well(whole).then_some((whole, "")).ok_or_else(wrong);
    let Some(last) = digits.rfind(['.', ',']) else {
        return whole_only(digits);
    };
    let (whole, fraction) = (&digits[..last], &digits[last + 1..]);
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        // A blank or an apostrophe after the last point or comma: only thousands can follow.
        return whole_only(digits);
    }
    let sign = digits.as_bytes()[last];
    if whole.bytes().any(|b| b == sign) {
        // The same sign twice separates thousands.
        return whole_only(digits);
    }
    let other_signs = whole.bytes().any(|b| !b.is_ascii_digit());
    let open =
        fraction.len() == 3 && !other_signs && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    let decimal_sign = match hint {
        DecimalHint::Point => b'.',
        DecimalHint::Comma => b',',
    };
    if open && sign != decimal_sign {
        return Ok((digits, ""));
    }
    if fraction.is_empty() && whole.is_empty() {
        return Err(refuse("no number in it"));
    }
    if !other_signs || grouped_well(whole) { Ok((whole, fraction)) } else { Err(wrong()) }
}

/// Whether the separators of a whole number stand where thousands (or Indian lakhs) have them, all the same sign.
fn grouped_well(whole: &str) -> bool {
    let mut separators = whole.bytes().filter(|b| !b.is_ascii_digit());
    let Some(first) = separators.next() else { return true };
    if separators.any(|b| b != first) {
        return false;
    }
    let groups: Vec<usize> = whole.split(char::from(first)).map(str::len).collect();
    let [lead, middle @ .., last] = groups.as_slice() else { return false };
    let even = *last == 3 && (1..=3).contains(lead) && middle.iter().all(|&n| n == 3);
    let indian = first == b',' && *last == 3 && (1..=2).contains(lead) && middle.iter().all(|&n| n == 2);
    even || indian
}
