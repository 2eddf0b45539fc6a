//! The database itself holds what the rules promise, and large sets are kept as small ones are.

use cashflow_adapters::postgres::Layout;
use cashflow_core::ErrorKind;
use cashflow_core::domain::{Change, Edit, Money, Movement};
use cashflow_core::ports::{JournalReads as _, MovementReads as _, ReportReads as _, Store as _};
use cashflow_core::testkit::{Fixture, assert_refused, assert_refused_as, at, insert, new_id};

use super::block_on;
use super::databases::Database;

/// Versions alone do not tell a row that was deleted and made anew with the same id from its predecessor.
#[test]
fn an_edit_of_what_a_movement_never_was_is_refused_so_that_totals_hold() {
    block_on(async {
        let database = Database::new(Layout::Plain).await;
        let store = database.store().await;
        let fixture = Fixture::new(&store).await;
        let lunch = fixture.expense("12.50", "2026-03-12");
        fixture.record(&store, [&lunch]).await;
        let other = Movement { amount: Money::from_minor(1, lunch.amount.currency()), ..lunch.clone() };
        let update = Edit::update(other.clone(), lunch.clone(), at(1));
        let updated = fixture.attempt(&store, vec![Change::Movement(update)]).await;
        assert_refused(updated, ErrorKind::Stale, "an update of another amount");
        let deleted = fixture.attempt(&store, vec![Change::Movement(Edit::Delete(other))]).await;
        assert_refused(deleted, ErrorKind::Stale, "a deletion of another amount");
        assert_eq!(store.movement(fixture.owner(), lunch.id).await.unwrap(), Some(lunch));
        assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
    });
}

#[test]
fn a_large_set_is_read_back_whole_and_by_each_of_its_ids() {
    block_on(async {
        let database = Database::new(Layout::Plain).await;
        let store = database.store().await;
        let fixture = Fixture::new(&store).await;
        let movements: Vec<Movement> =
            (1..=500).map(|i| fixture.expense(&i.to_string(), "2026-03-12")).collect();
        let set = fixture.set(movements.iter().map(insert).collect());
        store.commit(&set).await.unwrap();
        let entry = store.change_set(fixture.owner(), set.id).await.unwrap().unwrap();
        assert_eq!(entry.change_set, set);
        let history = store.history(fixture.owner(), movements[250].id.as_uuid()).await.unwrap();
        assert_eq!(history.len(), 1);
        assert_eq!(history[0].change_set.changes, [insert(&movements[250])]);
    });
}

/// New movements are written by one statement; what is wrong with one of them must be told all the same.
#[test]
fn one_wrong_movement_among_many_is_told_as_if_it_were_alone() {
    block_on(async {
        let database = Database::new(Layout::Plain).await;
        let store = database.store().await;
        let fixture = Fixture::new(&store).await;
        let taken = fixture.expense("1.00", "2026-03-12");
        fixture.record(&store, [&taken]).await;
        let astray = Movement { category: Some(new_id()), ..taken.clone() };
        let income = Movement { category: Some(fixture.salary.id), ..taken.clone() };
        let wrong = [
            (taken, ErrorKind::Conflict, "id_taken"),
            (Movement { id: new_id(), ..astray }, ErrorKind::NotFound, "not_found"),
            (Movement { id: new_id(), ..income }, ErrorKind::Invalid, "invalid"),
        ];
        for (wrong, kind, code) in wrong {
            for place in [0, 37, 99] {
                let mut movements: Vec<Movement> =
                    (1..=99).map(|i| fixture.expense(&i.to_string(), "2026-03-12")).collect();
                movements.insert(place, wrong.clone());
                let refused = fixture.attempt(&store, movements.iter().map(insert).collect()).await;
                assert_refused_as(refused, kind, code, &format!("a movement at {place}"));
                assert_eq!(store.movement(fixture.owner(), movements[50].id).await.unwrap(), None);
            }
        }
        assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
    });
}

/// An import that is repeated with a few new rows: most of its inserts are skipped, of many.
#[test]
fn a_large_set_that_is_half_there_is_recorded_without_what_was_skipped() {
    block_on(async {
        let database = Database::new(Layout::Plain).await;
        let store = database.store().await;
        let fixture = Fixture::new(&store).await;
        let movements: Vec<Movement> =
            (1..=400).map(|i| fixture.expense(&i.to_string(), "2026-03-12")).collect();
        fixture.record(&store, movements.iter().step_by(2)).await;
        let changes = movements
            .iter()
            .map(|movement| Change::Movement(Edit::InsertIfAbsent(movement.clone())))
            .collect();
        let set = fixture.set(changes);
        let committed = store.commit(&set).await.unwrap();
        assert_eq!(committed.skipped, 200);
        let entry = store.change_set(fixture.owner(), set.id).await.unwrap().unwrap();
        let written: Vec<Change> = set.changes.iter().skip(1).step_by(2).cloned().collect();
        assert_eq!(entry.change_set.changes, written);
        assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
    });
}
