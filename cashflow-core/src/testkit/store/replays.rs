//! The same request twice is written once.

use crate::domain::{Change, ChangeSet, IdempotencyKey, Movement};
use crate::error::ErrorKind;
use crate::ports::{Committed, JournalEntry, Store};
use crate::testkit::{
    Bench, Fixture, Part, Snapshot, Task, Work, assert_refused, assert_refused_as, delete, insert,
    insert_if_absent, update,
};

pub async fn a_change_set_again_gives_the_first_outcome(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let movement = fixture.expense("1", "2026-01-01");
    let set = fixture.set(vec![insert(&movement), insert_if_absent(&fixture.food)]);
    let first = store.commit(&set).await.unwrap();
    assert_eq!((first.change_set, first.replayed, first.skipped), (set.id, false, 1));
    let (change, _) = update(&movement, |movement| movement.date = "2026-02-02".parse().unwrap());
    fixture.commit(store, vec![change]).await;
    let before = Snapshot::of(store, fixture.owner()).await;
    let replayed = Committed { replayed: true, skipped: 0, ..first };
    assert_eq!(store.commit(&set).await.unwrap(), replayed);
    assert_eq!(store.commit(&set).await.unwrap(), replayed, "however often it comes");
    // The id alone decides, whatever else the set says now.
    let other = ChangeSet { id: set.id, ..fixture.keyed("key", "request", vec![delete(&movement)]) };
    assert_eq!(store.commit(&other).await.unwrap(), replayed);
    assert_eq!(
        store.change_set_by_key(fixture.owner(), &IdempotencyKey::new("key").unwrap()).await.unwrap(),
        None
    );
    assert_eq!(Snapshot::of(store, fixture.owner()).await, before);
    assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
}

/// Commits sets at the same time, and gives their outcomes; all must go through.
async fn commit_at_once(bench: &Bench<dyn Store>, sets: Vec<ChangeSet>) -> Vec<Committed> {
    let commits = sets.into_iter().map(|set| {
        let store = bench.under_test();
        async move { store.commit(&set).await.unwrap() }
    });
    bench.at_once(commits).await
}

fn assert_written_once(outcomes: &[Committed]) {
    let written: Vec<&Committed> = outcomes.iter().filter(|outcome| !outcome.replayed).collect();
    let [first] = written[..] else { panic!("written {} times", written.len()) };
    for outcome in outcomes {
        assert_eq!((outcome.change_set, outcome.sequence), (first.change_set, first.sequence));
    }
}

pub async fn a_change_set_at_the_same_time_is_written_once(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    for round in 1..=8 {
        let set = fixture.set(vec![insert(&fixture.expense("1", "2026-01-01"))]);
        assert_written_once(&commit_at_once(&bench, vec![set; 4]).await);
        let snapshot = Snapshot::of(store, fixture.owner()).await;
        assert_eq!((snapshot.movements.len(), snapshot.journal.len()), (round, round + 1));
    }
    assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
}

pub async fn an_idempotency_key_again_gives_the_first_outcome(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let movement = fixture.expense("1", "2026-01-01");
    let set = fixture.keyed("key-1", "request", vec![insert(&movement)]);
    let first = store.commit(&set).await.unwrap();
    let before = Snapshot::of(store, fixture.owner()).await;
    let replayed = Committed { replayed: true, ..first };
    // The same request is a new set with new ids, and what it would do now does not matter.
    let again: [Vec<Change>; 3] = [
        vec![insert(&fixture.expense("1", "2026-01-01"))],
        vec![insert(&movement)],
        vec![delete(&fixture.expense("1", "2026-01-01"))],
    ];
    for changes in again {
        let again = fixture.keyed("key-1", "request", changes);
        assert_eq!(store.commit(&again).await.unwrap(), replayed);
        assert_eq!(store.change_set(fixture.owner(), again.id).await.unwrap(), None);
    }
    assert_eq!(Snapshot::of(store, fixture.owner()).await, before);
    let longest = "~".repeat(200);
    for key in ["KEY-1", "key-", "key-1!", &longest] {
        let other = fixture.keyed(key, "request", vec![insert(&fixture.expense("1", "2026-01-01"))]);
        assert!(!store.commit(&other).await.unwrap().replayed, "{key} is another key");
    }
}

pub async fn an_idempotency_key_at_the_same_time_is_written_once(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    for round in 1..=8 {
        let key = format!("key {round}").replace(' ', "-");
        let sets =
            (0..4).map(|_| fixture.keyed(&key, "same", vec![insert(&fixture.expense("1", "2026-01-01"))]));
        assert_written_once(&commit_at_once(&bench, sets.collect()).await);
        let snapshot = Snapshot::of(store, fixture.owner()).await;
        assert_eq!((snapshot.movements.len(), snapshot.journal.len()), (round, round + 1));
    }
    assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
}

