//! Finding the text lines of a picture: the detector's run over an area of it.

use std::ops::Range;
use std::sync::Arc;

use cashflow_core::domain::Point;
use cashflow_core::{Error, Result};
use image::RgbImage;
use rten::{Model, RunOptions, ThreadPool};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::boxes::{ProbabilityMap, text_boxes};
use super::geometry::TurnedRect;
use super::resample::{Area, Resampler};

/// The detector shrinks by this in all: both sides of its input are multiples of it.
const SIDE_STEP: usize = 32;
/// Larger inputs are looked at in bands of about this many pixels: the detector needs some 125 bytes for each.
const BAND_PIXELS: usize = 700_000;
/// What a band sees of its neighbours, in pixels.
const BAND_CONTEXT: usize = 2 * SIDE_STEP;
/// Means and deviations of the colours that the detector was trained with, in the order blue, green, red.
const MEANS: [f32; 3] = [0.485, 0.456, 0.406];
const DEVIATIONS: [f32; 3] = [0.229, 0.224, 0.225];

/// The network that finds text.
pub(super) struct Detector {
    model: Model,
}

impl Detector {
    pub(super) fn new(model: Model) -> Self {
        Self { model }
    }

    /// The text lines inside `area`, in pixels of the picture; the area is brought to `scale` times its size first.
    pub(super) fn find(
        &self,
        image: &RgbImage,
        area: Area,
        scale: f32,
        pool: &Arc<ThreadPool>,
    ) -> Result<Vec<TurnedRect>> {
        let side = |length: u32| ((length as f32 * scale).round() as u32).max(1);
        let size = (side(area.width), side(area.height));
        let view = Resampler::new(image, area, size);
        let (columns, rows) = (padded(size.0), padded(size.1));
        let mut values = vec![0f32; columns * rows];
        for band in bands(columns, rows) {
            let (seen_columns, seen_rows) = band.seen.clone();
            let probabilities = self.probabilities(&view, seen_columns.clone(), seen_rows.clone(), pool)?;
            for y in band.rows {
                let from =
                    (y - seen_rows.start) * seen_columns.len() + band.columns.start - seen_columns.start;
                values[y * columns + band.columns.start..y * columns + band.columns.end]
                    .copy_from_slice(&probabilities[from..from + band.columns.len()]);
            }
        }
        let map = ProbabilityMap { width: columns, height: rows, values: &values };
        let origin = Point { x: area.left as f32, y: area.top as f32 };
        let back = area.width as f32 / size.0 as f32;
        Ok(text_boxes(&map).into_iter().map(|b| b.placed(back, origin)).collect())
    }

    /// The probabilities that the pixels of a part of the view are text.
    fn probabilities(
        &self,
        view: &Resampler<'_>,
        columns: Range<usize>,
        rows: Range<usize>,
        pool: &Arc<ThreadPool>,
    ) -> Result<Vec<f32>> {
        let (width, plane_size) = (columns.len(), rows.len() * columns.len());
        let mut planes = vec![0f32; 3 * plane_size];
        view.part(columns, rows.clone(), |y, row| {
            let start = (y - rows.start) * width;
            for (x, pixel) in row.chunks_exact(3).enumerate() {
                for (plane, &value) in pixel.iter().rev().enumerate() {
                    planes[plane * plane_size + start + x] =
                        (value / 255.0 - MEANS[plane]) / DEVIATIONS[plane];
                }
            }
        });
        let input = NdTensor::from_data([1, 3, rows.len(), width], planes);
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(pool)));
        let output = self
            .model
            .run_one(input.into(), Some(options))
            .map_err(|e| Error::internal("the detector failed", e))?;
        let output: NdTensor<f32, 4> =
            output.try_into().map_err(|e| Error::internal("the detector's output is not readable", e))?;
        if output.shape() != [1, 1, rows.len(), width] {
            return Err(Error::internal(
                "the detector's output has an unknown shape",
                format!("{:?}", output.shape()),
            ));
        }
        Ok(output.into_data())
    }
}

/// A part of the detector's input: what it is for, and what is looked at for that.
#[derive(Debug)]
struct Band {
    columns: Range<usize>,
    rows: Range<usize>,
    seen: (Range<usize>, Range<usize>),
}

/// The input cut across its longer side.
fn bands(columns: usize, rows: usize) -> Vec<Band> {
    let long = columns.max(rows);
    let count = (columns * rows).div_ceil(BAND_PIXELS);
    let step = long.div_ceil(count).div_ceil(SIDE_STEP) * SIDE_STEP;
    (0..long)
        .step_by(step)
        .map(|start| {
            let part = start..(start + step).min(long);
            let seen = start.saturating_sub(BAND_CONTEXT)..(part.end + BAND_CONTEXT).min(long);
            if rows >= columns {
                Band { columns: 0..columns, rows: part, seen: (0..columns, seen) }
            } else {
                Band { columns: part, rows: 0..rows, seen: (seen, 0..rows) }
            }
        })
        .collect()
}

fn padded(length: u32) -> usize {
    (length as usize).div_ceil(SIDE_STEP) * SIDE_STEP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_cover_every_pixel_once_and_stay_small() {
        for (columns, rows) in [(32, 32), (608, 1280), (1280, 960), (32, 20_000), (8000, 384), (1728, 1728)] {
            let bands = bands(columns, rows);
            let covered: usize = bands.iter().map(|b| b.columns.len() * b.rows.len()).sum();
            assert_eq!(covered, columns * rows);
            for band in bands {
                let (seen_columns, seen_rows) = band.seen;
                assert!(seen_columns.len() * seen_rows.len() <= BAND_PIXELS * 3 / 2);
                assert!(seen_columns.len() % SIDE_STEP == 0 && seen_rows.len() % SIDE_STEP == 0);
                assert!(seen_columns.start <= band.columns.start && band.columns.end <= seen_columns.end);
                assert!(seen_rows.start <= band.rows.start && band.rows.end <= seen_rows.end);
            }
        }
    }
}
