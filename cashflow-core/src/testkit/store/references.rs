//! Rows point only at rows of their owner, of the right kind, and what they point at stays.

use crate::domain::{Category, CategoryId, Change, Movement, MovementKind, PriorityId, ReceiptId};
use crate::error::{ErrorKind, Result};
use crate::ports::{Committed, Store};
use crate::testkit::{
    Bench, Fixture, Snapshot, assert_refused, assert_refused_as, delete, insert, insert_if_absent, new_id,
    update,
};

/// Every way to point at these rows, in rows of a fixture.
fn pointing(
    fixture: &Fixture,
    category: CategoryId,
    priority: PriorityId,
    receipt: ReceiptId,
    existing: &Movement,
) -> Vec<(&'static str, Change)> {
    let movement = fixture.expense("1", "2026-01-01");
    let new = Category { id: new_id(), name: "New".parse().unwrap(), ..fixture.leisure.clone() };
    vec![
        ("a movement's category", insert(&Movement { category: Some(category), ..movement.clone() })),
        ("a movement's priority", insert(&Movement { priority: Some(priority), ..movement.clone() })),
        ("a movement's receipt", insert(&Movement { receipt: Some(receipt), ..movement.clone() })),
        (
            "an absent one's category",
            insert_if_absent(&Movement { category: Some(category), ..movement.clone() }),
        ),
        ("a changed movement's category", update(existing, |movement| movement.category = Some(category)).0),
        ("a changed movement's priority", update(existing, |movement| movement.priority = Some(priority)).0),
        ("a changed movement's receipt", update(existing, |movement| movement.receipt = Some(receipt)).0),
        ("a category's parent", insert(&Category { parent: Some(category), ..new.clone() })),
        ("a category's priority", insert(&Category { default_priority: Some(priority), ..new })),
        (
            "a changed category's parent",
            update(&fixture.leisure, |changed| changed.parent = Some(category)).0,
        ),
        (
            "a changed category's priority",
            update(&fixture.leisure, |changed| changed.default_priority = Some(priority)).0,
        ),
    ]
}

pub async fn references_to_missing_or_foreign_rows_are_refused(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let other = Fixture::new(store).await;
    let (foreign, own) = (other.receipt("a photo", 0), fixture.receipt("a photo", 0));
    let existing = fixture.expense("1", "2026-01-01");
    other.record(store, [&foreign]).await;
    fixture.commit(store, vec![insert(&existing), insert(&own)]).await;
    let before = Snapshot::of(store, fixture.owner()).await;
    for (what, change) in pointing(&fixture, new_id(), new_id(), new_id(), &existing) {
        let outcome = fixture.attempt(store, vec![change]).await;
        assert_refused(outcome, ErrorKind::NotFound, &format!("{what} that is missing"));
    }
    for (what, change) in pointing(&fixture, other.food.id, other.optional.id, foreign.id, &existing) {
        let outcome = fixture.attempt(store, vec![change]).await;
        assert_refused(outcome, ErrorKind::NotFound, &format!("{what} that is another owner's"));
    }
    assert_eq!(Snapshot::of(store, fixture.owner()).await, before);
    // The same changes go through when they point at the owner's own rows.
    let ways = pointing(&fixture, new_id(), new_id(), new_id(), &existing).len();
    for way in 0..ways {
        let fixture = Fixture::new(store).await;
        let (receipt, existing) = (fixture.receipt("a photo", 0), fixture.expense("1", "2026-01-01"));
        fixture.commit(store, vec![insert(&existing), insert(&receipt)]).await;
        let (category, priority) = (fixture.food.id, fixture.optional.id);
        let (what, change) = pointing(&fixture, category, priority, receipt.id, &existing).swap_remove(way);
        fixture.attempt(store, vec![change]).await.unwrap_or_else(|error| panic!("{what}: {error}"));
    }
}

pub async fn a_row_that_is_deleted_and_referred_to_at_the_same_time_is_never_missing(
    bench: Bench<dyn Store>,
) {
    let store = &*bench;
    for round in 0..8 {
        let fixture = Fixture::new(store).await;
        let movement = Movement { category: Some(fixture.leisure.id), ..fixture.expense("1", "2026-01-01") };
        let sets = [fixture.set(vec![delete(&fixture.leisure)]), fixture.set(vec![insert(&movement)])];
        let commits = sets.map(|set| {
            let store = bench.under_test();
            async move { store.commit(&set).await }
        });
        let outcomes: Vec<Result<Committed>> = bench.at_once(commits).await;
        let left = store.category(fixture.owner(), fixture.leisure.id).await.unwrap();
        let recorded = store.movement(fixture.owner(), movement.id).await.unwrap();
        match &outcomes[..] {
            [Ok(_), Err(error)] => {
                assert_eq!(error.kind(), ErrorKind::NotFound, "round {round}");
                assert_eq!((left, recorded), (None, None), "round {round}");
            }
            [Err(error), Ok(_)] => {
                assert_eq!((error.kind(), error.code()), (ErrorKind::Conflict, "in_use"), "round {round}");
                assert!(left.is_some() && recorded.is_some(), "round {round}");
            }
            outcomes => panic!("round {round}: not one of two went through: {outcomes:?}"),
        }
    }
}

