//! A first walk over a page: its text, the size of its pictures, and an end to pages that draw without end.

use std::panic::resume_unwind;

use cashflow_core::domain::Point;
use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt, interpret_page,
};
use hayro::hayro_syntax::object::Dict;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, BezPath, Rect};

/// A page that draws more than this is not a receipt.
const MAX_OPERATIONS: u32 = 500_000;
/// A page with fewer letters and digits than this is a picture with a caption.
const MIN_CHARACTERS: usize = 12;
/// Fonts are designed on a square of this many units.
const UNITS_PER_EM: f64 = 1000.0;

/// Thrown (not as a panic) out of a page that draws too much.
pub(super) struct TooMuchWork;

/// A character at its place on the page.
pub(super) struct PlacedGlyph {
    pub(super) text: String,
    /// Start of its base line, in pixels of the page.
    pub(super) origin: Point,
    /// Unit vector of the reading direction.
    pub(super) along: Point,
    /// Size of the font in pixels.
    pub(super) size: f32,
    /// Length along the base line in pixels.
    pub(super) advance: f32,
}

/// What a page consists of.
#[derive(Default)]
pub(super) struct PageContent {
    pub(super) glyphs: Vec<PlacedGlyph>,
    /// Visible characters that the document does not say the meaning of.
    unknown: usize,
    /// All its pictures together.
    pub(super) image_pixels: u64,
    operations: u32,
}

impl PageContent {
    /// Whether the text of the page is its content: enough of it, and known.
    pub(super) fn is_text(&self) -> bool {
        let characters = self.glyphs.iter().filter(|g| g.text.chars().any(char::is_alphanumeric)).count();
        characters >= MIN_CHARACTERS && self.unknown * 10 <= characters
    }

    fn work(&mut self, amount: usize) {
        self.operations = self.operations.saturating_add(u32::try_from(amount).unwrap_or(u32::MAX));
        if self.operations > MAX_OPERATIONS {
            resume_unwind(Box::new(TooMuchWork));
        }
    }
}

/// Walks over a page whose points become `scale` pixels.
pub(super) fn survey<'a>(page: &'a Page<'a>, scale: f32) -> PageContent {
    let (width, height) = page.render_dimensions();
    let transform = Affine::scale(f64::from(scale)) * page.initial_transform(true).to_kurbo();
    let bounds = Rect::new(0.0, 0.0, f64::from(width * scale), f64::from(height * scale));
    let cache = InterpreterCache::new();
    let mut context = Context::new(transform, bounds, &cache, page.xref(), InterpreterSettings::default());
    let mut content = PageContent::default();
    interpret_page(page, &mut context, &mut content);
    content
}

impl<'a> Device<'a> for PageContent {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.work(run.glyphs().len());
        // The invisible text over a scanned page is another program's guess: we read the picture ourselves.
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        for glyph in run.glyphs() {
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(text)) => text,
                None => String::new(),
            };
            let text = plain(&text);
            if text.is_empty() {
                self.unknown += 1;
                continue;
            }
            let advance = match &**glyph {
                Glyph::Outline(glyph) => glyph.advance_width(),
                Glyph::Type3(glyph) => glyph.advance_width(),
            };
            let [a, b, c, d, x, y] = (props.transform * glyph.transform()).as_coeffs();
            let unit = a.hypot(b);
            if !(unit.is_finite() && x.is_finite() && y.is_finite()) || unit <= 0.0 {
                continue;
            }
            self.glyphs.push(PlacedGlyph {
                text,
                origin: Point { x: x as f32, y: y as f32 },
                along: Point { x: (a / unit) as f32, y: (b / unit) as f32 },
                size: (c.hypot(d) * UNITS_PER_EM) as f32,
                advance: (f64::from(advance.unwrap_or(500.0)) * unit) as f32,
            });
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.work(1);
        self.image_pixels =
            self.image_pixels.saturating_add(u64::from(image.width()) * u64::from(image.height()));
    }

    fn draw_path(&mut self, path: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.work(1 + path.elements().len() / 16);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.work(1);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.work(1);
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, _: &[u8], _: Option<&Dict<'_>>) {
        self.work(1);
    }
}

/// Text as it is typed: ligatures taken apart, blanks of all kinds made one, nothing that has no meaning outside its font.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}' => {}
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_and_blanks_become_what_one_types() {
        assert_eq!(plain("ﬁn\u{a0}\u{ad}x\u{e001}"), "fin x");
    }
}
