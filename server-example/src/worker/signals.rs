//! What uploads and the worker of one server tell each other. Servers find out about one another by the store alone.

use tokio::sync::{Notify, watch};

/// Wakes the worker when there is something to read, and those who wait when something was read.
#[derive(Debug)]
pub(crate) struct Signals {
    queued: Notify,
    progress: watch::Sender<Progress>,
}

/// How far the worker is.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Progress {
    /// Grows with each receipt that it is done with.
    done: u64,
    /// It reads nothing more.
    pub(crate) stopping: bool,
}

impl Default for Signals {
    fn default() -> Self {
        Self { queued: Notify::new(), progress: watch::Sender::new(Progress::default()) }
    }
}

impl Signals {
    /// There is something to read. Told while the worker is busy, it is kept.
    pub(crate) fn queued(&self) {
        self.queued.notify_one();
    }

    /// Returns when there is something to read.
    pub(super) async fn woken(&self) {
        self.queued.notified().await;
    }

    /// Something was read, or failed.
    pub(super) fn done(&self) {
        self.progress.send_modify(|progress| progress.done += 1);
    }

    /// From now on something is read here.
    pub(super) fn starting(&self) {
        self.progress.send_modify(|progress| progress.stopping = false);
    }

    /// Nothing more will be read here.
    pub(super) fn stopping(&self) {
        self.progress.send_modify(|progress| progress.stopping = true);
    }

    /// Tells of all that happens from now on.
    pub(crate) fn progress(&self) -> watch::Receiver<Progress> {
        self.progress.subscribe()
    }
}
