//! Exact amounts of money: a whole number of minor units and a currency.

use std::fmt;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::{Deserialize, Serialize};

use crate::domain::Currency;
use crate::error::{Error, Result};

/// An exact amount of one currency, held in 64-bit minor units (cents), so that a sum in a database is exact too.
///
/// Arithmetic is checked: it refuses to mix currencies and to overflow. There is no way in from a binary float.
///
/// ```
/// use cashflow_core::domain::{Currency, Money};
///
/// let price = Money::parse("60.10", Currency::EUR)?;
/// let twice = price.checked_add(price)?;
/// assert_eq!(twice.to_string(), "120.20 EUR");
/// assert!(Money::parse("60.105", Currency::EUR).is_err());
/// # Ok::<(), cashflow_core::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl Money {
    /// Nothing of a currency.
    pub const fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// From minor units: 1250 of EUR is 12.50 EUR.
    pub const fn from_minor(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// From a decimal; more decimals than the currency has (unless they are zeros) and amounts beyond 64-bit
    /// minor units are refused, never rounded.
    pub fn from_decimal(amount: Decimal, currency: Currency) -> Result<Self> {
        let exponent = currency.exponent();
        let exact = amount.normalize();
        if exact.scale() > exponent {
            return Err(too_many_decimals(currency));
        }
        exact
            .checked_mul(Decimal::from(10_i64.pow(exponent)))
            .and_then(|minor| minor.to_i64())
            .map(|minor| Self { minor, currency })
            .ok_or_else(too_large)
    }

    /// From plain decimal text with a point (`"-12.50"`), as in APIs and files: digits, at most one point among them,
    /// at most one sign before them, nothing else. What does not fit is refused, never rounded, as by
    /// [`from_decimal`](Self::from_decimal). For what people type see [`parse_amount`](crate::domain::parse_amount).
    pub fn parse(text: &str, currency: Currency) -> Result<Self> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let mut digits = whole.bytes().chain(part.bytes()).peekable();
        if digits.peek().is_none() || !digits.all(|byte| byte.is_ascii_digit()) {
            return Err(Error::invalid("amount", "not a decimal number such as 12.50"));
        }
        let part = part.trim_end_matches('0');
        let width = currency.exponent() as usize;
        if part.len() > width {
            return Err(too_many_decimals(currency));
        }
        // Read as whole minor units: a decimal type in between would round or refuse long runs of digits.
        let sign = if text.starts_with('-') { "-" } else { "" };
        format!("{sign}0{whole}{part:0<width$}")
            .parse()
            .map(|minor| Self { minor, currency })
            .map_err(|_| too_large())
    }

    /// The whole number of minor units.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The amount as a decimal with exactly the currency's number of decimals.
    pub fn amount(self) -> Decimal {
        Decimal::new(self.minor, self.currency.exponent())
    }

    /// Whether it is more than nothing.
    pub const fn is_positive(self) -> bool {
        self.minor > 0
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// The sum. Errors: another currency, overflow.
    pub fn checked_add(self, other: Self) -> Result<Self> {
        self.same_currency(other)?;
        self.with(self.minor.checked_add(other.minor))
    }

    /// The difference. Errors: another currency, overflow.
    pub fn checked_sub(self, other: Self) -> Result<Self> {
        self.same_currency(other)?;
        self.with(self.minor.checked_sub(other.minor))
    }

    /// The amount with the other sign. Errors: overflow.
    pub fn checked_neg(self) -> Result<Self> {
        self.with(self.minor.checked_neg())
    }

    /// A whole multiple. Errors: overflow.
    pub fn checked_mul(self, times: i64) -> Result<Self> {
        self.with(self.minor.checked_mul(times))
    }

    /// Splits it in proportion to the weights without losing a minor unit: the parts add up to the whole.
    ///
    /// Each part is at most one minor unit away from its exact share; what is left after rounding towards zero goes
    /// to the largest remainders, earlier parts first. Errors: no weight, or weights that add up to zero.
    ///
    /// ```
    /// # use cashflow_core::domain::{Currency, Money};
    /// let parts = Money::parse("100.00", Currency::EUR)?.allocate(&[1, 1, 1])?;
    /// assert_eq!(parts.iter().map(|p| p.minor()).collect::<Vec<_>>(), [3334, 3333, 3333]);
    /// # Ok::<(), cashflow_core::Error>(())
    /// ```
    pub fn allocate(self, weights: &[u32]) -> Result<Vec<Self>> {
        let total: i128 = weights.iter().map(|&w| i128::from(w)).sum();
        if total == 0 {
            return Err(Error::invalid("weights", "at least one must be above zero"));
        }
        let minor = i128::from(self.minor);
        let mut parts: Vec<i128> = weights.iter().map(|&w| minor * i128::from(w) / total).collect();
        let mut rest = minor - parts.iter().sum::<i128>();
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.sort_by_key(|&i| std::cmp::Reverse((minor * i128::from(weights[i]) % total).abs()));
        for i in order {
            if rest == 0 {
                break;
            }
            parts[i] += rest.signum();
            rest -= rest.signum();
        }
        // No part is larger than the whole, so each fits.
        parts.into_iter().map(|part| self.with(i64::try_from(part).ok())).collect()
    }

    fn same_currency(self, other: Self) -> Result<()> {
        if self.currency == other.currency {
            return Ok(());
        }
        Err(Error::invalid("currency", format!("{} and {} cannot be added", self.currency, other.currency)))
    }

    fn with(self, minor: Option<i64>) -> Result<Self> {
        minor.map(|minor| Self { minor, currency: self.currency }).ok_or_else(too_large)
    }
}

fn too_large() -> Error {
    Error::invalid("amount", "too large")
}

fn too_many_decimals(currency: Currency) -> Error {
    let reason = match currency.exponent() {
        0 => format!("{currency} has no decimals"),
        1 => format!("{currency} has 1 decimal at most"),
        n => format!("{currency} has {n} decimals at most"),
    };
    Error::invalid("amount", reason)
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Money {
    /// `12.50 EUR`: all decimals of the currency, a point, the code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount(), self.currency)
    }
}

/// The amount as text: a number would pass through a binary float in most readers.
#[derive(Serialize, Deserialize)]
struct Wire {
    amount: String,
    currency: Currency,
}

impl Serialize for Money {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Wire { amount: self.amount().to_string(), currency: self.currency }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire = Wire::deserialize(deserializer)?;
        Self::parse(&wire.amount, wire.currency).map_err(serde::de::Error::custom)
    }
}
