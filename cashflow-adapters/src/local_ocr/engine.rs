//! The engine: bytes in, reading out, in the order decode, look for lines, read lines.

use std::sync::Arc;

use cashflow_core::Result;
use cashflow_core::domain::{MediaType, ReadingPage, ReceiptReading};
use rten::ThreadPool;

use super::check::media_type;
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
        let media_type = media_type(content, limits)?;
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
