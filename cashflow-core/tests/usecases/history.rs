//! Who changed what and when, the feed, and undo.

use cashflow_core::domain::{Actor, Change};
use cashflow_core::{ErrorKind, MovementPatch};

use crate::support::{block_on, day, eur, spend, world};

#[test]
fn the_history_of_a_movement_tells_every_change_of_it_with_before_and_after() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let movement = spend(&cashflow, "3.00", "2026-03-12").await;
        spend(&cashflow, "9.00", "2026-03-12").await;
        let patch = MovementPatch { amount: Some(eur("4.00")), ..MovementPatch::default() };
        cashflow.movements().change(movement.id, None, patch).await.unwrap();
        cashflow.movements().delete(movement.id, None).await.unwrap();
        let entries = cashflow.history().of(movement.id.as_uuid()).await.unwrap();
        let told: Vec<_> = entries.iter().map(|entry| entry.change_set.changes[0].edit_name()).collect();
        assert_eq!(told, ["insert", "update", "delete"]);
        assert!(entries.iter().all(|entry| entry.change_set.actor == Actor::User(cashflow.owner())));
        let Change::Movement(edit) = &entries[2].change_set.changes[0] else { panic!("not a movement") };
        assert_eq!(edit.subject().amount, eur("4.00"));
    });
}

#[test]
fn undo_takes_back_a_change_and_undo_of_the_undo_does_it_again() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let movement = spend(&cashflow, "3.00", "2026-03-12").await;
        let patch = MovementPatch {
            amount: Some(eur("4.00")),
            date: Some(day("2026-04-01")),
            ..MovementPatch::default()
        };
        cashflow.movements().change(movement.id, None, patch).await.unwrap();
        let change = cashflow.history().recent(1).await.unwrap().remove(0).change_set.id;
        cashflow.history().undo(change).await.unwrap();
        let undone = cashflow.movements().get(movement.id).await.unwrap();
        assert_eq!((undone.amount, undone.date, undone.version), (eur("3.00"), day("2026-03-12"), 3));
        let undo = cashflow.history().recent(1).await.unwrap().remove(0).change_set;
        assert_eq!(undo.undoes, Some(change));
        cashflow.history().undo(undo.id).await.unwrap();
        assert_eq!(cashflow.movements().get(movement.id).await.unwrap().amount, eur("4.00"));
        assert!(cashflow.reports().verify().await.unwrap().is_empty());
    });
}

#[test]
fn what_was_changed_since_is_not_undone() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let movement = spend(&cashflow, "3.00", "2026-03-12").await;
        let record = cashflow.history().recent(1).await.unwrap().remove(0).change_set.id;
        let patch = MovementPatch { amount: Some(eur("4.00")), ..MovementPatch::default() };
        cashflow.movements().change(movement.id, None, patch).await.unwrap();
        let error = cashflow.history().undo(record).await.unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Conflict, "changed_since"));
        assert_eq!(cashflow.movements().get(movement.id).await.unwrap().amount, eur("4.00"));
    });
}

#[test]
fn the_feed_goes_on_where_it_stopped() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        for i in 1..=5 {
            spend(&cashflow, &format!("{i}.00"), "2026-03-12").await;
        }
        let mut after = 0;
        let mut seen = Vec::new();
        loop {
            let entries = cashflow.history().changes_since(after, 2).await.unwrap();
            let Some(last) = entries.last() else { break };
            after = last.sequence;
            seen.extend(entries.into_iter().map(|entry| entry.change_set.reason));
        }
        assert_eq!(seen, [&["local.open"][..], &["movements.record"; 5]].concat());
    });
}
