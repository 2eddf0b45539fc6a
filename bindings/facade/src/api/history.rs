//! Who changed what and when, the feed of changes, and undo.

use cashflow_core::domain::ChangeSetId;

use crate::api::{ApiError, Category, Id, Movement, Priority, Receipt, Result, Timestamp, User};
use crate::convert;
use crate::handle::Handle;

/// A change set with its place in the owner's feed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct JournalEntry {
    /// Grows with each; it may jump.
    pub sequence: i64,
    /// What was written.
    pub change_set: ChangeSet,
}

/// One write: all of its changes, or none.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ChangeSet {
    /// Its id, for undo.
    pub id: Id,
    /// Who did it.
    pub actor: ActorKind,
    /// The user, if one did it.
    pub user_id: Option<Id>,
    /// The worker, if one did it.
    pub worker: Option<String>,
    /// When.
    pub at: Timestamp,
    /// What for: the use case, such as `movements.record`.
    pub reason: String,
    /// The caller's idempotency key.
    pub idempotency_key: Option<String>,
    /// The change set that this one takes back.
    pub undoes: Option<Id>,
    /// What changed.
    pub changes: Vec<Change>,
}

/// Who did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActorKind {
    /// A person.
    User,
    /// A worker that reads receipts.
    Worker,
    /// The library itself.
    System,
}

/// A change of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Change {
    /// What it is.
    pub entity: EntityKind,
    /// Its id.
    pub entity_id: Id,
    /// What happened to it.
    pub edit: EditKind,
    /// As it was; none if it is new.
    pub before: Option<Snapshot>,
    /// As it became; none if it was deleted.
    pub after: Option<Snapshot>,
}

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// The owner's profile.
    User,
    /// What it signs in with.
    Credential,
    /// A sign-in.
    Session,
    /// A priority.
    Priority,
    /// A category.
    Category,
    /// A movement.
    Movement,
    /// A receipt.
    Receipt,
}

/// What happened to one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EditKind {
    /// It is new.
    Insert,
    /// It changed.
    Update,
    /// It was deleted.
    Delete,
}

/// A thing as it was at some time: the one field of its kind is set. Credentials and sign-ins show nothing.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Snapshot {
    /// The profile.
    pub user: Option<User>,
    /// The priority.
    pub priority: Option<Priority>,
    /// The category.
    pub category: Option<Category>,
    /// The movement.
    pub movement: Option<Movement>,
    /// The receipt.
    pub receipt: Option<Receipt>,
}

/// The journal of one owner.
#[derive(Debug, Clone)]
pub struct History {
    handle: Handle,
}

impl History {
    pub(crate) fn new(handle: Handle) -> Self {
        Self { handle }
    }

    /// Every change set that changed something, oldest first, also after it was deleted. Errors: it never was.
    pub async fn of_entity(&self, entity_id: Id) -> Result<Vec<JournalEntry>> {
        Ok(convert::list(self.handle.acting()?.history().of(entity_id).await?))
    }

    /// A change set. Errors: it is not there.
    pub async fn change_set(&self, id: Id) -> Result<JournalEntry> {
        Ok(self.handle.acting()?.history().change_set(ChangeSetId::from(id)).await?.into())
    }

    /// The latest change sets, newest first, 500 at most.
    pub async fn recent(&self, limit: u32) -> Result<Vec<JournalEntry>> {
        Ok(convert::list(self.handle.acting()?.history().recent(limit as usize).await?))
    }

    /// The change sets after a sequence, oldest first, 500 at most: for devices that keep a copy. Start with 0 and go
    /// on with the last entry's sequence.
    pub async fn changes_since(&self, sequence: i64, limit: u32) -> Result<Vec<JournalEntry>> {
        let cashflow = self.handle.acting()?;
        let sequence = u64::try_from(sequence);
        let sequence = sequence.map_err(|_| ApiError::invalid("sequence", "must not be below zero"))?;
        Ok(convert::list(cashflow.history().changes_since(sequence, limit as usize).await?))
    }

    /// Takes a change set back, by a new one with the opposite changes; undoing that one does it again. Gives what was
    /// taken back. Errors: it is not there; something of it was changed since (`changed_since`, nothing is written); it
    /// was a sign-up or sign-in (`not_undoable`).
    pub async fn undo(&self, id: Id) -> Result<ChangeSet> {
        Ok(self.handle.acting()?.history().undo(ChangeSetId::from(id)).await?.into())
    }
}
