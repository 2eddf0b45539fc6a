//! The currencies against a second source: a table of ISO 4217 written by hand, not taken from the crate behind them.

use std::collections::{BTreeMap, BTreeSet};

use cashflow_core::ErrorKind;
use cashflow_core::domain::Currency;

/// Active codes and their exponents, as of January 2026.
const ACTIVE: &str = include_str!("iso4217.csv");

/// No longer in ISO 4217's list of active codes, but accepted: older movements carry them.
///
/// BGN (Bulgaria, 2026) and HRK (Croatia, 2023) became EUR, CUC (2021) became CUP, SLL (2024) SLE and ZWL (2024) ZWG.
const WITHDRAWN: [&str; 5] = ["BGN", "CUC", "HRK", "SLL", "ZWL"];

/// Codes of ISO 4217 that are no money with minor units: metals, bond market units, units of account, test, none.
const NO_MONEY: [&str; 13] =
    ["XAG", "XAU", "XPD", "XPT", "XBA", "XBB", "XBC", "XBD", "XDR", "XSU", "XUA", "XTS", "XXX"];

fn active() -> BTreeMap<&'static str, u32> {
    let mut table = BTreeMap::new();
    for row in ACTIVE.lines().skip(1) {
        let (code, exponent) = row.split_once(',').expect("code,exponent");
        let known = table.insert(code, exponent.parse().expect("a number"));
        assert!(known.is_none(), "{code} stands twice");
    }
    table
}

#[test]
fn every_active_currency_is_known_with_its_exponent() {
    for (code, exponent) in active() {
        let currency = Currency::from_code(code).unwrap_or_else(|_| panic!("{code} is not known"));
        assert_eq!((currency.code(), currency.exponent()), (code, exponent));
    }
}

#[test]
fn there_are_no_others_but_the_withdrawn_ones() {
    let active = active();
    let others: BTreeSet<&str> =
        Currency::all().map(Currency::code).filter(|code| !active.contains_key(code)).collect();
    assert_eq!(others, BTreeSet::from(WITHDRAWN));
    for code in WITHDRAWN {
        assert_eq!(Currency::from_code(code).unwrap().exponent(), 2, "{code}");
    }
}

#[test]
fn all_come_once_each_in_the_order_of_their_codes() {
    let codes: Vec<&str> = Currency::all().map(Currency::code).collect();
    assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "{codes:?}");
    assert_eq!(codes.len(), active().len() + WITHDRAWN.len());
}

#[test]
fn metals_bond_units_and_test_codes_are_refused() {
    for code in NO_MONEY {
        let error = Currency::from_code(code).unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("currency")), "{code}");
    }
}

#[test]
fn what_is_no_code_is_refused() {
    for text in ["", "E", "EU", "EURO", " EUR", "EUR ", "978", "€", "$", "RM", "ZZZ", "éu", "ＥＵＲ", "EUЯ"]
    {
        assert!(Currency::from_code(text).is_err(), "{text:?}");
        assert!(text.parse::<Currency>().is_err(), "{text:?}");
        let json = serde_json::to_string(text).unwrap();
        assert!(serde_json::from_str::<Currency>(&json).is_err(), "{text:?}");
    }
}

#[test]
fn a_code_in_small_letters_is_the_same_currency() {
    for currency in Currency::all() {
        assert_eq!(Currency::from_code(&currency.code().to_lowercase()).unwrap(), currency);
    }
}

#[test]
fn a_currency_is_shown_and_sent_as_its_code() {
    for currency in Currency::all() {
        assert_eq!(
            (currency.to_string(), format!("{currency:?}")),
            (currency.code().into(), currency.code().into())
        );
        let json = serde_json::to_string(&currency).unwrap();
        assert_eq!(json, format!("\"{}\"", currency.code()));
        assert_eq!(serde_json::from_str::<Currency>(&json).unwrap(), currency);
        assert_eq!(serde_json::from_value::<Currency>(currency.code().into()).unwrap(), currency);
        assert!(!currency.name().is_empty());
    }
}

#[test]
fn the_named_ones_are_what_they_say() {
    assert_eq!((Currency::EUR.code(), Currency::EUR.exponent()), ("EUR", 2));
    assert_eq!((Currency::USD.code(), Currency::USD.exponent()), ("USD", 2));
}
