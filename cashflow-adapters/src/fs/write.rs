//! Writing so that a file is there whole, or not at all, whenever the power goes.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Write as _};
use std::path::Path;
use std::time::{Duration, SystemTime};

use cashflow_core::domain::{ContentHash, MediaType, UserId};

use super::layout::{Layout, present};

/// After this a file that is still being written belongs to a process that is no more.
const ABANDONED: Duration = Duration::from_secs(60 * 60);

/// Makes a folder and those above it, for this user only.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

/// Writes a content under its address: aside first and to the disk, then by its name, then the folders to the disk.
pub(super) fn write_whole(
    layout: &Layout,
    owner: UserId,
    hash: ContentHash,
    media_type: MediaType,
    content: &[u8],
) -> io::Result<()> {
    for folder in &layout.folders(owner, hash.as_bytes()[0])[1..] {
        make_own_folder(folder)?;
    }
    // Made with mode 0600 on Unix, and removed again when a step fails.
    let mut file = tempfile::NamedTempFile::new_in(layout.incoming())?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    file.persist(layout.file(owner, hash, media_type)).map_err(|failed| failed.error)?;
    sync_folders(layout, owner, hash)
}

/// A folder of ours; a link in its place would lead the files elsewhere.
fn make_own_folder(folder: &Path) -> io::Result<()> {
    make_folder(folder)?;
    if fs::symlink_metadata(folder)?.is_dir() {
        return Ok(());
    }
    Err(io::Error::new(io::ErrorKind::NotADirectory, "a link stands where a folder of files belongs"))
}

/// Brings the names of a file and of its folders to the disk.
pub(super) fn sync_folders(layout: &Layout, owner: UserId, hash: ContentHash) -> io::Result<()> {
    layout.folders(owner, hash.as_bytes()[0]).iter().rev().try_for_each(|folder| sync_folder(folder))
}

/// Windows has no such call: its file system logs the change of a name by itself.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Removes a file; one that is gone already is no error.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    if present(fs::remove_file(path))?.is_some()
        && let Some(folder) = path.parent()
    {
        sync_folder(folder)?;
    }
    Ok(())
}

/// Whether a file can be written into a folder.
pub(super) fn try_out(folder: &Path) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(b"ping")?;
    file.close()
}

/// Removes files that were being written by a process that was killed.
pub(super) fn remove_abandoned(incoming: &Path) -> io::Result<()> {
    let now = SystemTime::now();
    for entry in fs::read_dir(incoming)? {
        let entry = entry?;
        // Another process may finish or remove it at this moment.
        let Some(metadata) = present(fs::symlink_metadata(entry.path()))? else { continue };
        let age = now.duration_since(metadata.modified()?).unwrap_or_default();
        if metadata.is_file() && age > ABANDONED {
            present(fs::remove_file(entry.path()))?;
        }
    }
    Ok(())
}
