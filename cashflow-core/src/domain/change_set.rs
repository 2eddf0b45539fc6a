//! Change sets: the only way to write, and the record of what was written.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::{
    Category, ChangeSetId, Credential, Movement, Priority, Receipt, Session, Timestamp, User, UserId,
    WorkerName,
};
use crate::error::{Error, Result};

mod inverse;

pub(crate) use inverse::changed_since;

/// One write of one owner: all of its changes, or none. It is also the journal's record of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChangeSet {
    /// Its id. Committing the same id again gives the first outcome.
    pub id: ChangeSetId,
    /// Whose data it changes.
    pub owner: UserId,
    /// Who did it.
    pub actor: Actor,
    /// When.
    pub at: Timestamp,
    /// What for: the use case, such as `movements.record`.
    pub reason: String,
    /// The caller's key, if it may send the same request twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idempotency: Option<Idempotency>,
    /// The change set that this one takes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<ChangeSetId>,
    /// The changes, in an order in which each can be applied.
    pub changes: Vec<Change>,
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Actor {
    /// A person.
    User(UserId),
    /// A worker that reads receipts.
    Worker(WorkerName),
    /// The library itself, such as when it sets up a new owner.
    System,
}

/// A caller's key for one request, unique per owner, with what the request was.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Idempotency {
    /// The key, 1 to 200 visible ASCII characters.
    pub key: IdempotencyKey,
    /// SHA-256 of the request's content: the same key with other content is refused.
    pub fingerprint: crate::domain::ContentHash,
}

/// A caller's key for one request.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// Parses it: 1 to 200 visible ASCII characters.
    pub fn new(key: &str) -> Result<Self> {
        if (1..=200).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic()) {
            return Ok(Self(key.to_owned()));
        }
        Err(Error::invalid("idempotency_key", "must be 1 to 200 visible ASCII characters"))
    }

    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A change of one aggregate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Change {
    /// Of the owner's profile.
    User(Edit<User>),
    /// Of what it signs in with.
    Credential(Edit<Credential>),
    /// Of a session.
    Session(Edit<Session>),
    /// Of a priority.
    Priority(Edit<Priority>),
    /// Of a category.
    Category(Edit<Category>),
    /// Of a movement.
    Movement(Edit<Movement>),
    /// Of a receipt.
    Receipt(Edit<Receipt>),
}

/// What happens to one aggregate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit<T> {
    /// It is new; a taken id is a conflict.
    Insert(T),
    /// It is new, unless its id is there already: then it is skipped.
    InsertIfAbsent(T),
    /// It changes. `before` must be the current version, `after` the next one.
    Update {
        /// As it was.
        before: Box<T>,
        /// As it becomes.
        after: Box<T>,
    },
    /// It goes. The journal keeps it, so it can be brought back.
    Delete(T),
}

/// What every aggregate has.
pub trait Aggregate: Clone + PartialEq {
    /// Its name in messages and journals.
    const NAME: &'static str;
    /// Its id.
    fn uuid(&self) -> Uuid;
    /// Its version.
    fn version(&self) -> u32;
    /// The same content as the next version of `version`, changed at `at`.
    #[must_use]
    fn succeed(self, version: u32, at: Timestamp) -> Self;
}

macro_rules! aggregates {
    ($($type:ident, $name:literal, $id:ident $(, $touched:ident)?;)*) => {
        $(impl Aggregate for $type {
            const NAME: &'static str = $name;

            fn uuid(&self) -> Uuid {
                self.$id.as_uuid()
            }

            fn version(&self) -> u32 {
                self.version
            }

            fn succeed(mut self, version: u32, _at: Timestamp) -> Self {
                self.version = version + 1;
                $(self.$touched = _at;)?
                self
            }
        })*

        impl Change {
            /// The id of the aggregate.
            pub fn entity(&self) -> Uuid {
                match self {
                    $(Self::$type(edit) => edit.subject().uuid(),)*
                }
            }

            /// The name of the aggregate: `movement`, `category` …
            pub fn entity_name(&self) -> &'static str {
                match self {
                    $(Self::$type(_) => $type::NAME,)*
                }
            }

            /// The name of the edit: `insert`, `update` or `delete`.
            pub fn edit_name(&self) -> &'static str {
                match self {
                    $(Self::$type(edit) => edit.name(),)*
                }
            }

            /// The version that the aggregate has after the edit, or had before it was deleted.
            #[cfg(test)]
            fn version(&self) -> u32 {
                match self {
                    $(Self::$type(edit) => edit.subject().version(),)*
                }
            }

            /// The aggregate that it changes, by its name and id.
            fn aggregate(&self) -> (&'static str, Uuid) {
                (self.entity_name(), self.entity())
            }

            /// What takes this change back. `last` is the latest change of the same aggregate.
            fn inverse(&self, at: Timestamp, last: &Self) -> Self {
                match (self, last) {
                    $((Self::$type(edit), Self::$type(last)) => Self::$type(edit.inverse(at, last)),)*
                    _ => unreachable!("an aggregate has one kind of changes"),
                }
            }

            /// Whether it leaves its aggregate with the same content as another change of it.
            fn leaves_the_same_as(&self, other: &Self) -> bool {
                match (self, other) {
                    $((Self::$type(edit), Self::$type(other)) => edit.leaves_the_same_as(other),)*
                    _ => false,
                }
            }

            fn check_update(&self) -> Result<()> {
                match self {
                    $(Self::$type(edit) => edit.check_update(),)*
                }
            }
        }
    };
}

