//! Files of receipts.

use std::fmt::Debug;

use async_trait::async_trait;

use crate::domain::{ContentHash, MediaType, StoredFile, Timestamp, UserId};
use crate::error::Result;

/// A store of files, addressed by their content, apart for each owner.
///
/// # Behaviour
/// - what was put is got back byte for byte, also an empty content and one of several megabytes
/// - putting the same content again changes nothing and gives the same file
/// - a missing content, or one of another owner only, is `NotFound`
/// - a range is got back exactly, one at the end as nothing; one that begins beyond the end is `Invalid`
/// - a deleted content is gone; deleting a missing one is no error
/// - the same content of two owners is two files: deleting one keeps the other
/// - a list has every file of the owner with its size and time of storing, in the order of the hashes
/// - a content that was damaged in the store is an error, never handed out
#[async_trait]
pub trait FileStore: Debug + Send + Sync + 'static {
    /// Stores a content, durably when it returns.
    async fn put(&self, owner: UserId, content: &[u8], media_type: MediaType) -> Result<StoredFile>;

    /// The whole content; its hash is checked.
    async fn get(&self, owner: UserId, file: &StoredFile) -> Result<Vec<u8>>;

    /// A part of the content: `length` bytes from `start`, fewer where it ends before.
    async fn get_range(&self, owner: UserId, file: &StoredFile, start: u64, length: u64) -> Result<Vec<u8>>;

    /// Deletes a content.
    async fn delete(&self, owner: UserId, file: &StoredFile) -> Result<()>;

    /// The files of an owner after a hash, at most `limit`.
    async fn list(
        &self,
        owner: UserId,
        after: Option<ContentHash>,
        limit: usize,
    ) -> Result<Vec<StoredObject>>;

    /// Whether the store can be reached and written to right now.
    async fn ping(&self) -> Result<()>;
}

/// A file as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredObject {
    /// The file.
    pub file: StoredFile,
    /// When it was stored.
    pub stored_at: Timestamp,
}
