//! Recording, changing, deleting and bringing back.

use cashflow_core::domain::{Currency, Money, MovementFilter, MovementKind, PageRequest};
use cashflow_core::{ErrorKind, MovementPatch, NewMovement, Patch};

use crate::support::{block_on, category, day, eur, spend, world};

#[test]
fn a_recorded_movement_is_read_back_exactly_and_takes_the_default_priority_of_its_category() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let food = category(&cashflow, "groceries").await;
        let new = NewMovement {
            payee: Some("Casa Pepe".parse().unwrap()),
            tags: ["lunch".parse().unwrap()].into(),
            account: Some("Cash".parse().unwrap()),
            ..NewMovement::expense(eur("60.10"), day("2026-03-12")).in_category(food.id)
        };
        let recorded = cashflow.movements().record(new).await.unwrap();
        assert_eq!(recorded.priority, food.default_priority);
        assert!(recorded.priority.is_some());
        assert_eq!(cashflow.movements().get(recorded.id).await.unwrap(), recorded);
        assert_eq!(recorded.amount.to_string(), "60.10 EUR");
    });
}

#[test]
fn bad_movements_are_refused_with_the_field_and_the_reason_and_nothing_is_written() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let food = category(&cashflow, "Groceries").await;
        let cases = [
            (NewMovement::expense(eur("0.00"), day("2026-03-12")), "amount", "amount: must be above zero"),
            (NewMovement::expense(eur("-1.00"), day("2026-03-12")), "amount", "amount: must be above zero"),
            (
                NewMovement::income(eur("1.00"), day("2026-03-12")).in_category(food.id),
                "category_id",
                "category_id: \"Groceries\" is an expense category, the movement is an income",
            ),
            (
                NewMovement::expense(eur("1.00"), day("2026-03-12")).in_category(uuid::Uuid::nil().into()),
                "category_id",
                "category not found",
            ),
        ];
        for (new, field, message) in cases {
            let good = NewMovement::expense(eur("5.00"), day("2026-03-01"));
            let error = cashflow.movements().record_all(vec![good, new]).await.unwrap_err();
            assert_eq!((error.field(), error.message()), (Some(field), message));
        }
        let page =
            cashflow.movements().list(&MovementFilter::default(), &PageRequest::first(10).unwrap()).await;
        assert!(page.unwrap().items.is_empty());
    });
}

#[test]
fn an_archived_category_takes_no_new_movements() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let food = category(&cashflow, "Groceries").await;
        cashflow.categories().archive(food.id).await.unwrap();
        let new = NewMovement::expense(eur("1.00"), day("2026-03-12")).in_category(food.id);
        let error = cashflow.movements().record(new).await.unwrap_err();
        assert_eq!(error.message(), "category_id: \"Groceries\" is archived");
    });
}

#[test]
fn a_change_keeps_what_it_does_not_mention_clears_what_it_says_and_counts_the_version() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let food = category(&cashflow, "Groceries").await;
        let new = NewMovement {
            payee: Some("Shop".parse().unwrap()),
            ..NewMovement::expense(eur("3.00"), day("2026-03-12")).in_category(food.id)
        };
        let before = cashflow.movements().record(new).await.unwrap();
        let patch =
            MovementPatch { amount: Some(eur("4.50")), payee: Patch::Clear, ..MovementPatch::default() };
        let after = cashflow.movements().change(before.id, Some(1), patch).await.unwrap();
        assert_eq!((after.amount, after.payee.as_ref(), after.version), (eur("4.50"), None, 2));
        assert_eq!((after.category, after.date), (before.category, before.date));
    });
}

#[test]
fn a_change_or_delete_of_an_old_version_is_refused() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let movement = spend(&cashflow, "3.00", "2026-03-12").await;
        let patch = MovementPatch { amount: Some(eur("4.00")), ..MovementPatch::default() };
        cashflow.movements().change(movement.id, Some(1), patch.clone()).await.unwrap();
        let stale = cashflow.movements().change(movement.id, Some(1), patch).await.unwrap_err();
        assert_eq!(stale.kind(), ErrorKind::Stale);
        let stale = cashflow.movements().delete(movement.id, Some(1)).await.unwrap_err();
        assert_eq!(stale.kind(), ErrorKind::Stale);
    });
}

#[test]
fn a_movement_cannot_turn_into_the_other_kind_while_its_category_does_not() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let food = category(&cashflow, "Groceries").await;
        let new = NewMovement::expense(eur("3.00"), day("2026-03-12")).in_category(food.id);
        let movement = cashflow.movements().record(new).await.unwrap();
        let patch = MovementPatch { kind: Some(MovementKind::Income), ..MovementPatch::default() };
        let error = cashflow.movements().change(movement.id, None, patch.clone()).await.unwrap_err();
        assert_eq!(error.field(), Some("category_id"));
        let patch = MovementPatch { category: Patch::Clear, ..patch };
        assert_eq!(
            cashflow.movements().change(movement.id, None, patch).await.unwrap().kind,
            MovementKind::Income
        );
    });
}

#[test]
fn a_deleted_movement_comes_back_as_it_was() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let movement = spend(&cashflow, "3.00", "2026-03-12").await;
        let not_deleted = cashflow.movements().restore(movement.id).await.unwrap_err();
        assert_eq!(not_deleted.code(), "not_deleted");
        cashflow.movements().delete(movement.id, None).await.unwrap();
        assert_eq!(cashflow.movements().get(movement.id).await.unwrap_err().kind(), ErrorKind::NotFound);
        let back = cashflow.movements().restore(movement.id).await.unwrap();
        assert_eq!((back.amount, back.date, back.version), (movement.amount, movement.date, 2));
        let never = cashflow.movements().restore(uuid::Uuid::nil().into()).await.unwrap_err();
        assert_eq!(never.kind(), ErrorKind::NotFound);
    });
}

#[test]
fn a_thousand_movements_are_recorded_at_once_and_paged_through_without_a_gap() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let new = (1..=1000).map(|i| {
            let amount = Money::from_minor(i, Currency::EUR);
            NewMovement::expense(amount, day("2026-01-01") + chrono::Days::new(i as u64 % 60))
        });
        let recorded = cashflow.movements().record_all(new.collect()).await.unwrap();
        assert_eq!(recorded.len(), 1000);
        let mut request = PageRequest::first(77).unwrap();
        let mut seen = Vec::new();
        loop {
            let page = cashflow.movements().list(&MovementFilter::default(), &request).await.unwrap();
            seen.extend(page.items.iter().map(|movement| movement.id));
            match page.next {
                Some(cursor) => request.cursor = Some(cursor),
                None => break,
            }
        }
        let mut expected: Vec<_> = recorded.iter().map(|movement| (movement.date, movement.id)).collect();
        expected.sort_unstable_by(|a, b| b.cmp(a));
        assert_eq!(seen, expected.into_iter().map(|(_, id)| id).collect::<Vec<_>>());
    });
}

#[test]
fn a_filter_that_ends_before_it_starts_is_refused() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let filter = MovementFilter {
            from: Some(day("2026-03-02")),
            to: Some(day("2026-03-01")),
            ..MovementFilter::default()
        };
        let error = cashflow.movements().list(&filter, &PageRequest::first(10).unwrap()).await.unwrap_err();
        assert_eq!(error.message(), "to: must not be before from");
    });
}
