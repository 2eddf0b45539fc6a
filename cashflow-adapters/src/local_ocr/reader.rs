//! The port: documents are read on threads where they hold nobody up, a bounded number at a time.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use async_lock::Semaphore;
use async_trait::async_trait;
use cashflow_core::domain::{MediaType, ReceiptReading};
use cashflow_core::ports::{Document, ReceiptReader};
use cashflow_core::{Error, ErrorKind, Result};

use super::check::check;
use super::engine::Engine;
use super::models::ModelSource;
use super::settings::LocalOcrSettings;

/// Reads receipts on this machine, without network: PP-OCRv6 small run by `rten`. A clone shares the models.
///
/// Images are JPEG, PNG or WebP, also turned, upside down or photographed with a table around them; their EXIF
/// orientation is followed. Documents are PDF: a page with text is read from that, any other is drawn first.
///
/// In the reading, `width`, `height` and the boxes of a page are pixels of the image as a viewer shows it, that is after
/// the EXIF orientation and before any other turn; a page of a PDF has 180 pixels per inch (fewer when it is larger than
/// A3). The corners of a box are in the reading order of its text, so the first two show which way the text runs: on a
/// receipt that was photographed upside down they go from right to left. Boxes lie within the page.
///
/// Errors of reading: `Unreadable` (empty, damaged, a protected PDF), `TooLarge` (over one of the
/// [`Limits`](super::Limits), or unpacking to more), `UnsupportedMedia` (none of the four types), `Unavailable` (see
/// [`LocalOcr::on_demand`]). It needs no async runtime: the crate `blocking` provides the threads.
#[derive(Clone)]
pub struct LocalOcr {
    shared: Arc<Shared>,
    permits: Arc<Semaphore>,
}

struct Shared {
    settings: LocalOcrSettings,
    models: Mutex<Models>,
}

/// Loaded models do not keep their source, which may be large.
enum Models {
    Waiting(ModelSource),
    Loaded(Arc<Engine>),
}

impl LocalOcr {
    /// Loads the models, which takes some 0.2 s.
    ///
    /// Errors: `Unavailable` with code `ocr_models_missing` (the message says the command that gets them) or
    /// `ocr_models_unusable`.
    pub fn new(models: ModelSource, settings: LocalOcrSettings) -> Result<Self> {
        let reader = Self::on_demand(models, settings);
        reader.shared.engine()?;
        Ok(reader)
    }

    /// Loads the models from a folder, with the default settings; errors as of [`LocalOcr::new`].
    pub fn open(folder: impl AsRef<Path>) -> Result<Self> {
        Self::new(ModelSource::Dir(folder.as_ref().to_owned()), LocalOcrSettings::default())
    }

    /// Loads the models from [`ModelSource::default_dir`], with the default settings; errors as of [`LocalOcr::new`].
    pub fn open_default() -> Result<Self> {
        Self::new(ModelSource::default(), LocalOcrSettings::default())
    }

    /// A reader that loads the models for its first document. While that fails, reading gives the error of
    /// [`LocalOcr::new`], and the next document tries again.
    pub fn on_demand(models: ModelSource, settings: LocalOcrSettings) -> Self {
        Self {
            shared: Arc::new(Shared { settings, models: Mutex::new(Models::Waiting(models)) }),
            permits: Arc::new(Semaphore::new(settings.receipts_at_once.get())),
        }
    }

    /// Reads a file on the thread of the caller, whatever is in work elsewhere; its type is found by its content.
    pub fn read_bytes(&self, content: &[u8]) -> Result<ReceiptReading> {
        self.shared.engine()?.read(content)
    }
}

impl Shared {
    fn engine(&self) -> Result<Arc<Engine>> {
        // Whoever panicked while loading has left nothing half done.
        let mut models = self.models.lock().unwrap_or_else(PoisonError::into_inner);
        let engine = match &*models {
            Models::Loaded(engine) => return Ok(Arc::clone(engine)),
            Models::Waiting(source) => Arc::new(Engine::load(source, self.settings)?),
        };
        *models = Models::Loaded(Arc::clone(&engine));
        Ok(engine)
    }
}

#[async_trait]
impl ReceiptReader for LocalOcr {
    async fn read(&self, document: &Document) -> Result<ReceiptReading> {
        let (shared, content) = (Arc::clone(&self.shared), document.content.clone());
        // Held by the work itself: a caller that gives up does not make room while it still runs.
        let permit = self.permits.acquire_arc().await;
        let reading = blocking::unblock(move || {
            let reading = shared.engine().and_then(|engine| engine.read(&content));
            drop(permit);
            reading
        });
        reading.await.map_err(|error| undeclared(error, document.media_type))
    }

    async fn check(&self, content: &[u8], media_type: MediaType) -> Result<()> {
        let limits = self.shared.settings.limits;
        let checked = match media_type {
            // It is taken apart, which may take a while.
            MediaType::Pdf => {
                let content = content.to_vec();
                blocking::unblock(move || check(&content, &limits)).await
            }
            _ => check(content, &limits),
        };
        checked.map_err(|error| undeclared(error, media_type))
    }
}

/// The error of a file that was declared as one of the types, and is none.
fn undeclared(error: Error, media_type: MediaType) -> Error {
    if error.kind() != ErrorKind::UnsupportedMedia {
        return error;
    }
    let message = format!("the file is not of the type {}", media_type.as_str());
    Error::new(ErrorKind::Unreadable, "file_unreadable", message)
}

impl fmt::Debug for LocalOcr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalOcr").field("settings", &self.shared.settings).finish_non_exhaustive()
    }
}
