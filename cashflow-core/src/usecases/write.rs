//! How a use case writes: one change set, replayed when the caller's key was used before, tried again when it lost a race.

use serde::Serialize;

use crate::cashflow::Cashflow;
use crate::domain::{
    Actor, Aggregate, Category, Change, ChangeSet, ChangeSetId, ContentHash, Edit, Idempotency,
    IdempotencyKey, Movement, Priority, Receipt, User, UserId,
};
use crate::engine::Engine;
use crate::error::{Error, ErrorKind, Result};
use crate::ports::{Committed, JournalEntry};

/// How often a use case decides anew after somebody else's write came first.
const ATTEMPTS: usize = 5;

/// A write that a caller asked for: its name and what makes it the same when it is sent again.
#[derive(Debug)]
pub(crate) struct Request {
    reason: &'static str,
    idempotency: Option<Idempotency>,
    undoes: Option<ChangeSetId>,
}

/// What a write wrote: now, or when it was first sent.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) changes: Vec<Change>,
}

/// An aggregate that can be found among the changes of a write.
pub(crate) trait InChange: Aggregate + 'static {
    fn of(change: &Change) -> Option<&Edit<Self>>;
}

macro_rules! in_change {
    ($($type:ident)*) => {$(
        impl InChange for $type {
            fn of(change: &Change) -> Option<&Edit<Self>> {
                match change {
                    Change::$type(edit) => Some(edit),
                    _ => None,
                }
            }
        }
    )*};
}

in_change!(User Category Priority Movement Receipt);

impl Written {
    /// The aggregates of one kind that were written, in order.
    pub(crate) fn all<T: InChange>(&self) -> impl Iterator<Item = T> {
        self.changes.iter().filter_map(T::of).map(|edit| edit.subject().clone())
    }

    /// The first aggregate of a kind that was written.
    pub(crate) fn one<T: InChange>(&self) -> Result<T> {
        self.all()
            .next()
            .ok_or_else(|| Error::internal("a replayed write has another content", "no such change"))
    }
}

impl Cashflow {
    /// Names a write. `input` is what makes it the same write when the caller's key comes again.
    pub(crate) fn request(&self, reason: &'static str, input: &impl Serialize) -> Result<Request> {
        let idempotency = match self.key() {
            None => None,
            Some(key) => Some(idempotency(key, reason, input)?),
        };
        Ok(Request { reason, idempotency, undoes: None })
    }

    /// What the write wrote, if it was sent before with the same key. Errors: the key was used for another write.
    pub(crate) async fn replayed(&self, request: &Request) -> Result<Option<Written>> {
        let Some(idempotency) = &request.idempotency else { return Ok(None) };
        let Some(entry) = self.engine().store().change_set_by_key(self.owner(), &idempotency.key).await?
        else {
            return Ok(None);
        };
        if entry.change_set.idempotency.as_ref() != Some(idempotency) {
            return Err(idempotency_mismatch());
        }
        Ok(Some(Written { changes: entry.change_set.changes }))
    }

    /// Commits the changes of a request.
    pub(crate) async fn write(&self, request: &Request, changes: Vec<Change>) -> Result<Written> {
        let set = ChangeSet {
            id: self.engine().new_id(),
            owner: self.owner(),
            actor: self.actor().clone(),
            at: self.engine().now(),
            reason: request.reason.to_owned(),
            idempotency: request.idempotency.clone(),
            undoes: request.undoes,
            changes,
        };
        let committed = self.engine().store().commit(&set).await?;
        if !committed.replayed {
            return Ok(Written { changes: set.changes });
        }
        let entry = self.first_outcome(&committed).await?;
        Ok(Written { changes: entry.change_set.changes })
    }

    async fn first_outcome(&self, committed: &Committed) -> Result<JournalEntry> {
        self.engine()
            .store()
            .change_set(self.owner(), committed.change_set)
            .await?
            .ok_or_else(|| Error::internal("a replayed change set is not in the journal", "missing"))
    }
}

/// A caller's key with what makes its write the same when it is sent again.
pub(crate) fn idempotency(key: &IdempotencyKey, reason: &str, input: &impl Serialize) -> Result<Idempotency> {
    let content = serde_json::to_vec(&(reason, input))
        .map_err(|error| Error::internal("an input could not be serialised", error))?;
    Ok(Idempotency { key: key.clone(), fingerprint: ContentHash::of(&content) })
}

impl Request {
    /// The same, taking back a change set.
    pub(crate) fn undoing(mut self, id: ChangeSetId) -> Self {
        self.undoes = Some(id);
        self
    }
}

impl Engine {
    /// Commits changes that no caller's key goes with.
    pub(crate) async fn commit(
        &self,
        owner: UserId,
        actor: Actor,
        reason: &'static str,
        changes: Vec<Change>,
    ) -> Result<Committed> {
        self.commit_once(owner, actor, reason, None, changes).await
    }

    /// Commits changes, with the key of the caller if there is one.
    pub(crate) async fn commit_once(
        &self,
        owner: UserId,
        actor: Actor,
        reason: &'static str,
        idempotency: Option<Idempotency>,
        changes: Vec<Change>,
    ) -> Result<Committed> {
        let (id, at) = (self.new_id(), self.now());
        let set =
            ChangeSet { id, owner, actor, at, reason: reason.to_owned(), idempotency, undoes: None, changes };
        self.store().commit(&set).await
    }
}

/// The error of a key that came before with another content.
pub(crate) fn idempotency_mismatch() -> Error {
    let message = "the idempotency key was used before for another request";
    Error::new(ErrorKind::IdempotencyMismatch, "idempotency_mismatch", message).with_field("idempotency_key")
}

/// Refuses a version that the caller expected but that is not the current one.
pub(crate) fn check_version(what: &'static str, expected: Option<u32>, current: u32) -> Result<()> {
    if expected.is_none_or(|expected| expected == current) {
        return Ok(());
    }
    Err(Error::stale(what))
}

/// Decides whether a use case may read and decide anew after somebody else's write came first.
#[derive(Debug)]
pub(crate) struct Race {
    attempts_left: usize,
}

impl Race {
    /// When the caller named a version, a lost race is theirs to know about: there is one attempt only.
    pub(crate) fn new(expected: Option<u32>) -> Self {
        Self { attempts_left: if expected.is_some() { 0 } else { ATTEMPTS - 1 } }
    }

    /// Whether the write failed because another came first, and there is an attempt left.
    pub(crate) fn again(&mut self, error: &Error) -> bool {
        let again = error.kind() == ErrorKind::Stale && self.attempts_left > 0;
        self.attempts_left = self.attempts_left.saturating_sub(1);
        again
    }
}
