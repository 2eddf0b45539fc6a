//! What is sent: checked by the service's limits, and pictures made such as it takes them.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use cashflow_core::domain::MediaType;
use cashflow_core::ports::Document;
use cashflow_core::{Error, ErrorKind, Result};
use hayro_syntax::Pdf;
use hayro_syntax::page::Page;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Rgba, RgbaImage};

use super::geometry::PageSize;

/// The most bytes of a picture, and of any document that is read in one answer.
const MAX_BYTES: usize = 10 << 20;
/// The most bytes of a PDF that is read by a job.
const MAX_PDF_BYTES: usize = 500 << 20;
/// The most pixels of a side.
const MAX_SIDE: u32 = 10_000;
/// Pixels per point (1/72 inch) of a PDF's page in the reading: 180 dots per inch.
const SCALE: f32 = 2.5;

/// A document as it is sent.
pub(super) struct Prepared {
    pub(super) content: Vec<u8>,
    /// The sizes of its pages; none when they could not be found out.
    pub(super) sizes: Vec<PageSize>,
    pub(super) way: Way,
}

/// How a document is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// In one answer.
    Call,
    /// By a job, from S3.
    Job,
}

/// Checks a document and makes it ready. Takes time: it may decode a picture.
///
/// A WebP picture becomes a JPEG, since the service knows none. So does one whose camera wrote down how it was held: it is
/// turned upright, so that boxes are those of the picture as people see it, whether or not the service follows that note.
pub(super) fn prepare(document: Document, max_pages: usize) -> Result<Prepared> {
    let Document { content, media_type } = document;
    match format(&content, media_type)? {
        None => pdf(content, max_pages),
        Some(format) => picture(content, format),
    }
}

/// Refuses what is known to be refused before a pixel is decoded or anything sent.
pub(super) fn check(content: &[u8], media_type: MediaType, max_pages: usize) -> Result<()> {
    match format(content, media_type)? {
        None => pdf(content.to_vec(), max_pages).map(|_| ()),
        Some(format) => open(content, format).map(|_| ()),
    }
}

/// The format of a picture; none for a PDF. Errors: empty, not what it is declared as, or what the service does not read.
fn format(content: &[u8], media_type: MediaType) -> Result<Option<ImageFormat>> {
    if content.is_empty() {
        return Err(Error::new(ErrorKind::Unreadable, "file_empty", "the file is empty"));
    }
    if MediaType::sniff(content) != Some(media_type) {
        let message = format!("the file is not of the type {}", media_type.as_str());
        return Err(Error::new(ErrorKind::Unreadable, "file_unreadable", message));
    }
    match media_type {
        MediaType::Pdf => Ok(None),
        MediaType::Jpeg => Ok(Some(ImageFormat::Jpeg)),
        MediaType::Png => Ok(Some(ImageFormat::Png)),
        MediaType::WebP => Ok(Some(ImageFormat::WebP)),
        other => {
            let message = format!("Textract does not read {}", other.as_str());
            Err(Error::new(ErrorKind::UnsupportedMedia, "media_type_unsupported", message))
        }
    }
}

/// Opens a picture. Errors: damaged as far as the head tells, cut off, over a limit.
fn open(content: &[u8], format: ImageFormat) -> Result<impl ImageDecoder> {
    if content.len() > MAX_BYTES {
        return Err(too_large("the picture", content.len(), MAX_BYTES));
    }
    if is_cut_off(content, format) {
        return Err(Error::new(ErrorKind::Unreadable, "image_unreadable", "the picture is cut off"));
    }
    let decoder =
        ImageReader::with_format(Cursor::new(content), format).into_decoder().map_err(unreadable)?;
    let (width, height) = decoder.dimensions();
    if width > MAX_SIDE || height > MAX_SIDE {
        let message = format!("the picture has a side of more than {MAX_SIDE} pixels");
        return Err(Error::new(ErrorKind::TooLarge, "image_too_large", message));
    }
    Ok(decoder)
}

