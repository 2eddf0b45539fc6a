//! Reading the lines that were found: which way up, each of them, and doubtful ones again.

use std::collections::BTreeMap;
use std::sync::Arc;

use cashflow_core::Result;
use image::RgbImage;
use rten::ThreadPool;

use super::crop::cut;
use super::geometry::TurnedRect;
use super::orientation::align;
use super::recognise::{LineText, Recogniser, mean};

/// Lines read to see whether the page is upside down.
const SAMPLE: usize = 6;
/// A sample that reads worse than this may be upside down.
const UPSIDE_DOWN: f32 = 0.85;
/// Lines that read worse than this are read again, cut out in other ways.
const DOUBTFUL: f32 = 0.93;
/// Lines that read worse than this are noise, and reading them again would not help.
const HOPELESS: f32 = 0.4;
/// The recogniser looks at a line in so many steps per height of it.
const STEPS_PER_HEIGHT: f32 = 6.0;
/// So many of these are enough for a character.
const STEPS_PER_CHARACTER: f32 = 2.1;
/// Lines are not narrowed to less than this share of their width.
const NARROWEST: f32 = 0.8;
/// By how much another cut must read better to be believed.
const CLEARLY: f32 = 0.01;

/// A line: where it stands, and its text.
pub(super) type Line = (TurnedRect, LineText);

/// What reads lines of one picture.
pub(super) struct LineReader<'a> {
    pub(super) recogniser: &'a Recogniser,
    pub(super) image: &'a RgbImage,
    pub(super) pool: &'a Arc<ThreadPool>,
}

impl LineReader<'_> {
    /// Reads what stands in the boxes, which are turned to their reading direction first.
    pub(super) fn read(&self, mut boxes: Vec<TurnedRect>) -> Result<Vec<Line>> {
        align(&mut boxes);
        let mut texts = self.read_sample(&mut boxes)?;
        let stretch = narrowing(texts.iter().map(|(&i, text)| (&boxes[i], text)));
        let lines = boxes.into_iter().enumerate().map(|(i, rect)| {
            let text = match texts.remove(&i) {
                Some(text) => text,
                None => self.read_box(rect, stretch)?,
            };
            Ok((rect, self.read_doubtful_again(rect, text)?))
        });
        lines.collect()
    }

    fn read_box(&self, rect: TurnedRect, stretch: f32) -> Result<LineText> {
        self.recogniser.read(cut(self.image, &rect, stretch), self.pool)
    }

    /// A line that does not read well is cut out otherwise and read again.
    fn read_doubtful_again(&self, rect: TurnedRect, first: LineText) -> Result<LineText> {
        let mut best = first;
        if !(HOPELESS..DOUBTFUL).contains(&best.score()) {
            return Ok(best);
        }
        // Narrow type is read better when it is stretched, a cut with parts of its neighbours when it is tighter.
        let tighter = TurnedRect { height: rect.height * 0.86, ..rect };
        for (rect, stretch) in [(rect, 1.25), (tighter, 1.0)] {
            let other = self.read_box(rect, stretch)?;
            if other.score() > best.score() + CLEARLY {
                best = other;
            }
        }
        Ok(best)
    }

    /// Reads some well-formed lines from all over the page; turns all boxes if these read better the other way round.
    fn read_sample(&self, boxes: &mut [TurnedRect]) -> Result<BTreeMap<usize, LineText>> {
        let telling: Vec<usize> =
            (0..boxes.len()).filter(|&i| (3.0..12.0).contains(&(boxes[i].width / boxes[i].height))).collect();
        let step = telling.len().div_ceil(SAMPLE).max(1);
        let sample: Vec<usize> = telling.into_iter().step_by(step).collect();
        let read = |boxes: &[TurnedRect]| -> Result<BTreeMap<usize, LineText>> {
            sample.iter().map(|&i| Ok((i, self.read_box(boxes[i], 1.0)?))).collect()
        };
        let texts = read(boxes)?;
        if sample.is_empty() || mean_score(&texts) >= UPSIDE_DOWN {
            return Ok(texts);
        }
        let turned: Vec<TurnedRect> = boxes.iter().map(|rect| rect.half_turned()).collect();
        let turned_texts = read(&turned)?;
        if mean_score(&turned_texts) <= mean_score(&texts) {
            return Ok(texts);
        }
        boxes.copy_from_slice(&turned);
        Ok(turned_texts)
    }
}

/// By how much lines may be narrowed, judged by some of them: wide type is read as well with less work, while narrow type
/// would lose one of two equal digits.
fn narrowing<'a>(sample: impl Iterator<Item = (&'a TurnedRect, &'a LineText)>) -> f32 {
    let mut steps: Vec<f32> = sample
        .filter(|(_, text)| text.score() >= UPSIDE_DOWN)
        .filter_map(|(rect, text)| match &*text.glyphs {
            [first, .., last] => {
                let width = (last.middle - first.middle) * rect.width / rect.height * STEPS_PER_HEIGHT;
                Some(width / (text.glyphs.len() - 1) as f32)
            }
            _ => None,
        })
        .collect();
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() / 2).map_or(1.0, |typical| (STEPS_PER_CHARACTER / typical).clamp(NARROWEST, 1.0))
}

/// The mean score of all characters.
fn mean_score(texts: &BTreeMap<usize, LineText>) -> f32 {
    mean(texts.values().flat_map(|text| &text.glyphs).map(|glyph| glyph.score))
}
