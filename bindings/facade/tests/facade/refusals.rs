//! What is refused, with the field that it is about.

use cashflow_facade::api::{
    Cashflow, Config, Engine, ErrorKind, MovementChange, MovementField, MovementFilter, NewMovement, Owner,
    PageRequest, Result, SummaryRequest,
};
use pollster::block_on;

use crate::support::{day, expense, over_both};

fn refused<T: std::fmt::Debug>(outcome: Result<T>) -> (ErrorKind, String) {
    let error = outcome.unwrap_err();
    (error.kind, error.field.unwrap_or_default())
}

#[test]
fn a_bad_field_is_named() {
    over_both(async |cashflow| {
        let movements = cashflow.movements();
        let currency =
            |code: &str| NewMovement { currency: Some(code.to_owned()), ..expense("1", "2026-01-01") };
        let tag = NewMovement { tags: vec!["x".repeat(500)], ..expense("1", "2026-01-01") };
        for (new, field) in [
            (expense("0", "2026-01-01"), "amount"),
            (expense("-1", "2026-01-01"), "amount"),
            (expense("1.005", "2026-01-01"), "amount"),
            (currency("XYZ"), "currency"),
            (tag, "tags"),
        ] {
            assert_eq!(refused(movements.record(new.clone()).await), (ErrorKind::Invalid, field.to_owned()));
            assert_eq!(
                refused(movements.record_all(vec![new]).await),
                (ErrorKind::Invalid, field.to_owned())
            );
        }
        let nowhere = NewMovement { category_id: Some(uuid::Uuid::nil()), ..expense("1", "2026-01-01") };
        assert_eq!(refused(movements.record(nowhere).await), (ErrorKind::NotFound, "category_id".to_owned()));
    });
}

#[test]
fn contradictions_are_named() {
    over_both(async |cashflow| {
        let movements = cashflow.movements();
        let id = movements.record(expense("1", "2026-01-01")).await.unwrap().id;
        let both = MovementChange {
            payee: Some("A".to_owned()),
            clear: vec![MovementField::Payee],
            ..MovementChange::default()
        };
        assert_eq!(refused(movements.change(id, both, None).await).1, "payee");
        let bare = MovementChange { currency: Some("USD".to_owned()), ..MovementChange::default() };
        assert_eq!(refused(movements.change(id, bare, None).await).1, "currency");
        let filter =
            MovementFilter { category_id: Some(id), uncategorised: true, ..MovementFilter::default() };
        assert_eq!(refused(movements.list(filter, PageRequest::default()).await).1, "uncategorised");
        let (early, late) = (Some(day("2026-01-01")), Some(day("2026-01-02")));
        let filter = MovementFilter { date_from: late, date_to: early, ..MovementFilter::default() };
        assert_eq!(refused(movements.list(filter, PageRequest::default()).await).1, "date_to");
        let request = SummaryRequest::new(day("2026-01-02"), day("2026-01-01"));
        assert_eq!(refused(cashflow.reports().summary(request).await).1, "date_to");
        let page = PageRequest { limit: Some(0), cursor: None };
        assert_eq!(refused(movements.list(MovementFilter::default(), page).await).1, "limit");
        let page = PageRequest { limit: None, cursor: Some("?".to_owned()) };
        assert_eq!(refused(movements.list(MovementFilter::default(), page).await).1, "cursor");
        assert_eq!(refused(cashflow.history().changes_since(-1, 1).await).1, "sequence");
    });
}

#[test]
fn a_bad_configuration_is_named_before_anything_is_opened() {
    let open = |config| refused(block_on(Cashflow::open(config, None))).1;
    assert_eq!(open(Config::at("mysql://a")), "database");
    assert_eq!(open(Config { storage: Some("gs://a".to_owned()), ..Config::at("memory:") }), "storage");
    let owner = Owner { time_zone: Some("Mars".to_owned()), ..Owner::default() };
    assert_eq!(open(Config { owner: Some(owner), ..Config::at("memory:") }), "time_zone");
    let secret = Config { token_secrets: vec!["short".to_owned()], ..Config::at("memory:") };
    assert_eq!(open(secret), "token_secrets");
    if cfg!(not(feature = "textract")) {
        assert_eq!(open(Config { reader: Some(Engine::Textract), ..Config::at("memory:") }), "reader");
    }
}
