//! Change sets are whole, follow the versions, and leave no row that breaks a rule.

use crate::domain::{Category, Change, Edit, Money, Movement, MovementKind, Receipt, ReceiptState};
use crate::error::ErrorKind;
use crate::ports::Store;
use crate::testkit::{
    Bench, Fixture, Snapshot, assert_refused, assert_refused_as, delete, insert, new_id, update,
};

/// An owner with a row of each kind, all of them in use.
struct Used {
    fixture: Fixture,
    receipt: Receipt,
    movement: Movement,
}

impl Used {
    async fn new(store: &dyn Store) -> Self {
        let mut fixture = Fixture::unsaved();
        fixture.leisure.default_priority = Some(fixture.optional.id);
        let receipt = fixture.receipt("a photo", 0);
        let movement = Movement {
            category: Some(fixture.groceries.id),
            priority: Some(fixture.essential.id),
            receipt: Some(receipt.id),
            ..fixture.expense("12.50", "2026-03-12")
        };
        let mut changes = fixture.changes();
        changes.extend([insert(&receipt), insert(&movement)]);
        changes.extend([insert(&fixture.credential("used@example.org")), insert(&fixture.session(0))]);
        fixture.commit(store, changes).await;
        Self { fixture, receipt, movement }
    }
}

/// Changes that each fail, by what is wrong with them.
fn failing(used: &Used) -> Vec<(&'static str, Change)> {
    let Used { fixture, receipt, movement } = used;
    let mut outdated = movement.clone();
    outdated.version = 7;
    let nowhere = Movement { category: Some(new_id()), ..fixture.expense("1", "2026-01-01") };
    let other_kind = Movement { category: Some(fixture.salary.id), ..fixture.expense("1", "2026-01-01") };
    let same_name = Category { id: new_id(), ..fixture.leisure.clone() };
    let too_deep = Category {
        id: new_id(),
        parent: Some(fixture.groceries.id),
        name: "Too deep".parse().unwrap(),
        ..fixture.food.clone()
    };
    vec![
        ("a stale update", update(&outdated, |_| {}).0),
        ("a stale delete", delete(&outdated)),
        ("an update of a missing row", update(&fixture.expense("1", "2026-01-01"), |_| {}).0),
        ("a taken id", insert(movement)),
        ("a missing reference", insert(&nowhere)),
        ("a category of the other kind", insert(&other_kind)),
        ("a taken name", insert(&same_name)),
        ("a category too deep", insert(&too_deep)),
        ("a category in use", delete(&fixture.food)),
        ("a priority in use", delete(&fixture.essential)),
        ("a receipt in use", delete(receipt)),
        ("the same receipt", insert(&Receipt { id: new_id(), ..receipt.clone() })),
        ("a movement of nothing", insert(&fixture.expense("0", "2026-01-01"))),
    ]
}

/// Changes that all go through, together.
fn passing(used: &Used) -> Vec<Change> {
    let Used { fixture, receipt, movement } = used;
    let category = Category {
        id: new_id(),
        name: "New".parse().unwrap(),
        parent: Some(fixture.leisure.id),
        ..fixture.leisure.clone()
    };
    let new = Movement { category: Some(category.id), ..fixture.expense("3", "2026-03-13") };
    vec![
        update(&fixture.user, |user| user.name = "Other".parse().unwrap()).0,
        insert(&category),
        insert(&new),
        update(&fixture.optional, |priority| priority.rank = 9).0,
        update(movement, |movement| movement.date = "2025-12-31".parse().unwrap()).0,
        update(receipt, |receipt| receipt.state = ReceiptState::Review).0,
        insert(&fixture.receipt("another photo", 5)),
        insert(&fixture.session(9)),
        delete(&fixture.salary),
    ]
}

pub async fn nothing_of_a_failing_set_is_kept(bench: Bench<dyn Store>) {
    let store = &*bench;
    let used = Used::new(store).await;
    let owner = used.fixture.owner();
    let before = Snapshot::of(store, owner).await;
    let queue = store.receipt_queue().await.unwrap();
    let last = passing(&used).len();
    for (what, failing) in failing(&used) {
        for place in [0, 1, last / 2, last] {
            let mut changes = passing(&used);
            changes.insert(place, failing.clone());
            assert!(used.fixture.attempt(store, changes).await.is_err(), "{what} at {place} went through");
            assert_eq!(Snapshot::of(store, owner).await, before, "{what} at {place} left something");
        }
        assert_eq!(store.receipt_queue().await.unwrap(), queue, "{what} left something in the queue");
        assert_eq!(store.verify_totals(owner).await.unwrap(), [], "{what} left something in the totals");
    }
    used.fixture.commit(store, passing(&used)).await;
    assert_ne!(Snapshot::of(store, owner).await, before, "without the failing one all go through");
}

