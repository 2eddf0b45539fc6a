//! Receipts: taking in a file, looking at it, and putting it back into the queue.

use crate::cashflow::Cashflow;
use crate::domain::{
    Change, ContentHash, Edit, FileName, MediaType, Page, PageRequest, Receipt, ReceiptId, ReceiptState,
    ReceiptStatus, StoredFile,
};
use crate::error::{Error, ErrorKind, Result};
use crate::ports::ReceiptFilter;
use crate::usecases::reading::ReadOutcome;
use crate::usecases::write::{Race, check_version};

/// What an upload came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Upload {
    /// The receipt: a new one, or the one that the same file became before.
    pub receipt: Receipt,
    /// Whether the same file was there already. Nothing was written then.
    pub duplicate: bool,
}

/// The receipts of one owner.
#[derive(Debug)]
pub struct Receipts<'a> {
    pub(super) cashflow: &'a Cashflow,
}

impl<'a> Receipts<'a> {
    pub(crate) fn new(cashflow: &'a Cashflow) -> Self {
        Self { cashflow }
    }

    /// Stores a file and queues it to be read. The same content again is found and reported, not doubled.
    ///
    /// Errors: too large; a type that is not JPEG, PNG, WebP or PDF by its content; one that the reader cannot decode,
    /// as far as its head tells.
    pub async fn upload(&self, content: &[u8], name: Option<FileName>) -> Result<Upload> {
        let upload = self.take_in(content, name).await?;
        self.keep_stored(content, &upload.receipt.file).await?;
        Ok(upload)
    }

    async fn take_in(&self, content: &[u8], name: Option<FileName>) -> Result<Upload> {
        let media_type = self.check_file(content)?;
        let sha256 = ContentHash::of(content);
        let request = self.cashflow.request("receipts.upload", &(sha256, &name))?;
        if let Some(done) = self.cashflow.replayed(&request).await? {
            return Ok(Upload { receipt: done.one()?, duplicate: false });
        }
        if let Some(receipt) = self.first_part(sha256).await? {
            return Ok(Upload { receipt, duplicate: true });
        }
        self.check_readable(content, media_type).await?;
        // The file first, the row second: a crash in between leaves a file that nothing points at, never a row without one.
        let file = self.cashflow.engine().files()?.put(self.cashflow.owner(), content, media_type).await?;
        let receipt = self.queued(file, name);
        match self.cashflow.write(&request, vec![Change::Receipt(Edit::Insert(receipt))]).await {
            Ok(written) => Ok(Upload { receipt: written.one()?, duplicate: false }),
            // Somebody uploaded the same file at the same moment.
            Err(error) if error.code() == "duplicate_receipt" => match self.first_part(sha256).await? {
                Some(receipt) => Ok(Upload { receipt, duplicate: true }),
                None => Err(error),
            },
            Err(error) => Err(error),
        }
    }

