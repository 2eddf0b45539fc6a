//! The same request sent twice.

use cashflow_core::domain::{IdempotencyKey, MovementFilter, PageRequest};
use cashflow_core::{ErrorKind, MovementPatch, NewMovement};

use crate::support::{block_on, category, day, eur, world};

#[test]
fn the_same_key_and_request_happen_once_and_give_the_first_outcome() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let once = cashflow.idempotent(IdempotencyKey::new("request-1").unwrap());
        let food = category(&cashflow, "Groceries").await;
        let new = NewMovement::expense(eur("3.00"), day("2026-03-12")).in_category(food.id);
        let first = once.movements().record(new.clone()).await.unwrap();
        // The outcome stays the first one, also when the data went on meanwhile.
        let patch = MovementPatch { amount: Some(eur("9.00")), ..MovementPatch::default() };
        cashflow.movements().change(first.id, None, patch).await.unwrap();
        cashflow.categories().archive(food.id).await.unwrap();
        assert_eq!(once.movements().record(new).await.unwrap(), first);
        let page =
            cashflow.movements().list(&MovementFilter::default(), &PageRequest::first(10).unwrap()).await;
        assert_eq!(page.unwrap().items.len(), 1);
    });
}

#[test]
fn the_same_key_for_another_request_is_refused() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let once = cashflow.idempotent(IdempotencyKey::new("request-1").unwrap());
        once.movements().record(NewMovement::expense(eur("3.00"), day("2026-03-12"))).await.unwrap();
        let other = NewMovement::expense(eur("3.01"), day("2026-03-12"));
        let error = once.movements().record(other).await.unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::IdempotencyMismatch, Some("idempotency_key")));
    });
}

#[test]
fn a_repeated_delete_is_answered_as_the_first() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let new = NewMovement::expense(eur("3.00"), day("2026-03-12"));
        let movement = cashflow.movements().record(new).await.unwrap();
        let once = cashflow.idempotent(IdempotencyKey::new("delete-1").unwrap());
        once.movements().delete(movement.id, None).await.unwrap();
        once.movements().delete(movement.id, None).await.unwrap();
        let again = cashflow.movements().delete(movement.id, None).await.unwrap_err();
        assert_eq!(again.kind(), ErrorKind::NotFound);
    });
}
