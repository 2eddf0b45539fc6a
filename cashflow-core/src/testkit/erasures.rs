//! Cases of erasing owners.

use std::pin::Pin;

use crate::domain::{Change, Email, IdempotencyKey, Movement, Receipt, Session, Timestamp, User, UserId};
use crate::error::{ErrorKind, Result};
use crate::ports::{ErasedOwner, LeaseRequest, Store};
use crate::testkit::{
    Bench, Fixture, Snapshot, assert_refused, at, delete, draft, insert, new_id, receipt_states, update,
};

/// The cases of [`Erasures`](crate::ports::Erasures).
#[doc(hidden)]
#[macro_export]
macro_rules! __erasure_cases {
    ($then:ident $($with:tt)*) => {
        $crate::$then! { [$($with)*]
            nothing_is_left_of_an_erased_owner =>
                "an erased owner is as one that never was: nothing of theirs is read, by whatever key, and nothing of it is in the queue",
            other_owners_notice_nothing =>
                "the data of other owners stays as it is, also what has the same ids",
            an_address_is_free_after_its_owner =>
                "the address of an erased owner is free for another",
            nothing_is_written_for_an_erased_owner =>
                "an owner is erased whole also beside writes of theirs, which come before it or are refused as `NotFound`, as all later ones are",
            writes_at_the_same_time_leave_nothing =>
                "an owner is erased whole also beside writes of theirs, which come before it or are refused as `NotFound`, as all later ones are",
            erased_owners_are_listed_until_forgotten =>
                "an erased owner is listed with the instant, in the order of the ids, after one, up to a limit, until it is forgotten",
            erasing_again_changes_nothing =>
                "erasing an owner again changes nothing; one that never was, or is forgotten, is `NotFound`",
            forgetting_changes_nothing_else =>
                "forgetting an owner that is not listed changes nothing",
        }
    };
}

__erasure_cases! { __case_table }

/// An owner with something in every table, and a history of every kind.
struct Life {
    fixture: Fixture,
    movement: Movement,
    receipt: Receipt,
    session: Session,
}

impl Life {
    async fn lead(store: &dyn Store, fixture: Fixture, address: &str) -> Self {
        let user = User { email: Some(Email::new(address).unwrap()), ..fixture.user.clone() };
        let fixture = Fixture { user, ..fixture };
        fixture.commit(store, fixture.changes()).await;
        let (credential, session) = (fixture.credential(address), fixture.session(0));
        let used = Session { used_at: Some(at(2)), family: session.id, ..fixture.session(1) };
        fixture.commit(store, vec![insert(&credential), insert(&session), insert(&used)]).await;
        let receipts: Vec<Receipt> = receipt_states()
            .into_iter()
            .enumerate()
            .map(|(place, state)| {
                let draft = Some(Box::new(draft(&fixture)));
                Receipt { state, draft, ..fixture.receipt(&format!("photo {place}"), place as i64) }
            })
            .collect();
        fixture.record(store, &receipts).await;
        let receipt = receipts[0].clone();
        let movement = Movement {
            category: Some(fixture.groceries.id),
            priority: Some(fixture.essential.id),
            tags: ["viaje".parse().unwrap(), "familia".parse().unwrap()].into(),
            receipt: Some(receipt.id),
            ..fixture.expense("12.50", "2026-03-12")
        };
        let passing = fixture.income("1200", "2026-02-28");
        fixture.commit(store, vec![insert(&movement), insert(&passing)]).await;
        let (change, movement) = update(&movement, |movement| movement.date = "2026-03-13".parse().unwrap());
        fixture.commit(store, vec![change, delete(&passing)]).await;
        let (change, _) = update(&fixture.food, |food| food.default_priority = Some(fixture.optional.id));
        store.commit(&fixture.keyed("a-key", "a request", vec![change])).await.unwrap();
        Self { fixture, movement, receipt, session }
    }

    fn owner(&self) -> UserId {
        self.fixture.owner()
    }
}

/// A lease of whatever is due, of one owner or of all.
fn lease(owner: Option<UserId>) -> LeaseRequest {
    LeaseRequest {
        worker: "worker".parse().unwrap(),
        now: at(1_000_000),
        length: std::time::Duration::from_secs(60),
        ids: (0..9).map(|_| new_id()).collect(),
        owner,
    }
}

