//! Changes of one row are taken back one after the other, and done again.

use cashflow_core::domain::{Change, ChangeSetId, Currency, Money};
use cashflow_core::{Cashflow, LocalOwner, MovementPatch, NewMovement};
use futures_lite::future::block_on;

use super::fresh;

async fn latest(cashflow: &Cashflow) -> ChangeSetId {
    cashflow.history().recent(1).await.unwrap().remove(0).change_set.id
}

#[test]
fn changes_of_one_row_are_undone_one_after_the_other_and_done_again() {
    block_on(async {
        let (store, _folder) = fresh();
        let cashflow = Cashflow::builder_with(store).open_local(LocalOwner::default()).await.unwrap();
        let euros = |amount| Money::parse(amount, Currency::EUR).unwrap();
        let new = NewMovement::expense(euros("3.00"), "2026-03-12".parse().unwrap());
        let movement = cashflow.movements().record(new).await.unwrap();
        let mut done = vec![latest(&cashflow).await];
        for amount in ["4.00", "5.00"] {
            let patch = MovementPatch { amount: Some(euros(amount)), ..MovementPatch::default() };
            cashflow.movements().change(movement.id, None, patch).await.unwrap();
            done.push(latest(&cashflow).await);
        }
        cashflow.movements().delete(movement.id, None).await.unwrap();
        done.push(latest(&cashflow).await);

        let refused = cashflow.history().undo(done[1]).await.unwrap_err();
        assert_eq!(refused.code(), "changed_since");
        let states = [None, Some("3.00"), Some("4.00"), Some("5.00"), None];
        for _ in 0..2 {
            let mut undone = Vec::new();
            for (id, left) in done.drain(..).rev().zip(states[..4].iter().rev()) {
                cashflow.history().undo(id).await.unwrap();
                undone.push(latest(&cashflow).await);
                let found = cashflow.movements().get(movement.id).await.ok();
                assert_eq!(found.map(|found| found.amount), left.map(euros));
            }
            for (id, left) in undone.into_iter().rev().zip(&states[1..]) {
                cashflow.history().undo(id).await.unwrap();
                done.push(latest(&cashflow).await);
                let found = cashflow.movements().get(movement.id).await.ok();
                assert_eq!(found.map(|found| found.amount), left.map(euros));
            }
        }
        let entries = cashflow.history().of(movement.id.as_uuid()).await.unwrap();
        let versions: Vec<u32> = entries
            .iter()
            .flat_map(|entry| &entry.change_set.changes)
            .filter(|change| change.edit_name() != "delete")
            .map(|change| match change {
                Change::Movement(edit) => edit.subject().version,
                other => panic!("{other:?}"),
            })
            .collect();
        assert!(versions.windows(2).all(|pair| pair[0] < pair[1]), "{versions:?}");
        assert!(cashflow.reports().verify().await.unwrap().is_empty());
    });
}
