//! Finding the text lines of a picture: the detector's run over an area of it.

use std::sync::Arc;

use cashflow_core::domain::Point;
use cashflow_core::{Error, Result};
use image::RgbImage;
use rten::{Model, RunOptions, ThreadPool};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::boxes::{ProbabilityMap, text_boxes};
use super::geometry::TurnedRect;
use super::resample::{Area, resample};

/// The detector shrinks by this in all: both sides of its input are multiples of it.
const SIDE_STEP: u32 = 32;
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
        let (width, height) = (side(area.width), side(area.height));
        let (columns, rows) = (padded(width), padded(height));
        let mut planes = vec![0f32; 3 * columns * rows];
        resample(image, area, (width, height), |y, row| {
            for (x, pixel) in row.chunks_exact(3).enumerate() {
                for (plane, &value) in pixel.iter().rev().enumerate() {
                    planes[(plane * rows + y) * columns + x] =
                        (value / 255.0 - MEANS[plane]) / DEVIATIONS[plane];
                }
            }
        });
        let input = NdTensor::from_data([1, 3, rows, columns], planes);
        let options = RunOptions::default().with_thread_pool(Some(pool.clone()));
        let output = self
            .model
            .run_one(input.into(), Some(options))
            .map_err(|e| Error::internal("the detector failed", e))?;
        let output: NdTensor<f32, 4> =
            output.try_into().map_err(|e| Error::internal("the detector's output is not readable", e))?;
        if output.shape() != [1, 1, rows, columns] {
            return Err(Error::internal("the detector's output has an unknown shape", format!("{:?}", output.shape())));
        }
        let values = output.into_data();
        let map = ProbabilityMap { width: columns, height: rows, values: &values };
        let origin = Point { x: area.left as f32, y: area.top as f32 };
        let back = area.width as f32 / width as f32;
        Ok(text_boxes(&map).into_iter().map(|b| b.placed(back, origin)).collect())
    }
}

fn padded(length: u32) -> usize {
    (length.div_ceil(SIDE_STEP) * SIDE_STEP) as usize
}
