//! PDF documents: each page is read from its text where it has any, else drawn, to be read like a photo.
//!
//! The crate `hayro` takes the documents apart: pure Rust, without unsafe code, tested on over a thousand files. It has
//! no limits of its own, so what a document may cost is checked first.

mod costs;
mod survey;
mod text;

use std::panic::{AssertUnwindSafe, catch_unwind};

use cashflow_core::domain::ReadingPage;
use cashflow_core::{Error, ErrorKind, Result};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::RgbImage;

use super::decode::Picture;
use super::settings::Limits;
use survey::survey;

/// Pixels per point (1/72 inch) of a page's reading and drawing: 180 dots per inch.
const SCALE: f32 = 2.5;
/// Pages are not drawn larger than this: an A4 page has half as many pixels.
const DRAWN_PIXELS: f32 = 8_000_000.0;
/// Longest side of a drawing.
const DRAWN_SIDE: f32 = 32_000.0;

/// A page of a document.
pub(super) enum PdfPage {
    /// Read from its text.
    Read(ReadingPage),
    /// Drawn, still to be read.
    Drawn(Picture),
}

/// Opens a document.
///
/// Errors: `Unreadable` when it is damaged or protected, `TooLarge` when it has too many pages or would cost too much.
pub(super) fn open(bytes: &[u8], limits: &Limits) -> Result<Pdf> {
    if bytes.windows(8).any(|window| window == b"/Encrypt") {
        return Err(Error::new(
            ErrorKind::Unreadable,
            "pdf_protected",
            "the PDF is protected: save a copy without protection and upload that",
        ));
    }
    costs::check(bytes, limits)?;
    let pdf = guarded(|| Pdf::new(bytes.to_vec()))?.map_err(|error| match error {
        LoadPdfError::Invalid => damaged(),
        error => damaged().with_source(format!("{error:?}")),
    })?;
    let count = guarded(|| pdf.pages().len())?;
    if count > limits.max_pages {
        return Err(too_large(format!("the PDF has more than {} pages", limits.max_pages)));
    }
    if count == 0 {
        return Err(damaged());
    }
    Ok(pdf)
}

/// Hands the pages of a document to `take`, one after the other. Errors: as of [`open`].
pub(super) fn read_pages(
    bytes: &[u8],
    limits: &Limits,
    mut take: impl FnMut(PdfPage) -> Result<()>,
) -> Result<()> {
    let pdf = open(bytes, limits)?;
    // The parts of the document that pages share are prepared once.
    let cache = RenderCache::new();
    for page in pdf.pages().iter() {
        take(guarded(|| read_page(page, &cache, limits))??)?;
    }
    Ok(())
}

fn read_page<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>, limits: &Limits) -> Result<PdfPage> {
    let (width, height) = page.render_dimensions();
    if !(width.is_finite() && height.is_finite() && width >= 1.0 && height >= 1.0) {
        return Err(damaged());
    }
    let scale = SCALE.min((DRAWN_PIXELS / (width * height)).sqrt()).min(DRAWN_SIDE / width.max(height));
    let pixels = |length: f32| ((length * scale) as u32).max(1);
    let content = survey(page, scale);
    if content.image_pixels > limits.max_pixels {
        return Err(too_large(format!("a picture of the PDF has more than {} pixels", limits.max_pixels)));
    }
    let (width, height) = (pixels(width), pixels(height));
    if content.is_text() {
        let lines = text::lines(content.glyphs, width, height);
        return Ok(PdfPage::Read(ReadingPage { width, height, lines }));
    }
    Ok(PdfPage::Drawn(draw(page, cache, scale)))
}

fn draw<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>, scale: f32) -> Picture {
    let pixmap = hayro::render(
        page,
        cache,
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE },
    );
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    let pixels = pixmap.data().iter().flat_map(|p| [p.r, p.g, p.b]).collect();
    let pixels = RgbImage::from_raw(width, height, pixels).expect("three values a pixel");
    Picture { pixels, width, height, shrunk: 1 }
}

/// Runs a part of the work on somebody's document: a panic in it is a damaged document, not the end of the host.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|cause| match cause.downcast_ref::<survey::TooMuchWork>() {
        Some(_) => too_large("a page of the PDF draws too much".to_owned()),
        None => damaged(),
    })
}

fn damaged() -> Error {
    Error::new(ErrorKind::Unreadable, "pdf_unreadable", "the PDF is damaged")
}

fn too_large(message: String) -> Error {
    Error::new(ErrorKind::TooLarge, "pdf_too_large", message)
}
