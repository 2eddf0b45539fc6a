//! Updates and deletes go by the version.

use crate::domain::{Change, Movement};
use crate::error::{ErrorKind, Result};
use crate::ports::{Committed, Store};
use crate::testkit::{Bench, Entity, Fixture, assert_refused, at, delete, insert, new_id, update};

/// A row at version 2 is neither changed nor deleted by who knows version 1 or 3.
async fn refuses_other_versions<T: Entity + Sync>(store: &dyn Store, fixture: &Fixture, row: &T) {
    let (change, current) = update(row, |_| {});
    fixture.commit(store, vec![change]).await;
    for version in [row.version(), current.version() + 1, u32::MAX - 1] {
        let other = row.clone().succeed(version - 1, at(0));
        for change in [update(&other, |_| {}).0, delete(&other)] {
            let what = format!("a {} of version {version} instead of {}", T::NAME, current.version());
            assert_refused(fixture.attempt(store, vec![change]).await, ErrorKind::Stale, &what);
        }
    }
    let (change, _) = update(&current, |_| {});
    fixture.commit(store, vec![change]).await;
}

pub async fn stale_versions_are_refused(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let (credential, session) = (fixture.credential("a@example.org"), fixture.session(0));
    let (receipt, movement) = (fixture.receipt("a photo", 0), fixture.expense("1", "2026-01-01"));
    let changes = vec![insert(&credential), insert(&session), insert(&receipt), insert(&movement)];
    fixture.commit(store, changes).await;
    // A user cannot be deleted, so only its update is tried.
    let (change, user) = update(&fixture.user, |_| {});
    fixture.commit(store, vec![change]).await;
    let again = fixture.attempt(store, vec![update(&fixture.user, |_| {}).0]).await;
    assert_refused(again, ErrorKind::Stale, "a user of version 1 instead of 2");
    fixture.commit(store, vec![update(&user, |_| {}).0]).await;
    refuses_other_versions(store, &fixture, &credential).await;
    refuses_other_versions(store, &fixture, &session).await;
    refuses_other_versions(store, &fixture, &fixture.optional).await;
    refuses_other_versions(store, &fixture, &fixture.leisure).await;
    refuses_other_versions(store, &fixture, &receipt).await;
    refuses_other_versions(store, &fixture, &movement).await;
    assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
}

fn changed_and_deleted<T: Entity>(row: &T) -> [Change; 2] {
    [update(row, |_| {}).0, delete(row)]
}

pub async fn missing_rows_are_refused(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let mut leisure = fixture.leisure.clone();
    leisure.id = new_id();
    leisure.name = "Other".parse().unwrap();
    let mut optional = fixture.optional.clone();
    optional.id = new_id();
    optional.name = "Other".parse().unwrap();
    let gone = fixture.expense("1", "2026-01-01");
    fixture.commit(store, vec![insert(&gone)]).await;
    fixture.commit(store, vec![delete(&gone)]).await;
    let changes = [
        ("a credential", changed_and_deleted(&fixture.credential("a@example.org"))),
        ("a session", changed_and_deleted(&fixture.session(0))),
        ("a priority", changed_and_deleted(&optional)),
        ("a category", changed_and_deleted(&leisure)),
        ("a receipt", changed_and_deleted(&fixture.receipt("a photo", 0))),
        ("a movement", changed_and_deleted(&fixture.expense("1", "2026-01-01"))),
        ("a movement that was deleted", changed_and_deleted(&gone)),
    ];
    for (what, changes) in changes {
        for change in changes {
            let what = format!("{} of {what} that is not there", change.edit_name());
            assert_refused(fixture.attempt(store, vec![change]).await, ErrorKind::NotFound, &what);
        }
    }
}

pub async fn of_updates_at_the_same_time_one_wins(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let mut current = fixture.expense("10", "2026-01-15");
    fixture.record(store, [&current]).await;
    for round in 0..8 {
        let days = ["2026-01-02", "2026-02-02", "2026-03-02", "2026-04-02"];
        let updates: Vec<(Change, Movement)> = days
            .iter()
            .map(|day| update(&current, |movement| movement.date = day.parse().unwrap()))
            .collect();
        let commits = updates.iter().map(|(change, _)| {
            let (store, set) = (bench.under_test(), fixture.set(vec![change.clone()]));
            async move { store.commit(&set).await }
        });
        let outcomes: Vec<Result<Committed>> = bench.at_once(commits).await;
        let winners: Vec<usize> = (0..days.len()).filter(|&n| outcomes[n].is_ok()).collect();
        let [winner] = winners[..] else {
            panic!("round {round}: {} of {} went through", winners.len(), days.len())
        };
        for outcome in outcomes {
            if outcome.is_err() {
                assert_refused(outcome, ErrorKind::Stale, "an update that came second");
            }
        }
        current = updates[winner].1.clone();
        assert_eq!(store.movement(fixture.owner(), current.id).await.unwrap(), Some(current.clone()));
        assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
    }
}
