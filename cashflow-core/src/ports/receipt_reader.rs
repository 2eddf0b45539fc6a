//! OCR engines.

use std::fmt::Debug;

use async_trait::async_trait;

use crate::domain::{MediaType, ReceiptReading};
use crate::error::Result;

/// An engine that reads documents: the local one, a cloud service, the one of a phone.
///
/// # Behaviour
/// - a printed document is read into pages with lines, whose boxes lie within the page
/// - the same document gives the same reading
/// - a blank document gives a reading without lines
/// - a content that cannot be decoded is `Unreadable`, one that is too large `TooLarge`, a type that it does not read `UnsupportedMedia`; none is retried
/// - an engine that is away, busy or not set up is `Unavailable`
/// - a check needs no engine: it lets pass what can be read, and what it refuses is refused alike by reading
#[async_trait]
pub trait ReceiptReader: Debug + Send + Sync + 'static {
    /// Reads a document.
    async fn read(&self, document: &Document) -> Result<ReceiptReading>;

    /// Refuses what the head of a document tells to be unreadable, so that who uploads it hears of it at once. It is
    /// quick, and decodes nothing. By default it refuses nothing: reading will tell.
    async fn check(&self, _content: &[u8], _media_type: MediaType) -> Result<()> {
        Ok(())
    }
}

#[async_trait]
impl<T: ReceiptReader> ReceiptReader for std::sync::Arc<T> {
    async fn read(&self, document: &Document) -> Result<ReceiptReading> {
        (**self).read(document).await
    }

    async fn check(&self, content: &[u8], media_type: MediaType) -> Result<()> {
        (**self).check(content, media_type).await
    }
}

/// A document to read.
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
    /// Its content.
    pub content: Vec<u8>,
    /// What it is.
    pub media_type: MediaType,
}

impl Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({}, {} bytes)", self.media_type.as_str(), self.content.len())
    }
}
