//! Values that a script gives. What is of another type is refused, never converted by luck.

use cashflow_facade::api::{Amount, ApiError, Bytes, Day, ErrorKind, Id, Timestamp};
use napi::ValueType;

use crate::errors::WRONG_TYPE;
use crate::raw::{Failed, Value};

/// The longest text, in units of UTF-16: far more than any field takes, and little enough to be copied safely.
const LONGEST_TEXT: usize = 1_000_000;
/// The longest text of a number, a date or an id.
const LONGEST_WORD: usize = 100;
/// The largest integers that a number of JavaScript holds exactly.
const SAFE: f64 = 9_007_199_254_740_991.0;

/// A value of the vocabulary.
pub(crate) trait Input: Sized {
    /// From what the script gave. Errors: without a field, which whoever asked adds.
    fn input(value: Value) -> Result<Self, ApiError>;
}

/// A value of the right type that breaks a rule.
pub(crate) fn wrong(reason: impl std::fmt::Display) -> ApiError {
    ApiError::new(ErrorKind::Invalid, "invalid", reason)
}

/// A value of another type.
pub(crate) fn other(value: Value, expected: &str) -> ApiError {
    let name = match value.kind() {
        ValueType::Undefined => "undefined",
        ValueType::Null => "null",
        ValueType::Boolean => "a boolean",
        ValueType::Number => "a number",
        ValueType::String => "a string",
        ValueType::Symbol => "a symbol",
        ValueType::Function => "a function",
        ValueType::BigInt => "a bigint",
        ValueType::Object if value.is_array() => "an array",
        ValueType::Object if value.date().is_ok_and(|date| date.is_some()) => "a Date",
        _ => "an object",
    };
    ApiError::new(ErrorKind::Invalid, WRONG_TYPE, format_args!("must be {expected}, not {name}"))
}

/// A value that threw something when it was looked at, such as a getter or a proxy.
pub(crate) fn threw(_: Failed) -> ApiError {
    ApiError::new(ErrorKind::Invalid, WRONG_TYPE, "threw an error when it was read")
}

/// A text of at most so many units.
pub(crate) fn text(value: Value, expected: &str, longest: usize) -> Result<String, ApiError> {
    if value.kind() != ValueType::String {
        return Err(other(value, expected));
    }
    if value.text_length().map_err(threw)? > longest {
        return Err(ApiError::new(
            ErrorKind::Invalid,
            "too_long",
            format_args!("must be {expected}: this is too long"),
        ));
    }
    String::from_utf16(&value.text().map_err(threw)?).map_err(|_| wrong("is not valid Unicode"))
}

impl Input for bool {
    fn input(value: Value) -> Result<Self, ApiError> {
        match value.kind() {
            ValueType::Boolean => value.boolean().map_err(threw),
            _ => Err(other(value, "a boolean")),
        }
    }
}

impl Input for i64 {
    fn input(value: Value) -> Result<Self, ApiError> {
        match value.kind() {
            ValueType::BigInt => value.bigint().map_err(|_| wrong("does not fit into 64 bits")),
            ValueType::Number => {
                let number = value.number().map_err(threw)?;
                if number.fract() != 0.0 || number.abs() > SAFE {
                    return Err(wrong("must be a safe integer"));
                }
                // Exact: it is whole and small enough.
                Ok(number as Self)
            }
            _ => Err(other(value, "an integer")),
        }
    }
}

impl Input for u32 {
    fn input(value: Value) -> Result<Self, ApiError> {
        if value.kind() != ValueType::Number {
            return Err(other(value, "an integer"));
        }
        i64::input(value)
            .ok()
            .and_then(|whole| Self::try_from(whole).ok())
            .ok_or_else(|| wrong("must be an integer from 0 to 4294967295"))
    }
}

impl Input for String {
    fn input(value: Value) -> Result<Self, ApiError> {
        text(value, "a string", LONGEST_TEXT)
    }
}

impl Input for Bytes {
    fn input(value: Value) -> Result<Self, ApiError> {
        let expected = "a Uint8Array, such as a Buffer";
        value.bytes().map_err(threw)?.ok_or_else(|| other(value, expected))
    }
}

/// A number is a binary float, also where it looks whole: money must not be one.
impl Input for Amount {
    fn input(value: Value) -> Result<Self, ApiError> {
        let digits = match value.kind() {
            ValueType::Number => {
                let reason = "a number is not exact: use a string such as \"0.10\"";
                return Err(ApiError::new(ErrorKind::Invalid, WRONG_TYPE, reason));
            }
            ValueType::BigInt => value.bigint().map_err(|_| wrong("has too many digits"))?.to_string(),
            _ => text(value, "a decimal string such as \"0.10\"", LONGEST_WORD)?,
        };
        let digits_only = digits.strip_prefix(['-', '+']).unwrap_or(&digits);
        // The parser takes underscores too, and a lone point.
        let is_decimal = digits_only.starts_with(|c: char| c.is_ascii_digit())
            && digits_only.ends_with(|c: char| c.is_ascii_digit())
            && digits_only.chars().all(|c| c.is_ascii_digit() || c == '.');
        let amount = is_decimal.then(|| Self::from_str_exact(&digits).ok()).flatten();
        amount.ok_or_else(|| wrong("is not a decimal number of at most 28 digits, such as \"0.10\""))
    }
}

impl Input for Day {
    fn input(value: Value) -> Result<Self, ApiError> {
        let expected = "a date as \"YYYY-MM-DD\"";
        let text = text(value, expected, LONGEST_WORD)?;
        let day = (text.len() == "YYYY-MM-DD".len()).then(|| text.parse().ok()).flatten();
        day.ok_or_else(|| wrong(format_args!("must be {expected}")))
    }
}

impl Input for Timestamp {
    fn input(value: Value) -> Result<Self, ApiError> {
        let milliseconds = value.date().map_err(threw)?.ok_or_else(|| other(value, "a Date"))?;
        if !milliseconds.is_finite() {
            return Err(wrong("is an invalid Date"));
        }
        Self::from_timestamp_millis(milliseconds as i64).ok_or_else(|| wrong("is beyond the calendar"))
    }
}

impl Input for Id {
    fn input(value: Value) -> Result<Self, ApiError> {
        text(value, "a UUID", LONGEST_WORD)?.parse().map_err(|_| wrong("must be a UUID"))
    }
}

impl<T: Input> Input for Option<T> {
    fn input(value: Value) -> Result<Self, ApiError> {
        if value.is_nothing() { Ok(None) } else { T::input(value).map(Some) }
    }
}

impl<T: Input> Input for Vec<T> {
    fn input(value: Value) -> Result<Self, ApiError> {
        if !value.is_array() {
            return Err(other(value, "an array"));
        }
        (0..value.length().map_err(threw)?).map(|at| T::input(value.item(at).map_err(threw)?)).collect()
    }
}
