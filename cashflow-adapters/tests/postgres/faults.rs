//! What is lost on the way: a connection between a commit and its answer, a server that crashes and comes back.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use cashflow_adapters::postgres::{Layout, PostgresSettings, PostgresStore};
use cashflow_core::ErrorKind;
use cashflow_core::domain::{ChangeSet, ChangeSetId, Movement};
use cashflow_core::ports::{
    JournalReads as _, LeaseRequest, ReceiptReads as _, ReportReads as _, Store as _,
};
use cashflow_core::testkit::{Fixture, all_movements, assert_refused_as, at, insert, new_id, update};
use cashflow_test_services::{
    Durability, FaultProxy, Plan, Postgres, PostgresSettings as ServerSettings, shared,
};
use sqlx_core::connection::Connection as _;
use sqlx_core::raw_sql::raw_sql;
use sqlx_postgres::PgConnection;
use tokio::task::JoinSet;

use super::block_on;
use super::databases::Database;

/// A store that reaches its database through a proxy.
struct Behind {
    store: PostgresStore,
    proxy: FaultProxy,
    _database: Database,
}

impl Behind {
    async fn new() -> Self {
        let database = Database::new(Layout::Plain).await;
        let server = shared::postgres_url();
        let port = server.rsplit_once(':').unwrap().1.split('/').next().unwrap();
        let proxy = FaultProxy::start(port.parse().unwrap()).unwrap();
        let store = PostgresStore::connect(&proxy.in_front_of(&database.url())).await.unwrap();
        Self { store, proxy, _database: database }
    }

    /// Whether a set is in the journal once, with its movements, and the totals hold.
    async fn assert_written_once(&self, fixture: &Fixture, set: &ChangeSet) {
        let feed = self.store.changes_since(fixture.owner(), 0, 100).await.unwrap();
        assert_eq!(feed.iter().filter(|entry| entry.change_set == *set).count(), 1);
        assert_eq!(self.store.verify_totals(fixture.owner()).await.unwrap(), []);
    }
}

/// A set that is one statement, and one that is a transaction.
fn sets(fixture: &Fixture) -> [ChangeSet; 2] {
    let movement = fixture.expense("12.50", "2026-03-12");
    let (change, _) = update(&movement, |movement| movement.date = "2026-03-13".parse().unwrap());
    [
        fixture.set(vec![insert(&fixture.expense("1", "2026-03-12"))]),
        fixture.set(vec![insert(&movement), change]),
    ]
}

#[test]
fn a_commit_whose_answer_is_lost_is_found_by_its_id_and_written_once() {
    block_on(async {
        let behind = Behind::new().await;
        let fixture = Fixture::new(&behind.store).await;
        let [at_once, in_steps] = sets(&fixture);
        let id = at_once.id.as_uuid().into_bytes().to_vec();
        for (set, lost, faults) in [(&at_once, id, 1), (&in_steps, b"commit\0".to_vec(), 2)] {
            behind.proxy.set_once(Plan::LoseAnswerTo(lost));
            let committed = behind.store.commit(set).await.unwrap();
            assert_eq!(behind.proxy.faults(), faults, "an answer was lost");
            assert_eq!((committed.change_set, committed.skipped), (set.id, 0));
            behind.assert_written_once(&fixture, set).await;
        }
    });
}

#[test]
fn a_commit_that_never_arrives_is_sent_again() {
    block_on(async {
        let behind = Behind::new().await;
        let fixture = Fixture::new(&behind.store).await;
        let [at_once, in_steps] = sets(&fixture);
        let id = at_once.id.as_uuid().into_bytes().to_vec();
        for (set, lost, faults) in [(&at_once, id, 1), (&in_steps, b"commit\0".to_vec(), 2)] {
            behind.proxy.set_once(Plan::CutBefore(lost));
            let committed = behind.store.commit(set).await.unwrap();
            assert_eq!((committed.replayed, behind.proxy.faults()), (false, faults));
            behind.assert_written_once(&fixture, set).await;
        }
    });
}

