//! What takes changes back, and what is refused before any store sees it.

use std::collections::BTreeMap;

use super::*;
use crate::domain::{CategoryId, Edit, MovementKind};
use crate::error::ErrorKind;
use crate::testkit::{Fixture, at, date, delete, insert, insert_if_absent, new_id, update};

/// The movements that changes make of others; each must fit what is there.
fn apply(mut rows: BTreeMap<Uuid, Movement>, changes: &[Change]) -> BTreeMap<Uuid, Movement> {
    for change in changes {
        let Change::Movement(edit) = change else { panic!("only movements are kept here") };
        let id = change.entity();
        match edit {
            Edit::Insert(row) | Edit::InsertIfAbsent(row) => assert!(rows.insert(id, row.clone()).is_none()),
            Edit::Update { before, after } => {
                assert_eq!(rows.insert(id, (**after).clone()).as_ref(), Some(&**before), "it is as it was");
            }
            Edit::Delete(row) => assert_eq!(rows.remove(&id).as_ref(), Some(row)),
        }
    }
    rows
}

/// What stays the same when a row is brought back: all but its version and the time of its change.
fn content(rows: &BTreeMap<Uuid, Movement>) -> Vec<Movement> {
    rows.values().map(|row| Movement { version: 0, updated_at: at(0), ..row.clone() }).collect()
}

#[test]
fn the_inverse_takes_everything_back_and_its_inverse_does_it_again() {
    let fixture = Fixture::unsaved();
    let (kept, gone) = (fixture.expense("1", "2026-01-01"), fixture.expense("2", "2026-01-02"));
    let new = fixture.income("3", "2026-01-03");
    let (changed, _) = update(&kept, |movement| movement.date = date("2026-06-06"));
    let start = apply(BTreeMap::new(), &[insert(&kept), insert(&gone)]);
    let set = fixture.set(vec![insert(&new), changed, delete(&gone)]);
    let done = apply(start.clone(), &set.changes);
    let undo = fixture.set(set.inverse(at(10)).unwrap());
    let undone = apply(done.clone(), &undo.changes);
    assert_eq!(content(&undone), content(&start));
    let redo = fixture.set(undo.inverse(at(20)).unwrap());
    let redone = apply(undone, &redo.changes);
    assert_eq!(content(&redone), content(&done));
    assert!(redone.values().all(|row| row.updated_at == at(20)));
    let again = fixture.set(redo.inverse(at(30)).unwrap());
    assert_eq!(content(&apply(redone, &again.changes)), content(&start));
}

#[test]
fn the_inverse_of_several_edits_of_one_row_goes_through_all_of_them() {
    let fixture = Fixture::unsaved();
    let new = fixture.expense("1", "2026-01-01");
    let (moved, second) = update(&new, |movement| movement.date = date("2026-02-02"));
    let (turned, third) = update(&second, |movement| movement.kind = MovementKind::Income);
    let back = third.clone().succeed(third.version, at(5));
    let (last, _) = update(&back, |movement| movement.date = date("2026-03-03"));
    let set = fixture.set(vec![insert(&new), moved, turned, delete(&third), insert(&back), last]);
    let done = apply(BTreeMap::new(), &set.changes);
    let undo = fixture.set(set.inverse(at(10)).unwrap());
    let undone = apply(done.clone(), &undo.changes);
    assert!(undone.is_empty());
    let redone = apply(undone, &undo.inverse(at(20)).unwrap());
    assert_eq!(content(&redone), content(&done));
    // The versions of a row never come twice.
    let versions: Vec<u32> = undo.changes.iter().map(Change::version).collect();
    assert!(versions.iter().all(|version| *version >= done[&new.id.as_uuid()].version), "{versions:?}");
}

#[test]
fn the_inverse_comes_in_the_opposite_order() {
    let fixture = Fixture::unsaved();
    let set = fixture.set(vec![insert(&fixture.food), insert_if_absent(&fixture.groceries)]);
    let changes = set.inverse(at(1)).unwrap();
    assert_eq!(changes, [delete(&fixture.groceries), delete(&fixture.food)]);
    assert!(fixture.set(vec![]).inverse(at(1)).unwrap().is_empty());
}

