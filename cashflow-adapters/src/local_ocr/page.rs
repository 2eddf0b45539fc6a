//! From lines as they were read to a page of a reading: words with boxes, nothing outside the page, no noise.

use cashflow_core::domain::{Confidence, Point, Quad, ReadingLine, ReadingPage, ReadingWord};

use super::geometry::TurnedRect;
use super::lines::Line;
use super::recognise::{Glyph, mean};

/// Lines below this mean score are noise.
const NOISE: f32 = 0.3;
/// Width of a character as a share of the line's height, where a line has only one.
const LONE_WIDTH: f32 = 0.5;

/// The page of the lines, whose boxes are multiplied by `scale` first.
pub(super) fn page(lines: &[Line], scale: f32, width: u32, height: u32) -> ReadingPage {
    let lines = lines
        .iter()
        .filter(|(_, text)| text.score() >= NOISE)
        .filter_map(|(rect, text)| {
            let rect = rect.placed(scale, Point::default());
            let quad = within(&rect, width, height)?;
            let words = words(&rect, &text.glyphs, width, height);
            let confidence = Confidence::new(text.score());
            let text = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
            (!text.is_empty()).then_some(ReadingLine { text, confidence, quad, words })
        })
        .collect();
    ReadingPage { width, height, lines }
}

/// The characters between blanks, each with half a character's room around the middles of its first and last one.
fn words(rect: &TurnedRect, glyphs: &[Glyph], width: u32, height: u32) -> Vec<ReadingWord> {
    let room = match glyphs {
        [first, .., last] => (last.middle - first.middle) / (glyphs.len() - 1) as f32,
        _ => LONE_WIDTH * rect.height / rect.width,
    };
    glyphs
        .split(|glyph| glyph.character == ' ')
        .filter_map(|glyphs| {
            let (first, last) = (glyphs.first()?, glyphs.last()?);
            let (start, end) = ((first.middle - room / 2.0).max(0.0), (last.middle + room / 2.0).min(1.0));
            let offset = ((start + end) / 2.0 - 0.5) * rect.width;
            let centre =
                Point { x: rect.centre.x + offset * rect.along.x, y: rect.centre.y + offset * rect.along.y };
            let word = TurnedRect { centre, width: (end - start).max(0.0) * rect.width, ..*rect };
            Some(ReadingWord {
                text: glyphs.iter().map(|glyph| glyph.character).collect(),
                confidence: Confidence::new(mean(glyphs.iter().map(|glyph| glyph.score))),
                quad: within(&word, width, height)?,
            })
        })
        .collect()
}

/// The corners of the rectangle within the page; `None` when nothing of it is there.
fn within(rect: &TurnedRect, width: u32, height: u32) -> Option<Quad> {
    let corners = rect
        .quad()
        .0
        .map(|corner| Point { x: corner.x.clamp(0.0, width as f32), y: corner.y.clamp(0.0, height as f32) });
    let quad = Quad(corners);
    let (left, top, right, bottom) = quad.bounds();
    (left < right && top < bottom).then_some(quad)
}

#[cfg(test)]
mod tests {
    use super::super::recognise::LineText;
    use super::*;

    fn line(text: &str, score: f32) -> Line {
        let rect = TurnedRect {
            centre: Point { x: 50.0, y: 10.0 },
            along: Point { x: 1.0, y: 0.0 },
            width: 120.0,
            height: 10.0,
        };
        let count = text.chars().count() as f32;
        let glyphs = text.chars().enumerate().map(|(i, character)| {
            let middle = (i as f32 + 0.5) / count;
            Glyph { character, score, middle, twin: None }
        });
        (rect, LineText { glyphs: glyphs.collect() })
    }

    #[test]
    fn words_have_boxes_on_their_part_of_the_line_and_within_the_page() {
        let page = page(&[line("AB  CDE ", 0.9)], 2.0, 200, 40);
        let line = &page.lines[0];
        assert_eq!(line.text, "AB CDE");
        assert_eq!(line.quad.bounds(), (0.0, 10.0, 200.0, 30.0));
        let bounds: Vec<_> = line.words.iter().map(|w| w.quad.bounds()).collect();
        assert_eq!(bounds, [(0.0, 10.0, 40.0, 30.0), (100.0, 10.0, 190.0, 30.0)]);
    }

    #[test]
    fn noise_and_blanks_are_left_out() {
        assert!(page(&[line("AB", 0.2), line("  ", 0.9), line("", 0.9)], 1.0, 200, 40).lines.is_empty());
    }
}
