//! Reading one straightened line: the recogniser's run and the decoding of its output (greedy CTC).

use std::sync::Arc;

use cashflow_core::{Error, Result};
use rten::{Model, RunOptions, ThreadPool};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::alphabet::Alphabet;
use super::crop::{HEIGHT, LineCrop};

/// A character of a line and where it stands: from `start` to `end` as shares of the line's width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    pub(super) character: char,
    pub(super) score: f32,
    pub(super) start: f32,
    pub(super) end: f32,
}

/// What stands on one line.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct LineText {
    pub(super) glyphs: Vec<Glyph>,
}

impl LineText {
    /// The mean score of its characters; 0 without any.
    pub(super) fn score(&self) -> f32 {
        if self.glyphs.is_empty() {
            return 0.0;
        }
        self.glyphs.iter().map(|g| g.score).sum::<f32>() / self.glyphs.len() as f32
    }

    pub(super) fn text(&self) -> String {
        self.glyphs.iter().map(|g| g.character).collect()
    }
}

/// The network that reads a line.
pub(super) struct Recogniser {
    model: Model,
    alphabet: Alphabet,
}

impl Recogniser {
    pub(super) fn new(model: Model) -> Result<Self> {
        let alphabet = Alphabet::from_metadata(model.metadata().get("character"))?;
        Ok(Self { model, alphabet })
    }

    /// Reads one line.
    pub(super) fn read(&self, crop: &LineCrop, pool: &Arc<ThreadPool>) -> Result<LineText> {
        let input = NdTensor::from_data([1, 3, HEIGHT, crop.padded_width], crop.planes.clone());
        let options = RunOptions::default().with_thread_pool(Some(pool.clone()));
        let output = self
            .model
            .run_one(input.into(), Some(options))
            .map_err(|e| Error::internal("the recogniser failed", e))?;
        let output: NdTensor<f32, 3> =
            output.try_into().map_err(|e| Error::internal("the recogniser's output is not readable", e))?;
        let [_, steps, classes] = output.shape();
        if classes != self.alphabet.classes() {
            return Err(Error::internal("the recogniser does not fit its alphabet", format!("{classes} classes")));
        }
        let scores = output.into_data();
        Ok(self.decode(&scores, steps, crop.width as f32 / crop.padded_width as f32))
    }

    /// Greedy CTC: the best allowed class of each step, repetitions and blanks removed.
    fn decode(&self, scores: &[f32], steps: usize, text_share: f32) -> LineText {
        let step = 1.0 / (steps as f32 * text_share);
        let mut glyphs: Vec<Glyph> = Vec::new();
        let mut last = 0;
        for (i, row) in scores.chunks_exact(self.alphabet.classes()).enumerate() {
            let (mut best, mut character, mut score) = (0, '\0', row[0]);
            for &(class, c) in self.alphabet.allowed() {
                if row[class] > score {
                    (best, character, score) = (class, c, row[class]);
                }
            }
            let end = ((i + 1) as f32 * step).min(1.0);
            if best != 0 && best == last {
                if let Some(glyph) = glyphs.last_mut() {
                    glyph.end = end;
                    glyph.score = glyph.score.max(score);
                }
            } else if best != 0 {
                glyphs.push(Glyph { character, score, start: (i as f32 * step).min(1.0), end });
            }
            last = best;
        }
        LineText { glyphs }
    }
}
