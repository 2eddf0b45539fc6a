//! The port that hosts implement: a reader of receipts, such as the text recognition of a phone.

use std::fmt::Debug;

use async_trait::async_trait;

use crate::api::{Bytes, MediaType, Point, Result};

/// An engine that reads documents. What it saw goes through the same understanding as a reading of the local engine.
///
/// An error that it gives comes back typed: `unreadable`, `too_large` and `unsupported_media` make the receipt fail,
/// `unavailable` puts it back into the queue. Anything else it may throw makes the receipt fail with
/// `host_reader_failed`.
#[async_trait]
pub trait ReceiptReader: Debug + Send + Sync + 'static {
    /// Reads a document.
    async fn read(&self, document: Document) -> Result<Reading>;
}

/// A document to read.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Document {
    /// Its content.
    pub content: Bytes,
    /// What it is, decided by its content.
    pub media_type: MediaType,
}

impl Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({:?}, {} bytes)", self.media_type, self.content.len())
    }
}

/// The text of a whole document, as an engine read it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reading {
    /// The engine and its model, for provenance.
    pub engine: String,
    /// The pages in their order. A photo has one.
    pub pages: Vec<ReadingPage>,
}

/// One page of a reading.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReadingPage {
    /// Width in pixels of the upright page that the corners refer to.
    pub width: u32,
    /// Height in pixels of the upright page that the corners refer to.
    pub height: u32,
    /// The lines in any order.
    pub lines: Vec<ReadingLine>,
}

/// One run of text on one line. A row of a receipt may consist of several.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReadingLine {
    /// The text as read.
    pub text: String,
    /// The engine's own score, in thousandths.
    pub confidence: u32,
    /// Four corners in pixels, in reading order of the text: top left, top right, bottom right, bottom left; or the
    /// top left and the bottom right one of an upright box.
    pub corners: Vec<Point>,
    /// Its words, where the engine tells them apart.
    pub words: Vec<ReadingWord>,
}

/// One word of a line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReadingWord {
    /// The text as read.
    pub text: String,
    /// The engine's own score, in thousandths.
    pub confidence: u32,
    /// Its corners, as those of a line.
    pub corners: Vec<Point>,
}
