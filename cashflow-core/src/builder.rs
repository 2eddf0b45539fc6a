//! Plugging the ports together.

use std::sync::Arc;

use crate::cashflow::Cashflow;
use crate::domain::{Currency, Locale, TimeZone};
use crate::engine::{Engine, Ports};
use crate::error::Result;
use crate::ports::{
    Clock, FileStore, IdSource, PasswordHasher, ReceiptReader, Store, SystemClock, TokenIssuer, UuidV7Source,
};
use crate::settings::Settings;

/// Plugs a store and whatever else a host has into an [`Engine`], or into the [`Cashflow`] of a single local owner.
#[derive(Debug)]
#[must_use]
pub struct CashflowBuilder {
    ports: Ports,
}

/// Who the owner of a store is that is opened in-process. It matters only when the store is new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalOwner {
    /// The name.
    pub name: String,
    /// The currency they think in.
    pub currency: Currency,
    /// Their language: also that of the first categories.
    pub locale: Locale,
    /// What "today" means.
    pub time_zone: TimeZone,
}

impl Default for LocalOwner {
    fn default() -> Self {
        let (currency, locale, time_zone) = (Currency::EUR, Locale::default(), TimeZone::UTC);
        Self { name: "Local owner".to_owned(), currency, locale, time_zone }
    }
}

impl CashflowBuilder {
    pub(crate) fn new(store: Arc<dyn Store>) -> Self {
        Self {
            ports: Ports {
                store,
                files: None,
                reader: None,
                passwords: None,
                tokens: None,
                clock: Arc::new(SystemClock),
                ids: Arc::new(UuidV7Source),
                settings: Settings::default(),
            },
        }
    }

    /// Where receipt files are kept.
    pub fn files(mut self, files: impl FileStore) -> Self {
        self.ports.files = Some(Arc::new(files));
        self
    }

    /// What reads receipts.
    pub fn reader(mut self, reader: impl ReceiptReader) -> Self {
        self.ports.reader = Some(Arc::new(reader));
        self
    }

    /// What hashes passwords; needed for sign-in only.
    pub fn passwords(mut self, passwords: impl PasswordHasher) -> Self {
        self.ports.passwords = Some(Arc::new(passwords));
        self
    }

    /// What issues access tokens; needed for sign-in only.
    pub fn tokens(mut self, tokens: impl TokenIssuer) -> Self {
        self.ports.tokens = Some(Arc::new(tokens));
        self
    }

    /// What tells the time, instead of the system's clock.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.ports.clock = Arc::new(clock);
        self
    }

    /// What makes ids, instead of UUIDs of version 7.
    pub fn ids(mut self, ids: impl IdSource) -> Self {
        self.ports.ids = Arc::new(ids);
        self
    }

    /// Limits and times.
    pub fn settings(mut self, settings: Settings) -> Self {
        self.ports.settings = settings;
        self
    }

    /// The engine, for a host of many users.
    pub fn build(self) -> Engine {
        Engine::new(self.ports)
    }

    /// The cash flow of the single local owner, who is created with the first categories when the store is new.
    pub async fn open_local(self, owner: LocalOwner) -> Result<Cashflow> {
        crate::usecases::local::open(self.build(), owner).await
    }
}
