//! What a host's reader saw.

use cashflow_core::domain::{self, Confidence, Quad};
use cashflow_core::ports;

use crate::api::{
    ApiError, Document, ErrorKind, Point, Reading, ReadingLine, ReadingPage, ReadingWord, Result,
};

impl From<ports::Document> for Document {
    fn from(document: ports::Document) -> Self {
        Self { content: document.content, media_type: document.media_type.into() }
    }
}

/// The reading. Errors: corners that are neither two nor four.
pub(crate) fn reading(reading: Reading) -> Result<domain::ReceiptReading> {
    let pages = reading.pages.into_iter().map(page).collect::<Result<_>>()?;
    Ok(domain::ReceiptReading { engine: reading.engine, pages, typed: Vec::new() })
}

fn page(page: ReadingPage) -> Result<domain::ReadingPage> {
    let lines = page.lines.into_iter().map(line).collect::<Result<_>>()?;
    Ok(domain::ReadingPage { width: page.width, height: page.height, lines })
}

fn line(line: ReadingLine) -> Result<domain::ReadingLine> {
    Ok(domain::ReadingLine {
        text: line.text,
        confidence: confidence(line.confidence),
        quad: quad(&line.corners)?,
        words: line.words.into_iter().map(word).collect::<Result<_>>()?,
    })
}

fn word(word: ReadingWord) -> Result<domain::ReadingWord> {
    let (confidence, quad) = (confidence(word.confidence), quad(&word.corners)?);
    Ok(domain::ReadingWord { text: word.text, confidence, quad })
}

fn confidence(permille: u32) -> Confidence {
    Confidence::from_permille(u16::try_from(permille).unwrap_or(u16::MAX))
}

fn quad(corners: &[Point]) -> Result<Quad> {
    let point = |point: &Point| domain::Point { x: point.x as f32, y: point.y as f32 };
    match corners {
        [a, b, c, d] => Ok(Quad([point(a), point(b), point(c), point(d)])),
        [first, last] => {
            let (first, last) = (point(first), point(last));
            Ok(Quad::upright(first.x, first.y, last.x - first.x, last.y - first.y))
        }
        _ => {
            let message =
                format_args!("corners: {} of them; a line has four, or two of an upright box", corners.len());
            Err(ApiError::new(ErrorKind::Internal, "host_reader_failed", message))
        }
    }
}
