//! Reading receipts, and their queue.

use std::time::Duration;

use async_trait::async_trait;

use crate::domain::{
    Actor, Aggregate as _, Change, ChangeSet, ChangeSetId, ContentHash, Edit, Page, PageRequest, Receipt,
    ReceiptId, ReceiptStatus, Timestamp, UserId, WorkerName,
};
use crate::error::Result;

/// Reads of receipts, and the queue of those to be read.
///
/// # Behaviour
/// - a receipt that is missing or of another owner is `None`
/// - a list shows only the owner's receipts, newest first by creation, then highest id first, filtered by status
/// - pages in both directions neither skip nor repeat a row
/// - a receipt is found by its content hash, all parts in order, only for its owner
/// - a lease takes queued receipts that are due and those whose lease has ended (at the present both are), the longest due first, up to the limit
/// - a lease writes each receipt's next version with the worker, the end of the lease and one attempt more, and a journal entry of the worker
/// - two workers never lease the same receipt at the same time
/// - a lease for one owner leaves the receipts of others alone
/// - the queue's state counts what is queued and being read, and tells the earliest instant at which a queued one is due
#[async_trait]
pub trait ReceiptReads: Send + Sync {
    /// A receipt.
    async fn receipt(&self, owner: UserId, id: ReceiptId) -> Result<Option<Receipt>>;

    /// A page of receipts. The cursor's key is the creation in microseconds, its id that of the receipt.
    async fn receipts(
        &self,
        owner: UserId,
        filter: &ReceiptFilter,
        page: &PageRequest,
    ) -> Result<Page<Receipt>>;

    /// The receipts of a file.
    async fn receipts_by_content(&self, owner: UserId, content: ContentHash) -> Result<Vec<Receipt>>;

    /// Takes receipts from the queue for a worker: each comes with its owner and as it is after the lease.
    async fn lease_receipts(&self, request: &LeaseRequest) -> Result<Vec<(UserId, Receipt)>>;

    /// How full the queue is, over all owners.
    async fn receipt_queue(&self) -> Result<QueueState>;
}

/// Which receipts a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct ReceiptFilter {
    /// With one of these states; empty for all.
    pub status: Vec<ReceiptStatus>,
}

/// A worker's wish for receipts to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaseRequest {
    /// Who asks.
    pub worker: WorkerName,
    /// The present.
    pub now: Timestamp,
    /// For how long.
    pub length: Duration,
    /// New ids for the change sets, one for each receipt at most: their number is the limit.
    pub ids: Vec<ChangeSetId>,
    /// Only of this owner.
    pub owner: Option<UserId>,
}

impl LeaseRequest {
    /// The reason of the change sets that leases write.
    pub const REASON: &'static str = "receipts.lease";

    /// The change set that leases a receipt, and the receipt as it is then.
    pub fn lease(&self, id: ChangeSetId, owner: UserId, receipt: &Receipt) -> (ChangeSet, Receipt) {
        let after = self.leased(receipt).succeed(receipt.version, self.now);
        let edit = Edit::Update { before: Box::new(receipt.clone()), after: Box::new(after.clone()) };
        let set = ChangeSet {
            id,
            owner,
            actor: Actor::Worker(self.worker.clone()),
            at: self.now,
            reason: Self::REASON.to_owned(),
            idempotency: None,
            undoes: None,
            changes: vec![Change::Receipt(edit)],
        };
        (set, after)
    }

    /// The receipt as it is when this request has leased it.
    pub fn leased(&self, receipt: &Receipt) -> Receipt {
        let state = crate::domain::ReceiptState::Reading {
            worker: self.worker.clone(),
            until: self.now.plus(self.length),
        };
        Receipt { state, attempts: receipt.attempts.saturating_add(1), ..receipt.clone() }
    }
}

/// How full the queue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QueueState {
    /// Receipts waiting.
    pub queued: u64,
    /// Receipts being read.
    pub reading: u64,
    /// Since when the longest waiting one is due, or when the next one will be.
    pub oldest_due: Option<Timestamp>,
}
