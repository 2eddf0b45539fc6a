//! What every handler can reach.

use std::sync::Arc;

use cashflow_core::Engine;

use crate::config::{Config, Limits};
use crate::http::cursor::CursorSigner;
use crate::sign_in::SignInLimits;

/// The engine with what the server adds to it. Cheap to clone.
#[derive(Debug, Clone)]
pub struct App(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    engine: Engine,
    cursors: CursorSigner,
    sign_in_limits: SignInLimits,
    config: Config,
}

impl App {
    /// Puts it together.
    pub fn new(engine: Engine, config: &Config) -> Self {
        Self(Arc::new(Parts {
            engine,
            cursors: CursorSigner::new(&config.token_secrets),
            sign_in_limits: SignInLimits::new(&config.limits),
            config: config.clone(),
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

    pub(crate) fn limits(&self) -> &Limits {
        &self.0.config.limits
    }

    pub(crate) fn cursors(&self) -> &CursorSigner {
        &self.0.cursors
    }

    pub(crate) fn sign_in_limits(&self) -> &SignInLimits {
        &self.0.sign_in_limits
    }
}
