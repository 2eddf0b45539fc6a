//! Owners are apart: ids of one mean nothing to another.

use uuid::Uuid;

use crate::domain::{ChangeSet, Movement, MovementFilter};
use crate::error::ErrorKind;
use crate::ports::Store;
use crate::testkit::{
    Bench, Fixture, Snapshot, all_movements, assert_refused, assert_refused_as, delete, insert,
    insert_if_absent, update,
};

pub async fn taken_ids_are_refused_or_skipped(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let (credential, session) = (fixture.credential("a@example.org"), fixture.session(0));
    let (receipt, movement) = (fixture.receipt("a photo", 0), fixture.expense("1", "2026-01-01"));
    let changes = vec![insert(&credential), insert(&session), insert(&receipt), insert(&movement)];
    fixture.commit(store, changes).await;
    let before = Snapshot::of(store, fixture.owner()).await;

    // The content differs, so that only the id is what they have in common.
    let mut other = (fixture.user.clone(), fixture.optional.clone(), fixture.leisure.clone());
    other.0.name = "Other".parse().unwrap();
    other.1.name = "Other".parse().unwrap();
    other.2.name = "Other".parse().unwrap();
    let mut credential = credential;
    credential.email = crate::domain::Email::new("b@example.org").unwrap();
    let moved = Movement { date: "2027-01-01".parse().unwrap(), ..movement };
    let mut photo = fixture.receipt("another photo", 0);
    photo.id = receipt.id;
    let mut session = session;
    session.revoked_at = Some(session.created_at);
    let inserts = [
        insert(&other.0),
        insert(&credential),
        insert(&session),
        insert(&other.1),
        insert(&other.2),
        insert(&moved),
        insert(&photo),
    ];
    for change in inserts {
        let what = format!("inserting a {} again", change.entity_name());
        assert_refused_as(fixture.attempt(store, vec![change]).await, ErrorKind::Conflict, "id_taken", &what);
    }
    assert_eq!(Snapshot::of(store, fixture.owner()).await, before);

    let new = fixture.expense("2", "2026-01-02");
    let absent = vec![
        insert_if_absent(&other.0),
        insert_if_absent(&credential),
        insert_if_absent(&session),
        insert_if_absent(&other.1),
        insert_if_absent(&other.2),
        insert_if_absent(&moved),
        insert_if_absent(&new),
        insert_if_absent(&photo),
    ];
    let committed = fixture.commit(store, absent).await;
    assert_eq!((committed.skipped, committed.replayed), (7, false));
    let after = Snapshot::of(store, fixture.owner()).await;
    assert_eq!(
        store.movement(fixture.owner(), new.id).await.unwrap(),
        Some(new.clone()),
        "the new one is there"
    );
    assert_eq!(after.movements.len(), 2);
    assert_eq!((after.user, after.credential), (before.user, before.credential));
    assert_eq!((after.priorities, after.categories), (before.priorities, before.categories));
    assert_eq!((after.sessions, after.receipts), (before.sessions, before.receipts));
    let again = fixture.commit(store, vec![insert_if_absent(&new)]).await;
    assert_eq!(
        (again.skipped, again.replayed),
        (1, false),
        "a set of which nothing is left is committed too"
    );
    assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
}

