//! Currencies of ISO 4217, with the number of decimals of each.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// A currency of ISO 4217 that has minor units: metals, bond units and the test codes are not accepted.
///
/// ```
/// use cashflow_core::domain::Currency;
///
/// let yen: Currency = "JPY".parse()?;
/// assert_eq!((yen.code(), yen.exponent()), ("JPY", 0));
/// assert!("XAU".parse::<Currency>().is_err());
/// # Ok::<(), cashflow_core::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(iso_currency::Currency::EUR);
    /// The US dollar.
    pub const USD: Self = Self(iso_currency::Currency::USD);

    /// By its three-letter code, in capitals or not.
    pub fn from_code(code: &str) -> Result<Self> {
        let mut letters = [0; 3];
        (code.len() == letters.len())
            .then(|| {
                letters.copy_from_slice(code.as_bytes());
                letters.make_ascii_uppercase();
                &letters
            })
            .and_then(|letters| std::str::from_utf8(letters).ok())
            .and_then(iso_currency::Currency::from_code)
            .filter(|currency| currency.exponent().is_some_and(|digits| digits <= 4))
            .map(Self)
            .ok_or_else(|| Error::invalid("currency", "not a currency code of ISO 4217 (such as EUR)"))
    }

    /// The three-letter code.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// The English name.
    pub fn name(&self) -> &str {
        self.0.name()
    }

    /// Digits after the decimal separator: 0 (JPY) to 4 (CLF); 2 for most.
    pub fn exponent(self) -> u32 {
        self.0.exponent().map_or(2, u32::from)
    }

    /// All of them, in the order of their codes.
    pub fn all() -> impl Iterator<Item = Self> {
        use iso_currency::IntoEnumIterator as _;
        let mut all: Vec<Self> = iso_currency::Currency::iter()
            .filter_map(|currency| Self::from_code(currency.code()).ok())
            .collect();
        all.sort_unstable(); // the crate's order is that of its table
        all.into_iter()
    }
}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Currency {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.code().cmp(other.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = Error;

    fn from_str(code: &str) -> Result<Self> {
        Self::from_code(code)
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::from_code(&code).map_err(serde::de::Error::custom)
    }
}
