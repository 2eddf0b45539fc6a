//! Changes, written shortly.

use crate::domain::{
    Aggregate, Category, Change, Credential, Edit, Movement, Priority, Receipt, Session, User,
};
use crate::testkit::at;

/// An aggregate that can be in a change set.
pub trait Entity: Aggregate {
    /// The change of an edit.
    fn change(edit: Edit<Self>) -> Change;
}

macro_rules! entities {
    ($($type:ident)*) => {$(
        impl Entity for $type {
            fn change(edit: Edit<Self>) -> Change {
                Change::$type(edit)
            }
        }
    )*};
}

entities!(User Credential Session Priority Category Movement Receipt);

/// Inserts a row.
pub fn insert<T: Entity>(new: &T) -> Change {
    T::change(Edit::Insert(new.clone()))
}

/// Inserts a row unless its id is there.
pub fn insert_if_absent<T: Entity>(new: &T) -> Change {
    T::change(Edit::InsertIfAbsent(new.clone()))
}

/// Deletes a row.
pub fn delete<T: Entity>(old: &T) -> Change {
    T::change(Edit::Delete(old.clone()))
}

/// Changes a row, and gives the change with the row as it is then.
pub fn update<T: Entity>(before: &T, change: impl FnOnce(&mut T)) -> (Change, T) {
    let mut after = before.clone();
    change(&mut after);
    let edit = Edit::update(before.clone(), after, at(1_000));
    let after = edit.subject().clone();
    (T::change(edit), after)
}