#[test]
fn a_read_is_repeated_and_a_pool_of_dead_connections_recovers() {
    block_on(async {
        let behind = Behind::new().await;
        let fixture = Fixture::new(&behind.store).await;
        let store = Arc::new(behind.store.clone());
        for _ in 0..3 {
            // All connections of the pool are in use at the same time, and then all of them are cut.
            let mut reading = JoinSet::new();
            for _ in 0..20 {
                let (store, owner) = (Arc::clone(&store), fixture.owner());
                reading.spawn(async move { store.movement_dates(owner).await.unwrap() });
            }
            while let Some(read) = reading.join_next().await {
                assert_eq!(read.unwrap(), None);
            }
            behind.proxy.cut_all();
            assert_eq!(store.movement_dates(fixture.owner()).await.unwrap(), None);
        }
    });
}

#[test]
fn a_lease_whose_answer_is_lost_is_not_lost() {
    block_on(async {
        let behind = Behind::new().await;
        let fixture = Fixture::new(&behind.store).await;
        let receipt = fixture.receipt("a photo", 0);
        fixture.record(&behind.store, [&receipt]).await;
        let request = LeaseRequest {
            worker: "worker".parse().unwrap(),
            now: at(10),
            length: std::time::Duration::from_secs(60),
            ids: vec![new_id()],
            owner: None,
        };
        behind.proxy.set_once(Plan::LoseAnswerTo(b"commit\0".to_vec()));
        let leased = behind.store.lease_receipts(&request).await.unwrap();
        assert_eq!(behind.proxy.faults(), 1);
        assert_eq!(leased.iter().map(|(_, receipt)| receipt.id).collect::<Vec<_>>(), [receipt.id]);
        assert_eq!(
            behind.store.lease_receipts(&LeaseRequest { ids: vec![new_id()], ..request }).await.unwrap(),
            []
        );
    });
}

#[test]
fn a_server_that_stays_away_is_unavailable_and_the_same_call_goes_through_later() {
    block_on(async {
        let database = Database::new(Layout::Plain).await;
        let server = shared::postgres_url();
        let port = server.rsplit_once(':').unwrap().1.split('/').next().unwrap();
        let proxy = FaultProxy::start(port.parse().unwrap()).unwrap();
        let mut settings = PostgresSettings::new(&proxy.in_front_of(&database.url())).unwrap();
        settings.acquire_timeout = std::time::Duration::from_millis(200);
        let store = PostgresStore::connect_with(&settings).await.unwrap();
        let fixture = Fixture::new(&store).await;
        let set = fixture.set(vec![insert(&fixture.expense("1", "2026-03-12"))]);
        proxy.set(Plan::Refuse);
        proxy.cut_all();
        let outcome = store.commit(&set).await;
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Unavailable);
        assert_eq!(store.ping().await.unwrap_err().kind(), ErrorKind::Unavailable);
        proxy.set(Plan::Pass);
        assert!(!store.commit(&set).await.unwrap().replayed);
        store.ping().await.unwrap();
    });
}

#[test]
fn a_set_that_waits_too_long_for_a_row_is_unavailable_and_leaves_nothing() {
    block_on(async {
        let database = Database::new(Layout::Plain).await;
        let mut settings = database.settings();
        settings.statement_timeout = std::time::Duration::from_millis(50);
        let store = PostgresStore::connect_with(&settings).await.unwrap();
        let fixture = Fixture::new(&store).await;
        let movement = fixture.expense("1", "2026-03-12");
        fixture.record(&store, [&movement]).await;
        let mut other = PgConnection::connect(&database.url()).await.unwrap();
        raw_sql("begin; select from movements for update").execute(&mut other).await.unwrap();
        let (change, _) = update(&movement, |movement| movement.date = "2026-03-13".parse().unwrap());
        let sets = [fixture.set(vec![change]), fixture.set(vec![insert(&movement)])];
        let outcome = store.commit(&sets[0]).await;
        assert_refused_as(outcome, ErrorKind::Unavailable, "database_slow", "a locked row");
        raw_sql("rollback").execute(&mut other).await.unwrap();
        assert!(!store.commit(&sets[0]).await.unwrap().replayed);
        assert_refused_as(store.commit(&sets[1]).await, ErrorKind::Conflict, "id_taken", "the same movement");
        assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
    });
}

