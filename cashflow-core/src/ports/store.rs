//! The store: one way to write, and the reading traits of the aggregates.

use std::fmt::Debug;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::domain::{ChangeSet, ChangeSetId, UserId};
use crate::error::Result;
use crate::ports::{
    CategoryReads, Erasures, JournalReads, MovementReads, ReceiptReads, ReportReads, UserReads,
};

/// A database that holds the data of many owners, each apart from the others.
///
/// References are, of a category, its parent and its default priority; of a movement, its category, priority and
/// receipt. What a draft proposes, the movement of a confirmed receipt and the family of a session are none: they are
/// kept as given and may outlive what they name.
///
/// When several errors apply to a change set, [`ChangeSet::check`] speaks first, then replays and
/// `IdempotencyMismatch`, then the missing owner. Which of the others is told is up to the store, since databases check
/// in orders of their own. A commit that takes a maintained total beyond 64-bit minor units may be refused with
/// [`sum_overflow`](crate::domain::sum_overflow).
///
/// # Behaviour
/// - what was committed is read back exactly: amounts, dates, instants, texts, tags, drafts
/// - a change set is committed whole or not at all, whichever of its changes fails
/// - a change set that does not pass `ChangeSet::check` is refused with the error of that
/// - each change is applied to what those before it left, so a set may insert, update and delete one row
/// - an update or delete whose version is not the current one is refused as `Stale`, one of a missing row as `NotFound`
/// - a reference to a row that is missing or of another owner is refused as `NotFound`
/// - an id that is taken is refused as `Conflict` with the code `id_taken` by `Insert` and skipped by `InsertIfAbsent`
/// - an id of another owner neither conflicts nor is seen
/// - a name that a category of the same kind and parent, or a priority, has (case and accents do not count) is refused as `Conflict` with the code `name_taken`, unless one of the categories is archived
/// - a category whose parent has a parent or another kind, or a parent that gets one, is refused as `Invalid`
/// - a movement whose category is of the other kind is refused as `Invalid`
/// - deleting a category, priority or receipt that is in use is refused as `Conflict` with the code `in_use`
/// - an e-mail address that another profile or another credential has (case does not count) is refused as `Conflict` with the code `email_taken`
/// - the same content for the same part of a receipt file is refused as `Conflict` with the code `duplicate_receipt`
/// - committing a change set's id again gives the first outcome and writes nothing
/// - committing an idempotency key again with the same fingerprint gives the first outcome and writes nothing
/// - committing an idempotency key again with another fingerprint is refused as `IdempotencyMismatch`
/// - idempotency keys of different owners do not meet
/// - the journal has the change set as soon as its rows are seen, in the order of the commits
/// - maintained totals equal the sums from the rows after any sequence of change sets
/// - rebuilding the totals leaves those of a sound store as they are
/// - an owner that does not exist is refused as `NotFound`, unless the change set inserts it
#[async_trait]
pub trait Store:
    UserReads
    + CategoryReads
    + MovementReads
    + ReceiptReads
    + ReportReads
    + JournalReads
    + Erasures
    + Debug
    + Send
    + Sync
    + 'static
{
    /// Writes a change set.
    async fn commit(&self, changes: &ChangeSet) -> Result<Committed>;

    /// Computes an owner's maintained totals anew from the rows, in one transaction.
    async fn rebuild_totals(&self, owner: UserId) -> Result<()>;

    /// Whether the store can be reached and used right now.
    async fn ping(&self) -> Result<()>;
}

/// The outcome of a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Committed {
    /// The change set that was written: an earlier one when it was replayed.
    pub change_set: ChangeSetId,
    /// Its place in the owner's feed.
    pub sequence: u64,
    /// Whether it had been written before.
    pub replayed: bool,
    /// How many `InsertIfAbsent` were skipped. Not kept: 0 when replayed.
    pub skipped: usize,
}
