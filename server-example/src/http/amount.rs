//! Amounts of money in JSON: read digit by digit, never through a binary float.

use std::borrow::Cow;

use cashflow_core::domain::{Currency, Money};
use cashflow_core::{Error, Result};
use serde::de::{self, Deserialize, Deserializer};
use serde_json::value::RawValue;
use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// A decimal number as it stands in the body: as a string (`"60.10"`) or as a number (`60.10`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Amount(String);

/// The largest power of ten that a number may be written with: more than any amount needs.
const MAX_EXPONENT: i32 = 40;

impl Amount {
    /// The amount in a currency. Errors: not a decimal number, more decimals than the currency has, too large.
    pub(crate) fn in_currency(&self, currency: Currency) -> Result<Money> {
        Money::parse(&self.0, currency)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The text of the value as it stands, so that no number type comes in between.
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let text = raw.get();
        if text.starts_with('"') {
            return serde_json::from_str(text).map(Self).map_err(de::Error::custom);
        }
        if !text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
            return Err(de::Error::custom("must be a decimal number, such as \"60.10\" or 60.10"));
        }
        plain(text).map(|plain| Self(plain.into_owned())).map_err(|error| de::Error::custom(error.message()))
    }
}

/// The number of a JSON text without an exponent: `6.01e1` is `60.1`.
fn plain(number: &str) -> Result<Cow<'_, str>> {
    let Some((mantissa, exponent)) = number.split_once(['e', 'E']) else { return Ok(number.into()) };
    let far = || Error::invalid("amount", "the exponent is out of range");
    let exponent: i32 = exponent.parse().map_err(|_| far())?;
    if exponent.abs() > MAX_EXPONENT {
        return Err(far());
    }
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let zeros = "0".repeat(exponent.unsigned_abs() as usize);
    let digits = if exponent < 0 { format!("{zeros}{whole}{part}") } else { format!("{whole}{part}{zeros}") };
    // Where the point comes to stand, counted from the left.
    let point = if exponent < 0 { whole.len() } else { whole.len() + zeros.len() };
    let (whole, part) = digits.split_at(point);
    Ok(if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }.into())
}

impl PartialSchema for Amount {
    fn schema() -> RefOr<Schema> {
        let text = ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .pattern(Some(r"^[0-9]{1,15}(\.[0-9]{1,4})?$"));
        let number =
            ObjectBuilder::new().schema_type(SchemaType::Type(Type::Number)).exclusive_minimum(Some(0));
        let description = "A decimal string, or a JSON number, which is read exactly: above zero, with no more decimals \
                           than its currency has.";
        let schema = OneOfBuilder::new().item(text).item(number).description(Some(description));
        schema.examples([serde_json::json!("60.10")]).into()
    }
}

impl ToSchema for Amount {}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> std::result::Result<String, String> {
        serde_json::from_str::<Amount>(json).map(|amount| amount.0).map_err(|error| error.to_string())
    }

    #[test]
    fn numbers_and_strings_keep_every_digit() {
        for (json, text) in [
            ("60.10", "60.10"),
            ("\"60.10\"", "60.10"),
            ("0.1", "0.1"),
            ("90071992547409.93", "90071992547409.93"),
            ("6.01e1", "60.1"),
            ("6E2", "600"),
            ("601e-1", "60.1"),
            ("5e-3", "0.005"),
            ("-1e0", "-1"),
            ("12.5e+1", "125"),
        ] {
            let money = Amount(text.to_owned()).in_currency(Currency::EUR);
            let found = serde_json::from_str::<Amount>(json).unwrap().in_currency(Currency::EUR);
            assert_eq!(found.map_err(|e| e.to_string()), money.map_err(|e| e.to_string()), "{json}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for json in ["true", "null", "[1]", "{}", "1e999999999999", "1e41", "1e-41"] {
            assert!(read(json).is_err(), "{json}");
        }
        for json in ["\"\"", "\"60,10\"", "\"1e2\"", "\" 1\"", "\"NaN\""] {
            assert!(
                serde_json::from_str::<Amount>(json).unwrap().in_currency(Currency::EUR).is_err(),
                "{json}"
            );
        }
    }

    #[test]
    fn a_third_decimal_of_the_euro_is_refused_and_said() {
        let amount: Amount = serde_json::from_str("60.105").unwrap();
        let error = amount.in_currency(Currency::EUR).unwrap_err();
        assert!(error.message().contains("EUR has 2 decimals at most"), "{error}");
        assert!(serde_json::from_str::<Amount>("60.100").unwrap().in_currency(Currency::EUR).is_ok());
    }
}
