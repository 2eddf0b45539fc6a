//! Cases of the journal.

use std::sync::{Arc, Mutex};

use crate::domain::{Actor, Change, ChangeSet, Edit, IdempotencyKey, Movement};
use crate::ports::{JournalEntry, Store};
use crate::testkit::{
    Bench, Fixture, Part, Task, Work, at, delete, draft, insert, insert_if_absent, new_id, receipt_states,
    update,
};

/// The cases of [`JournalReads`](crate::ports::JournalReads).
#[doc(hidden)]
#[macro_export]
macro_rules! __journal_cases {
    ($then:ident $($with:tt)*) => {
        $crate::$then! { [$($with)*]
            change_sets_are_read_back_exactly =>
                "a change set is read back exactly, without secrets and without the inserts that were skipped",
            no_secret_is_in_the_journal =>
                "a change set is read back exactly, without secrets and without the inserts that were skipped",
            skipped_inserts_are_not_in_the_journal =>
                "a change set is read back exactly, without secrets and without the inserts that were skipped",
            change_sets_that_are_missing_or_foreign_are_none =>
                "a change set that is missing or of another owner is `None`",
            the_history_of_an_id_is_complete =>
                "the history of an id has every change set that changed it, oldest first, also after it was deleted",
            the_feed_goes_on_where_it_was_left =>
                "the feed after a sequence has the owner's change sets in the order of their commits, none left out, none twice",
            the_feed_can_be_followed_while_others_write =>
                "the feed after a sequence has the owner's change sets in the order of their commits, none left out, none twice",
            recent_change_sets_come_newest_first => "the recent change sets come newest first",
            change_sets_are_found_by_their_key => "a change set is found by its idempotency key",
        }
    };
}

__journal_cases! { __case_table }

pub async fn change_sets_are_read_back_exactly(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let (mut receipts, mut changes) = (Vec::new(), Vec::new());
    for (n, state) in receipt_states().into_iter().enumerate() {
        let mut receipt = fixture.receipt(&format!("photo {n}"), 0);
        (receipt.state, receipt.draft) = (state, Some(Box::new(draft(&fixture))));
        changes.push(insert(&receipt));
        receipts.push(receipt);
    }
    let movement = Movement {
        category: Some(fixture.food.id),
        tags: ["x", "ñ"].iter().map(|tag| tag.parse().unwrap()).collect(),
        receipt: Some(receipts[0].id),
        ..fixture.expense("0.10", "0001-01-01")
    };
    let (changed, last) = update(&movement, |movement| movement.description = "«é»\n\"'\\".parse().unwrap());
    let (renamed, _) = update(&fixture.user, |user| user.name = "Other".parse().unwrap());
    changes.extend([insert(&movement), changed, delete(&last), renamed]);
    changes.extend([insert_if_absent(&fixture.receipt("new", 0)), delete(&fixture.leisure)]);
    let sets = [
        fixture.keyed("key", "request", changes),
        ChangeSet { undoes: Some(new_id()), actor: Actor::System, ..fixture.set(vec![]) },
        ChangeSet {
            actor: Actor::Worker("worker «1»".parse().unwrap()),
            reason: "receipts.read: ñ \"'\\".to_owned(),
            at: at(-1_000_000_000),
            ..fixture.set(vec![update(&receipts[0], |receipt| receipt.attempts = 7).0])
        },
    ];
    for set in sets {
        let committed = store.commit(&set).await.unwrap();
        let entry = store.change_set(fixture.owner(), set.id).await.unwrap();
        assert_eq!(entry, Some(JournalEntry { sequence: committed.sequence, change_set: set }));
    }
}

pub async fn no_secret_is_in_the_journal(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let (credential, session) = (fixture.credential("a@example.org"), fixture.session(0));
    let (changed, credential) = {
        fixture.commit(store, vec![insert(&credential), insert(&session)]).await;
        update(&credential, |credential| credential.password_hash = "$new$secret".to_owned())
    };
    let (used, session) = update(&session, |session| session.used_at = Some(at(1)));
    fixture.commit(store, vec![changed, used]).await;
    assert_eq!(store.credential(fixture.owner()).await.unwrap().unwrap().password_hash, "$new$secret");
    fixture.commit(store, vec![delete(&credential), delete(&session)]).await;
    let feed = store.changes_since(fixture.owner(), 0, 100).await.unwrap();
    let mut seen = 0;
    let no_secret = |change: &Change| match change {
        Change::Credential(edit) => {
            if let Edit::Update { before, .. } = edit {
                assert_eq!(before.password_hash, "");
            }
            assert_eq!(edit.subject().password_hash, "");
        }
        Change::Session(edit) => {
            if let Edit::Update { before, .. } = edit {
                assert_eq!(before.token_hash, [0; 32]);
            }
            assert_eq!(edit.subject().token_hash, [0; 32]);
        }
        _ => {}
    };
    for entry in feed.iter().skip(1) {
        assert_eq!(entry.change_set.changes.len(), 2);
        entry.change_set.changes.iter().for_each(no_secret);
        let read = store.change_set(fixture.owner(), entry.change_set.id).await.unwrap();
        assert_eq!(read.as_ref(), Some(entry));
        seen += 1;
    }
    assert_eq!(seen, 3);
    for id in [credential.user.as_uuid(), session.id.as_uuid()] {
        let history = store.history(fixture.owner(), id).await.unwrap();
        history.iter().flat_map(|entry| &entry.change_set.changes).for_each(no_secret);
    }
}

