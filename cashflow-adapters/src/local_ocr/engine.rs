//! The engine: bytes in, reading out, in the order decode, look for lines, read lines.

use std::sync::Arc;

use cashflow_core::domain::{MediaType, ReadingPage, ReceiptReading};
use cashflow_core::{Error, ErrorKind, Result};
use rten::ThreadPool;

use super::decode::{Picture, decode};
use super::detect::Detector;
use super::lines::LineReader;
use super::look::find_lines;
use super::models::ModelSource;
use super::page::page;
use super::pdf::{PdfPage, read_pages};
use super::recognise::Recogniser;
use super::settings::LocalOcrSettings;

/// The name written into readings.
const NAME: &str = "local/pp-ocrv6-small";

/// The loaded networks and the threads they run on.
pub(super) struct Engine {
    detector: Detector,
    recogniser: Recogniser,
    pool: Arc<ThreadPool>,
    settings: LocalOcrSettings,
}

impl Engine {
    pub(super) fn load(models: &ModelSource, settings: LocalOcrSettings) -> Result<Self> {
        let (detector, recogniser) = models.load()?;
        Ok(Self {
            detector: Detector::new(detector),
            recogniser: Recogniser::new(recogniser)?,
            pool: Arc::new(ThreadPool::with_num_threads(settings.threads.get())),
            settings,
        })
    }

    /// Reads a file of any kind that [`MediaType::sniff`] knows.
    pub(super) fn read(&self, content: &[u8]) -> Result<ReceiptReading> {
        let limits = &self.settings.limits;
        if content.is_empty() {
            return Err(Error::new(ErrorKind::Unreadable, "file_empty", "the file is empty"));
        }
        if content.len() as u64 > limits.max_bytes {
            let message = format!("the file has more than {} bytes", limits.max_bytes);
            return Err(Error::new(ErrorKind::TooLarge, "file_too_large", message));
        }
        let media_type = MediaType::sniff(content).ok_or_else(|| {
            Error::new(
                ErrorKind::UnsupportedMedia,
                "media_type_unsupported",
                "the file is neither a JPEG, PNG or WebP image nor a PDF document",
            )
        })?;
        let mut pages = Vec::new();
        if media_type == MediaType::Pdf {
            read_pages(content, limits, |page| {
                pages.push(match page {
                    PdfPage::Read(page) => page,
                    PdfPage::Drawn(picture) => self.read_picture(&picture)?,
                });
                Ok(())
            })?;
        } else {
            pages.push(self.read_picture(&decode(content, limits)?)?);
        }
        Ok(ReceiptReading { engine: NAME.to_owned(), pages, typed: Vec::new() })
    }

    fn read_picture(&self, picture: &Picture) -> Result<ReadingPage> {
        let boxes = find_lines(&self.detector, &picture.pixels, &self.pool)?;
        let reader = LineReader { recogniser: &self.recogniser, image: &picture.pixels, pool: &self.pool };
        let lines = reader.read(boxes)?;
        Ok(page(&lines, picture.shrunk as f32, picture.width, picture.height))
    }
}
