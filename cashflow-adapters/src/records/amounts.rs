//! Bounds of amounts, which compare in units of each movement's own currency, in minor units of it.

use std::sync::LazyLock;

use cashflow_core::domain::Currency;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// The currencies that do not have two decimals, as lists for SQL, by their number of decimals.
pub(crate) static UNUSUAL: LazyLock<Vec<(u32, String)>> = LazyLock::new(|| {
    let of = |exponent| {
        let codes = Currency::all().filter(|currency| currency.exponent() == exponent);
        codes.map(|currency| format!("'{}'", currency.code())).collect::<Vec<_>>().join(", ")
    };
    [0, 1, 3, 4]
        .map(|exponent| (exponent, of(exponent)))
        .into_iter()
        .filter(|(_, codes)| !codes.is_empty())
        .collect()
});

/// The smallest amount in minor units that is not below; none if no amount is that large.
pub(crate) fn at_least(amount: Decimal, exponent: u32) -> Option<i64> {
    if amount.is_sign_negative() {
        return Some(0);
    }
    amount.checked_mul(Decimal::from(10_u64.pow(exponent)))?.ceil().to_i64()
}

/// The largest amount in minor units that is not above.
pub(crate) fn at_most(amount: Decimal, exponent: u32) -> Option<i64> {
    if amount.is_sign_negative() {
        return Some(-1);
    }
    let minor =
        amount.checked_mul(Decimal::from(10_u64.pow(exponent))).and_then(|minor| minor.floor().to_i64());
    Some(minor.unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_of_amounts_are_exact_in_minor_units() {
        let decimal = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(at_least(decimal("1.001"), 2), Some(101));
        assert_eq!(at_most(decimal("1.009"), 2), Some(100));
        assert_eq!(at_least(decimal("1.5"), 0), Some(2));
        assert_eq!(at_most(decimal("1.5"), 0), Some(1));
        assert_eq!(at_least(decimal("-3"), 2), Some(0));
        assert_eq!(at_most(decimal("-3"), 2), Some(-1));
    }

    #[test]
    fn bounds_beyond_every_amount_keep_nothing_or_everything() {
        assert_eq!(at_least(Decimal::MAX, 4), None);
        assert_eq!(at_most(Decimal::MAX, 4), Some(i64::MAX));
    }
}
