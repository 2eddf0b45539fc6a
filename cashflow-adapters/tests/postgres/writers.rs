//! Many who write for one owner at the same time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use cashflow_adapters::postgres::{Layout, PostgresStore};
use cashflow_core::domain::{Category, Change, ChangeSetId, Movement};
use cashflow_core::ports::{
    CategoryReads as _, JournalEntry, JournalReads as _, MovementReads as _, ReportReads as _, Store as _,
};
use cashflow_core::testkit::{Fixture, all_movements, at, insert, new_id, update};
use cashflow_core::{ErrorKind, domain::Actor};
use sqlx_core::connection::Connection as _;
use sqlx_core::raw_sql::raw_sql;
use sqlx_core::sql_str::AssertSqlSafe;
use sqlx_postgres::PgConnection;
use tokio::task::JoinSet;

use super::block_on;
use super::databases::{Database, query, run};

const WRITERS: usize = 16;
const ROUNDS: usize = 25;

/// Writes in all the ways that matter: movements alone, with tags, several at once, a new category with a movement in it, changes.
async fn write(store: &PostgresStore, fixture: &Fixture, writer: usize) -> Vec<ChangeSetId> {
    let mut written = Vec::new();
    for round in 0..ROUNDS {
        let date = format!("2026-{:02}-{:02}", 1 + round % 12, 1 + writer);
        let movement = Movement {
            category: Some(fixture.food.id),
            tags: BTreeSet::from(["a".parse().unwrap()]),
            ..fixture.expense("1.01", &date)
        };
        let changes = match round % 5 {
            0 | 1 => vec![insert(&movement)],
            2 => (0..20).map(|_| insert(&fixture.income("2", &date))).collect(),
            3 => {
                let name = format!("{writer}.{round}").parse().unwrap();
                let category = Category { id: new_id(), name, ..fixture.leisure.clone() };
                vec![insert(&category), insert(&Movement { category: Some(category.id), ..movement })]
            }
            _ => {
                let (change, _) = update(&movement, |movement| movement.date = "2025-12-31".parse().unwrap());
                vec![insert(&movement), change]
            }
        };
        let set = fixture.set(changes);
        let committed = store.commit(&set).await.unwrap();
        assert!(!committed.replayed);
        written.push(set.id);
    }
    written
}

#[test]
fn writers_of_one_owner_lose_nothing_and_their_feed_is_complete_at_every_moment() {
    block_on(async {
        let database = Database::new(Layout::Plain).await;
        let store = Arc::new(database.store().await);
        let fixture = Fixture::new(&*store).await;
        let mut writers = JoinSet::new();
        for writer in 0..WRITERS {
            let (store, fixture) = (Arc::clone(&store), fixture.clone());
            writers.spawn(async move { write(&store, &fixture, writer).await });
        }
        // Whoever follows the feed meets every set once, in one order, without ever going back.
        let (follower, owner) = (Arc::clone(&store), fixture.owner());
        let is_over = Arc::new(AtomicBool::new(false));
        let over = Arc::clone(&is_over);
        let following = tokio::spawn(async move {
            let mut followed: Vec<JournalEntry> = Vec::new();
            loop {
                let was_over = over.load(Ordering::SeqCst);
                let after = followed.last().map_or(0, |entry| entry.sequence);
                let more = follower.changes_since(owner, after, 7).await.unwrap();
                assert!(more.is_sorted_by(|a, b| a.sequence < b.sequence));
                if more.is_empty() && was_over {
                    return followed;
                }
                followed.extend(more);
            }
        });
        let mut written = BTreeSet::new();
        while let Some(ids) = writers.join_next().await {
            written.extend(ids.unwrap());
        }
        is_over.store(true, Ordering::SeqCst);
        let followed = following.await.unwrap();
        assert_eq!(store.changes_since(owner, 0, 10_000).await.unwrap(), followed);
        let ids: BTreeSet<ChangeSetId> = followed.iter().skip(1).map(|entry| entry.change_set.id).collect();
        assert_eq!(ids, written);
        assert_eq!(store.verify_totals(owner).await.unwrap(), []);
        let shards = query(&database.url(), "select distinct shard::text from totals").await;
        assert!(shards.len() > 1, "the totals are spread: {shards:?}");
        replay(&store, &fixture, &followed).await;
        store.rebuild_totals(owner).await.unwrap();
        assert_eq!(store.verify_totals(owner).await.unwrap(), []);
    });
}

/// The feed, applied to nothing, gives the rows again; and nothing in it comes before what it depends on.
async fn replay(store: &PostgresStore, fixture: &Fixture, feed: &[JournalEntry]) {
    let (mut movements, mut categories) = (BTreeMap::new(), BTreeMap::new());
    for change in feed.iter().flat_map(|entry| &entry.change_set.changes) {
        match change {
            Change::Movement(edit) => {
                let movement = edit.subject();
                assert!(movement.category.is_none_or(|category| categories.contains_key(&category)));
                movements.insert(movement.id, movement.clone());
            }
            Change::Category(edit) => drop(categories.insert(edit.subject().id, edit.subject().clone())),
            _ => {}
        }
    }
    let mut expected: Vec<Movement> = movements.into_values().collect();
    expected.sort_by_key(|movement| std::cmp::Reverse((movement.date, movement.id)));
    assert_eq!(all_movements(store, fixture.owner(), &Default::default()).await, expected);
    assert_eq!(store.categories(fixture.owner()).await.unwrap().len(), categories.len());
}