#[test]
fn sign_ups_and_sign_ins_cannot_be_taken_back() {
    let fixture = Fixture::unsaved();
    let changes = [
        insert(&fixture.user),
        insert_if_absent(&fixture.user),
        insert(&fixture.credential("a@example.org")),
        delete(&fixture.session(0)),
        update(&fixture.session(0), |_| {}).0,
    ];
    for change in changes {
        let error = fixture.set(vec![insert(&fixture.food), change]).inverse(at(1)).unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Conflict, "not_undoable"));
    }
    let renamed = update(&fixture.user, |user| user.name = "Other".parse().unwrap()).0;
    assert_eq!(fixture.set(vec![renamed]).inverse(at(1)).unwrap().len(), 1, "a profile can");
}

#[test]
fn an_update_is_the_next_version_at_its_time() {
    let fixture = Fixture::unsaved();
    let before = Movement { version: 7, ..fixture.expense("1", "2026-01-01") };
    let after = Movement { version: 3, date: date("2026-02-02"), ..before.clone() };
    let edit = Edit::update(before.clone(), after.clone(), at(9));
    assert_eq!(edit.subject(), &Movement { version: 8, updated_at: at(9), ..after });
}

#[test]
fn changes_tell_whose_they_are() {
    let fixture = Fixture::unsaved();
    let credential = fixture.credential("a@example.org");
    let changes = [
        (insert(&fixture.user), "user", "insert"),
        (insert_if_absent(&credential), "credential", "insert"),
        (update(&fixture.session(0), |_| {}).0, "session", "update"),
        (delete(&fixture.optional), "priority", "delete"),
        (insert(&fixture.food), "category", "insert"),
        (insert(&fixture.expense("1", "2026-01-01")), "movement", "insert"),
        (insert(&fixture.receipt("a photo", 0)), "receipt", "insert"),
    ];
    for (change, entity, edit) in &changes {
        assert_eq!((change.entity_name(), change.edit_name()), (*entity, *edit));
    }
    assert_eq!(changes[0].0.entity(), changes[1].0.entity(), "a credential has the id of its user");
}

#[test]
fn what_breaks_a_rule_by_itself_is_refused() {
    let fixture = Fixture::unsaved();
    let movement = fixture.expense("1", "2026-01-01");
    let update_to = |after: Movement| {
        Change::Movement(Edit::Update { before: Box::new(movement.clone()), after: Box::new(after) })
    };
    let own = Category { parent: Some(fixture.food.id), ..fixture.food.clone() };
    let stranger = Fixture::unsaved();
    let refused = [
        (update_to(Movement { id: new_id(), version: 2, ..movement.clone() }), ErrorKind::Invalid, "id"),
        (update_to(movement.clone()), ErrorKind::Invalid, "version"),
        (update_to(Movement { version: 3, ..movement.clone() }), ErrorKind::Invalid, "version"),
        (insert(&fixture.expense("0", "2026-01-01")), ErrorKind::Invalid, "amount"),
        (insert_if_absent(&fixture.expense("-1", "2026-01-01")), ErrorKind::Invalid, "amount"),
        (update(&movement, |after| after.date = date("0000-01-01")).0, ErrorKind::Invalid, "date"),
        (update(&fixture.food, |after| after.kind = MovementKind::Income).0, ErrorKind::Invalid, "kind"),
        (insert(&own), ErrorKind::Invalid, "parent"),
        (insert(&stranger.user), ErrorKind::NotFound, ""),
        (insert(&stranger.credential("a@example.org")), ErrorKind::NotFound, ""),
        (delete(&fixture.user), ErrorKind::Conflict, ""),
    ];
    for (change, kind, field) in refused {
        let what = format!("{} of a {}", change.edit_name(), change.entity_name());
        let error = fixture.set(vec![insert(&fixture.leisure), change]).check().unwrap_err();
        assert_eq!((error.kind(), error.field().unwrap_or_default()), (kind, field), "{what}");
    }
    let mut last = movement.clone();
    last.version = u32::MAX;
    let overflow = Edit::Update { before: Box::new(last.clone()), after: Box::new(last) };
    assert!(fixture.set(vec![Change::Movement(overflow)]).check().is_err());
    // What is deleted may be what no longer passes.
    let fine =
        vec![delete(&fixture.expense("0", "2026-01-01")), update_to(movement.clone().succeed(1, at(0)))];
    fixture.set([fixture.changes(), fine].concat()).check().unwrap();
}

