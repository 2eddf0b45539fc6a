//! What an OCR engine saw on a document: pages of lines and words with boxes and confidences.
//!
//! Any engine may fill it (the local one, a cloud service, the one of a phone): understanding starts from here.

use serde::{Deserialize, Serialize};

use crate::domain::{Confidence, TypedReceipt};

/// The text of a whole document, as an engine read it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ReceiptReading {
    /// The engine and its model, such as `local/pp-ocrv6-small` (for provenance, not for decisions).
    pub engine: String,
    /// The pages in their order. A photo has one.
    pub pages: Vec<ReadingPage>,
    /// What the provider itself made of it, if it does; an entry for each receipt that it saw.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub typed: Vec<TypedReceipt>,
}

/// One page of a [`ReceiptReading`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ReadingPage {
    /// Width in pixels of the upright page that the boxes refer to.
    pub width: u32,
    /// Height in pixels of the upright page that the boxes refer to.
    pub height: u32,
    /// The lines in any order: understanding forms the rows itself.
    pub lines: Vec<ReadingLine>,
}

/// One run of text on one line. A receipt row may consist of several (label at the left, amount at the right).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReadingLine {
    /// The text as read.
    pub text: String,
    /// The engine's own score.
    pub confidence: Confidence,
    /// Where it stands, in pixels of the page.
    pub quad: Quad,
    /// Its words, where the engine tells them apart; empty otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<ReadingWord>,
}

/// One word of a [`ReadingLine`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReadingWord {
    /// The text as read.
    pub text: String,
    /// The engine's own score.
    pub confidence: Confidence,
    /// Where it stands, in pixels of the page.
    pub quad: Quad,
}

/// A point in pixels, x to the right and y downwards.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

/// Four corners in reading order of the text: top left, top right, bottom right, bottom left. May be turned.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Quad(pub [Point; 4]);

impl Quad {
    /// An upright rectangle.
    pub fn upright(left: f32, top: f32, width: f32, height: f32) -> Self {
        let (right, bottom) = (left + width, top + height);
        Self([
            Point { x: left, y: top },
            Point { x: right, y: top },
            Point { x: right, y: bottom },
            Point { x: left, y: bottom },
        ])
    }

    /// The smallest upright rectangle around it: left, top, right, bottom.
    pub fn bounds(&self) -> (f32, f32, f32, f32) {
        self.0
            .iter()
            .fold((f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY), |(l, t, r, b), p| {
                (l.min(p.x), t.min(p.y), r.max(p.x), b.max(p.y))
            })
    }
}