aggregates! {
    User, "user", id, updated_at;
    Credential, "credential", user, updated_at;
    Session, "session", id;
    Priority, "priority", id, updated_at;
    Category, "category", id, updated_at;
    Movement, "movement", id, updated_at;
    Receipt, "receipt", id, updated_at;
}

impl<T: Aggregate> Edit<T> {
    /// The aggregate as it is after the edit, or was before it was deleted.
    pub fn subject(&self) -> &T {
        match self {
            Self::Insert(entity) | Self::InsertIfAbsent(entity) | Self::Delete(entity) => entity,
            Self::Update { after, .. } => after,
        }
    }

    /// An update to `after`'s content: its version and time of change are set here.
    pub fn update(before: T, after: T, at: Timestamp) -> Self {
        let after = after.succeed(before.version(), at);
        Self::Update { before: Box::new(before), after: Box::new(after) }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Insert(_) | Self::InsertIfAbsent(_) => "insert",
            Self::Update { .. } => "update",
            Self::Delete(_) => "delete",
        }
    }

    fn check_update(&self) -> Result<()> {
        let Self::Update { before, after } = self else { return Ok(()) };
        if before.uuid() != after.uuid() {
            return Err(Error::invalid("id", "an update cannot change it"));
        }
        if before.version().checked_add(1) != Some(after.version()) {
            return Err(Error::invalid("version", "an update must go to the next one"));
        }
        Ok(())
    }
}

impl ChangeSet {
    /// Checks what can be told without the store; every store does it before anything else.
    ///
    /// Errors: an update that does not go to the next version of the same id; a movement that breaks
    /// [`Movement::check`]; a category that changes its kind or is its own parent; a user or credential that is not the
    /// owner's (`NotFound`); a user that is deleted (`Conflict`, `in_use`: at least the journal is its own).
    pub fn check(&self) -> Result<()> {
        for change in &self.changes {
            change.check_update()?;
            match change {
                Change::User(edit) if edit.subject().id != self.owner => {
                    return Err(Error::not_found("user"));
                }
                Change::User(Edit::Delete(_)) => {
                    return Err(Error::conflict("in_use", "a user has a journal, so it cannot be deleted"));
                }
                Change::Credential(edit) if edit.subject().user != self.owner => {
                    return Err(Error::not_found("credential"));
                }
                Change::Category(edit) => check_category(edit)?,
                Change::Movement(Edit::Delete(_)) => {}
                Change::Movement(edit) => edit.subject().check()?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether its first change inserts the owner, so that it may be committed for one that is not there yet.
    pub fn begins_with_owner(&self) -> bool {
        matches!(self.changes.first(), Some(Change::User(Edit::Insert(_) | Edit::InsertIfAbsent(_))))
    }

    /// The same set, as yet without changes.
    pub fn without_changes(&self) -> Self {
        Self {
            id: self.id,
            owner: self.owner,
            actor: self.actor.clone(),
            at: self.at,
            reason: self.reason.clone(),
            idempotency: self.idempotency.clone(),
            undoes: self.undoes,
            changes: Vec::new(),
        }
    }
}

fn check_category(edit: &Edit<Category>) -> Result<()> {
    let category = edit.subject();
    if category.parent == Some(category.id) {
        return Err(Error::invalid("parent", "a category cannot be its own"));
    }
    match edit {
        Edit::Update { before, after } if before.kind != after.kind => {
            Err(Error::invalid("kind", "the kind of a category never changes"))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
