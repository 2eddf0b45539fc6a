//! Reading one straightened line: the recogniser's run and the decoding of its output (greedy CTC).

use std::sync::Arc;

use cashflow_core::{Error, Result};
use rten::{Model, RunOptions, ThreadPool};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::alphabet::{CHARACTERS_KEY, Classes};
use super::crop::{HEIGHT, LineCrop};
use super::look_alikes;

/// A character of a line and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    pub(super) character: char,
    pub(super) score: f32,
    /// Its middle, as a share of the line's width.
    pub(super) middle: f32,
    /// The best of the characters that look alike, and its score.
    pub(super) twin: Option<(char, f32)>,
}

/// What stands on one line.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct LineText {
    pub(super) glyphs: Vec<Glyph>,
}

impl LineText {
    /// The mean score of its characters; 0 without any.
    pub(super) fn score(&self) -> f32 {
        mean(self.glyphs.iter().map(|g| g.score))
    }
}

/// The mean of some scores; 0 without any.
pub(super) fn mean(scores: impl Iterator<Item = f32>) -> f32 {
    let (sum, count) = scores.fold((0.0, 0u32), |(sum, count), score| (sum + score, count + 1));
    if count == 0 { 0.0 } else { sum / count as f32 }
}

/// The network that reads a line.
pub(super) struct Recogniser {
    model: Model,
    classes: Classes,
}

impl Recogniser {
    pub(super) fn new(model: Model) -> Result<Self> {
        let classes = Classes::from_metadata(model.metadata().get(CHARACTERS_KEY))?;
        Ok(Self { model, classes })
    }

    /// Reads one line.
    pub(super) fn read(&self, crop: LineCrop, pool: &Arc<ThreadPool>) -> Result<LineText> {
        let input = NdTensor::from_data([1, 3, HEIGHT, crop.padded_width], crop.planes);
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(pool)));
        let output = self
            .model
            .run_one(input.into(), Some(options))
            .map_err(|e| Error::internal("the recogniser failed", e))?;
        let output: NdTensor<f32, 3> =
            output.try_into().map_err(|e| Error::internal("the recogniser's output is not readable", e))?;
        let [_, steps, classes] = output.shape();
        if classes != self.classes.count() {
            return Err(Error::internal(
                "the recogniser does not fit its alphabet",
                format!("{classes} classes"),
            ));
        }
        let mut glyphs =
            self.decode(&output.into_data(), steps, crop.width as f32 / crop.padded_width as f32);
        look_alikes::settle(&mut glyphs);
        Ok(LineText { glyphs })
    }

    /// Greedy CTC: the best allowed class of each step, repetitions and blanks removed.
    fn decode(&self, scores: &[f32], steps: usize, text_share: f32) -> Vec<Glyph> {
        let step = 1.0 / (steps as f32 * text_share);
        let mut glyphs: Vec<Glyph> = Vec::new();
        let (mut last, mut first_step) = (0, 0);
        for (i, row) in scores.chunks_exact(self.classes.count()).enumerate() {
            let (mut best, mut score) = (0, row[0]);
            for (candidate, &class) in self.classes.kept().iter().enumerate().skip(1) {
                if row[class] > score {
                    (best, score) = (candidate, row[class]);
                }
            }
            let middle = |from: usize| (((from + i + 1) as f32) / 2.0 * step).min(1.0);
            if best != 0 && best == last {
                if let Some(glyph) = glyphs.last_mut() {
                    glyph.middle = middle(first_step);
                    if score > glyph.score {
                        (glyph.score, glyph.twin) = (score, self.classes.twin(best, row));
                    }
                }
            } else if best != 0 {
                first_step = i;
                let twin = self.classes.twin(best, row);
                glyphs.push(Glyph { character: self.classes.meaning(best), score, middle: middle(i), twin });
            }
            last = best;
        }
        glyphs
    }
}