#[test]
fn only_a_set_that_begins_with_its_owner_can_be_the_first() {
    let fixture = Fixture::unsaved();
    assert!(fixture.set(fixture.changes()).begins_with_owner());
    assert!(fixture.set(vec![insert_if_absent(&fixture.user)]).begins_with_owner());
    assert!(!fixture.set(vec![]).begins_with_owner());
    assert!(!fixture.set(vec![insert(&fixture.food), insert(&fixture.user)]).begins_with_owner());
    assert!(!fixture.set(vec![update(&fixture.user, |_| {}).0]).begins_with_owner());
}

#[test]
fn json_keeps_everything_but_secrets() {
    let fixture = Fixture::unsaved();
    let credential = fixture.credential("a@example.org");
    let movement = Movement {
        category: Some(CategoryId::from_uuid(Uuid::max())),
        tags: ["b", "a"].iter().map(|tag| tag.parse().unwrap()).collect(),
        ..fixture.expense("0.10", "2026-01-01")
    };
    let set = fixture.keyed(
        "key",
        "request",
        vec![insert(&movement), insert(&credential), insert(&fixture.session(0))],
    );
    let json = serde_json::to_string(&set).unwrap();
    assert!(!json.contains("argon2id") && !json.contains("token_hash"), "{json}");
    let read: ChangeSet = serde_json::from_str(&json).unwrap();
    assert_eq!(read.changes[0], set.changes[0]);
    let Change::Credential(Edit::Insert(read)) = &read.changes[1] else { panic!("{:?}", read.changes[1]) };
    assert_eq!(*read, Credential { password_hash: String::new(), ..credential });
}

#[test]
fn idempotency_keys_are_visible_and_short() {
    for key in ["a", "~!/{}", &"k".repeat(200)] {
        assert_eq!(IdempotencyKey::new(key).unwrap().as_str(), key);
    }
    for key in ["", " ", "a b", "ñ", "a\n", &"k".repeat(201)] {
        assert_eq!(IdempotencyKey::new(key).unwrap_err().field(), Some("idempotency_key"), "{key:?}");
    }
}

#[test]
fn a_row_that_is_as_the_set_left_it_is_taken_back_from_the_version_that_it_has_now() {
    let fixture = Fixture::unsaved();
    let first = fixture.expense("1", "2026-01-01");
    let (moved, second) = update(&first, |movement| movement.date = date("2026-02-02"));
    let (away, third) = update(&second, |movement| movement.date = date("2026-03-03"));
    let (back, fourth) = update(&third, |movement| movement.date = date("2026-02-02"));
    let set = fixture.set(vec![moved]);
    let refused = set.inverse_since(at(10), [&away]).unwrap_err();
    assert_eq!((refused.kind(), refused.code()), (ErrorKind::Conflict, "changed_since"));
    assert!(set.inverse_since(at(10), [&away, &delete(&third)]).is_err(), "it is gone");
    // A change of another row says nothing about this one.
    let other = insert(&fixture.expense("2", "2026-01-02"));
    let changes = set.inverse_since(at(10), [&away, &back, &other]).unwrap();
    let Change::Movement(Edit::Update { before, after }) = &changes[0] else { panic!("{changes:?}") };
    assert_eq!(**before, fourth);
    assert_eq!(**after, first.succeed(fourth.version, at(10)));
}
