//! Being told to stop: by a signal, once, heard by everybody who holds a [`Stop`].

use tokio::sync::watch;

/// Tells when to stop. Cheap to clone; every holder hears it, also one that asks late.
#[derive(Debug, Clone)]
pub struct Stop(watch::Receiver<bool>);

/// Makes a [`Stop`] come true.
#[derive(Debug)]
pub struct Stopper(watch::Sender<bool>);

/// A pair.
pub fn pair() -> (Stopper, Stop) {
    let (sender, receiver) = watch::channel(false);
    (Stopper(sender), Stop(receiver))
}

impl Stopper {
    /// Tells everybody to stop.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

impl Stop {
    /// Whether it is time to stop.
    pub fn is_requested(&self) -> bool {
        *self.0.borrow()
    }

    /// Returns when it is time to stop, or when nobody can tell any more.
    pub async fn requested(&mut self) {
        // An error means that the sender is gone: the end too.
        let _ = self.0.wait_for(|stop| *stop).await;
    }
}

/// Waits for SIGTERM (of a container platform) or Ctrl-C (of a person).
pub async fn signalled() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            _ = terminate.recv() => Ok(()),
            interrupted = tokio::signal::ctrl_c() => interrupted,
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