pub async fn owners_may_use_the_same_ids(bench: Bench<dyn Store>) {
    let store = &*bench;
    let one = Fixture::unsaved();
    let mut two = Fixture { user: Fixture::unsaved().user, ..one.clone() };
    two.food.name = "Two's".parse().unwrap();
    two.essential.name = "Two's".parse().unwrap();
    let (receipt, session) = (one.receipt("a photo", 0), one.session(0));
    let ours =
        Movement { category: Some(one.food.id), receipt: Some(receipt.id), ..one.expense("1", "2026-01-01") };
    let theirs = Movement { description: "two's".parse().unwrap(), ..ours.clone() };
    let rows = |movement: &Movement| vec![insert(&receipt), insert(&session), insert(movement)];
    let first = one.set([one.changes(), rows(&ours)].concat());
    let second = ChangeSet { owner: two.owner(), ..two.set([two.changes(), rows(&theirs)].concat()) };
    // Change sets, too, may have the same id.
    let second = ChangeSet { id: first.id, ..second };
    for set in [&first, &second] {
        let committed = store.commit(set).await.unwrap();
        assert!(!committed.replayed && committed.skipped == 0);
    }
    assert_eq!(store.category(one.owner(), one.food.id).await.unwrap(), Some(one.food.clone()));
    assert_eq!(store.category(two.owner(), one.food.id).await.unwrap(), Some(two.food.clone()));
    assert_eq!(store.priority(one.owner(), one.essential.id).await.unwrap(), Some(one.essential.clone()));
    assert_eq!(store.priority(two.owner(), one.essential.id).await.unwrap(), Some(two.essential.clone()));
    assert_eq!(store.movement(one.owner(), ours.id).await.unwrap(), Some(ours.clone()));
    assert_eq!(store.movement(two.owner(), ours.id).await.unwrap(), Some(theirs.clone()));
    let set = store.change_set(two.owner(), first.id).await.unwrap().unwrap().change_set;
    assert_eq!(set.owner, two.owner());

    // What one changes, adds and deletes leaves the other as it is.
    let before = Snapshot::of(store, one.owner()).await;
    let (moved, last) = update(&theirs, |movement| movement.date = "2026-02-02".parse().unwrap());
    let own = two.expense("5", "2026-01-05");
    two.commit(store, vec![moved, insert(&own)]).await;
    two.commit(store, vec![delete(&last), delete(&receipt), delete(&session)]).await;
    assert_eq!(Snapshot::of(store, one.owner()).await, before);
    assert_eq!(store.history(one.owner(), ours.id.as_uuid()).await.unwrap().len(), 1);

    // A row that only the other has is not there.
    assert_eq!(store.movement(one.owner(), own.id).await.unwrap(), None);
    assert_eq!(store.receipt(two.owner(), receipt.id).await.unwrap(), None);
    assert_eq!(store.session(two.owner(), session.id).await.unwrap(), None);
    assert_eq!(store.history(one.owner(), own.id.as_uuid()).await.unwrap(), []);
    for change in [update(&own, |_| {}).0, delete(&own)] {
        assert_refused(
            one.attempt(store, vec![change]).await,
            ErrorKind::NotFound,
            "another owner's movement",
        );
    }
    assert_eq!(all_movements(store, two.owner(), &MovementFilter::default()).await, [own]);
}

pub async fn an_owner_must_be_there_or_come_first(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::unsaved();
    let movement = fixture.expense("1", "2026-01-01");
    for changes in [vec![], vec![insert(&movement)], vec![insert(&movement), insert(&fixture.user)]] {
        assert_refused(fixture.attempt(store, changes).await, ErrorKind::NotFound, "a set without an owner");
    }
    assert_eq!(store.user(fixture.owner()).await.unwrap(), None);
    fixture.commit(store, vec![insert(&fixture.user), insert(&movement)]).await;
    let again = fixture.commit(store, vec![insert_if_absent(&fixture.user)]).await;
    assert_eq!(again.skipped, 1);
    let other = Fixture::unsaved();
    let first = other.commit(store, vec![insert_if_absent(&other.user), insert(&other.essential)]).await;
    assert_eq!(first.skipped, 0);
    fixture.commit(store, vec![]).await;
    // Nobody's data is empty, not an error.
    let nobody = Fixture::unsaved().owner();
    let empty = Snapshot::of(store, nobody).await;
    assert!(empty.user.is_none() && empty.categories.is_empty() && empty.journal.is_empty());
    assert_eq!(store.history(nobody, Uuid::nil()).await.unwrap(), []);
    assert_eq!(store.movement_dates(nobody).await.unwrap(), None);
    assert_eq!(store.verify_totals(nobody).await.unwrap(), []);
}
