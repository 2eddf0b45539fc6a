//! The engine: the ports that a host plugged in, shared by all owners.

use std::sync::Arc;

use crate::cashflow::Cashflow;
use crate::domain::{Actor, Timestamp, UserId};
use crate::error::{Error, ErrorKind, Result};
use crate::ports::{Clock, FileStore, IdSource, PasswordHasher, ReceiptReader, Store, TokenIssuer};
use crate::settings::Settings;
use crate::usecases::accounts::Accounts;
use crate::usecases::reading::ReceiptQueue;

/// Everything plugged together. Cheap to clone; [`CashflowBuilder`](crate::CashflowBuilder) makes it.
///
/// A host of many users keeps one and asks it for the [`Cashflow`] of whoever is signed in.
#[derive(Debug, Clone)]
pub struct Engine {
    ports: Arc<Ports>,
}

#[derive(Debug)]
pub(crate) struct Ports {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) files: Option<Arc<dyn FileStore>>,
    pub(crate) reader: Option<Arc<dyn ReceiptReader>>,
    pub(crate) passwords: Option<Arc<dyn PasswordHasher>>,
    pub(crate) tokens: Option<Arc<dyn TokenIssuer>>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Arc<dyn IdSource>,
    pub(crate) settings: Settings,
}

impl Engine {
    pub(crate) fn new(ports: Ports) -> Self {
        Self { ports: Arc::new(ports) }
    }

    /// The cash flow of one user, acting for themselves. That they are who they say is the host's to check, with
    /// [`Accounts::authenticate`] for example.
    pub fn cashflow(&self, owner: UserId) -> Cashflow {
        Cashflow::new(self.clone(), owner, Actor::User(owner))
    }

    /// Registration and sign-in.
    pub fn accounts(&self) -> Accounts<'_> {
        Accounts::new(self)
    }

    /// The queue of receipts to be read, of all owners: for workers.
    pub fn receipt_queue(&self) -> ReceiptQueue<'_> {
        ReceiptQueue::new(self)
    }

    /// The store.
    pub fn store(&self) -> &dyn Store {
        &*self.ports.store
    }

    /// The file store, if one is set up.
    pub fn file_store(&self) -> Option<&dyn FileStore> {
        self.ports.files.as_deref()
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.ports.settings
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.ports.clock.now()
    }

    pub(crate) fn new_id<T: From<uuid::Uuid>>(&self) -> T {
        self.ports.ids.new_id().into()
    }

    pub(crate) fn files(&self) -> Result<&dyn FileStore> {
        self.ports.files.as_deref().ok_or_else(|| not_set_up("no_file_store", "no file store is set up"))
    }

    pub(crate) fn reader(&self) -> Result<&dyn ReceiptReader> {
        self.ports
            .reader
            .as_deref()
            .ok_or_else(|| not_set_up("no_receipt_reader", "no receipt reader is set up"))
    }

    pub(crate) fn passwords(&self) -> Result<&dyn PasswordHasher> {
        self.ports
            .passwords
            .as_deref()
            .ok_or_else(|| not_set_up("no_password_hasher", "no password hasher is set up"))
    }

    pub(crate) fn tokens(&self) -> Result<&dyn TokenIssuer> {
        self.ports.tokens.as_deref().ok_or_else(|| not_set_up("no_token_issuer", "no token issuer is set up"))
    }
}

/// A use case needs a port that the host left out.
fn not_set_up(code: &'static str, message: &'static str) -> Error {
    Error::new(ErrorKind::Internal, code, message)
}
