//! The service's checks of a document, in its order.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hayro_syntax::Pdf;
use image::ImageReader;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::objects::Objects;
use crate::wire::Refusal;

/// The most bytes of an image, and of any document of a synchronous operation.
const MAX_BYTES: usize = 10 << 20;
/// The most bytes of a PDF of an asynchronous one.
const MAX_PDF_BYTES: usize = 500 << 20;
/// The most pixels of a side.
const MAX_SIDE: u32 = 10_000;
/// The most pages of an asynchronous one.
const MAX_PAGES: usize = 3000;

/// How a document is read: in one answer, or by a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Sync,
    Job,
}

/// The content of the document that a request means.
pub(crate) async fn fetch(document: &Value, mode: Mode, objects: &Objects) -> Result<Vec<u8>, Refusal> {
    let bytes = document.get("Bytes").filter(|_| mode == Mode::Sync);
    match (bytes, document.get("S3Object")) {
        (Some(bytes), None) => {
            let text = bytes.as_str().ok_or_else(invalid)?;
            STANDARD.decode(text).map_err(|_| invalid())
        }
        (None, Some(object)) => {
            let part = |name: &str| object.get(name).and_then(Value::as_str).filter(|part| !part.is_empty());
            let (bucket, key) = part("Bucket").zip(part("Name")).ok_or_else(invalid)?;
            let content = objects.get(bucket, key).await;
            content.ok_or_else(|| {
                let message = "Unable to get object metadata from S3. Check object key, region and/or access permissions.";
                Refusal::new("InvalidS3ObjectException", message)
            })
        }
        _ => Err(invalid()),
    }
}

/// Refuses what the service refuses.
pub(crate) fn check(content: &[u8], mode: Mode) -> Result<(), Refusal> {
    if content.is_empty() {
        return Err(invalid());
    }
    let sort = Sort::of(content);
    let limit = if mode == Mode::Job && sort == Some(Sort::Pdf) { MAX_PDF_BYTES } else { MAX_BYTES };
    if content.len() > limit {
        return Err(Refusal::new("DocumentTooLargeException", "Document is too large"));
    }
    match sort {
        None => Err(unsupported()),
        // Not decoded: the core has no such type.
        Some(Sort::Tiff) => Ok(()),
        Some(Sort::Image) => check_image(content),
        Some(Sort::Pdf) => match pages(content) {
            None | Some(0) => Err(bad()),
            Some(pages) if mode == Mode::Sync && pages > 1 => Err(unsupported()),
            Some(pages) if pages > MAX_PAGES => Err(bad()),
            Some(_) => Ok(()),
        },
    }
}

/// SHA-256 as digits.
pub(crate) fn sha256(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Image,
    Tiff,
    Pdf,
}

impl Sort {
    fn of(content: &[u8]) -> Option<Self> {
        match content {
            [0xff, 0xd8, 0xff, ..] | [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => {
                Some(Self::Image)
            }
            [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some(Self::Tiff),
            _ if content.starts_with(b"%PDF-") => Some(Self::Pdf),
            _ => None,
        }
    }
}

fn check_image(content: &[u8]) -> Result<(), Refusal> {
    let reader = || ImageReader::new(Cursor::new(content)).with_guessed_format().map_err(|_| bad());
    let (width, height) = reader()?.into_dimensions().map_err(|_| bad())?;
    if width > MAX_SIDE || height > MAX_SIDE {
        return Err(bad());
    }
    reader()?.decode().map(|_| ()).map_err(|_| bad())
}

/// How many pages; none for one that is damaged or protected.
fn pages(content: &[u8]) -> Option<usize> {
    if content.windows(8).any(|window| window == b"/Encrypt") {
        return None;
    }
    let count = || Pdf::new(content.to_vec()).ok().map(|pdf| pdf.pages().len());
    catch_unwind(AssertUnwindSafe(count)).ok().flatten()
}

fn invalid() -> Refusal {
    Refusal::new("InvalidParameterException", "Request has invalid parameters")
}

fn unsupported() -> Refusal {
    Refusal::new("UnsupportedDocumentException", "Request has unsupported document format")
}

fn bad() -> Refusal {
    Refusal::new("BadDocumentException", "Request has bad document")
}
