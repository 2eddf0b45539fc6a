//! The first set, nesting, archiving, merging.

use std::collections::BTreeSet;

use cashflow_core::domain::{MovementKind, PriorityName, Topic, fold};
use cashflow_core::{CategoryPatch, ErrorKind, NewCategory, NewMovement, Patch};

use crate::support::{block_on, category, day, eur, world};

fn expense(name: &str) -> NewCategory {
    NewCategory::new(MovementKind::Expense, name).unwrap()
}

#[test]
fn a_new_owner_starts_with_categories_and_priorities_in_their_language() {
    block_on(async {
        for (locale, food, essential) in
            [("es-ES", "Supermercado", "Esencial"), ("en-GB", "Groceries", "Essential")]
        {
            let cashflow = world(locale).await.cashflow;
            let food = category(&cashflow, food).await;
            let priorities = cashflow.priorities().list().await.unwrap();
            assert_eq!(priorities.len(), 3);
            assert_eq!(
                (priorities[0].name.as_str(), Some(priorities[0].id)),
                (essential, food.default_priority)
            );
            assert!(cashflow.categories().list().await.unwrap().len() >= 15);
        }
    });
}

#[test]
fn whatever_a_receipt_is_about_has_a_category_of_the_first_set_in_each_language() {
    block_on(async {
        for locale in ["es", "en"] {
            let categories = world(locale).await.cashflow.categories().list().await.unwrap();
            let mut found = BTreeSet::new();
            for topic in Topic::ALL {
                let of = |name: &&str| {
                    categories.iter().find(|category| {
                        category.kind == MovementKind::Expense && fold(category.name.as_str()) == fold(name)
                    })
                };
                let category = topic.names().iter().find_map(of);
                let category = category.unwrap_or_else(|| panic!("no category for {topic:?} in {locale}"));
                assert!(found.insert(category.id), "{topic:?} shares {} in {locale}", category.name);
            }
        }
    });
}

#[test]
fn names_meet_without_case_and_accents() {
    block_on(async {
        let cashflow = world("es").await.cashflow;
        assert_eq!(category(&cashflow, "educacion").await.name.as_str(), "Educación");
        let error = cashflow.categories().create(expense("EDUCACION")).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Conflict);
    });
}

#[test]
fn categories_nest_once() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let parent = category(&cashflow, "Groceries").await;
        let child =
            cashflow.categories().create(NewCategory { parent: Some(parent.id), ..expense("Fruit") }).await;
        let child = child.unwrap();
        let deeper = NewCategory { parent: Some(child.id), ..expense("Apples") };
        assert_eq!(cashflow.categories().create(deeper).await.unwrap_err().kind(), ErrorKind::Invalid);
        let other_kind = NewCategory {
            parent: Some(parent.id),
            ..NewCategory::new(MovementKind::Income, "Refunds").unwrap()
        };
        assert_eq!(cashflow.categories().create(other_kind).await.unwrap_err().kind(), ErrorKind::Invalid);
    });
}

#[test]
fn a_category_in_use_is_archived_or_merged_but_not_deleted() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let food = category(&cashflow, "Groceries").await;
        let new = NewMovement::expense(eur("3.00"), day("2026-03-12")).in_category(food.id);
        cashflow.movements().record(new).await.unwrap();
        let error = cashflow.categories().delete(food.id, None).await.unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Conflict, "in_use"));
        let archived = cashflow.categories().archive(food.id).await.unwrap();
        assert!(archived.archived_at.is_some());
        let back = CategoryPatch { archived: Some(false), ..CategoryPatch::default() };
        assert_eq!(cashflow.categories().change(food.id, None, back).await.unwrap().archived_at, None);
    });
}

#[test]
fn merging_moves_movements_and_children_and_undo_takes_it_all_back() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let (from, into) = (category(&cashflow, "Groceries").await, category(&cashflow, "Household").await);
        let child =
            cashflow.categories().create(NewCategory { parent: Some(from.id), ..expense("Fruit") }).await;
        let child = child.unwrap();
        let mut recorded = Vec::new();
        for (amount, category) in [("1.00", from.id), ("2.00", child.id), ("4.00", into.id)] {
            let new = NewMovement::expense(eur(amount), day("2026-03-12")).in_category(category);
            recorded.push(cashflow.movements().record(new).await.unwrap());
        }
        cashflow.categories().merge(from.id, into.id).await.unwrap();
        assert_eq!(cashflow.categories().get(from.id).await.unwrap_err().kind(), ErrorKind::NotFound);
        assert_eq!(cashflow.categories().get(child.id).await.unwrap().parent, Some(into.id));
        assert_eq!(cashflow.movements().get(recorded[0].id).await.unwrap().category, Some(into.id));
        assert_eq!(cashflow.movements().get(recorded[1].id).await.unwrap().category, Some(child.id));
        assert!(cashflow.reports().verify().await.unwrap().is_empty());

        let merge = cashflow.history().recent(1).await.unwrap().remove(0).change_set.id;
        cashflow.history().undo(merge).await.unwrap();
        assert_eq!(cashflow.categories().get(child.id).await.unwrap().parent, Some(from.id));
        assert_eq!(cashflow.movements().get(recorded[0].id).await.unwrap().category, Some(from.id));
        assert!(cashflow.reports().verify().await.unwrap().is_empty());
    });
}

#[test]
fn a_category_merges_into_its_own_child_which_takes_its_place() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let parent = category(&cashflow, "Groceries").await;
        let child =
            cashflow.categories().create(NewCategory { parent: Some(parent.id), ..expense("Fruit") }).await;
        let merged = cashflow.categories().merge(parent.id, child.unwrap().id).await.unwrap();
        assert_eq!((merged.name.as_str(), merged.parent), ("Fruit", None));
    });
}

#[test]
fn priorities_are_the_users_own() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let name = PriorityName::new("Dreams").unwrap();
        let dreams = cashflow.priorities().create(name, 90).await.unwrap();
        assert_eq!(cashflow.priorities().list().await.unwrap().last(), Some(&dreams));
        let food = category(&cashflow, "Groceries").await;
        let patch = CategoryPatch { default_priority: Patch::Set(dreams.id), ..CategoryPatch::default() };
        cashflow.categories().change(food.id, None, patch).await.unwrap();
        assert_eq!(cashflow.priorities().delete(dreams.id, None).await.unwrap_err().code(), "in_use");
    });
}
