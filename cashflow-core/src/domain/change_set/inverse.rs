//! Undo: the changes that take a change set back.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::domain::{Aggregate, Change, ChangeSet, Edit, Timestamp};
use crate::error::{Error, Result};

impl ChangeSet {
    /// The changes that take this set back while its rows are as it left them, in the order in which they can be
    /// applied.
    ///
    /// The set must be as it was read from the journal, where inserts that were skipped are left out.
    ///
    /// Errors: it changes credentials or sessions, whose secrets no journal keeps; so it cannot be taken back.
    pub fn inverse(&self, at: Timestamp) -> Result<Vec<Change>> {
        self.inverse_since(at, &[])
    }

    /// The same, when its rows were changed since: by the changes `since`, in their order, those of other rows among
    /// them or not. It can be taken back when each of its rows is now as this set left it, whatever lies between: two
    /// changes of one row can be undone one after the other, the later one first, and done again.
    ///
    /// Errors: as [`inverse`](Self::inverse); a row has other content now, or went, or came (`Conflict`,
    /// `changed_since`).
    pub fn inverse_since<'a>(
        &'a self,
        at: Timestamp,
        since: impl IntoIterator<Item = &'a Change>,
    ) -> Result<Vec<Change>> {
        if self.changes.iter().any(is_for_good) {
            return Err(Error::conflict("not_undoable", "sign-ups and sign-ins cannot be undone"));
        }
        let mut left = HashMap::new();
        for change in self.changes.iter().rev() {
            left.entry(change.aggregate()).or_insert(change);
        }
        let mut reached = HashMap::new();
        for change in since.into_iter().filter(|change| left.contains_key(&change.aggregate())) {
            reached.insert(change.aggregate(), change.clone());
        }
        if !reached.iter().all(|(aggregate, now)| left[aggregate].leaves_the_same_as(now)) {
            return Err(changed_since());
        }
        // A set may edit one aggregate several times: each edit is taken back from where the last one left it.
        let inverses = self.changes.iter().rev().map(|change| match reached.entry(change.aggregate()) {
            Entry::Occupied(mut entry) => {
                let inverse = change.inverse(at, entry.get());
                entry.insert(inverse.clone());
                inverse
            }
            Entry::Vacant(entry) => entry.insert(change.inverse(at, change)).clone(),
        });
        Ok(inverses.collect())
    }
}

/// The error of an undo that would take back what came later too.
pub(crate) fn changed_since() -> Error {
    Error::conflict("changed_since", "cannot be undone: something of it was changed or used since")
}

/// Whether it is a change that no undo takes back.
fn is_for_good(change: &Change) -> bool {
    matches!(
        change,
        Change::Credential(_) | Change::Session(_) | Change::User(Edit::Insert(_) | Edit::InsertIfAbsent(_))
    )
}

impl<T: Aggregate> Edit<T> {
    /// What takes this edit back. `last` is the latest edit of the aggregate: it tells the version to go on from.
    pub(super) fn inverse(&self, at: Timestamp, last: &Self) -> Self {
        let current = last.subject();
        match self {
            Self::Insert(_) | Self::InsertIfAbsent(_) => Self::Delete(current.clone()),
            // A version never comes twice, also when the row came and went again in between.
            Self::Delete(gone) => {
                Self::Insert(gone.clone().succeed(current.version().max(gone.version()), at))
            }
            Self::Update { before, .. } => Self::update(current.clone(), (**before).clone(), at),
        }
    }

    /// Whether it leaves the aggregate with the content that another edit leaves it with; version and time of change
    /// do not count.
    pub(super) fn leaves_the_same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Delete(_), Self::Delete(_)) => true,
            (Self::Delete(_), _) | (_, Self::Delete(_)) => false,
            _ => {
                let (ours, others) = (self.subject().clone(), other.subject().clone());
                let version = ours.version();
                let at = Timestamp::from_micros(0).expect("the epoch is an instant");
                ours.succeed(version, at) == others.succeed(version, at)
            }
        }
    }
}
