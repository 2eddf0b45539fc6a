//! Files that no receipt needs: finding them and freeing their place.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::domain::{Change, ContentHash};
use crate::error::{ErrorKind, Result};
use crate::ports::StoredObject;
use crate::usecases::receipts::Receipts;

/// How long a file without a receipt is left alone by default: a day. An upload that is still under way stores its
/// file some moments before its receipt.
pub const ORPHAN_GRACE: Duration = Duration::from_secs(24 * 60 * 60);

/// How many files are listed at once.
const LIST_PAGE: usize = 500;
/// How many change sets of the journal are read at once; each may be a large one.
const FEED_PAGE: usize = 100;

impl Receipts<'_> {
    /// Deletes the owner's orphans: files that no receipt names, and none can come to name by an undo. Gives those that
    /// were deleted. For a host to call now and then, with [`ORPHAN_GRACE`] for example, for each of its owners.
    ///
    /// An upload stores its file first and its receipt second, so that there is never a receipt without its file; when
    /// it is cut off in between, the file is left behind. That is what an orphan is. Files stay that are younger than
    /// `grace`, by the engine's clock, and those of receipts in any state: a rejected or failed one can be read again.
    /// Those of receipts that are no longer there stay too (an upload that was undone, say), since the journal, which is
    /// never cut, can bring the receipt back.
    ///
    /// Without old files that have no receipt it costs a look at each file; with some, a walk through the owner's
    /// journal. It may run beside uploads, also of the very files that it deletes. Errors: as the file store's and the
    /// store's; what was deleted until then stays deleted.
    pub async fn sweep_orphans(&self, grace: Duration) -> Result<Vec<StoredObject>> {
        let mut deleted = Vec::new();
        let mut journal = Journalled::default();
        for orphan in self.files_without_receipt(grace).await? {
            journal.read_on(self).await?;
            if !journal.files.contains(&orphan.file.sha256)
                && self.delete_orphan(&orphan, &mut journal).await?
            {
                deleted.push(orphan);
            }
        }
        Ok(deleted)
    }

    /// The files older than the grace that no receipt names now.
    async fn files_without_receipt(&self, grace: Duration) -> Result<Vec<StoredObject>> {
        let (files, owner, now) =
            (self.cashflow.engine().files()?, self.cashflow.owner(), self.cashflow.engine().now());
        let mut found = Vec::new();
        let mut after = None;
        loop {
            let page = files.list(owner, after, LIST_PAGE).await?;
            let Some(last) = page.last() else { return Ok(found) };
            after = Some(last.file.sha256);
            for object in page {
                if object.stored_at.plus(grace) <= now && self.first_part(object.file.sha256).await?.is_none()
                {
                    found.push(object);
                }
            }
        }
    }

    /// Deletes an orphan, unless it becomes a receipt's file in the same moment.
    async fn delete_orphan(&self, orphan: &StoredObject, journal: &mut Journalled) -> Result<bool> {
        let (files, owner) = (self.cashflow.engine().files()?, self.cashflow.owner());
        let content = match files.get(owner, &orphan.file).await {
            Ok(content) => Some(content),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            Err(error) if error.kind().is_retryable() => return Err(error),
            // A damaged one is no use to anybody.
            Err(_) => None,
        };
        files.delete(owner, &orphan.file).await?;
        // An upload of the same content may have found the file there and have written its receipt by now. If it writes
        // it later, it finds that the file is gone and stores it again.
        journal.read_on(self).await?;
        if let (true, Some(content)) = (journal.files.contains(&orphan.file.sha256), content) {
            files.put(owner, &content, orphan.file.media_type).await?;
            return Ok(false);
        }
        Ok(true)
    }
}

/// The files of all receipts that ever were, as far as the journal was read.
#[derive(Default)]
struct Journalled {
    files: BTreeSet<ContentHash>,
    /// The sequence of the last entry that was read.
    until: u64,
}

impl Journalled {
    /// Reads what came to the journal since the last time.
    async fn read_on(&mut self, receipts: &Receipts<'_>) -> Result<()> {
        let cashflow = receipts.cashflow;
        loop {
            let entries =
                cashflow.engine().store().changes_since(cashflow.owner(), self.until, FEED_PAGE).await?;
            let Some(last) = entries.last() else { return Ok(()) };
            self.until = last.sequence;
            let changes = entries.iter().flat_map(|entry| &entry.change_set.changes);
            self.files.extend(changes.filter_map(|change| match change {
                Change::Receipt(edit) => Some(edit.subject().file.sha256),
                _ => None,
            }));
        }
    }
}
