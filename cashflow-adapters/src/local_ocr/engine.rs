//! The engine: bytes in, reading out, in the order decode, find lines, read lines.

use std::fmt;
use std::sync::Arc;

use cashflow_core::Result;
use cashflow_core::domain::{Confidence, Point, ReadingLine, ReadingPage, ReadingWord, ReceiptReading};
use image::RgbImage;
use rten::ThreadPool;

use super::crop::cut;
use super::decode::{Picture, decode};
use super::detect::Detector;
use super::geometry::TurnedRect;
use super::models::ModelSource;
use super::orientation::align;
use super::recognise::{LineText, Recogniser};
use super::resample::Area;
use super::settings::LocalOcrSettings;

/// The name written into readings.
const ENGINE: &str = "local/pp-ocrv6-small";
/// Long side of the detector's first look.
const FIRST_LOOK: f32 = 1280.0;
/// Lines below this mean score are noise.
const MIN_SCORE: f32 = 0.3;
/// A page that reads worse than this may be upside down.
const DOUBTFUL: f32 = 0.85;

/// Reads receipts on this machine, without network: PP-OCRv6 small run by `rten`.
///
/// Loading takes about 0.1 s and 60 MB; keep one and share it.
pub struct LocalOcr {
    detector: Detector,
    recogniser: Recogniser,
    pool: Arc<ThreadPool>,
    settings: LocalOcrSettings,
}

impl LocalOcr {
    /// Loads the models.
    ///
    /// Errors: `Unavailable` with code `ocr_models_missing` (the message says the command that gets them) or
    /// `ocr_models_unusable`.
    pub fn new(models: &ModelSource, settings: LocalOcrSettings) -> Result<Self> {
        let (detector, recogniser) = models.load()?;
        Ok(Self {
            detector: Detector::new(detector),
            recogniser: Recogniser::new(recogniser)?,
            pool: Arc::new(ThreadPool::with_num_threads(settings.threads.get())),
            settings,
        })
    }

    /// Reads an image file.
    pub fn read_bytes(&self, bytes: &[u8]) -> Result<ReceiptReading> {
        let picture = decode(bytes, &self.settings.limits)?;
        let page = self.read_picture(&picture)?;
        Ok(ReceiptReading { engine: ENGINE.to_owned(), pages: vec![page] })
    }

    fn read_picture(&self, picture: &Picture) -> Result<ReadingPage> {
        let image = &picture.pixels;
        let whole = Area::whole(image);
        let scale = (FIRST_LOOK / image.width().max(image.height()) as f32).min(1.0);
        let mut boxes = self.detector.find(image, whole, scale, &self.pool)?;
        align(&mut boxes);
        let mut texts = self.read_lines(image, &boxes)?;
        if mean_score(&texts) < DOUBTFUL {
            let turned: Vec<TurnedRect> = boxes.iter().map(|b| b.half_turned()).collect();
            let turned_texts = self.read_lines(image, &turned)?;
            if mean_score(&turned_texts) > mean_score(&texts) {
                (boxes, texts) = (turned, turned_texts);
            }
        }
        let back = picture.shrunk as f32;
        let lines = boxes
            .iter()
            .zip(&texts)
            .filter(|(_, text)| text.score() >= MIN_SCORE)
            .filter_map(|(rect, text)| reading_line(&rect.placed(back, Point::default()), text))
            .collect();
        Ok(ReadingPage { width: picture.width, height: picture.height, lines })
    }

    fn read_lines(&self, image: &RgbImage, boxes: &[TurnedRect]) -> Result<Vec<LineText>> {
        boxes.iter().map(|rect| self.recogniser.read(&cut(image, rect), &self.pool)).collect()
    }
}

/// The mean score of all characters.
fn mean_score(texts: &[LineText]) -> f32 {
    let glyphs: Vec<f32> = texts.iter().flat_map(|t| t.glyphs.iter().map(|g| g.score)).collect();
    if glyphs.is_empty() { 0.0 } else { glyphs.iter().sum::<f32>() / glyphs.len() as f32 }
}

fn reading_line(rect: &TurnedRect, text: &LineText) -> Option<ReadingLine> {
    let words: Vec<ReadingWord> = text
        .glyphs
        .split(|g| g.character == ' ')
        .filter_map(|glyphs| {
            let (first, last) = (glyphs.first()?, glyphs.last()?);
            let score = glyphs.iter().map(|g| g.score).sum::<f32>() / glyphs.len() as f32;
            let (start, end) = (first.start, last.end.max(first.start));
            let offset = ((start + end) / 2.0 - 0.5) * rect.width;
            let centre = Point {
                x: rect.centre.x + offset * rect.along.x,
                y: rect.centre.y + offset * rect.along.y,
            };
            let word = TurnedRect { centre, width: (end - start) * rect.width, ..*rect };
            Some(ReadingWord {
                text: glyphs.iter().map(|g| g.character).collect(),
                confidence: Confidence::new(score),
                quad: word.quad(),
            })
        })
        .collect();
    let trimmed = text.text().trim().to_owned();
    (!trimmed.is_empty()).then(|| ReadingLine {
        text: trimmed,
        confidence: Confidence::new(text.score()),
        quad: rect.quad(),
        words,
    })
}

impl fmt::Debug for LocalOcr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalOcr").field("settings", &self.settings).finish_non_exhaustive()
    }
}
