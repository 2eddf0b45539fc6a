//! The adapter: hands each call to a thread where it may wait for the disk.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use cashflow_core::domain::{ContentHash, MediaType, StoredFile, Timestamp, UserId};
use cashflow_core::ports::{FileStore, StoredObject};
use cashflow_core::{Error, ErrorKind, Result};

use super::layout::{Layout, present};
use super::write;

/// A file store in a folder: each file is written whole or not at all, and is on the disk when `put` returns.
///
/// Several processes may use one folder. On Unix the folders it makes are open to the user of the process only
/// (mode 0700), as are the files (0600). Symbolic links inside the root are not followed.
///
/// It needs no async runtime: the disk's work is done by the threads of the crate `blocking`, which any executor can
/// wait for, so that an application that embeds the engine need not bring one.
#[derive(Debug, Clone)]
pub struct FolderFiles {
    layout: Arc<Layout>,
}

impl FolderFiles {
    /// Opens the folder `root`, making it where it is missing, and removes what a killed process left behind there.
    /// Waits for the disk.
    ///
    /// Errors: `Unavailable`, when the folder cannot be made or written to.
    pub fn open(root: impl AsRef<Path>) -> Result<Self> {
        let open = || {
            write::make_folder(root.as_ref())?;
            // So that a later change of the working directory does not move the store.
            let layout = Layout::new(root.as_ref().canonicalize()?);
            write::make_folder(&layout.incoming())?;
            write::remove_abandoned(&layout.incoming())?;
            Ok(Self { layout: Arc::new(layout) })
        };
        open().map_err(away)
    }

    /// Does the work of a call where waiting for the disk holds nobody up.
    async fn unblocked<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Layout) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let layout = Arc::clone(&self.layout);
        blocking::unblock(move || work(&layout)).await
    }
}

#[async_trait]
impl FileStore for FolderFiles {
    async fn put(&self, owner: UserId, content: &[u8], media_type: MediaType) -> Result<StoredFile> {
        let content = content.to_vec();
        self.unblocked(move |layout| put(layout, owner, &content, media_type)).await
    }

    async fn get(&self, owner: UserId, file: &StoredFile) -> Result<Vec<u8>> {
        let hash = file.sha256;
        self.unblocked(move |layout| read_checked(layout, owner, hash)).await
    }

    async fn get_range(&self, owner: UserId, file: &StoredFile, start: u64, length: u64) -> Result<Vec<u8>> {
        let hash = file.sha256;
        self.unblocked(move |layout| {
            // The whole content is read, for only so is damage seen.
            let content = read_checked(layout, owner, hash)?;
            let begin = usize::try_from(start).ok().filter(|begin| *begin <= content.len());
            let begin = begin.ok_or_else(|| Error::invalid("range", "begins beyond the end of the file"))?;
            let rest = &content[begin..];
            Ok(rest[..usize::try_from(length).map_or(rest.len(), |length| length.min(rest.len()))].to_vec())
        })
        .await
    }

    async fn delete(&self, owner: UserId, file: &StoredFile) -> Result<()> {
        let hash = file.sha256;
        self.unblocked(move |layout| {
            while let Some(found) = layout.find(owner, hash).map_err(away)? {
                write::remove(&found.path).map_err(away)?;
            }
            Ok(())
        })
        .await
    }

    async fn list(
        &self,
        owner: UserId,
        after: Option<ContentHash>,
        limit: usize,
    ) -> Result<Vec<StoredObject>> {
        self.unblocked(move |layout| list(layout, owner, after, limit)).await
    }

    async fn ping(&self) -> Result<()> {
        self.unblocked(|layout| write::try_out(&layout.incoming()).map_err(away)).await
    }
}

fn put(layout: &Layout, owner: UserId, content: &[u8], media_type: MediaType) -> Result<StoredFile> {
    let hash = ContentHash::of(content);
    // The content is the address: under another type it is still the same file.
    let present = layout.find(owner, hash).map_err(away)?;
    let media_type = present.as_ref().map_or(media_type, |found| found.media_type);
    // A damaged file is written anew. One that is whole is kept with its time, but another process may have been
    // killed before it was sure of the folders: they are brought to the disk in either case.
    let is_whole = present.is_some_and(|found| read(&found.path).is_ok_and(|bytes| bytes == content));
    let stored = if is_whole {
        write::sync_folders(layout, owner, hash)
    } else {
        write::write_whole(layout, owner, hash, media_type, content)
    };
    stored.map_err(away)?;
    Ok(StoredFile { sha256: hash, media_type, size: content.len() as u64 })
}

fn read_checked(layout: &Layout, owner: UserId, hash: ContentHash) -> Result<Vec<u8>> {
    let found = layout.find(owner, hash).map_err(away)?.ok_or_else(|| Error::not_found("file"))?;
    let content = match read(&found.path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Error::not_found("file")),
        result => result.map_err(away)?,
    };
    if ContentHash::of(&content) == hash {
        return Ok(content);
    }
    Err(Error::new(ErrorKind::Internal, "file_damaged", "the stored file is damaged"))
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    File::open(path)?.read_to_end(&mut content)?;
    Ok(content)
}

fn list(
    layout: &Layout,
    owner: UserId,
    after: Option<ContentHash>,
    limit: usize,
) -> Result<Vec<StoredObject>> {
    let mut listed = Vec::new();
    for first in after.map_or(0, |hash| hash.as_bytes()[0])..=u8::MAX {
        if listed.len() >= limit {
            break;
        }
        let found = layout.files(owner, first).map_err(away)?;
        let page = found.into_iter().filter(|(hash, _)| after.is_none_or(|after| *hash > after));
        for (sha256, found) in page.take(limit - listed.len()) {
            // One that was deleted in the meantime is not listed.
            let Some(metadata) = present(fs::symlink_metadata(&found.path)).map_err(away)? else { continue };
            let file = StoredFile { sha256, media_type: found.media_type, size: metadata.len() };
            let stored_at = Timestamp::new(metadata.modified().map_err(away)?.into());
            listed.push(StoredObject { file, stored_at });
        }
    }
    Ok(listed)
}

fn away(error: io::Error) -> Error {
    Error::unavailable("the folder of files", error)
}
