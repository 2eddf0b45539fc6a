//! Receipts and invoices: from the photo to the movement.

use std::time::Duration;

use cashflow_core::domain::{FileName, ReceiptId};

use crate::api::{
    Amount, Bytes, Day, Id, Movement, MovementKind, PageRequest, ReceiptDraft, Result, Timestamp,
};
use crate::convert;
use crate::handle::Handle;

/// A receipt: one document of a file, what was understood of it, and where it is on its way.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Receipt {
    /// Its id.
    pub id: Id,
    /// Grows by one with each change.
    pub version: u32,
    /// Where it is on its way.
    pub status: ReceiptStatus,
    /// The stored file.
    pub file: StoredFile,
    /// The name it was uploaded under, for show only.
    pub file_name: Option<String>,
    /// Which of the receipts in the file it is, from 1.
    pub part: u32,
    /// How often reading it was begun since it was last queued.
    pub attempts: u32,
    /// What was understood; from review on.
    pub draft: Option<ReceiptDraft>,
    /// The movement it became, when it is confirmed.
    pub movement_id: Option<Id>,
    /// While it is queued: it is not read before this. While it is read: after this another worker may take over.
    pub due: Option<Timestamp>,
    /// The worker that reads it.
    pub worker: Option<String>,
    /// The stable code of the error, when it failed.
    pub failure_code: Option<String>,
    /// The reason for people, when it failed.
    pub failure_message: Option<String>,
    /// When it was uploaded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// Where a receipt is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReceiptStatus {
    /// Stored and queued.
    Uploaded,
    /// A worker reads it.
    Reading,
    /// Waiting for a person.
    Review,
    /// Became a movement.
    Confirmed,
    /// Will not become a movement.
    Rejected,
    /// Could not be read.
    Failed,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MediaType {
    /// A photo (`image/jpeg`).
    Jpeg,
    /// A screenshot or scan (`image/png`).
    Png,
    /// A photo from the web (`image/webp`).
    Webp,
    /// A document (`application/pdf`).
    Pdf,
}

/// A file in the file store.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StoredFile {
    /// SHA-256 of the content, in hexadecimal.
    pub sha256: String,
    /// What it is, decided by its content.
    pub media_type: MediaType,
    /// Its size in bytes.
    pub size: i64,
}

/// The file of a receipt with its content.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ReceiptFile {
    /// The stored file.
    pub file: StoredFile,
    /// Its content, as it was uploaded.
    pub content: Bytes,
}

impl std::fmt::Debug for ReceiptFile {
    /// Without the content.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ReceiptFile").field("file", &self.file).finish_non_exhaustive()
    }
}

/// What an upload came to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Upload {
    /// The receipt: a new one, or the one that the same file became before.
    pub receipt: Receipt,
    /// Whether the same file was there already. Nothing was written then.
    pub duplicate: bool,
}

/// Which receipts a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct ReceiptFilter {
    /// With one of these states; empty for all.
    pub status: Vec<ReceiptStatus>,
}

/// A page of receipts, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReceiptPage {
    /// The receipts.
    pub items: Vec<Receipt>,
    /// The cursor of the older ones, if there are any.
    pub next: Option<String>,
    /// The cursor of the newer ones, if there may be any.
    pub previous: Option<String>,
}

/// What a person says about a receipt: what is none stays as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Correction {
    /// The merchant; it becomes the payee.
    pub merchant: Option<String>,
    /// The date of the purchase.
    pub date: Option<Day>,
    /// What was paid. Without `currency` it is in that of the receipt, or the owner's.
    pub total: Option<Amount>,
    /// The currency (ISO 4217); alone it says what the understood total is in.
    pub currency: Option<String>,
    /// The category.
    pub category_id: Option<Id>,
    /// The priority.
    pub priority_id: Option<Id>,
}

/// What a person adds when they confirm a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Confirmation {
    /// Corrections of what was understood.
    pub correction: Option<Correction>,
    /// In or out; none takes an expense.
    pub kind: Option<MovementKind>,
    /// What it was for.
    pub description: Option<String>,
    /// Free labels, 20 at most.
    pub tags: Vec<String>,
    /// Where the money is kept.
    pub account: Option<String>,
    /// The movement's own id; none makes one.
    pub movement_id: Option<Id>,
}

/// A confirmed receipt and the movement it became.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Confirmed {
    /// The receipt.
    pub receipt: Receipt,
    /// The movement.
    pub movement: Movement,
}

/// The receipts of one owner.
#[derive(Debug, Clone)]
pub struct Receipts {
    handle: Handle,
}

