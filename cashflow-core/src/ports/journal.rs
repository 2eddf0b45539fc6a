//! Reading the journal: who changed what and when, and the feed of changes.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::{ChangeSet, ChangeSetId, IdempotencyKey, UserId};
use crate::error::Result;

/// Reads of the journal.
///
/// # Behaviour
/// - a change set is read back exactly, without secrets and without the inserts that were skipped
/// - a change set that is missing or of another owner is `None`
/// - the history of an id has every change set that changed it, oldest first, also after it was deleted
/// - the feed after a sequence has the owner's change sets in the order of their commits, none left out, none twice
/// - the recent change sets come newest first
/// - a change set is found by its idempotency key
#[async_trait]
pub trait JournalReads: Send + Sync {
    /// A change set.
    async fn change_set(&self, owner: UserId, id: ChangeSetId) -> Result<Option<JournalEntry>>;

    /// The change set that was committed with an idempotency key.
    async fn change_set_by_key(&self, owner: UserId, key: &IdempotencyKey) -> Result<Option<JournalEntry>>;

    /// The change sets that changed an id. Of a set that changed more, only the changes of this id are given.
    async fn history(&self, owner: UserId, entity: Uuid) -> Result<Vec<JournalEntry>>;

    /// The change sets after a sequence (0: from the start), at most `limit`.
    async fn changes_since(&self, owner: UserId, after: u64, limit: usize) -> Result<Vec<JournalEntry>>;

    /// The latest change sets, at most `limit`.
    async fn recent_changes(&self, owner: UserId, limit: usize) -> Result<Vec<JournalEntry>>;
}

/// A change set with its place in the owner's feed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct JournalEntry {
    /// Grows with each commit of the owner; it may jump.
    pub sequence: u64,
    /// What was written.
    pub change_set: ChangeSet,
}
