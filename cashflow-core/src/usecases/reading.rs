//! Reading queued receipts: lease, read, understand, propose, hand over for review.

use crate::domain::understanding::{Hints, understand};
use crate::domain::{
    Actor, Change, ChangeSetId, Edit, Receipt, ReceiptDraft, ReceiptId, ReceiptReading, ReceiptState, UserId,
    WorkerName,
};
use crate::engine::Engine;
use crate::error::{Error, ErrorKind, Result};
use crate::ports::{Document, LeaseRequest, QueueState};
use crate::usecases::proposals;
use crate::usecases::receipts::wrong_state;

/// The queue of receipts to be read, over all owners. Several workers, also in several processes, share it.
///
/// A worker calls [`work`](Self::work) in a loop and waits a while whenever it took nothing. One that wants to bound the
/// time of a reading, or to give back what it holds when it stops, calls the steps one by one: [`take`](Self::take), then
/// [`read`](Self::read), and [`fail`](Self::fail) or [`release`](Self::release) for what was taken and not read.
#[derive(Debug)]
pub struct ReceiptQueue<'a> {
    engine: &'a Engine,
}

/// What became of a receipt that a worker took.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadOutcome {
    /// It waits for review.
    Read,
    /// It cannot be read; the receipt says why.
    Failed,
    /// The reader is away: it is back in the queue, for later.
    Postponed(Error),
    /// Somebody else changed it in the meantime; nothing was written.
    Lost,
}

impl<'a> ReceiptQueue<'a> {
    pub(crate) fn new(engine: &'a Engine) -> Self {
        Self { engine }
    }

    /// How full it is.
    pub async fn state(&self) -> Result<QueueState> {
        self.engine.store().receipt_queue().await
    }

    /// Takes one due receipt, reads it and hands it over for review. `None` when nothing is due.
    pub async fn work(&self, worker: &WorkerName) -> Result<Option<ReadOutcome>> {
        let Some((owner, receipt)) = self.take(worker).await? else { return Ok(None) };
        self.read(worker, owner, receipt).await.map(Some)
    }

    /// Leases one due receipt, for [`Settings::lease`](crate::Settings::lease). `None` when nothing is due.
    pub async fn take(&self, worker: &WorkerName) -> Result<Option<(UserId, Receipt)>> {
        let request = self.lease_request(worker);
        Ok(self.engine.store().lease_receipts(&request).await?.pop())
    }

    /// Puts back a receipt that a worker leased but does not come to read, so that another can take it at once.
    pub async fn release(&self, worker: &WorkerName, owner: UserId, receipt: Receipt) -> Result<()> {
        let due = self.engine.now();
        let attempts = receipt.attempts.saturating_sub(1);
        let after = Receipt { state: ReceiptState::Uploaded { due }, attempts, ..receipt.clone() };
        self.hand_over(worker, owner, "receipts.release", receipt, after, Vec::new()).await.map(|_| ())
    }

    /// Reads one receipt now, whether or not others wait before it.
    pub(crate) async fn read_one(&self, owner: UserId, id: ReceiptId) -> Result<ReadOutcome> {
        let worker = WorkerName::new("inline").expect("the name fits");
        let found = self.engine.store().receipt(owner, id).await?;
        let receipt = found.ok_or_else(|| Error::not_found("receipt"))?;
        if !matches!(receipt.state, ReceiptState::Uploaded { .. }) {
            return Err(wrong_state(&receipt));
        }
        let leased = self.lease_request(&worker).leased(&receipt);
        let edit = Edit::update(receipt, leased, self.engine.now());
        let taken = edit.subject().clone();
        match self
            .engine
            .commit(owner, Actor::Worker(worker.clone()), "receipts.lease", vec![Change::Receipt(edit)])
            .await
        {
            Err(error) if error.kind() == ErrorKind::Stale => Ok(ReadOutcome::Lost),
            Err(error) => Err(error),
            Ok(_) => self.read(&worker, owner, taken).await,
        }
    }

    fn lease_request(&self, worker: &WorkerName) -> LeaseRequest {
        let ids: Vec<ChangeSetId> = vec![self.engine.new_id()];
        let length = self.engine.settings().lease;
        LeaseRequest { worker: worker.clone(), now: self.engine.now(), length, ids, owner: None }
    }

    /// Reads a leased receipt and hands it over for review. No transaction is open meanwhile.
    ///
    /// One whose reading was begun as often as it may be and never ended (it takes the worker down with it, say) is not
    /// begun again: it fails.
    pub async fn read(&self, worker: &WorkerName, owner: UserId, receipt: Receipt) -> Result<ReadOutcome> {
        let allowed = self.engine.settings().max_attempts;
        if receipt.attempts > allowed {
            let message = format!("reading it was begun {allowed} times and never came to an end");
            let error = Error::new(ErrorKind::Unreadable, "reading_never_ended", message);
            return self.fail(worker, owner, receipt, error).await;
        }
        match self.reading(owner, &receipt).await {
            Ok(reading) => self.review(worker, owner, receipt, &reading).await,
            Err(error) => self.fail(worker, owner, receipt, error).await,
        }
    }

