//! One file used by two at once: two stores, as two processes would have, or a store and another program.

use std::sync::Barrier;
use std::time::Duration;

use cashflow_adapters::sqlite::SqliteStore;
use cashflow_core::ErrorKind;
use cashflow_core::domain::UserId;
use cashflow_core::ports::{
    JournalReads as _, LeaseRequest, MovementReads as _, ReceiptReads as _, ReportReads as _, Store as _,
};
use cashflow_core::testkit::{Fixture, assert_refused_as, at, new_id};
use futures_lite::future::block_on;
use rusqlite::{Connection, TransactionBehavior};

use super::{fresh, settings};

#[test]
fn many_may_open_a_new_file_at_the_same_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cashflow.db");
    let start = Barrier::new(8);
    std::thread::scope(|scope| {
        let opening: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    start.wait();
                    let store = SqliteStore::open_with(&path, &settings()).unwrap();
                    block_on(Fixture::new(&store)).owner()
                })
            })
            .collect();
        let owners: Vec<UserId> = opening.into_iter().map(|thread| thread.join().unwrap()).collect();
        let store = SqliteStore::open_with(&path, &settings()).unwrap();
        for owner in owners {
            assert_eq!(block_on(store.changes_since(owner, 0, 10)).unwrap().len(), 1);
        }
    });
}

#[test]
fn two_stores_on_one_file_see_and_respect_each_other() {
    let (first, folder) = fresh();
    let second = SqliteStore::open_with(folder.path().join("cashflow.db"), &settings()).unwrap();
    let fixture = block_on(Fixture::new(&*first));
    std::thread::scope(|scope| {
        for store in [&*first, &second] {
            let fixture = &fixture;
            scope.spawn(move || {
                for i in 1..=100 {
                    let movement = fixture.expense(&format!("{i}.00"), "2026-03-12");
                    block_on(fixture.record(store, [&movement]));
                    let seen = block_on(store.movement(fixture.owner(), movement.id)).unwrap();
                    assert_eq!(seen, Some(movement));
                }
            });
        }
    });
    for store in [&*first, &second] {
        assert_eq!(block_on(store.changes_since(fixture.owner(), 0, 500)).unwrap().len(), 201);
        assert_eq!(block_on(store.verify_totals(fixture.owner())).unwrap(), []);
    }
}

#[test]
fn two_stores_never_lease_the_same_receipt() {
    let (first, folder) = fresh();
    let second = SqliteStore::open_with(folder.path().join("cashflow.db"), &settings()).unwrap();
    let fixture = block_on(Fixture::new(&*first));
    let receipts: Vec<_> = (0..60).map(|i| fixture.receipt(&format!("photo {i}"), i)).collect();
    block_on(fixture.record(&*first, &receipts));
    let leased = std::thread::scope(|scope| {
        let workers: Vec<_> = [&*first, &second]
            .map(|store| {
                scope.spawn(move || {
                    let mut leased = Vec::new();
                    loop {
                        let request = LeaseRequest {
                            worker: "worker".parse().unwrap(),
                            now: at(100),
                            length: Duration::from_secs(60),
                            ids: vec![new_id(), new_id(), new_id()],
                            owner: None,
                        };
                        match block_on(store.lease_receipts(&request)).unwrap() {
                            none if none.is_empty() => return leased,
                            some => leased.extend(some.into_iter().map(|(_, receipt)| receipt.id)),
                        }
                    }
                })
            })
            .into_iter()
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect::<Vec<_>>()
    });
    let mut all: Vec<_> = receipts.iter().map(|receipt| receipt.id).collect();
    let mut leased = leased;
    leased.sort_unstable();
    all.sort_unstable();
    assert_eq!(leased, all);
}

#[test]
fn waiting_too_long_for_another_writer_is_unavailable() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cashflow.db");
    let mut settings = settings();
    settings.busy_timeout = Duration::from_millis(1);
    let store = SqliteStore::open_with(&path, &settings).unwrap();
    block_on(async {
        let fixture = Fixture::new(&store).await;
        let mut other = Connection::open(&path).unwrap();
        let lock = other.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
        let lunch = fixture.expense("12.50", "2026-03-12");
        let set = fixture.set(vec![cashflow_core::testkit::insert(&lunch)]);
        let busy = store.commit(&set).await;
        assert_refused_as(busy, ErrorKind::Unavailable, "database_busy", "a locked file");
        // Reading needs no lock.
        assert_eq!(store.movement(fixture.owner(), lunch.id).await.unwrap(), None);
        drop(lock);
        store.commit(&set).await.unwrap();
        assert_eq!(store.movement(fixture.owner(), lunch.id).await.unwrap(), Some(lunch));
    });
}