impl Receipts {
    pub(crate) fn new(handle: Handle) -> Self {
        Self { handle }
    }

    /// Stores a file and queues it to be read. The same content again is found and reported, not doubled.
    ///
    /// Errors: too large; a type that is not JPEG, PNG, WebP or PDF by its content.
    pub async fn upload(&self, content: Bytes, file_name: Option<String>) -> Result<Upload> {
        let cashflow = self.handle.acting()?;
        Ok(cashflow.receipts().upload(&content, name(file_name)?).await?.into())
    }

    /// Uploads a file and reads it at once, without a worker. A file with several receipts gives all of them; one that
    /// was there before is not read again.
    pub async fn scan(&self, content: Bytes, file_name: Option<String>) -> Result<Vec<Receipt>> {
        let cashflow = self.handle.acting()?;
        Ok(convert::list(cashflow.receipts().scan(&content, name(file_name)?).await?))
    }

    /// Reads a queued receipt at once, without a worker; gives all receipts of its file.
    pub async fn read_now(&self, id: Id) -> Result<Vec<Receipt>> {
        Ok(convert::list(self.handle.acting()?.receipts().read_now(ReceiptId::from(id)).await?))
    }

    /// A receipt. Errors: it is not there.
    pub async fn get(&self, id: Id) -> Result<Receipt> {
        Ok(self.handle.acting()?.receipts().get(ReceiptId::from(id)).await?.into())
    }

    /// A page of receipts, newest first.
    pub async fn list(&self, filter: ReceiptFilter, page: PageRequest) -> Result<ReceiptPage> {
        let cashflow = self.handle.acting()?;
        let (filter, page) = (convert::receipts::filter(&filter), convert::page(page)?);
        Ok(cashflow.receipts().list(&filter, &page).await?.into())
    }

    /// The file of a receipt, as it was uploaded.
    pub async fn file(&self, id: Id) -> Result<ReceiptFile> {
        let (file, content) = self.handle.acting()?.receipts().file(ReceiptId::from(id)).await?;
        Ok(ReceiptFile { file: file.into(), content })
    }

    /// Corrects the draft without confirming it. Errors: the receipt is not waiting for review.
    pub async fn correct(&self, id: Id, correction: Correction, version: Option<u32>) -> Result<Receipt> {
        let cashflow = self.handle.acting()?;
        let correction = convert::receipts::correction(&cashflow, id, correction).await?;
        Ok(cashflow.receipts().correct(ReceiptId::from(id), version, correction).await?.into())
    }

    /// Confirms a receipt: at once it becomes a movement and is marked as confirmed. What was corrected is learnt: the
    /// next receipt of that merchant is proposed accordingly.
    ///
    /// Errors: it is not waiting for review; date or total was neither understood nor given (`field` names it); and
    /// those of `movements.record`.
    pub async fn confirm(
        &self,
        id: Id,
        confirmation: Confirmation,
        version: Option<u32>,
    ) -> Result<Confirmed> {
        let cashflow = self.handle.acting()?;
        let confirmation = convert::receipts::confirmation(&cashflow, id, confirmation).await?;
        let confirmed = cashflow.receipts().confirm(ReceiptId::from(id), version, confirmation).await?;
        Ok(Confirmed { receipt: confirmed.0.into(), movement: confirmed.1.into() })
    }

    /// Says that a receipt is not to become a movement. Errors: it is not waiting for review, and did not fail.
    pub async fn reject(&self, id: Id, version: Option<u32>) -> Result<Receipt> {
        Ok(self.handle.acting()?.receipts().reject(ReceiptId::from(id), version).await?.into())
    }

    /// Puts a receipt back into the queue, to be read anew. Errors: it is being read, or was confirmed.
    pub async fn retry(&self, id: Id, version: Option<u32>) -> Result<Receipt> {
        Ok(self.handle.acting()?.receipts().retry(ReceiptId::from(id), version).await?.into())
    }

    /// Deletes stored files that no receipt ever pointed at, if they are older than so many seconds (none: a day).
    /// Gives what was deleted.
    pub async fn sweep_orphans(&self, older_than_seconds: Option<u32>) -> Result<Vec<StoredFile>> {
        let cashflow = self.handle.acting()?;
        let grace = older_than_seconds
            .map_or(cashflow_core::ORPHAN_GRACE, |seconds| Duration::from_secs(seconds.into()));
        let swept = cashflow.receipts().sweep_orphans(grace).await?;
        Ok(swept.into_iter().map(|object| object.file.into()).collect())
    }
}

fn name(name: Option<String>) -> Result<Option<FileName>> {
    convert::optional("file_name", name, |name| FileName::new(&name))
}
