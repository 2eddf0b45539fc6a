//! How full the queue of receipts is, as metrics show it and, where it is wanted, the log tells it.

use std::time::Duration;

use cashflow_core::ports::QueueState;
use chrono::Utc;

use crate::app::App;
use crate::stop::Stop;

/// How long the queue may take to say how full it is.
const PATIENCE: Duration = Duration::from_secs(2);

/// The queue of all servers at one moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct QueueLevels {
    /// Receipts that wait.
    pub(crate) length: u64,
    /// Receipts that are being read.
    pub(crate) reading: u64,
    /// Seconds that the longest waiting one is due; 0 when none is.
    pub(crate) age: f64,
}

/// Looks at it. None, and a line in the log, when the store does not answer: no number, rather than an old one.
pub(crate) async fn levels(app: &App) -> Option<QueueLevels> {
    match tokio::time::timeout(PATIENCE, app.engine().receipt_queue().state()).await {
        Ok(Ok(state)) => Some(state.into()),
        Ok(Err(error)) => {
            tracing::warn!(reason = error.code(), "the queue of receipts does not answer");
            None
        }
        Err(_) => {
            tracing::warn!(reason = "timeout", "the queue of receipts does not answer");
            None
        }
    }
}

/// Writes a line with the levels, now and then again and again, until `stop`: for platforms that make numbers of log lines,
/// as CloudWatch does, and ask no server for its metrics. Returns at once where `QUEUE_LOG_SECONDS` is not set.
pub async fn log(app: App, mut stop: Stop) {
    let Some(period) = app.config().queue_log else { return };
    while !stop.is_requested() {
        if let Some(QueueLevels { length, reading, age }) = levels(&app).await {
            tracing::info!(
                receipt_queue_length = length,
                receipt_queue_reading = reading,
                receipt_queue_age_seconds = age,
                "the queue of receipts"
            );
        }
        tokio::select! {
            () = tokio::time::sleep(period) => {}
            () = stop.requested() => {}
        }
    }
}

impl From<QueueState> for QueueLevels {
    fn from(state: QueueState) -> Self {
        let age = state.oldest_due.map_or(0, |due| (Utc::now() - due.instant()).num_milliseconds().max(0));
        Self {
            length: state.queued,
            reading: state.reading,
            age: f64::from(u32::try_from(age).unwrap_or(u32::MAX)) / 1000.0,
        }
    }
}
