//! What a file is, and whether it can be read as far as its head tells.

use cashflow_core::domain::MediaType;
use cashflow_core::{Error, ErrorKind, Result};

use super::decode;
use super::pdf;
use super::settings::Limits;

/// The type of a file by its content. Errors: empty, too large, none of the types.
pub(super) fn media_type(content: &[u8], limits: &Limits) -> Result<MediaType> {
    if content.is_empty() {
        return Err(Error::new(ErrorKind::Unreadable, "file_empty", "the file is empty"));
    }
    if content.len() as u64 > limits.max_bytes {
        let message = format!("the file has more than {} bytes", limits.max_bytes);
        return Err(Error::new(ErrorKind::TooLarge, "file_too_large", message));
    }
    MediaType::sniff(content).ok_or_else(|| {
        Error::new(
            ErrorKind::UnsupportedMedia,
            "media_type_unsupported",
            "the file is neither a JPEG, PNG or WebP image nor a PDF document",
        )
    })
}

/// Refuses what reading would refuse before it decodes a pixel.
pub(super) fn check(content: &[u8], limits: &Limits) -> Result<()> {
    match media_type(content, limits)? {
        MediaType::Pdf => pdf::open(content, limits).map(|_| ()),
        _ => decode::open(content, limits).map(|_| ()),
    }
}