pub async fn nothing_is_left_of_an_erased_owner(bench: Bench<dyn Store>) {
    let store = &*bench;
    let life = Life::lead(store, Fixture::unsaved(), "ana@example.org").await;
    let owner = life.owner();
    let sets = store.changes_since(owner, 0, 100).await.unwrap();
    assert!(
        sets.len() >= 6 && store.receipt_queue().await.unwrap().queued > 0,
        "there is something to erase"
    );
    store.erase_owner(owner, at(5)).await.unwrap();

    assert_eq!(Snapshot::of(store, owner).await, Snapshot::of(store, new_id()).await);
    assert_eq!(store.credential_by_email("ana@example.org").await.unwrap(), None);
    assert_eq!(store.session(owner, life.session.id).await.unwrap(), None);
    assert_eq!(store.sessions(owner, Some(life.session.id)).await.unwrap(), []);
    assert_eq!(store.movement(owner, life.movement.id).await.unwrap(), None);
    assert_eq!(store.movement_dates(owner).await.unwrap(), None);
    assert_eq!(store.receipt(owner, life.receipt.id).await.unwrap(), None);
    assert_eq!(store.receipts_by_content(owner, life.receipt.file.sha256).await.unwrap(), []);
    assert_eq!(store.category(owner, life.fixture.food.id).await.unwrap(), None);
    assert_eq!(store.priority(owner, life.fixture.essential.id).await.unwrap(), None);
    assert_eq!(store.verify_totals(owner).await.unwrap(), []);
    for entry in &sets {
        assert_eq!(store.change_set(owner, entry.change_set.id).await.unwrap(), None);
        for entity in entry.change_set.changes.iter().map(Change::entity) {
            assert_eq!(store.history(owner, entity).await.unwrap(), []);
        }
    }
    let key = IdempotencyKey::new("a-key").unwrap();
    assert_eq!(store.change_set_by_key(owner, &key).await.unwrap(), None);
    assert_eq!(store.receipt_queue().await.unwrap(), Default::default());
    assert_eq!(store.lease_receipts(&lease(None)).await.unwrap(), []);
    assert_eq!(store.lease_receipts(&lease(Some(owner))).await.unwrap(), []);
}

pub async fn other_owners_notice_nothing(bench: Bench<dyn Store>) {
    let store = &*bench;
    let one = Fixture::unsaved();
    // The same ids of everything but the owner.
    let two = Fixture { user: Fixture::unsaved().user, ..one.clone() };
    let one = Life::lead(store, one, "ana@example.org").await;
    let two = Life::lead(store, two, "eva@example.org").await;
    let before = Snapshot::of(store, two.owner()).await;
    let history = store.history(two.owner(), two.movement.id.as_uuid()).await.unwrap();
    store.erase_owner(one.owner(), at(5)).await.unwrap();
    assert_eq!(Snapshot::of(store, two.owner()).await, before);
    assert_eq!(store.history(two.owner(), two.movement.id.as_uuid()).await.unwrap(), history);
    assert_eq!(store.verify_totals(two.owner()).await.unwrap(), []);
    let last = before.journal.last().unwrap().sequence;
    let later = two.fixture.commit(store, vec![insert(&two.fixture.expense("1", "2026-04-01"))]).await;
    assert!(later.sequence > last, "the feed of others goes on");
    let leased = store.lease_receipts(&lease(None)).await.unwrap();
    assert!(!leased.is_empty() && leased.iter().all(|(owner, _)| *owner == two.owner()));
}

pub async fn an_address_is_free_after_its_owner(bench: Bench<dyn Store>) {
    let store = &*bench;
    let first = Life::lead(store, Fixture::unsaved(), "Ana@example.org").await;
    store.erase_owner(first.owner(), at(5)).await.unwrap();
    let second = Life::lead(store, Fixture::unsaved(), "ana@EXAMPLE.org").await;
    let found = store.credential_by_email("ana@example.org").await.unwrap();
    assert_eq!(found.map(|credential| credential.user), Some(second.owner()));
    assert_ne!(first.owner(), second.owner());
}

pub async fn nothing_is_written_for_an_erased_owner(bench: Bench<dyn Store>) {
    let store = &*bench;
    let life = Life::lead(store, Fixture::unsaved(), "ana@example.org").await;
    let fixture = &life.fixture;
    let (upload, movement) = (fixture.receipt("late photo", 0), fixture.expense("1", "2026-04-01"));
    let (change, _) = update(&life.movement, |movement| movement.priority = None);
    store.erase_owner(life.owner(), at(5)).await.unwrap();
    let writes = [
        ("an upload", vec![insert(&upload)]),
        ("a movement", vec![insert(&movement)]),
        ("a change", vec![change]),
        ("a session", vec![insert(&fixture.session(9))]),
        ("a deletion", vec![delete(&life.movement)]),
        ("nothing at all", vec![]),
    ];
    for (what, changes) in writes {
        assert_refused(fixture.attempt(store, changes).await, ErrorKind::NotFound, what);
    }
    // Not even what was written before is given again.
    let keyed = fixture.keyed("a-key", "a request", vec![insert(&fixture.session(10))]);
    assert_refused(store.commit(&keyed).await, ErrorKind::NotFound, "a key that was used before");
    store.rebuild_totals(life.owner()).await.unwrap();
    assert_eq!(Snapshot::of(store, life.owner()).await, Snapshot::of(store, new_id()).await);
}

