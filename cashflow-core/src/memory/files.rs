//! Files in memory.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Bound;
use std::sync::{Arc, RwLock, RwLockReadGuard, RwLockWriteGuard};

use async_trait::async_trait;

use crate::domain::{ContentHash, MediaType, StoredFile, UserId};
use crate::error::{Error, Result};
use crate::ports::{Clock, FileStore, StoredObject, SystemClock};

/// A [`FileStore`] that lives as long as the process.
pub struct MemoryFiles {
    clock: Arc<dyn Clock>,
    contents: RwLock<Contents>,
}

type Contents = BTreeMap<(UserId, ContentHash), (StoredObject, Vec<u8>)>;

impl MemoryFiles {
    /// An empty store.
    pub fn new() -> Self {
        Self::with_clock(Arc::new(SystemClock))
    }

    /// An empty store that takes the times of storing from a clock.
    pub fn with_clock(clock: Arc<dyn Clock>) -> Self {
        Self { clock, contents: RwLock::default() }
    }

    /// Spoils a stored content, as a disk may do, for tests of how that is noticed.
    pub fn damage(&self, owner: UserId, file: &StoredFile) -> Result<()> {
        let mut contents = self.write()?;
        let (_, content) = contents.get_mut(&(owner, file.sha256)).ok_or_else(missing)?;
        match content.last_mut() {
            Some(byte) => *byte ^= 1,
            None => content.push(0),
        }
        Ok(())
    }

    /// What `look` sees in a content, if it is sound.
    fn with_content<T>(&self, owner: UserId, file: &StoredFile, look: impl FnOnce(&[u8]) -> T) -> Result<T> {
        let contents = self.read()?;
        let (_, content) = contents.get(&(owner, file.sha256)).ok_or_else(missing)?;
        if ContentHash::of(content) != file.sha256 {
            return Err(Error::internal("a stored file is damaged", "its content does not have its hash"));
        }
        Ok(look(content))
    }

    fn read(&self) -> Result<RwLockReadGuard<'_, Contents>> {
        self.contents.read().map_err(|_| broken())
    }

    fn write(&self) -> Result<RwLockWriteGuard<'_, Contents>> {
        self.contents.write().map_err(|_| broken())
    }
}

fn broken() -> Error {
    Error::internal("the file store in memory is unusable", "a thread panicked while it was writing")
}

fn missing() -> Error {
    Error::not_found("file")
}

impl Default for MemoryFiles {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for MemoryFiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryFiles").finish_non_exhaustive()
    }
}

#[async_trait]
impl FileStore for MemoryFiles {
    async fn put(&self, owner: UserId, content: &[u8], media_type: MediaType) -> Result<StoredFile> {
        let sha256 = ContentHash::of(content);
        let stored_at = self.clock.now();
        let mut contents = self.write()?;
        let (object, _) = contents.entry((owner, sha256)).or_insert_with(|| {
            let file = StoredFile { sha256, media_type, size: content.len() as u64 };
            (StoredObject { file, stored_at }, content.to_owned())
        });
        Ok(object.file.clone())
    }

    async fn get(&self, owner: UserId, file: &StoredFile) -> Result<Vec<u8>> {
        self.with_content(owner, file, <[u8]>::to_vec)
    }

    async fn get_range(&self, owner: UserId, file: &StoredFile, start: u64, length: u64) -> Result<Vec<u8>> {
        let part = self.with_content(owner, file, |content| {
            let end = usize::try_from(start.saturating_add(length)).unwrap_or(usize::MAX).min(content.len());
            usize::try_from(start).ok().and_then(|start| content.get(start..end)).map(<[u8]>::to_vec)
        })?;
        part.ok_or_else(|| Error::invalid("range", "begins beyond the end of the file"))
    }

    async fn delete(&self, owner: UserId, file: &StoredFile) -> Result<()> {
        self.write()?.remove(&(owner, file.sha256));
        Ok(())
    }

    async fn list(
        &self,
        owner: UserId,
        after: Option<ContentHash>,
        limit: usize,
    ) -> Result<Vec<StoredObject>> {
        let start = match after {
            Some(hash) => Bound::Excluded((owner, hash)),
            None => Bound::Included((owner, ContentHash::from_bytes([0; 32]))),
        };
        let contents = self.read()?;
        let own = contents.range((start, Bound::Unbounded)).take_while(|((of, _), _)| *of == owner);
        Ok(own.take(limit).map(|(_, (object, _))| object.clone()).collect())
    }

    async fn ping(&self) -> Result<()> {
        self.write().map(drop)
    }
}
