//! Commits at the same time share a transaction, and yet each stands for itself.

use std::sync::Arc;

use cashflow_core::ErrorKind;
use cashflow_core::domain::{CategoryId, Movement};
use cashflow_core::ports::{JournalReads as _, MovementReads as _, ReportReads as _, Store as _};
use cashflow_core::testkit::{Fixture, assert_refused, insert, new_id};
use futures_lite::future::{block_on, poll_once};
use rusqlite::{Connection, TransactionBehavior};

use super::fresh;

/// While somebody else holds the lock, commits pile up; then they go through as one group.
#[test]
fn a_set_that_fails_leaves_its_neighbours_in_the_group_alone() {
    let (store, folder) = fresh();
    block_on(async {
        let fixture = Fixture::new(&*store).await;
        let good: Vec<Movement> =
            (1..=20).map(|i| fixture.expense(&format!("{i}.00"), "2026-03-12")).collect();
        let half = fixture.expense("99.00", "2026-03-12");
        let astray =
            Movement { category: Some(new_id::<CategoryId>()), ..fixture.expense("1.00", "2026-03-12") };

        let mut other = Connection::open(folder.path().join("cashflow.db")).unwrap();
        let lock = other.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
        let mut sets: Vec<_> = good.iter().map(|movement| fixture.set(vec![insert(movement)])).collect();
        sets.insert(10, fixture.set(vec![insert(&half), insert(&astray)]));
        // The first poll hands a set to the writer.
        let mut commits: Vec<_> = sets.iter().map(|set| Box::pin(store.commit(set))).collect();
        for commit in &mut commits {
            assert!(poll_once(commit).await.is_none());
        }
        lock.rollback().unwrap();

        let mut outcomes = Vec::new();
        for commit in commits {
            outcomes.push(commit.await);
        }
        assert_refused(outcomes.remove(10), ErrorKind::NotFound, "a missing category");
        let mut sequences: Vec<u64> = outcomes.into_iter().map(|outcome| outcome.unwrap().sequence).collect();
        assert!(sequences.is_sorted(), "{sequences:?}");
        sequences.dedup();
        assert_eq!(sequences.len(), good.len());

        let owner = fixture.owner();
        for movement in &good {
            assert_eq!(store.movement(owner, movement.id).await.unwrap().as_ref(), Some(movement));
        }
        assert_eq!(store.movement(owner, half.id).await.unwrap(), None);
        assert_eq!(store.verify_totals(owner).await.unwrap(), []);
        assert_eq!(store.changes_since(owner, 0, 100).await.unwrap().len(), 1 + good.len());
    });
}

#[test]
fn a_commit_whose_caller_goes_away_goes_through() {
    let (store, folder) = fresh();
    block_on(async {
        let fixture = Fixture::new(&*store).await;
        let lunch = fixture.expense("12.50", "2026-03-12");
        let mut other = Connection::open(folder.path().join("cashflow.db")).unwrap();
        let lock = other.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
        let set = fixture.set(vec![insert(&lunch)]);
        let mut commit = Box::pin(store.commit(&set));
        assert!(poll_once(&mut commit).await.is_none());
        drop(commit);
        lock.rollback().unwrap();
        // The writer takes tasks in their order.
        fixture.record(&*store, [&fixture.expense("1.00", "2026-03-12")]).await;
        assert_eq!(store.movement(fixture.owner(), lunch.id).await.unwrap(), Some(lunch));
    });
}

#[test]
fn writers_on_many_threads_lose_nothing() {
    let (store, _folder) = fresh();
    let fixture = block_on(Fixture::new(&*store));
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let (store, fixture) = (Arc::clone(&store), &fixture);
            scope.spawn(move || {
                for i in 0..50 {
                    let movement = fixture.expense(&format!("{}.{i:02}", thread + 1), "2026-03-12");
                    block_on(fixture.record(&*store, [&movement]));
                }
            });
        }
    });
    block_on(async {
        let feed = store.changes_since(fixture.owner(), 0, 1_000).await.unwrap();
        assert_eq!(feed.len(), 1 + 8 * 50);
        assert!(feed.is_sorted_by(|a, b| a.sequence < b.sequence));
        assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
    });
}

#[test]
fn dropping_a_store_waits_for_what_was_begun() {
    let (store, folder) = fresh();
    let fixture = block_on(Fixture::new(&*store));
    let movements: Vec<Movement> =
        (1..=5_000).map(|i| fixture.expense(&format!("{i}"), "2026-03-12")).collect();
    let set = fixture.set(movements.iter().map(insert).collect());
    block_on(async {
        let mut commit = Box::pin(store.commit(&set));
        poll_once(&mut commit).await;
    });
    drop(store);
    let file = Connection::open(folder.path().join("cashflow.db")).unwrap();
    let count: i64 = file.query_row("select count(*) from movements", [], |row| row.get(0)).unwrap();
    assert_eq!(count, movements.len() as i64);
}