fn picture(content: Vec<u8>, format: ImageFormat) -> Result<Prepared> {
    let mut decoder = open(&content, format)?;
    let (width, height) = decoder.dimensions();
    // A damaged note on how the camera was held is none.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    if format != ImageFormat::WebP && orientation == Orientation::NoTransforms {
        drop(decoder);
        return Ok(Prepared { content, sizes: vec![PageSize { width, height }], way: Way::Call });
    }
    let mut upright = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    upright.apply_orientation(orientation);
    let size = PageSize { width: upright.width(), height: upright.height() };
    Ok(Prepared { content: jpeg(upright)?, sizes: vec![size], way: Way::Call })
}

/// As JPEG, what is transparent on white; with more loss where it would be too large.
fn jpeg(image: DynamicImage) -> Result<Vec<u8>> {
    let pixels = if image.color().has_alpha() {
        let image = image.into_rgba8();
        let mut paper = RgbaImage::from_pixel(image.width(), image.height(), Rgba([255; 4]));
        image::imageops::overlay(&mut paper, &image, 0, 0);
        DynamicImage::ImageRgba8(paper).into_rgb8()
    } else {
        image.into_rgb8()
    };
    let mut size = 0;
    for quality in [95, 85, 70] {
        let mut content = Vec::new();
        JpegEncoder::new_with_quality(&mut content, quality).encode_image(&pixels).map_err(unreadable)?;
        size = content.len();
        if size <= MAX_BYTES {
            return Ok(content);
        }
    }
    Err(too_large("the picture", size, MAX_BYTES))
}

/// Whether the end is missing, which a decoder may make up: the total of a receipt stands at the end.
fn is_cut_off(content: &[u8], format: ImageFormat) -> bool {
    let last = |marker: &[u8]| content.windows(marker.len()).rposition(|window| window == marker);
    match format {
        // The marker of the end, after the last start of pixels: a preview before them has an end of its own.
        ImageFormat::Jpeg => last(b"\xff\xd9") < last(b"\xff\xda"),
        ImageFormat::Png => last(b"IEND").is_none(),
        _ => false,
    }
}

fn pdf(content: Vec<u8>, max_pages: usize) -> Result<Prepared> {
    if content.windows(8).any(|window| window == b"/Encrypt") {
        let message = "the PDF is protected: save a copy without protection and upload that";
        return Err(Error::new(ErrorKind::Unreadable, "pdf_protected", message));
    }
    // A document that its parser stumbles over may still be one for the service.
    let sizes = catch_unwind(AssertUnwindSafe(|| page_sizes(&content))).unwrap_or_default();
    if sizes.len() > max_pages {
        let message = format!("the PDF has more than {max_pages} pages");
        return Err(Error::new(ErrorKind::TooLarge, "pdf_too_long", message));
    }
    // Where the pages could not be counted, the service decides what it is.
    let way = if sizes.len() > 1 || content.len() > MAX_BYTES { Way::Job } else { Way::Call };
    let limit = if way == Way::Job { MAX_PDF_BYTES } else { MAX_BYTES };
    if content.len() > limit {
        return Err(too_large("the PDF", content.len(), limit));
    }
    Ok(Prepared { content, sizes, way })
}

/// The sizes of the pages; none when it cannot be taken apart.
fn page_sizes(content: &[u8]) -> Vec<PageSize> {
    let Ok(pdf) = Pdf::new(content.to_vec()) else { return Vec::new() };
    let pixels = |points: f32| ((points * SCALE) as u32).clamp(1, MAX_SIDE);
    let sizes = pdf.pages().iter().map(Page::render_dimensions);
    sizes.map(|(width, height)| PageSize { width: pixels(width), height: pixels(height) }).collect()
}

fn unreadable(error: ImageError) -> Error {
    let (kind, code, message) = match &error {
        ImageError::Limits(_) => {
            (ErrorKind::TooLarge, "image_too_large", "the picture needs too much memory")
        }
        _ => (ErrorKind::Unreadable, "image_unreadable", "the picture is damaged"),
    };
    Error::new(kind, code, message).with_source(error)
}

fn too_large(what: &str, size: usize, limit: usize) -> Error {
    let message = format!("{what} has {size} bytes, at most {limit} are allowed");
    Error::new(ErrorKind::TooLarge, "file_too_large", message)
}