pub async fn skipped_inserts_are_not_in_the_journal(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let (known, new) = (fixture.expense("1", "2026-01-01"), fixture.expense("2", "2026-01-02"));
    fixture.record(store, [&known]).await;
    let set = fixture.set(vec![
        insert_if_absent(&known),
        insert_if_absent(&new),
        insert_if_absent(&fixture.food),
        insert_if_absent(&new),
    ]);
    assert_eq!(store.commit(&set).await.unwrap().skipped, 3);
    let entry = store.change_set(fixture.owner(), set.id).await.unwrap().unwrap();
    assert_eq!(entry.change_set, ChangeSet { changes: vec![insert_if_absent(&new)], ..set });
    assert_eq!(store.history(fixture.owner(), known.id.as_uuid()).await.unwrap().len(), 1);
    // What is taken back is what was written, no more.
    fixture.commit(store, entry.change_set.inverse(at(5)).unwrap()).await;
    assert_eq!(store.movement(fixture.owner(), new.id).await.unwrap(), None);
    assert_eq!(store.movement(fixture.owner(), known.id).await.unwrap(), Some(known));
}

pub async fn change_sets_that_are_missing_or_foreign_are_none(bench: Bench<dyn Store>) {
    let store = &*bench;
    let (fixture, other) = (Fixture::new(store).await, Fixture::new(store).await);
    let set = other.keyed("key", "request", vec![]);
    store.commit(&set).await.unwrap();
    let key = IdempotencyKey::new("key").unwrap();
    for owner in [fixture.owner(), new_id()] {
        assert_eq!(store.change_set(owner, set.id).await.unwrap(), None);
        assert_eq!(store.change_set(owner, new_id()).await.unwrap(), None);
        assert_eq!(store.change_set_by_key(owner, &key).await.unwrap(), None);
        assert_eq!(store.history(owner, other.food.id.as_uuid()).await.unwrap(), []);
    }
    assert_eq!(store.change_set(other.owner(), set.id).await.unwrap().unwrap().change_set, set);
}

pub async fn the_history_of_an_id_is_complete(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let (watched, bystander) = (fixture.expense("1", "2026-01-01"), fixture.expense("2", "2026-01-01"));
    let (first, second) = update(&watched, |movement| movement.date = "2026-02-02".parse().unwrap());
    let (again, third) = update(&second, |movement| movement.date = "2026-03-03".parse().unwrap());
    let back = Movement { version: 5, ..third.clone() };
    let (aside, _) = update(&bystander, |movement| movement.date = "2026-04-04".parse().unwrap());
    let sets = [
        fixture.set(vec![insert(&bystander), insert(&watched)]),
        fixture.set(vec![first, aside.clone()]),
        fixture.set(vec![again]),
        fixture.set(vec![insert_if_absent(&watched)]),
        fixture.set(vec![delete(&third), update(&fixture.food, |_| {}).0]),
        fixture.set(vec![insert(&back)]),
        fixture.set(vec![delete(&back)]),
    ];
    let mut expected = Vec::new();
    for mut set in sets {
        let sequence = store.commit(&set).await.unwrap().sequence;
        let skips = set.changes == [insert_if_absent(&watched)];
        set.changes.retain(|change| change.entity() == watched.id.as_uuid() && !skips);
        if !set.changes.is_empty() {
            expected.push(JournalEntry { sequence, change_set: set });
        }
    }
    assert_eq!(expected.len(), 6, "all but the one that skipped it");
    assert_eq!(store.history(fixture.owner(), watched.id.as_uuid()).await.unwrap(), expected);
    assert_eq!(store.history(fixture.owner(), bystander.id.as_uuid()).await.unwrap().len(), 2);
    assert_eq!(store.history(fixture.owner(), new_id()).await.unwrap(), []);
    // A user and its credential have one id.
    fixture.record(store, [&fixture.credential("a@example.org")]).await;
    let of_user = store.history(fixture.owner(), fixture.owner().as_uuid()).await.unwrap();
    let names: Vec<&str> =
        of_user.iter().flat_map(|entry| &entry.change_set.changes).map(Change::entity_name).collect();
    assert_eq!(names, ["user", "credential"]);
}