pub async fn writes_at_the_same_time_leave_nothing(bench: Bench<dyn Store>) {
    let other = Fixture::new(&*bench).await;
    for round in 0..6 {
        let fixture = Fixture::new(&*bench).await;
        let owner = fixture.owner();
        type Write = Pin<Box<dyn Future<Output = Result<()>> + Send>>;
        let (store, erased) = (bench.under_test(), fixture.clone());
        let mut writes: Vec<Write> =
            vec![Box::pin(async move { store.erase_owner(erased.owner(), at(round)).await })];
        for n in 0..5 {
            let (store, fixture) = (bench.under_test(), fixture.clone());
            writes.push(Box::pin(async move {
                let receipt = fixture.receipt(&format!("photo {n}"), n);
                let category = Some(fixture.food.id);
                let movement = Movement { category, ..fixture.expense("1", "2026-03-12") };
                for changes in [vec![insert(&movement)], vec![insert(&receipt)], vec![delete(&movement)]] {
                    fixture.attempt(&*store, changes).await?;
                }
                Ok(())
            }));
        }
        let mut outcomes = bench.at_once(writes).await;
        outcomes.remove(0).unwrap();
        for outcome in outcomes.into_iter().filter(Result::is_err) {
            assert_refused(outcome, ErrorKind::NotFound, "a write that came later");
        }
        let store = &*bench;
        assert_eq!(Snapshot::of(store, owner).await, Snapshot::of(store, new_id()).await);
        assert_eq!(store.receipt_queue().await.unwrap(), Default::default());
    }
    other.record(&*bench, [&other.expense("1", "2026-03-12")]).await;
}

pub async fn erased_owners_are_listed_until_forgotten(bench: Bench<dyn Store>) {
    let store = &*bench;
    assert_eq!(store.erased_owners(None, 10).await.unwrap(), []);
    let mut expected = Vec::new();
    for seconds in [7, 3, 5] {
        let owner = Fixture::new(store).await.owner();
        store.erase_owner(owner, at(seconds)).await.unwrap();
        expected.push(ErasedOwner { owner, erased_at: at(seconds) });
    }
    Fixture::new(store).await;
    expected.sort_by_key(|erased| erased.owner);
    assert_eq!(store.erased_owners(None, 10).await.unwrap(), expected);
    assert_eq!(store.erased_owners(None, 2).await.unwrap(), expected[..2]);
    assert_eq!(store.erased_owners(Some(expected[0].owner), 10).await.unwrap(), expected[1..]);
    assert_eq!(store.erased_owners(Some(expected[2].owner), 10).await.unwrap(), []);
    store.forget_erased(expected[1].owner).await.unwrap();
    expected.remove(1);
    assert_eq!(store.erased_owners(None, 10).await.unwrap(), expected);
}

pub async fn erasing_again_changes_nothing(bench: Bench<dyn Store>) {
    let store = &*bench;
    let owner = Fixture::new(store).await.owner();
    let never = store.erase_owner(new_id(), at(1)).await;
    assert_refused(never, ErrorKind::NotFound, "an owner that never was");
    store.erase_owner(owner, at(1)).await.unwrap();
    store.erase_owner(owner, at(2)).await.unwrap();
    let erased_at: Timestamp = at(1);
    assert_eq!(store.erased_owners(None, 10).await.unwrap(), [ErasedOwner { owner, erased_at }]);
    store.forget_erased(owner).await.unwrap();
    assert_refused(store.erase_owner(owner, at(3)).await, ErrorKind::NotFound, "a forgotten owner");
    assert_eq!(store.erased_owners(None, 10).await.unwrap(), []);
}

pub async fn forgetting_changes_nothing_else(bench: Bench<dyn Store>) {
    let store = &*bench;
    let life = Life::lead(store, Fixture::unsaved(), "ana@example.org").await;
    let before = Snapshot::of(store, life.owner()).await;
    store.forget_erased(life.owner()).await.unwrap();
    store.forget_erased(new_id()).await.unwrap();
    assert_eq!(Snapshot::of(store, life.owner()).await, before);
}