/// A transaction of another process that has written a change set and is not committed yet.
async fn in_flight(database: &Database, fixture: &Fixture, id: ChangeSetId) -> PgConnection {
    let mut connection = PgConnection::connect(&database.url()).await.unwrap();
    let owner = fixture.owner().as_uuid();
    let quarters = owner.as_u128();
    let lock =
        [96, 64, 32, 0].into_iter().fold(0, |lock, shift| lock ^ (quarters >> shift) as u32).cast_signed();
    let actor = serde_json::to_string(&Actor::System).unwrap();
    let sql = format!(
        "begin; select pg_advisory_xact_lock_shared({}, {lock});
        insert into change_sets (sequence, user_id, id, actor, at, reason, changes)
        values (nextval('change_sets_sequence'), '{owner}', '{id}', '{actor}', now(), 'by hand', '[]')",
        i32::from_be_bytes(*b"cash"),
    );
    raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection
}

#[test]
fn the_feed_waits_for_a_set_with_a_lower_sequence_and_writers_do_not() {
    block_on(async {
        let database = Database::new(Layout::Plain).await;
        let store = Arc::new(database.store().await);
        let (fixture, other) = (Fixture::new(&*store).await, Fixture::new(&*store).await);
        let (slow, quick) = (new_id(), fixture.set(vec![insert(&fixture.expense("1", "2026-01-01"))]));
        let mut in_flight = in_flight(&database, &fixture, slow).await;
        // A writer of the same owner is done at once, and is seen, while the slow one is not.
        store.commit(&quick).await.unwrap();
        assert_eq!(store.recent_changes(fixture.owner(), 1).await.unwrap()[0].change_set, quick);
        let (follower, owner) = (Arc::clone(&store), fixture.owner());
        let feed = tokio::spawn(async move { follower.changes_since(owner, 0, 10).await.unwrap() });
        let waiting = "select 'x' from pg_locks where locktype = 'advisory' and not granted
            and database = (select oid from pg_database where datname = current_database())";
        while query(&database.url(), waiting).await.is_empty() {
            assert!(!feed.is_finished(), "the feed left out a set that was about to be committed");
        }
        // The feed of another owner has nothing to wait for.
        assert_eq!(store.changes_since(other.owner(), 0, 10).await.unwrap().len(), 1);
        raw_sql("commit").execute(&mut in_flight).await.unwrap();
        let ids: Vec<ChangeSetId> =
            feed.await.unwrap().iter().skip(1).map(|entry| entry.change_set.id).collect();
        assert_eq!(ids, [slow, quick.id]);
    });
}

#[test]
fn two_categories_that_become_each_others_parent_at_the_same_time_do_not_both_go_through() {
    block_on(async {
        let database = Database::new(Layout::Plain).await;
        let store = Arc::new(database.store().await);
        for _ in 0..10 {
            let fixture = Fixture::new(&*store).await;
            let lone = |name: &str| Category {
                id: new_id(),
                name: name.parse().unwrap(),
                ..fixture.leisure.clone()
            };
            let (a, b, c) = (lone("a"), lone("b"), lone("c"));
            fixture.record(&*store, [&a, &b, &c]).await;
            // Each alone keeps to one level; any two of them do not.
            let below = |child: &Category, parent: &Category| {
                fixture.set(vec![update(child, |child| child.parent = Some(parent.id)).0])
            };
            let mut moving = JoinSet::new();
            for set in [below(&a, &b), below(&b, &c), below(&c, &a)] {
                let store = Arc::clone(&store);
                moving.spawn(async move { store.commit(&set).await });
            }
            let mut moved = 0;
            while let Some(outcome) = moving.join_next().await {
                match outcome.unwrap() {
                    Ok(_) => moved += 1,
                    Err(error) => assert_eq!(error.kind(), ErrorKind::Invalid, "{error}"),
                }
            }
            assert_eq!(moved, 1);
        }
    });
}

#[test]
fn a_row_never_points_at_another_owners_even_if_written_by_hand() {
    block_on(async {
        let database = Database::new(Layout::Plain).await;
        let store = database.store().await;
        let (ana, eva) = (Fixture::new(&store).await, Fixture::new(&store).await);
        let lunch = ana.expense("12.50", "2026-03-12");
        ana.record(&store, [&lunch]).await;
        let mut by_hand = PgConnection::connect(&database.url()).await.unwrap();
        for (column, id) in [
            ("category_id", eva.food.id.as_uuid()),
            ("category_id", ana.salary.id.as_uuid()),
            ("priority_id", eva.essential.id.as_uuid()),
            ("receipt_id", eva.food.id.as_uuid()),
            ("user_id", uuid::Uuid::nil()),
        ] {
            let sql = format!("update movements set {column} = '{id}' where id = '{}'", lunch.id);
            let error = raw_sql(AssertSqlSafe(sql.clone())).execute(&mut by_hand).await.unwrap_err();
            assert!(error.to_string().contains("foreign key"), "{sql}: {error}");
        }
        let own = format!("update movements set category_id = '{}' where id = '{}'", ana.food.id, lunch.id);
        run(&database.url(), own).await;
        assert_eq!(store.movement(ana.owner(), lunch.id).await.unwrap().unwrap().category, Some(ana.food.id));
    });
}

/// The database's clock has no say in what is read back.
#[test]
fn the_time_zone_of_the_server_changes_nothing() {
    block_on(async {
        let database = Database::new(Layout::Plain).await;
        let set = format!("alter database {} set timezone = 'Pacific/Kiritimati'", database.name());
        run(&database.url(), set).await;
        let store = database.store().await;
        let fixture = Fixture::new(&store).await;
        let lunch = Movement { created_at: at(1), ..fixture.expense("12.50", "2026-03-31") };
        fixture.record(&store, [&lunch]).await;
        assert_eq!(store.movement(fixture.owner(), lunch.id).await.unwrap(), Some(lunch));
        assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
    });
}
