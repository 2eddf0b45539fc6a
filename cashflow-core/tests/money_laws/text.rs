//! Plain text and the wire form: read and shown exactly, and what is refused.

use cashflow_core::domain::{Currency, Money};
use proptest::prelude::*;

use crate::amounts::{cases, currency, minor, money, plain_text};

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn text_is_read_and_shown_exactly(minor in minor(), currency in currency()) {
        let text = plain_text(minor, currency.exponent());
        let money = Money::parse(&text, currency)?;
        prop_assert_eq!(money.minor(), minor);
        prop_assert_eq!(money.to_string(), format!("{text} {currency}"));
        prop_assert_eq!(format!("{money:?}"), money.to_string());
    }

    #[test]
    fn one_decimal_too_many_is_refused(minor in minor(), currency in currency(), last in 1_u8..=9) {
        let text = plain_text(minor, currency.exponent());
        let longer = if currency.exponent() == 0 { format!("{text}.{last}") } else { format!("{text}{last}") };
        let error = Money::parse(&longer, currency).expect_err("too many decimals");
        prop_assert_eq!(error.field(), Some("amount"));
        prop_assert!(error.message().contains("decimal"), "{}", error);
    }

    #[test]
    fn text_beyond_the_range_is_too_large(over in 1_u128..1 << 100, sign in prop::sample::select(vec!["", "-"]), currency in currency()) {
        // One above the largest amount is the first that does not fit; below, one further down.
        let beyond = (i64::MAX as u128) + over + u128::from(sign == "-");
        let digits = beyond.to_string();
        let (whole, part) = digits.split_at(digits.len() - currency.exponent() as usize);
        let point = if part.is_empty() { "" } else { "." };
        let error = Money::parse(&format!("{sign}{whole}{point}{part}"), currency).expect_err("does not fit");
        prop_assert_eq!(error.message(), "amount: too large");
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>(), currency in currency()) {
        let _ = Money::parse(&text, currency);
    }

    #[test]
    fn money_goes_over_the_wire_unchanged(a in money()) {
        let json = serde_json::to_string(&a).expect("text and code");
        let text = plain_text(a.minor(), a.currency().exponent());
        prop_assert_eq!(&json, &format!(r#"{{"amount":"{text}","currency":"{}"}}"#, a.currency()));
        prop_assert_eq!(serde_json::from_str::<Money>(&json).expect("as written"), a);
        let value = serde_json::to_value(a).expect("text and code");
        prop_assert_eq!(serde_json::from_value::<Money>(value).expect("as written"), a);
    }
}

#[test]
fn every_currency_takes_the_ends_of_the_range_through_decimal_and_text() {
    for currency in Currency::all() {
        for minor in [i64::MIN, -1, 0, 1, i64::MAX] {
            let money = Money::from_minor(minor, currency);
            assert_eq!(Money::from_decimal(money.amount(), currency).unwrap(), money);
            assert_eq!(Money::parse(&money.amount().to_string(), currency).unwrap(), money);
        }
    }
}

#[test]
fn plain_decimal_text_has_digits_one_point_and_a_sign() {
    let minor = |text| Money::parse(text, Currency::EUR).map(Money::minor).ok();
    for (text, expected) in [
        ("12.50", 1250),
        ("-12.5", -1250),
        ("+3", 300),
        ("007", 700),
        (".99", 99),
        ("5.", 500),
        ("-.5", -50),
        ("0.10000", 10),
        ("-0", 0),
        ("0.0000000000000000000000000000000000", 0),
    ] {
        assert_eq!(minor(text), Some(expected), "{text:?}");
    }
    for text in [
        "",
        " ",
        ".",
        "-",
        "+",
        "-.",
        "--1",
        "+-1",
        "1-",
        "1.2.3",
        "1,5",
        "1 000",
        "1_000",
        "1_0.5_0",
        " 1",
        "1 ",
        "1\n",
        "1e3",
        "0x10",
        "NaN",
        "inf",
        "١٢",
        "12.50 EUR",
        "1'000",
    ] {
        let error = Money::parse(text, Currency::EUR).expect_err(text);
        assert_eq!(error.message(), "amount: not a decimal number such as 12.50", "{text:?}");
    }
}

#[test]
fn the_reason_of_a_refusal_is_named() {
    let reason = |text, code: &str| {
        let currency: Currency = code.parse().unwrap();
        Money::parse(text, currency).unwrap_err().message().to_owned()
    };
    assert_eq!(reason("1.5", "JPY"), "amount: JPY has no decimals");
    assert_eq!(reason("1.555", "EUR"), "amount: EUR has 2 decimals at most");
    assert_eq!(reason("0.00000000000000000000000000000000001", "EUR"), "amount: EUR has 2 decimals at most");
    assert_eq!(
        reason("1.0000000000000000000000000000000000001", "BHD"),
        "amount: BHD has 3 decimals at most"
    );
    assert_eq!(reason("92233720368547758.08", "EUR"), "amount: too large");
    assert_eq!(reason("123456789012345678901234567890123456789", "EUR"), "amount: too large");
    assert_eq!(reason("twelve", "EUR"), "amount: not a decimal number such as 12.50");
}

#[test]
fn the_wire_form_takes_no_float_no_rounding_and_no_unknown_currency() {
    for json in [
        r#"{"amount":12.5,"currency":"EUR"}"#,
        r#"{"amount":12,"currency":"EUR"}"#,
        r#"{"amount":"12.505","currency":"EUR"}"#,
        r#"{"amount":"1.00000000000000000000000000000000001","currency":"EUR"}"#,
        r#"{"amount":"1e3","currency":"EUR"}"#,
        r#"{"amount":"1_000","currency":"EUR"}"#,
        r#"{"amount":"92233720368547758.08","currency":"EUR"}"#,
        r#"{"amount":"1.5","currency":"JPY"}"#,
        r#"{"amount":"1.00","currency":"XAU"}"#,
        r#"{"amount":"1.00"}"#,
        r#"{"currency":"EUR"}"#,
    ] {
        assert!(serde_json::from_str::<Money>(json).is_err(), "{json}");
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        assert!(serde_json::from_value::<Money>(value).is_err(), "{json} as a value");
    }
}