pub async fn sets_that_break_a_rule_by_themselves_are_refused(bench: Bench<dyn Store>) {
    let store = &*bench;
    let Used { fixture, movement, .. } = Used::new(store).await;
    let before = Snapshot::of(store, fixture.owner()).await;
    let stranger = Fixture::unsaved();
    let skipping = |mut after: Movement| {
        after.version += 2;
        Change::Movement(Edit::Update { before: Box::new(movement.clone()), after: Box::new(after) })
    };
    let renamed = Movement { id: new_id(), version: 2, ..movement.clone() };
    let renamed = Edit::Update { before: Box::new(movement.clone()), after: Box::new(renamed) };
    let food = &fixture.food;
    let own_parent = Category { id: new_id(), name: "x".parse().unwrap(), ..food.clone() };
    let own_parent = Category { parent: Some(own_parent.id), ..own_parent };
    let broken = [
        ("no amount", insert(&fixture.expense("0", "2026-01-01"))),
        ("an amount below zero", insert(&fixture.expense("-1", "2026-01-01"))),
        (
            "an amount that becomes nothing",
            update(&movement, |m| m.amount = Money::zero(m.amount.currency())).0,
        ),
        ("a date before year 1", insert(&fixture.expense("1", "0000-12-31"))),
        ("a version left out", skipping(movement.clone())),
        ("another id", Change::Movement(renamed)),
        (
            "another kind of category",
            update(&fixture.salary, |category| category.kind = MovementKind::Expense).0,
        ),
        ("a category that is its own parent", insert(&own_parent)),
    ];
    for (what, change) in broken {
        assert_refused(fixture.attempt(store, vec![change]).await, ErrorKind::Invalid, what);
    }
    let foreign = [
        ("another user", insert(&stranger.user)),
        ("another user's credential", insert(&stranger.credential("x@example.org"))),
    ];
    for (what, change) in foreign {
        assert_refused(fixture.attempt(store, vec![change]).await, ErrorKind::NotFound, what);
    }
    let deleted = fixture.attempt(store, vec![delete(&fixture.user)]).await;
    assert_refused_as(deleted, ErrorKind::Conflict, "in_use", "deleting a user");
    assert_eq!(Snapshot::of(store, fixture.owner()).await, before);
}

pub async fn one_set_may_change_a_row_several_times(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let new = Movement { category: Some(fixture.food.id), ..fixture.expense("10", "2026-01-31") };
    let (moved, again) = update(&new, |movement| movement.date = "2026-02-01".parse().unwrap());
    let (priced, last) = update(&again, |movement| movement.category = Some(fixture.groceries.id));
    fixture.commit(store, vec![insert(&new), moved, priced]).await;
    assert_eq!(store.movement(fixture.owner(), new.id).await.unwrap(), Some(last.clone()));

    let category = Category { id: new_id(), name: "New".parse().unwrap(), ..fixture.food.clone() };
    let child = Category { id: new_id(), parent: Some(category.id), ..category.clone() };
    let (moved, last) = update(&last, |movement| movement.category = Some(child.id));
    let (freed, last) = update(&last, |movement| movement.category = None);
    let changes = vec![insert(&category), insert(&child), moved, freed, delete(&child), delete(&category)];
    fixture.commit(store, changes).await;
    assert_eq!(store.category(fixture.owner(), child.id).await.unwrap(), None);

    // A name that one row lets go is free for the next; a merge moves what is in use and then deletes.
    let renamed = update(&fixture.leisure, |category| category.name = "Fun".parse().unwrap()).0;
    let heir = Category { id: new_id(), ..fixture.leisure.clone() };
    let (moved, last) = update(&last, |movement| movement.category = Some(heir.id));
    fixture.commit(store, vec![renamed, insert(&heir), moved]).await;
    let gone = fixture.expense("1", "2026-01-01");
    let (changed, deleted) = update(&gone, |movement| movement.date = "2026-05-05".parse().unwrap());
    let back = Movement { version: 4, ..gone.clone() };
    let changes = vec![insert(&gone), changed, delete(&deleted), insert(&back), delete(&back)];
    fixture.commit(store, changes).await;
    assert_eq!(store.movement(fixture.owner(), gone.id).await.unwrap(), None);
    assert_eq!(store.movement(fixture.owner(), last.id).await.unwrap(), Some(last));
    assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
}