pub async fn categories_nest_one_level_and_by_kind(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let new = |name: &str, parent: &Category| Category {
        id: new_id(),
        name: name.parse().unwrap(),
        parent: Some(parent.id),
        ..fixture.leisure.clone()
    };
    let before = Snapshot::of(store, fixture.owner()).await;
    let below_income = Category { kind: MovementKind::Income, ..new("Below", &fixture.food) };
    let broken = [
        ("a third level", insert(&new("Below", &fixture.groceries))),
        ("an expense below an income", insert(&new("Below", &fixture.salary))),
        ("an income below an expense", insert(&below_income)),
        ("a move to the third level", update(&fixture.leisure, |c| c.parent = Some(fixture.groceries.id)).0),
        ("a move below the other kind", update(&fixture.leisure, |c| c.parent = Some(fixture.salary.id)).0),
        ("a parent that gets a parent", update(&fixture.food, |c| c.parent = Some(fixture.leisure.id)).0),
        ("a circle", update(&fixture.food, |c| c.parent = Some(fixture.groceries.id)).0),
    ];
    for (what, change) in broken {
        assert_refused(fixture.attempt(store, vec![change]).await, ErrorKind::Invalid, what);
    }
    assert_eq!(Snapshot::of(store, fixture.owner()).await, before);
    let (below, leisure) = update(&fixture.leisure, |category| category.parent = Some(fixture.food.id));
    let (free, groceries) = update(&fixture.groceries, |category| category.parent = None);
    fixture.commit(store, vec![below, free]).await;
    let (back, _) = update(&leisure, |category| category.parent = Some(groceries.id));
    fixture.commit(store, vec![back]).await;
}

pub async fn movements_keep_to_the_kind_of_their_category(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let spent = Movement { category: Some(fixture.groceries.id), ..fixture.expense("1", "2026-01-01") };
    let earned = Movement { category: Some(fixture.salary.id), ..fixture.income("1", "2026-01-01") };
    fixture.record(store, [&spent, &earned]).await;
    let before = Snapshot::of(store, fixture.owner()).await;
    let wrong = Movement { id: new_id(), kind: MovementKind::Income, ..spent.clone() };
    let broken = [
        ("an income of an expense category", insert(&wrong)),
        ("an absent income of an expense category", insert_if_absent(&wrong)),
        (
            "an expense of an income category",
            insert(&Movement { category: earned.category, ..fixture.expense("1", "2026-01-01") }),
        ),
        (
            "an expense that becomes an income",
            update(&spent, |movement| movement.kind = MovementKind::Income).0,
        ),
        (
            "an expense that gets an income category",
            update(&spent, |movement| movement.category = earned.category).0,
        ),
    ];
    for (what, change) in broken {
        assert_refused(fixture.attempt(store, vec![change]).await, ErrorKind::Invalid, what);
    }
    assert_eq!(Snapshot::of(store, fixture.owner()).await, before);
    let (both, _) = update(&spent, |movement| {
        movement.kind = MovementKind::Income;
        movement.category = earned.category;
    });
    let (without, _) = update(&earned, |movement| {
        movement.kind = MovementKind::Expense;
        movement.category = None;
    });
    fixture.commit(store, vec![both, without]).await;
}

pub async fn rows_in_use_are_not_deleted(bench: Bench<dyn Store>) {
    let store = &*bench;
    let mut fixture = Fixture::unsaved();
    fixture.leisure.default_priority = Some(fixture.optional.id);
    let receipt = fixture.receipt("a photo", 0);
    let movement = Movement {
        category: Some(fixture.groceries.id),
        priority: Some(fixture.essential.id),
        receipt: Some(receipt.id),
        ..fixture.expense("1", "2026-01-01")
    };
    fixture.commit(store, [fixture.changes(), vec![insert(&receipt), insert(&movement)]].concat()).await;
    let in_use = [
        ("a category of a movement", delete(&fixture.groceries)),
        ("a category above another", delete(&fixture.food)),
        ("a priority of a movement", delete(&fixture.essential)),
        ("a priority of a category", delete(&fixture.optional)),
        ("a receipt of a movement", delete(&receipt)),
    ];
    let before = Snapshot::of(store, fixture.owner()).await;
    for (what, change) in &in_use {
        let outcome = fixture.attempt(store, vec![change.clone()]).await;
        assert_refused_as(outcome, ErrorKind::Conflict, "in_use", what);
    }
    assert_eq!(Snapshot::of(store, fixture.owner()).await, before);
    // Once nothing points at them they can go, and a movement is never in use.
    let (freed, movement) = update(&movement, |movement| {
        (movement.category, movement.priority, movement.receipt) = (None, None, None);
    });
    let (unset, _) = update(&fixture.leisure, |category| category.default_priority = None);
    let mut changes = vec![freed, unset, delete(&movement)];
    changes.extend(in_use.map(|(_, change)| change));
    fixture.commit(store, changes).await;
    assert_eq!(store.receipt(fixture.owner(), receipt.id).await.unwrap(), None);
    assert_eq!(store.categories(fixture.owner()).await.unwrap().len(), 2);
}
