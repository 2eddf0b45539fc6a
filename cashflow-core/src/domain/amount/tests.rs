//! Amounts as people write them.

use proptest::prelude::*;

use super::*;

fn point(text: &str) -> String {
    parse_amount(text, DecimalHint::Point).map_or_else(|e| e.to_string(), |v| v.to_string())
}

fn comma(text: &str) -> String {
    parse_amount(text, DecimalHint::Comma).map_or_else(|e| e.to_string(), |v| v.to_string())
}

#[test]
fn both_ways_of_writing_are_read_whatever_the_hint() {
    let same = [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("1\u{a0}234,56", "1234.56"),
        ("1\u{202f}234.56", "1234.56"),
        ("1'234.56", "1234.56"),
        ("1’234,5", "1234.5"),
        ("1.234.567,89", "1234567.89"),
        ("1.234.567", "1234567"),
        ("12,34,567.80", "1234567.80"),
        ("12 345", "12345"),
        ("12,5", "12.5"),
        ("0.123", "0.123"),
        ("0,123", "0.123"),
        ("1234.567", "1234.567"),
        (".99", "0.99"),
        (",99", "0.99"),
        ("12.", "12"),
        ("007", "7"),
        ("١٢٫٥", "12.5"),
    ];
    for (text, value) in same {
        assert_eq!((point(text), comma(text)), (value.to_owned(), value.to_owned()), "{text}");
    }
}

#[test]
fn the_hint_decides_only_what_is_open() {
    assert_eq!((point("1.234"), comma("1.234")), ("1.234".into(), "1234".into()));
    assert_eq!((point("1,234"), comma("1,234")), ("1234".into(), "1.234".into()));
    assert_eq!((point("-12,345"), comma("-12,345")), ("-12345".into(), "-12.345".into()));
}

#[test]
fn signs_and_currencies_may_stand_on_either_side() {
    for text in
        ["-12", "12-", "−12", "(12)", "€ -12", "-€12", "12- EUR", "$ -12", "RM -12", "(US$12)", "12 € -"]
    {
        assert_eq!(point(text), "-12", "{text}");
    }
    for text in [
        "$ 12", "$12", "12 $", "RM 12", "12EUR", "eur 12", "S/12", "S/ 12", "R$ 12", "+12", "12 Kč", "12 £",
        " 12 ",
    ] {
        assert_eq!(point(text), "12", "{text}");
    }
    assert_eq!(point("-0"), "0");
}

#[test]
fn what_is_not_one_amount_is_refused_with_the_reason() {
    let refused = [
        ("", "no number"),
        ("   ", "no number"),
        (".", "no number"),
        ("abc", "unexpected 'abc'"),
        ("12x", "unexpected 'x'"),
        ("12%", "unexpected '%'"),
        ("12:30", "unexpected ':'"),
        ("--12", "more than one sign"),
        ("-12-", "more than one sign"),
        ("(12", "more than one sign"),
        ("12)", "more than one sign"),
        ("1.2.3", "grouped"),
        ("1,23.4,5", "grouped"),
        ("12 34", "grouped"),
        ("12. 50", "grouped"),
        ("12 EUR 50", "more than one number"),
        ("EUR USD GBP 5", "more than one currency"),
        ("99999999999999999999999999999999", "too large"),
        ("0.00000000000000000000000000000000001", "too large or too many"),
    ];
    for (text, reason) in refused {
        let error = parse_amount(text, DecimalHint::Point).expect_err(text);
        assert!(error.message().contains(reason), "{text}: {error}");
        assert_eq!(error.field(), Some("amount"));
    }
    assert!(parse_amount(&"1".repeat(65), DecimalHint::Point).is_err());
}

#[test]
fn money_takes_no_more_decimals_than_its_currency() {
    let jpy: Currency = "JPY".parse().unwrap();
    let kwd: Currency = "KWD".parse().unwrap();
    assert_eq!(parse_money("12,50 €", Currency::EUR, DecimalHint::Point).unwrap().minor(), 1250);
    assert_eq!(parse_money("¥ 1,200", jpy, DecimalHint::Point).unwrap().minor(), 1200);
    assert_eq!(parse_money("1.234", kwd, DecimalHint::Point).unwrap().minor(), 1234);
    assert!(parse_money("12.505", Currency::EUR, DecimalHint::Point).is_err());
    assert!(parse_money("12.5", jpy, DecimalHint::Point).is_err());
}

#[test]
fn money_with_the_sign_of_another_currency_is_refused() {
    let myr: Currency = "MYR".parse().unwrap();
    assert!(parse_money("RM 5", Currency::EUR, DecimalHint::Point).is_err());
    assert!(parse_money("5 USD", Currency::EUR, DecimalHint::Point).is_err());
    assert!(parse_money("£5", Currency::EUR, DecimalHint::Point).is_err());
    assert!(parse_money("RM 5", myr, DecimalHint::Point).is_ok());
    assert!(parse_money("MYR 5", myr, DecimalHint::Point).is_ok());
    assert!(parse_money("US$5", Currency::USD, DecimalHint::Point).is_ok());
}

#[test]
fn a_locale_tells_its_decimal_sign() {
    for comma in ["es", "es-ES", "ca_ES", "de-DE", "fr_FR.UTF-8", "pt-BR", "es-AR"] {
        assert_eq!(DecimalHint::of_locale(comma), DecimalHint::Comma, "{comma}");
    }
    for point in ["en", "en-GB", "es-MX", "ms-MY", "de-CH", "ja", "", "??"] {
        assert_eq!(DecimalHint::of_locale(point), DecimalHint::Point, "{point}");
    }
}

/// Writes cents with a thousands and a decimal sign.
fn written(cents: i64, thousands: &str, decimal: char) -> String {
    let whole = (cents.abs() / 100).to_string();
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            grouped.push_str(thousands);
        }
        grouped.push(digit);
    }
    format!("{}{grouped}{decimal}{:02}", if cents < 0 { "-" } else { "" }, cents.abs() % 100)
}

proptest! {
    #[test]
    fn any_text_gives_a_value_or_a_reason(text in "\\PC{0,80}") {
        let _ = parse_amount(&text, DecimalHint::Point);
        let _ = parse_money(&text, Currency::EUR, DecimalHint::Comma);
    }

    #[test]
    fn texts_of_digits_and_signs_never_panic(text in "[-+().,' 0-9€$RMS/]{0,20}") {
        let _ = parse_amount(&text, DecimalHint::Comma);
    }

    #[test]
    fn written_amounts_are_read_back(
        cents in -99_999_999_999_i64..99_999_999_999,
        style in prop::sample::select(vec![(".", ','), (",", '.'), (" ", ','), ("'", '.'), ("", '.'), ("", ','), ("\u{a0}", ',')]),
        hint in prop::sample::select(vec![DecimalHint::Point, DecimalHint::Comma]),
        before in prop::sample::select(vec!["", "€", "EUR ", "€ "]),
    ) {
        let text = format!("{before}{}", written(cents, style.0, style.1));
        prop_assert_eq!(parse_amount(&text, hint).unwrap(), Decimal::new(cents, 2));
        prop_assert_eq!(parse_money(&text, Currency::EUR, hint).unwrap().minor(), cents);
    }
}
