//! Where files lie below the root, and finding them there without following symbolic links.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use cashflow_core::domain::{ContentHash, MediaType, UserId};

/// The paths below a root.
#[derive(Debug)]
pub(super) struct Layout {
    root: PathBuf,
}

/// A stored file as it lies in the folder.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) path: PathBuf,
    pub(super) media_type: MediaType,
}

impl Layout {
    pub(super) fn new(root: PathBuf) -> Self {
        Self { root }
    }

    /// Where files are written before they get their name: in one place, so that what a killed process left there
    /// is found without looking through every owner's folders.
    pub(super) fn incoming(&self) -> PathBuf {
        self.root.join(".incoming")
    }

    /// The folders down to the files whose hash begins with a byte, the root first.
    pub(super) fn folders(&self, owner: UserId, first: u8) -> [PathBuf; 3] {
        let owner = self.root.join(owner.to_string());
        let inner = owner.join(format!("{first:02x}"));
        [self.root.clone(), owner, inner]
    }

    pub(super) fn file(&self, owner: UserId, hash: ContentHash, media_type: MediaType) -> PathBuf {
        let [.., folder] = self.folders(owner, hash.as_bytes()[0]);
        folder.join(format!("{hash}.{}", media_type.extension()))
    }

    /// The file of a hash, whatever its type.
    pub(super) fn find(&self, owner: UserId, hash: ContentHash) -> io::Result<Option<Found>> {
        let [.., folder] = self.folders(owner, hash.as_bytes()[0]);
        if !self.leads_here(&folder)? {
            return Ok(None);
        }
        for media_type in MediaType::ALL.iter().copied() {
            let path = self.file(owner, hash, media_type);
            if present(fs::symlink_metadata(&path))?.is_some_and(|metadata| metadata.is_file()) {
                return Ok(Some(Found { path, media_type }));
            }
        }
        Ok(None)
    }

    /// The files whose hash begins with a byte, in the order of the hashes.
    pub(super) fn files(&self, owner: UserId, first: u8) -> io::Result<BTreeMap<ContentHash, Found>> {
        let mut found = BTreeMap::new();
        let [.., folder] = self.folders(owner, first);
        if !self.leads_here(&folder)? {
            return Ok(found);
        }
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            let Some((hash, media_type)) = address(&path).filter(|(hash, _)| hash.as_bytes()[0] == first)
            else {
                continue;
            };
            if entry.file_type()?.is_file() {
                found.entry(hash).or_insert(Found { path, media_type });
            }
        }
        Ok(found)
    }

    /// Whether a folder of files is there, and is reached through folders only, not through a link.
    fn leads_here(&self, folder: &Path) -> io::Result<bool> {
        for part in folder.ancestors().take_while(|part| *part != self.root) {
            if !present(fs::symlink_metadata(part))?.is_some_and(|metadata| metadata.is_dir()) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The hash and the type that the name of a file tells; none for a file of somebody else.
fn address(path: &Path) -> Option<(ContentHash, MediaType)> {
    let (stem, extension) = path.file_name()?.to_str()?.split_once('.')?;
    let hash: ContentHash = stem.parse().ok()?;
    let media_type = MediaType::ALL.iter().copied().find(|known| known.extension() == extension)?;
    (hash.to_string() == stem).then_some((hash, media_type))
}

/// A result whose absence is an answer, not an error.
pub(super) fn present<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