pub async fn the_key_of_a_refused_set_stays_free(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let missing = fixture.keyed("key", "first", vec![delete(&fixture.expense("1", "2026-01-01"))]);
    assert_refused(store.commit(&missing).await, ErrorKind::NotFound, "the first request");
    let movement = fixture.expense("2", "2026-01-01");
    let second = fixture.keyed("key", "second", vec![insert(&movement)]);
    assert!(!store.commit(&second).await.unwrap().replayed);
    // The id of a set that was refused is free as well.
    let retried = ChangeSet { id: missing.id, ..fixture.set(vec![delete(&movement)]) };
    assert!(!store.commit(&retried).await.unwrap().replayed);
}

pub async fn an_idempotency_key_for_another_request_is_refused(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let set = fixture.keyed("key", "request", vec![insert(&fixture.expense("1", "2026-01-01"))]);
    store.commit(&set).await.unwrap();
    let before = Snapshot::of(store, fixture.owner()).await;
    let other = fixture.keyed("key", "Request", vec![insert(&fixture.expense("1", "2026-01-01"))]);
    let code = "idempotency_mismatch";
    assert_refused_as(store.commit(&other).await, ErrorKind::IdempotencyMismatch, code, "another request");
    let failing = fixture.keyed("key", "third", vec![delete(&fixture.expense("1", "2026-01-01"))]);
    let outcome = store.commit(&failing).await;
    assert_refused_as(
        outcome,
        ErrorKind::IdempotencyMismatch,
        code,
        "another request that would fail as well",
    );
    assert_eq!(Snapshot::of(store, fixture.owner()).await, before);
}

pub async fn owners_may_use_the_same_idempotency_keys(bench: Bench<dyn Store>) {
    let store = &*bench;
    let (one, two) = (Fixture::new(store).await, Fixture::new(store).await);
    for (fixture, request) in [(&one, "of one"), (&two, "of two")] {
        let set = fixture.keyed("key", request, vec![insert(&fixture.expense("1", "2026-01-01"))]);
        assert!(!store.commit(&set).await.unwrap().replayed);
        let found = store.change_set_by_key(fixture.owner(), &IdempotencyKey::new("key").unwrap()).await;
        assert_eq!(found.unwrap().unwrap().change_set, set);
    }
}

pub async fn rows_are_never_seen_before_their_journal(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    const WRITERS: usize = 3;
    const ROUNDS: usize = 12;
    let seen: Vec<Movement> = (0..WRITERS).map(|_| fixture.expense("1", "2026-01-01")).collect();
    let work = Work::default();
    let parts: Vec<(Movement, Part)> = seen.iter().map(|movement| (movement.clone(), work.part())).collect();
    let writers = parts.into_iter().map(|(mut movement, part)| {
        let (store, fixture) = (bench.under_test(), fixture.clone());
        Box::pin(async move {
            fixture.record(&*store, [&movement]).await;
            for round in 1..ROUNDS {
                let (change, next) =
                    update(&movement, |m| m.description = format!("{round}").parse().unwrap());
                fixture.commit(&*store, vec![change]).await;
                movement = next;
            }
            drop(part);
        }) as Task
    });
    let (reader, owner, ids) =
        (bench.under_test(), fixture.owner(), seen.iter().map(|m| m.id).collect::<Vec<_>>());
    let reader = Box::pin(async move {
        loop {
            let was_over = work.is_over();
            for &id in &ids {
                let Some(row) = reader.movement(owner, id).await.unwrap() else { continue };
                let history = reader.history(owner, id.as_uuid()).await.unwrap();
                let known = history.len();
                assert!(
                    known >= row.version as usize,
                    "version {} is seen, of {known} in the journal",
                    row.version
                );
            }
            if was_over {
                break;
            }
        }
    }) as Task;
    bench.at_once(writers.chain([reader])).await;
    let feed: Vec<JournalEntry> = store.changes_since(fixture.owner(), 0, 1_000).await.unwrap();
    assert_eq!(feed.len(), 1 + WRITERS * ROUNDS);
    assert!(feed.is_sorted_by(|a, b| a.sequence < b.sequence), "each sequence is above the one before");
    for movement in &seen {
        let versions: Vec<u32> = feed
            .iter()
            .flat_map(|entry| &entry.change_set.changes)
            .filter(|change| change.entity() == movement.id.as_uuid())
            .map(|change| match change {
                Change::Movement(edit) => edit.subject().version,
                other => panic!("a {} has the id of a movement", other.entity_name()),
            })
            .collect();
        assert!(
            versions.iter().copied().eq(1..=ROUNDS as u32),
            "the feed has the versions in order: {versions:?}"
        );
    }
}
