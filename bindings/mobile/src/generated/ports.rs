//! Written by `cargo codegen` from the facade: change that instead.

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use cashflow_facade::api::{self, *};

use super::errors::CashflowError;
use super::records::Document;

/// An engine that reads documents. What it saw goes through the same understanding as a reading of the local engine.
///
/// An error that it gives comes back typed: `unreadable`, `too_large` and `unsupported_media` make the receipt fail,
/// `unavailable` puts it back into the queue. Anything else it may throw makes the receipt fail with
/// `host_reader_failed`.
#[uniffi::export(foreign)]
#[async_trait]
pub trait ReceiptReader: Send + Sync {
    /// Reads a document.
    async fn read(&self, document: Document) -> Result<Reading, CashflowError>;
}

/// The facade's port, served by the host.
pub(crate) struct HostReceiptReader(Arc<dyn ReceiptReader>);

impl HostReceiptReader {
    /// The host's object as the facade takes it.
    pub(crate) fn shared(host: Arc<dyn ReceiptReader>) -> Arc<dyn api::ReceiptReader> {
        Arc::new(Self(host))
    }
}

impl fmt::Debug for HostReceiptReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HostReceiptReader")
    }
}

#[async_trait]
impl api::ReceiptReader for HostReceiptReader {
    async fn read(&self, document: api::Document) -> api::Result<Reading> {
        Ok(self.0.read(document.into()).await?)
    }
}