    async fn reading(&self, owner: UserId, receipt: &Receipt) -> Result<ReceiptReading> {
        let content = self.engine.files()?.get(owner, &receipt.file).await?;
        self.engine.reader()?.read(&Document { content, media_type: receipt.file.media_type }).await
    }

    /// Understands the reading: the first receipt in the file is this one, each further one gets a row of its own.
    async fn review(
        &self,
        worker: &WorkerName,
        owner: UserId,
        receipt: Receipt,
        reading: &ReceiptReading,
    ) -> Result<ReadOutcome> {
        // An account that was deleted meanwhile.
        let Some(user) = self.engine.store().user(owner).await? else { return Ok(ReadOutcome::Lost) };
        let now = self.engine.now();
        let hints = Hints::new(user.currency, now.date_in(user.time_zone)).with_locale(user.locale.as_str());
        let mut drafts = Vec::new();
        for mut draft in understand(reading, &hints) {
            proposals::propose(self.engine, owner, &mut draft, now).await?;
            drafts.push(Box::new(draft));
        }
        let mut drafts = drafts.into_iter();
        let after = in_review(&receipt, drafts.next());
        let taken: Vec<u32> = self
            .engine
            .store()
            .receipts_by_content(owner, receipt.file.sha256)
            .await?
            .iter()
            .map(|r| r.part)
            .collect();
        let more = (receipt.part + 1..).filter(|part| !taken.contains(part)).zip(drafts);
        let more = more.map(|(part, draft)| Receipt {
            id: self.engine.new_id(),
            version: 1,
            part,
            created_at: now,
            updated_at: now,
            ..in_review(&receipt, Some(draft))
        });
        // A receipt that is read again has its further ones from the first time.
        let more = if taken.len() > 1 { Vec::new() } else { more.collect() };
        self.hand_over(worker, owner, "receipts.read", receipt, after, more).await
    }

    /// Says that a leased receipt could not be read: when the same may go through later it is postponed, for longer each
    /// time and a bounded number of times, else it fails with the reason.
    pub async fn fail(
        &self,
        worker: &WorkerName,
        owner: UserId,
        receipt: Receipt,
        error: Error,
    ) -> Result<ReadOutcome> {
        let settings = self.engine.settings();
        if error.kind().is_retryable() && receipt.attempts < settings.max_attempts {
            let wait =
                settings.retry_after.saturating_mul(2_u32.saturating_pow(receipt.attempts.saturating_sub(1)));
            let due = self.engine.now().plus(wait);
            let after = Receipt { state: ReceiptState::Uploaded { due }, ..receipt.clone() };
            let outcome =
                self.hand_over(worker, owner, "receipts.postpone", receipt, after, Vec::new()).await?;
            return Ok(if matches!(outcome, ReadOutcome::Lost) {
                outcome
            } else {
                ReadOutcome::Postponed(error)
            });
        }
        tracing::warn!(receipt = %receipt.id, code = error.code(), "a receipt could not be read");
        let (code, message) = (error.code().to_owned(), error.message().to_owned());
        let after = Receipt { state: ReceiptState::Failed { code, message }, ..receipt.clone() };
        let outcome = self.hand_over(worker, owner, "receipts.fail", receipt, after, Vec::new()).await?;
        Ok(if matches!(outcome, ReadOutcome::Lost) { outcome } else { ReadOutcome::Failed })
    }

    /// Writes what became of a leased receipt, unless the lease was lost.
    async fn hand_over(
        &self,
        worker: &WorkerName,
        owner: UserId,
        reason: &'static str,
        before: Receipt,
        after: Receipt,
        more: Vec<Receipt>,
    ) -> Result<ReadOutcome> {
        let mut changes = vec![Change::Receipt(Edit::update(before, after, self.engine.now()))];
        changes.extend(more.into_iter().map(|receipt| Change::Receipt(Edit::Insert(receipt))));
        match self.engine.commit(owner, Actor::Worker(worker.clone()), reason, changes).await {
            Ok(_) => Ok(ReadOutcome::Read),
            Err(error) if matches!(error.kind(), ErrorKind::Stale | ErrorKind::NotFound) => {
                Ok(ReadOutcome::Lost)
            }
            Err(error) => Err(error),
        }
    }
}

fn in_review(receipt: &Receipt, draft: Option<Box<ReceiptDraft>>) -> Receipt {
    Receipt { state: ReceiptState::Review, draft, ..receipt.clone() }
}
