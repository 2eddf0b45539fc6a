//! A reader of documents that carry their own reading, so that everything after the OCR can be tried without one.

use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;

use crate::domain::{Confidence, MediaType, Quad, ReadingLine, ReadingPage, ReceiptReading};
use crate::error::{Error, ErrorKind, Result};
use crate::ports::{Document, ReceiptReader};

/// A [`ReceiptReader`] of the documents that it prints itself: a PNG signature with a reading behind it.
///
/// [`MemoryReader::print`] makes one of lines of text, [`MemoryReader::document`] of any reading.
#[derive(Debug, Default)]
pub struct MemoryReader {
    away: AtomicBool,
}

/// What [`MediaType::sniff`] knows a PNG by.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The width of a character of printed lines, in pixels.
const WIDTH: u16 = 12;
/// The height of a printed line, in pixels.
const HEIGHT: u16 = 24;

impl MemoryReader {
    /// The most bytes of a document.
    pub const MAX_BYTES: usize = 1 << 20;

    /// A reader that is there.
    pub fn new() -> Self {
        Self::default()
    }

    /// A reader that is away: it reads nothing until it comes back.
    pub fn away() -> Self {
        Self { away: AtomicBool::new(true) }
    }

    /// Lets it read.
    pub fn come_back(&self) {
        self.away.store(false, Ordering::SeqCst);
    }

    /// Takes it away.
    pub fn go_away(&self) {
        self.away.store(true, Ordering::SeqCst);
    }

    /// A document with these lines on one page, as from a typewriter. An empty line leaves a gap.
    pub fn print(lines: &[&str]) -> Document {
        let columns = lines.iter().map(|line| line.chars().count()).max().unwrap_or_default();
        let side = |count: usize, size: u16| {
            u32::try_from(count + 2).unwrap_or(u32::MAX).saturating_mul(size.into())
        };
        let place =
            |count: usize, size: u16| f32::from(u16::try_from(count).unwrap_or(u16::MAX)) * f32::from(size);
        let line = |(row, text): (usize, &&str)| {
            let indent = text.chars().take_while(|c| c.is_whitespace()).count();
            let text = text.trim();
            (!text.is_empty()).then(|| ReadingLine {
                text: text.to_owned(),
                confidence: Confidence::from_permille(990),
                quad: Quad::upright(
                    place(indent + 1, WIDTH),
                    place(row + 1, HEIGHT),
                    place(text.chars().count(), WIDTH),
                    f32::from(HEIGHT),
                ),
                words: Vec::new(),
            })
        };
        Self::document(&ReceiptReading {
            engine: "memory".to_owned(),
            pages: vec![ReadingPage {
                width: side(columns, WIDTH),
                height: side(lines.len(), HEIGHT),
                lines: lines.iter().enumerate().filter_map(line).collect(),
            }],
            typed: Vec::new(),
        })
    }

    /// A document that is read as exactly this.
    pub fn document(reading: &ReceiptReading) -> Document {
        let reading = serde_json::to_vec(reading).expect("a reading has nothing that JSON cannot hold");
        Document { content: [SIGNATURE, &reading].concat(), media_type: MediaType::Png }
    }
}

#[async_trait]
impl ReceiptReader for MemoryReader {
    async fn read(&self, document: &Document) -> Result<ReceiptReading> {
        if self.away.load(Ordering::SeqCst) {
            return Err(Error::unavailable("the reader", "it was taken away"));
        }
        let reading = reading_of(&document.content, document.media_type)?;
        serde_json::from_slice(reading).map_err(|cause| unreadable().with_source(cause))
    }

    async fn check(&self, content: &[u8], media_type: MediaType) -> Result<()> {
        reading_of(content, media_type).map(|_| ())
    }
}

/// What stands behind the signature.
fn reading_of(content: &[u8], media_type: MediaType) -> Result<&[u8]> {
    if media_type != MediaType::Png {
        let message = format!("this reader does not read {}", media_type.as_str());
        return Err(Error::new(ErrorKind::UnsupportedMedia, "unsupported_media", message));
    }
    if content.len() > MemoryReader::MAX_BYTES {
        let message = format!("the document has more than {} bytes", MemoryReader::MAX_BYTES);
        return Err(Error::new(ErrorKind::TooLarge, "too_large", message));
    }
    content.strip_prefix(SIGNATURE).ok_or_else(unreadable)
}

fn unreadable() -> Error {
    Error::new(ErrorKind::Unreadable, "unreadable", "the document cannot be decoded")
}
