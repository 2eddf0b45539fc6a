//! Erasing an owner with everything of theirs.

use async_trait::async_trait;

use crate::domain::{Timestamp, UserId};
use crate::error::Result;

/// Erasing owners: the one way by which a journal ends, since it goes with the data that it tells of.
///
/// What stays is the id of the owner, which says nothing about a person, until it is [forgotten](Self::forget_erased):
/// by it their files are found, which are in another store and cannot go in the same transaction.
///
/// # Behaviour
/// - an erased owner is as one that never was: nothing of theirs is read, by whatever key, and nothing of it is in the queue
/// - the data of other owners stays as it is, also what has the same ids
/// - the address of an erased owner is free for another
/// - an owner is erased whole also beside writes of theirs, which come before it or are refused as `NotFound`, as all later ones are
/// - an erased owner is listed with the instant, in the order of the ids, after one, up to a limit, until it is forgotten
/// - erasing an owner again changes nothing; one that never was, or is forgotten, is `NotFound`
/// - forgetting an owner that is not listed changes nothing
#[async_trait]
pub trait Erasures: Send + Sync {
    /// Erases an owner: the profile, what it signs in with, sessions, priorities, categories, receipts, movements,
    /// totals, and the journal with its idempotency keys; in one transaction.
    async fn erase_owner(&self, owner: UserId, at: Timestamp) -> Result<()>;

    /// Owners that were erased and are not forgotten, in the order of their ids, after one, at most `limit`.
    async fn erased_owners(&self, after: Option<UserId>, limit: usize) -> Result<Vec<ErasedOwner>>;

    /// Forgets an erased owner, of whom nothing is left anywhere.
    async fn forget_erased(&self, owner: UserId) -> Result<()>;
}

/// An owner that was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErasedOwner {
    /// Whose data it was.
    pub owner: UserId,
    /// When it was erased.
    pub erased_at: Timestamp,
}
