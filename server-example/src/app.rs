//! What every handler can reach.

use std::sync::Arc;

use cashflow_core::Engine;
use tokio::sync::Semaphore;

use crate::config::{Config, Limits};
use crate::erased::Erased;
use crate::http::cursor::CursorSigner;
use crate::metrics::Metrics;
use crate::pool::Pool;
use crate::sign_in::SignInLimits;
use crate::worker::Signals;

/// The engine with what the server adds to it. Cheap to clone.
#[derive(Debug, Clone)]
pub struct App(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    engine: Engine,
    cursors: CursorSigner,
    sign_in_limits: SignInLimits,
    erased: Erased,
    /// Room for files of receipts in memory.
    uploads: Arc<Semaphore>,
    config: Config,
    metrics: Metrics,
    signals: Signals,
    pool: Option<Pool>,
}

impl App {
    /// Puts it together.
    pub fn new(engine: Engine, config: &Config) -> Self {
        Self::with_pool(engine, config, None)
    }

    pub(crate) fn with_pool(engine: Engine, config: &Config, pool: Option<Pool>) -> Self {
        Self(Arc::new(Parts {
            engine,
            cursors: CursorSigner::new(&config.token_secrets),
            sign_in_limits: SignInLimits::new(&config.limits),
            erased: Erased::default(),
            uploads: Arc::new(Semaphore::new(config.limits.uploads_at_once.get())),
            config: config.clone(),
            metrics: Metrics::default(),
            signals: Signals::default(),
            pool,
        }))
    }

    /// The engine.
    pub fn engine(&self) -> &Engine {
        &self.0.engine
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    pub(crate) fn signals(&self) -> &Signals {
        &self.0.signals
    }

    pub(crate) fn pool(&self) -> Option<&Pool> {
        self.0.pool.as_ref()
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.0.config.limits
    }

    pub(crate) fn uploads(&self) -> &Arc<Semaphore> {
        &self.0.uploads
    }

    pub(crate) fn cursors(&self) -> &CursorSigner {
        &self.0.cursors
    }

    pub(crate) fn sign_in_limits(&self) -> &SignInLimits {
        &self.0.sign_in_limits
    }

    pub(crate) fn erased(&self) -> &Erased {
        &self.0.erased
    }
}
