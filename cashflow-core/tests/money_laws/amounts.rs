//! Any currencies, amounts and weights, with a thumb on the edges.

use cashflow_core::domain::{Currency, Money};
use proptest::prelude::*;
use proptest::test_runner::Config;

/// No files of failed cases: where they would be written depends on the folder the tests are started in.
pub(crate) fn cases() -> Config {
    Config { failure_persistence: None, ..Config::default() }
}

pub(crate) fn currency() -> impl Strategy<Value = Currency> {
    let all: Vec<Currency> = Currency::all().collect();
    // The currencies of 0, 3 and 4 decimals are few: without a thumb on the scale they would hardly come up.
    let odd: Vec<Currency> = all.iter().copied().filter(|c| c.exponent() != 2).collect();
    prop_oneof![prop::sample::select(all), prop::sample::select(odd)]
}

/// Amounts as they occur, amounts of any size, and the ends of the range.
pub(crate) fn minor() -> impl Strategy<Value = i64> {
    prop_oneof![
        4 => -1_000_000_i64..1_000_000,
        4 => any::<i64>(),
        1 => prop::sample::select(vec![i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX - 1, i64::MAX]),
    ]
}

pub(crate) fn money() -> impl Strategy<Value = Money> {
    (minor(), currency()).prop_map(|(minor, currency)| Money::from_minor(minor, currency))
}

/// Amounts of one currency.
pub(crate) fn moneys<const N: usize>() -> impl Strategy<Value = [Money; N]> {
    (std::array::from_fn::<_, N, _>(|_| minor()), currency())
        .prop_map(|(minors, currency)| minors.map(|minor| Money::from_minor(minor, currency)))
}

pub(crate) fn weights() -> impl Strategy<Value = Vec<u32>> {
    let weight = prop_oneof![2 => Just(0), 5 => 1_u32..20, 2 => any::<u32>(), 1 => Just(u32::MAX)];
    prop::collection::vec(weight, 1..12)
}

/// The decimal text of an amount, written without the library's own decimals.
pub(crate) fn plain_text(minor: i64, exponent: u32) -> String {
    let digits = format!("{:0>width$}", minor.unsigned_abs(), width = exponent as usize + 1);
    let (whole, part) = digits.split_at(digits.len() - exponent as usize);
    let sign = if minor < 0 { "-" } else { "" };
    let point = if part.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{part}")
}

#[test]
fn the_currencies_have_zero_two_three_and_four_decimals() {
    let exponents: std::collections::BTreeSet<u32> = Currency::all().map(Currency::exponent).collect();
    assert_eq!(exponents.into_iter().collect::<Vec<_>>(), [0, 2, 3, 4], "the laws above are tried on these");
}
