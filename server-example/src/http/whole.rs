//! Whole numbers in JSON: `8` and `8.0` are the same number (RFC 8259 knows one kind, and so does JSON Schema).

use serde::de::{Deserialize, Deserializer, Error as _};
use serde_json::Number;

/// A whole number as it stands in the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Whole(pub(crate) i32);

/// Up to here every whole number is a binary float of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = Number::deserialize(deserializer)?;
        let float = || number.as_f64().filter(|float| float.fract() == 0.0 && float.abs() < EXACT);
        let whole = number.as_i64().or_else(|| float().map(|float| float as i64));
        let fits = whole.and_then(|whole| i32::try_from(whole).ok());
        fits.map(Self).ok_or_else(|| D::Error::custom("must be a whole number of at most 32 bits"))
    }
}

#[cfg(test)]
mod tests {
    use super::Whole;

    #[test]
    fn a_whole_number_is_read_however_it_is_written() {
        for (json, number) in [("8", 8), ("8.0", 8), ("-2e3", -2000), ("2147483647", i32::MAX)] {
            assert_eq!(serde_json::from_str::<Whole>(json).unwrap().0, number, "{json}");
        }
        for json in ["8.5", "2147483648", "1e300", "\"8\"", "null", "true"] {
            assert!(serde_json::from_str::<Whole>(json).is_err(), "{json}");
        }
    }
}
