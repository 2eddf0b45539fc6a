//! The worker inside the server: reads queued receipts, a bounded number at a time, and shares the queue with others.
//!
//! What it reads it has leased in the store, so that no other worker reads it too. A reading may take no longer than its
//! lease is good for; one that takes longer counts as an engine that is away: it is tried again later, and given up
//! visibly. When the server stops, leases are given back at once; when it is killed, they end by themselves.

mod queue;
mod signals;

use std::sync::Arc;
use std::time::{Duration, Instant};

use cashflow_core::domain::{Receipt, UserId, WorkerName};
use cashflow_core::{Error, ErrorKind, ReadOutcome, Result};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;
use tracing::Instrument as _;
use uuid::Uuid;

pub use self::queue::log;
pub(crate) use self::queue::{QueueLevels, levels};
pub(crate) use self::signals::Signals;
use crate::app::App;
use crate::metrics::ReadingOutcome;
use crate::stop::Stop;

/// How often the queue is looked at: for what other servers took in, and for what is due again.
const POLL: Duration = Duration::from_secs(2);

/// Reads until `stop`.
pub async fn run(app: App, mut stop: Stop) {
    let at_once = app.config().ocr.at_once;
    if at_once == 0 {
        return;
    }
    let name = name();
    tracing::info!(worker = %name, at_once, "reading receipts");
    app.signals().starting();
    let slots = Arc::new(Semaphore::new(at_once));
    let mut readings = JoinSet::new();
    loop {
        let slot = tokio::select! {
            biased;
            () = stop.requested() => break,
            slot = Arc::clone(&slots).acquire_owned() => slot.expect("the semaphore is never closed"),
        };
        // Not given up in the middle: what was leased must be known here.
        match app.engine().receipt_queue().take(&name).await {
            Ok(Some((owner, receipt))) => {
                let reading = Reading { app: app.clone(), worker: name.clone(), owner, receipt };
                let span = tracing::info_span!("reading", receipt = %reading.receipt.id);
                readings.spawn(reading.run(stop.clone(), slot).instrument(span));
            }
            Ok(None) => idle(&app, &mut stop).await,
            Err(error) => {
                tracing::warn!(reason = error.code(), "the queue of receipts cannot be looked at");
                tokio::select! {
                    () = tokio::time::sleep(POLL) => {}
                    () = stop.requested() => {}
                }
            }
        }
        while let Some(ended) = readings.try_join_next() {
            ended_well(ended);
        }
    }
    app.signals().stopping();
    while let Some(ended) = readings.join_next().await {
        ended_well(ended);
    }
}

/// Waits until there may be something to do.
async fn idle(app: &App, stop: &mut Stop) {
    tokio::select! {
        () = app.signals().woken() => {}
        () = tokio::time::sleep(POLL) => {}
        () = stop.requested() => {}
    }
}

fn ended_well(ended: Result<(), tokio::task::JoinError>) {
    // Its lease ends by itself, and the attempt counts.
    if let Err(error) = ended {
        tracing::error!(%error, "the reading of a receipt broke");
    }
}

/// A name that no other worker has.
fn name() -> WorkerName {
    let random = Uuid::now_v7().simple().to_string();
    // The last digits of a time-ordered id are random.
    WorkerName::new(&format!("server-{}", &random[20..])).expect("a short text without control characters")
}

/// A receipt that is being read.
struct Reading {
    app: App,
    worker: WorkerName,
    owner: UserId,
    receipt: Receipt,
}

impl Reading {
    async fn run(self, mut stop: Stop, slot: OwnedSemaphorePermit) {
        let began = Instant::now();
        let outcome = tokio::select! {
            biased;
            () = stop.requested() => self.release().await,
            outcome = self.read() => outcome,
        };
        let outcome = match outcome {
            Ok(ReadingOutcome::Postponed(code)) => {
                tracing::warn!(reason = code, "a receipt is read later");
                ReadingOutcome::Postponed(code)
            }
            Ok(outcome) => outcome,
            // Its lease ends by itself.
            Err(error) => {
                tracing::error!(reason = error.code(), "what became of a receipt cannot be written");
                ReadingOutcome::Broken
            }
        };
        let took = began.elapsed();
        tracing::info!(outcome = outcome.as_str(), millis = took.as_millis(), "a receipt was read");
        self.app.metrics().read(outcome, took);
        // The place is free before anybody hears that this is done.
        drop(slot);
        self.app.signals().done();
    }

    async fn read(&self) -> Result<ReadingOutcome> {
        let queue = self.app.engine().receipt_queue();
        let limit = self.app.config().ocr.reading_time;
        let read = queue.read(&self.worker, self.owner, self.receipt.clone());
        let error = match tokio::time::timeout(limit, read).await {
            Ok(Ok(outcome)) => return Ok(of(outcome)),
            Ok(Err(error)) => error,
            Err(_) => Error::new(
                ErrorKind::Unavailable,
                "reading_timeout",
                format!("reading it took longer than {} seconds", limit.as_secs()),
            ),
        };
        queue.fail(&self.worker, self.owner, self.receipt.clone(), error).await.map(of)
    }

    /// Gives it back, so that another worker can read it at once.
    async fn release(&self) -> Result<ReadingOutcome> {
        let queue = self.app.engine().receipt_queue();
        queue.release(&self.worker, self.owner, self.receipt.clone()).await?;
        Ok(ReadingOutcome::Released)
    }
}

fn of(outcome: ReadOutcome) -> ReadingOutcome {
    match outcome {
        ReadOutcome::Read => ReadingOutcome::Read,
        ReadOutcome::Failed => ReadingOutcome::Failed,
        ReadOutcome::Postponed(error) => ReadingOutcome::Postponed(error.code()),
        _ => ReadingOutcome::Lost,
    }
}
