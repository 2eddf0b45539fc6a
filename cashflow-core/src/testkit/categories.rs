//! Cases of categories and priorities.

use crate::domain::{Category, CategoryId, MovementKind, Priority, PriorityId};
use crate::ports::Store;
use crate::testkit::{Bench, Fixture, at, delete, insert, new_id};

/// The cases of [`CategoryReads`](crate::ports::CategoryReads).
#[doc(hidden)]
#[macro_export]
macro_rules! __category_cases {
    ($then:ident $($with:tt)*) => {
        $crate::$then! { [$($with)*]
            what_is_missing_or_foreign_is_none => "a category or priority that is missing or of another owner is `None`",
            categories_come_in_order =>
                "categories come ordered by kind (income first), folded name and id, with the archived ones",
            priorities_come_in_order => "priorities come ordered by rank, folded name and id",
        }
    };
}

__category_cases! { __case_table }

pub async fn what_is_missing_or_foreign_is_none(bench: Bench<dyn Store>) {
    let store = &*bench;
    let (fixture, other) = (Fixture::new(store).await, Fixture::new(store).await);
    for owner in [fixture.owner(), new_id()] {
        assert_eq!(store.category(owner, other.food.id).await.unwrap(), None);
        assert_eq!(store.priority(owner, other.optional.id).await.unwrap(), None);
        assert_eq!(store.category(owner, new_id()).await.unwrap(), None);
        assert_eq!(store.priority(owner, new_id()).await.unwrap(), None);
    }
    assert_eq!(store.categories(new_id()).await.unwrap(), []);
    assert_eq!(store.priorities(new_id()).await.unwrap(), []);
    fixture.commit(store, vec![delete(&fixture.leisure), delete(&fixture.optional)]).await;
    assert_eq!(store.category(fixture.owner(), fixture.leisure.id).await.unwrap(), None);
    assert_eq!(store.priority(fixture.owner(), fixture.optional.id).await.unwrap(), None);
    assert_eq!(store.category(other.owner(), other.leisure.id).await.unwrap(), Some(other.leisure));
}

pub async fn categories_come_in_order(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::unsaved();
    fixture.commit(store, vec![insert(&fixture.user)]).await;
    let like = |kind, name: &str| Category {
        id: new_id(),
        kind,
        name: name.parse().unwrap(),
        ..fixture.food.clone()
    };
    let income = MovementKind::Income;
    let expense = MovementKind::Expense;
    // As they must come: É before f, though its bytes are after z; capitals do not come first.
    let mut expected = vec![
        like(income, "b"),
        like(income, "Z"),
        like(expense, "10 b"),
        like(expense, "9 a"),
        like(expense, "Árbol"),
        like(expense, "azul"),
        like(expense, "Éxito"),
        like(expense, "Fin"),
        Category { archived_at: Some(at(0)), ..like(expense, "niño") },
        Category { archived_at: Some(at(0)), ..like(expense, "Nino") },
        like(expense, "nino"),
    ];
    let child = |parent: &Category| Category { parent: Some(parent.id), ..like(parent.kind, "NINO") };
    expected.push(child(&expected[2]));
    expected.push(child(&expected[3]));
    // Ids are not in the order in which they were made.
    let mut ids: Vec<CategoryId> = expected[8..].iter().map(|category| category.id).collect();
    ids.sort_by_key(|id| std::cmp::Reverse(*id));
    ids.iter().zip(&mut expected[8..]).for_each(|(id, category)| category.id = *id);
    fixture.record(store, expected.iter().take(11).rev()).await;
    fixture.record(store, &expected[11..]).await;
    expected[8..].sort_by_key(|category| category.id);
    assert_eq!(store.categories(fixture.owner()).await.unwrap(), expected);
}

pub async fn priorities_come_in_order(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::unsaved();
    fixture.commit(store, vec![insert(&fixture.user)]).await;
    let like = |rank, name: &str| Priority {
        id: new_id::<PriorityId>(),
        rank,
        name: name.parse().unwrap(),
        ..fixture.optional.clone()
    };
    let expected = [
        like(-5, "z"),
        like(0, "Árbol"),
        like(0, "b"),
        like(0, "É"),
        like(0, "f"),
        like(2, "a"),
        like(10, "A b"),
        like(i32::MAX, "0"),
    ];
    fixture.record(store, expected.iter().rev()).await;
    assert_eq!(store.priorities(fixture.owner()).await.unwrap(), expected);
}
