//! Who changed what and when, the feed, and undo.

use cashflow_core::domain::{
    Actor, Aggregate as _, Change, ChangeSetId, Movement, MovementFilter, PageRequest,
};
use cashflow_core::{Cashflow, ErrorKind, MovementPatch, NewMovement};

use crate::support::{block_on, day, eur, spend, world};

async fn latest(cashflow: &Cashflow) -> ChangeSetId {
    cashflow.history().recent(1).await.unwrap().remove(0).change_set.id
}

/// Takes a change back and gives the change that did it.
async fn undo(cashflow: &Cashflow, id: ChangeSetId) -> ChangeSetId {
    cashflow.history().undo(id).await.unwrap();
    latest(cashflow).await
}

/// Gives a movement another amount and tells by which change.
async fn correct(cashflow: &Cashflow, movement: &Movement, amount: &str) -> ChangeSetId {
    let patch = MovementPatch { amount: Some(eur(amount)), ..MovementPatch::default() };
    cashflow.movements().change(movement.id, None, patch).await.unwrap();
    latest(cashflow).await
}

/// The amount of a movement, if it is there.
async fn amount(cashflow: &Cashflow, movement: &Movement) -> Option<String> {
    let found = cashflow.movements().get(movement.id).await.ok()?;
    Some(found.amount.amount().to_string())
}

/// No version of a row ever stands for two contents, and the totals are those of the rows.
async fn assert_sound(cashflow: &Cashflow, movement: &Movement) {
    let entries = cashflow.history().of(movement.id.as_uuid()).await.unwrap();
    let changes = entries.iter().flat_map(|entry| &entry.change_set.changes);
    let written = changes.filter(|change| change.edit_name() != "delete").map(|change| {
        let Change::Movement(edit) = change else { panic!("not a movement") };
        edit.subject().version()
    });
    let versions: Vec<u32> = written.collect();
    assert!(versions.windows(2).all(|pair| pair[0] < pair[1]), "{versions:?}");
    assert!(cashflow.reports().verify().await.unwrap().is_empty());
}

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
fn changes_of_one_row_are_undone_one_after_the_other_and_done_again() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let movement = spend(&cashflow, "3.00", "2026-03-12").await;
        let record = latest(&cashflow).await;
        let first = correct(&cashflow, &movement, "4.00").await;
        let second = correct(&cashflow, &movement, "5.00").await;
        cashflow.movements().delete(movement.id, None).await.unwrap();
        let mut done = vec![record, first, second, latest(&cashflow).await];
        // Back to nothing and forth again, twice: the second time it is the redoing that is undone.
        for _ in 0..2 {
            let mut undone = Vec::new();
            for (id, left) in done.drain(..).rev().zip([Some("5.00"), Some("4.00"), Some("3.00"), None]) {
                undone.push(undo(&cashflow, id).await);
                assert_eq!(amount(&cashflow, &movement).await.as_deref(), left);
            }
            for (id, left) in undone.into_iter().rev().zip([Some("3.00"), Some("4.00"), Some("5.00"), None]) {
                done.push(undo(&cashflow, id).await);
                assert_eq!(amount(&cashflow, &movement).await.as_deref(), left);
            }
        }
        assert_sound(&cashflow, &movement).await;
    });
}

#[test]
fn what_was_changed_back_can_be_undone_and_what_is_otherwise_cannot() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let movement = spend(&cashflow, "3.00", "2026-03-12").await;
        let first = correct(&cashflow, &movement, "4.00").await;
        let second = correct(&cashflow, &movement, "5.00").await;
        let refused = cashflow.history().undo(first).await.unwrap_err();
        assert_eq!((refused.kind(), refused.code()), (ErrorKind::Conflict, "changed_since"));
        // By hand, not by an undo: the row is as the first change left it all the same.
        correct(&cashflow, &movement, "4.00").await;
        undo(&cashflow, first).await;
        assert_eq!(amount(&cashflow, &movement).await.as_deref(), Some("3.00"));
        for id in [first, second] {
            assert_eq!(cashflow.history().undo(id).await.unwrap_err().code(), "changed_since");
        }
        cashflow.movements().delete(movement.id, None).await.unwrap();
        assert_eq!(cashflow.history().undo(first).await.unwrap_err().code(), "changed_since");
        assert_eq!(amount(&cashflow, &movement).await, None, "nothing was written");
        assert_sound(&cashflow, &movement).await;
    });
}

#[test]
fn a_row_that_was_deleted_twice_comes_back_as_a_version_that_it_never_had() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let movement = spend(&cashflow, "3.00", "2026-03-12").await;
        cashflow.movements().delete(movement.id, None).await.unwrap();
        let deleted = latest(&cashflow).await;
        undo(&cashflow, deleted).await;
        correct(&cashflow, &movement, "4.00").await;
        cashflow.movements().delete(movement.id, None).await.unwrap();
        undo(&cashflow, deleted).await;
        assert_eq!(amount(&cashflow, &movement).await.as_deref(), Some("3.00"));
        assert_sound(&cashflow, &movement).await;
    });
}

#[test]
fn many_rows_of_one_change_are_undone_and_done_again_though_others_were_written_since() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let new = (0..150).map(|_| NewMovement::expense(eur("1.00"), day("2026-03-12"))).collect();
        let movements = cashflow.movements().record_all(new).await.unwrap();
        let record = latest(&cashflow).await;
        let changed = correct(&cashflow, &movements[7], "2.00").await;
        assert_eq!(cashflow.history().undo(record).await.unwrap_err().code(), "changed_since");
        undo(&cashflow, changed).await;
        let undone = undo(&cashflow, record).await;
        spend(&cashflow, "9.00", "2026-03-13").await;
        undo(&cashflow, undone).await;
        let request = PageRequest::first(500).unwrap();
        let page = cashflow.movements().list(&MovementFilter::default(), &request).await.unwrap();
        assert_eq!(page.items.len(), 151);
        assert_sound(&cashflow, &movements[7]).await;
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