    /// Stores the file again if it is gone: before its receipt was written it was an orphan, if an old one, which a
    /// sweep may have deleted at that moment.
    async fn keep_stored(&self, content: &[u8], file: &StoredFile) -> Result<()> {
        let (files, owner) = (self.cashflow.engine().files()?, self.cashflow.owner());
        match files.get_range(owner, file, 0, 1).await {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                files.put(owner, content, file.media_type).await.map(|_| ())
            }
            Err(error) if error.kind().is_retryable() => Err(error),
            _ => Ok(()),
        }
    }

    /// Uploads a file and reads it at once, without a worker. A file with several receipts gives all of them; one that
    /// was there before is not read again.
    pub async fn scan(&self, content: &[u8], name: Option<FileName>) -> Result<Vec<Receipt>> {
        let upload = self.upload(content, name).await?;
        if upload.duplicate {
            return self.parts(upload.receipt.file.sha256).await;
        }
        self.read_now(upload.receipt.id).await
    }

    /// Reads a queued receipt at once, without a worker; gives all receipts of its file.
    pub async fn read_now(&self, id: ReceiptId) -> Result<Vec<Receipt>> {
        let sha256 = self.get(id).await?.file.sha256;
        match self.cashflow.engine().receipt_queue().read_one(self.cashflow.owner(), id).await? {
            ReadOutcome::Read | ReadOutcome::Failed | ReadOutcome::Lost => self.parts(sha256).await,
            ReadOutcome::Postponed(error) => Err(error),
        }
    }

    /// A receipt. Errors: it is not there.
    pub async fn get(&self, id: ReceiptId) -> Result<Receipt> {
        let found = self.cashflow.engine().store().receipt(self.cashflow.owner(), id).await?;
        found.ok_or_else(|| Error::not_found("receipt"))
    }

    /// A page of receipts, newest first.
    pub async fn list(&self, filter: &ReceiptFilter, page: &PageRequest) -> Result<Page<Receipt>> {
        self.cashflow.engine().store().receipts(self.cashflow.owner(), filter, page).await
    }

    /// The file of a receipt, as it was uploaded.
    pub async fn file(&self, id: ReceiptId) -> Result<(StoredFile, Vec<u8>)> {
        let receipt = self.get(id).await?;
        let content = self.cashflow.engine().files()?.get(self.cashflow.owner(), &receipt.file).await?;
        Ok((receipt.file, content))
    }

    /// Says that a receipt is not to become a movement. Errors: it is not waiting for review, and did not fail.
    pub async fn reject(&self, id: ReceiptId, version: Option<u32>) -> Result<Receipt> {
        let allowed = [ReceiptStatus::Review, ReceiptStatus::Failed, ReceiptStatus::Uploaded];
        self.turn("receipts.reject", id, version, &allowed, |receipt| Receipt {
            state: ReceiptState::Rejected,
            ..receipt
        })
        .await
    }

    /// Puts a receipt back into the queue, to be read anew. Errors: it is being read, or was confirmed.
    pub async fn retry(&self, id: ReceiptId, version: Option<u32>) -> Result<Receipt> {
        let allowed =
            [ReceiptStatus::Failed, ReceiptStatus::Review, ReceiptStatus::Rejected, ReceiptStatus::Uploaded];
        let due = self.cashflow.engine().now();
        self.turn("receipts.retry", id, version, &allowed, |receipt| Receipt {
            state: ReceiptState::Uploaded { due },
            attempts: 0,
            draft: None,
            ..receipt
        })
        .await
    }

    /// Changes the state of a receipt that is in one of the allowed ones.
    async fn turn(
        &self,
        reason: &'static str,
        id: ReceiptId,
        version: Option<u32>,
        allowed: &[ReceiptStatus],
        turned: impl Fn(Receipt) -> Receipt,
    ) -> Result<Receipt> {
        let request = self.cashflow.request(reason, &(id, version))?;
        if let Some(done) = self.cashflow.replayed(&request).await? {
            return done.one();
        }
        let mut race = Race::new(version);
        loop {
            let before = self.get(id).await?;
            check_version("receipt", version, before.version)?;
            if !allowed.contains(&before.status()) {
                return Err(wrong_state(&before));
            }
            let edit = Edit::update(before.clone(), turned(before), self.cashflow.engine().now());
            match self.cashflow.write(&request, vec![Change::Receipt(edit)]).await {
                Err(error) if race.again(&error) => {}
                written => return written?.one(),
            }
        }
    }

    /// All receipts of a file, in the order of their parts.
    async fn parts(&self, sha256: ContentHash) -> Result<Vec<Receipt>> {
        self.cashflow.engine().store().receipts_by_content(self.cashflow.owner(), sha256).await
    }

    pub(super) async fn first_part(&self, sha256: ContentHash) -> Result<Option<Receipt>> {
        Ok(self.parts(sha256).await?.into_iter().next())
    }

    fn check_file(&self, content: &[u8]) -> Result<MediaType> {
        let limit = self.cashflow.engine().settings().max_file_size;
        if content.len() > limit {
            let message = format!("file: {} bytes, at most {limit} are allowed", content.len());
            return Err(Error::new(ErrorKind::TooLarge, "file_too_large", message).with_field("file"));
        }
        MediaType::sniff(content).ok_or_else(|| {
            let message = match is_heif(content) {
                true => "file: HEIC is not read: save or send it as JPEG",
                false => "file: not a JPEG, PNG or WebP image, nor a PDF",
            };
            Error::new(ErrorKind::UnsupportedMedia, "unsupported_file", message).with_field("file")
        })
    }

    /// An engine may read receipts elsewhere: without a reader here, reading will tell.
    async fn check_readable(&self, content: &[u8], media_type: MediaType) -> Result<()> {
        let Ok(reader) = self.cashflow.engine().reader() else { return Ok(()) };
        reader.check(content, media_type).await.map_err(|error| error.with_field("file"))
    }

    fn queued(&self, file: StoredFile, file_name: Option<FileName>) -> Receipt {
        let at = self.cashflow.engine().now();
        Receipt {
            id: self.cashflow.engine().new_id(),
            version: 1,
            file,
            file_name,
            part: 1,
            state: ReceiptState::Uploaded { due: at },
            attempts: 0,
            draft: None,
            created_at: at,
            updated_at: at,
        }
    }
}

/// The error of a step that the receipt's state does not allow.
pub(crate) fn wrong_state(receipt: &Receipt) -> Error {
    Error::conflict("wrong_state", format!("the receipt is {}", receipt.status())).with_field("status")
}

/// Whether it is a photo as some phones keep them (ISO/IEC 23008-12): its patents leave no decoder that everybody may use.
fn is_heif(content: &[u8]) -> bool {
    let brand = content.get(8..12).filter(|_| content.get(4..8) == Some(b"ftyp"));
    brand.is_some_and(|brand| matches!(brand, b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1"))
}