pub async fn the_feed_goes_on_where_it_was_left(bench: Bench<dyn Store>) {
    let store = &*bench;
    let (fixture, other) = (Fixture::new(store).await, Fixture::new(store).await);
    let mut sets = Vec::new();
    for n in 0..7 {
        other.record(store, [&other.expense("1", "2026-01-01")]).await;
        // Neither ids nor times tell the order, only the commits.
        let set = ChangeSet { at: at(-n), ..fixture.set(vec![insert(&fixture.expense("1", "2026-01-01"))]) };
        sets.push((store.commit(&set).await.unwrap().sequence, set));
        store.commit(&sets[0].1).await.unwrap();
    }
    let all = store.changes_since(fixture.owner(), 0, 100).await.unwrap();
    assert!(all.is_sorted_by(|a, b| a.sequence < b.sequence) && all[0].sequence > 0);
    let committed: Vec<(u64, ChangeSet)> =
        all.iter().skip(1).map(|entry| (entry.sequence, entry.change_set.clone())).collect();
    assert_eq!(committed, sets);
    for limit in [1, 2, 3, 8, 100] {
        let (mut read, mut after) = (Vec::new(), 0);
        loop {
            let page = store.changes_since(fixture.owner(), after, limit).await.unwrap();
            assert!(page.len() <= limit);
            let Some(last) = page.last() else { break };
            assert!(last.sequence > after, "the feed goes on");
            after = last.sequence;
            read.extend(page);
        }
        assert_eq!(read, all, "in pages of {limit}");
    }
    for (place, entry) in all.iter().enumerate() {
        let after = store.changes_since(fixture.owner(), entry.sequence, 100).await.unwrap();
        assert_eq!(after, all[place + 1..]);
        let from = store.changes_since(fixture.owner(), entry.sequence - 1, 100).await.unwrap();
        assert_eq!(from, all[place..]);
    }
    assert_eq!(store.changes_since(fixture.owner(), 0, 0).await.unwrap(), []);
    assert_eq!(store.changes_since(fixture.owner(), i64::MAX as u64, 5).await.unwrap(), []);
}

pub async fn the_feed_can_be_followed_while_others_write(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    const WRITERS: usize = 3;
    const SETS: usize = 15;
    let work = Work::default();
    let parts: Vec<Part> = (0..WRITERS).map(|_| work.part()).collect();
    let writers = parts.into_iter().map(|part| {
        let (store, fixture) = (bench.under_test(), fixture.clone());
        Box::pin(async move {
            for _ in 0..SETS {
                fixture.record(&*store, [&fixture.expense("1", "2026-01-01")]).await;
            }
            drop(part);
        }) as Task
    });
    let (follower, owner) = (bench.under_test(), fixture.owner());
    let followed = Arc::new(Mutex::new(Vec::new()));
    let place = Arc::clone(&followed);
    let follower = Box::pin(async move {
        let mut entries: Vec<JournalEntry> = Vec::new();
        loop {
            let was_over = work.is_over();
            let after = entries.last().map_or(0, |entry| entry.sequence);
            let new = follower.changes_since(owner, after, 4).await.unwrap();
            if was_over && new.is_empty() {
                break;
            }
            assert!(new.iter().all(|entry| entry.sequence > after), "the feed goes on");
            entries.extend(new);
        }
        *place.lock().unwrap() = entries;
    }) as Task;
    bench.at_once(writers.chain([follower])).await;
    let all = store.changes_since(fixture.owner(), 0, 1_000).await.unwrap();
    assert_eq!(all.len(), 1 + WRITERS * SETS);
    assert_eq!(*followed.lock().unwrap(), all, "who follows misses nothing that was committed late");
}

pub async fn recent_change_sets_come_newest_first(bench: Bench<dyn Store>) {
    let store = &*bench;
    let (fixture, other) = (Fixture::new(store).await, Fixture::new(store).await);
    for n in 0..5 {
        let set = ChangeSet { at: at(-n), ..fixture.set(vec![insert(&fixture.expense("1", "2026-01-01"))]) };
        store.commit(&set).await.unwrap();
        other.record(store, [&other.expense("1", "2026-01-01")]).await;
    }
    let mut newest_first = store.changes_since(fixture.owner(), 0, 100).await.unwrap();
    newest_first.reverse();
    assert_eq!(newest_first.len(), 6);
    for limit in [0, 1, 4, 6, 100] {
        let recent = store.recent_changes(fixture.owner(), limit).await.unwrap();
        assert_eq!(recent, newest_first[..limit.min(6)], "at most {limit}");
    }
    assert_eq!(store.recent_changes(new_id(), 10).await.unwrap(), []);
}

pub async fn change_sets_are_found_by_their_key(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let sets = ["k", "K", "k_", "k%", "kk"].map(|key| fixture.keyed(key, key, vec![]));
    for set in &sets {
        store.commit(set).await.unwrap();
    }
    fixture.commit(store, vec![]).await;
    for set in sets {
        let key = set.idempotency.clone().unwrap().key;
        let found = store.change_set_by_key(fixture.owner(), &key).await.unwrap().unwrap();
        assert_eq!(found, store.change_set(fixture.owner(), set.id).await.unwrap().unwrap());
        assert_eq!(found.change_set, set);
    }
    let unknown = IdempotencyKey::new("_").unwrap();
    assert_eq!(store.change_set_by_key(fixture.owner(), &unknown).await.unwrap(), None);
}
