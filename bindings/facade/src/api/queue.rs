//! The queue of receipts to be read, of all owners.

use cashflow_core::domain::WorkerName;

use crate::api::{Result, Timestamp};
use crate::convert;
use crate::handle::Handle;

/// How full the queue is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct QueueState {
    /// Receipts waiting.
    pub queued: i64,
    /// Receipts being read.
    pub reading: i64,
    /// Since when the longest waiting one is due, or when the next one will be.
    pub oldest_due: Option<Timestamp>,
}

/// What became of a receipt that a worker took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReadOutcome {
    /// It waits for review.
    Read,
    /// It cannot be read; the receipt says why.
    Failed,
    /// The reader is away: it is back in the queue, for later.
    Postponed,
    /// Somebody else changed it in the meantime; nothing was written.
    Lost,
}

/// The queue. Several workers, also in several processes, share it.
#[derive(Debug, Clone)]
pub struct Queue {
    handle: Handle,
}

impl Queue {
    pub(crate) fn new(handle: Handle) -> Self {
        Self { handle }
    }

    /// How full it is.
    pub async fn state(&self) -> Result<QueueState> {
        Ok(self.handle.engine()?.receipt_queue().state().await?.into())
    }

    /// Takes one due receipt, reads it and hands it over for review. None when nothing is due: a worker waits a while
    /// then and asks again.
    pub async fn work(&self, worker: String) -> Result<Option<ReadOutcome>> {
        let engine = self.handle.engine()?;
        let worker = convert::at("worker", WorkerName::new(&worker))?;
        engine.receipt_queue().work(&worker).await?.map(convert::outcome).transpose()
    }
}