#[test]
fn a_commit_that_is_abandoned_is_written_or_not_and_committing_again_tells() {
    block_on(async {
        let database = Database::new(Layout::Plain).await;
        let store = Arc::new(database.store().await);
        let fixture = Fixture::new(&*store).await;
        for steps in 0..40 {
            for set in sets(&fixture) {
                // Dropped after so many turns, somewhere on its way.
                let mut turns = steps;
                let mut commit = store.commit(&set);
                std::future::poll_fn(|context| {
                    let done = commit.as_mut().poll(context).is_ready();
                    turns -= i32::from(turns > 0);
                    if done || turns == 0 { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
                })
                .await;
                drop(commit);
                store.commit(&set).await.unwrap();
            }
        }
        let feed = store.changes_since(fixture.owner(), 0, 1_000).await.unwrap();
        assert_eq!(feed.len(), 1 + 2 * 40);
        assert_eq!(all_movements(&*store, fixture.owner(), &Default::default()).await.len(), 2 * 40);
        assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
    });
}

const WRITERS: usize = 8;
const CRASHES: usize = 3;
/// How many sets are acknowledged between one crash and the next.
const BETWEEN: usize = 60;

#[test]
fn what_was_acknowledged_is_there_after_crashes_of_the_server_and_nothing_twice() {
    let server =
        Arc::new(Postgres::start(ServerSettings::default().with_durability(Durability::Full)).unwrap());
    block_on(async {
        let store = Arc::new(PostgresStore::connect(&server.url()).await.unwrap());
        store.migrate().await.unwrap();
        let fixture = Fixture::new(&*store).await;
        let (is_over, acknowledged) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let mut writers = JoinSet::new();
        for writer in 0..WRITERS {
            let (store, fixture) = (Arc::clone(&store), fixture.clone());
            let (is_over, acknowledged) = (Arc::clone(&is_over), Arc::clone(&acknowledged));
            writers.spawn(async move {
                let mut written = Vec::new();
                while !is_over.load(Ordering::SeqCst) {
                    let set = set_of(&fixture, writer);
                    // As a client that keeps what it could not send.
                    while let Err(error) = store.commit(&set).await {
                        assert_eq!(error.kind(), ErrorKind::Unavailable, "{error}: {error:?}");
                    }
                    acknowledged.fetch_add(1, Ordering::SeqCst);
                    written.push(set.id);
                }
                written
            });
        }
        for crash in 0..CRASHES {
            let enough = acknowledged.load(Ordering::SeqCst) + BETWEEN;
            while acknowledged.load(Ordering::SeqCst) < enough {
                tokio::task::yield_now().await;
                assert!(!writers.is_empty(), "nobody writes after {crash} crashes");
            }
            let server = Arc::clone(&server);
            tokio::task::spawn_blocking(move || server.restart_immediate().unwrap()).await.unwrap();
        }
        let enough = acknowledged.load(Ordering::SeqCst) + BETWEEN;
        while acknowledged.load(Ordering::SeqCst) < enough {
            tokio::task::yield_now().await;
        }
        is_over.store(true, Ordering::SeqCst);
        let mut written: BTreeSet<ChangeSetId> = BTreeSet::new();
        while let Some(ids) = writers.join_next().await {
            written.extend(ids.unwrap());
        }
        let feed = store.changes_since(fixture.owner(), 0, usize::MAX).await.unwrap();
        let in_the_feed: Vec<ChangeSetId> = feed.iter().skip(1).map(|entry| entry.change_set.id).collect();
        assert_eq!(in_the_feed.len(), written.len(), "none twice");
        assert_eq!(in_the_feed.into_iter().collect::<BTreeSet<_>>(), written);
        let rows: usize = feed.iter().skip(1).map(|entry| movements_of(&entry.change_set)).sum();
        assert_eq!(all_movements(&*store, fixture.owner(), &Default::default()).await.len(), rows);
        assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
    });
}

/// Some sets are one statement, some a transaction.
fn set_of(fixture: &Fixture, writer: usize) -> ChangeSet {
    let movement = Movement { category: Some(fixture.food.id), ..fixture.expense("1.01", "2026-03-12") };
    let (change, _) = update(&movement, |movement| movement.date = "2026-04-01".parse().unwrap());
    match writer % 3 {
        0 => fixture.set(vec![insert(&movement)]),
        1 => fixture.set((0..30).map(|_| insert(&fixture.income("2", "2026-03-12"))).collect()),
        _ => fixture.set(vec![insert(&movement), change]),
    }
}

fn movements_of(set: &ChangeSet) -> usize {
    set.changes.iter().filter(|change| change.edit_name() == "insert").count()
}
