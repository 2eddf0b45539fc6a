//! Looking for the text lines of a page: once from afar, then closer at the part with text, at a size that suits it.

use std::sync::Arc;

use cashflow_core::Result;
use image::RgbImage;
use rten::ThreadPool;

use super::detect::Detector;
use super::geometry::TurnedRect;
use super::resample::Area;

/// Long side of the first look.
const FIRST_SIDE: f32 = 800.0;
/// The height of text boxes (about twice that of a capital letter) at which the detector tells lines apart best.
const GOOD_HEIGHT: f32 = 30.0;
/// When the closer look finds boxes lower than this, the first one took several lines for one: once more.
const LOW_HEIGHT: f32 = 20.0;
/// Pictures are enlarged up to this.
const MAX_SCALE: f32 = 1.5;
/// The closer look does not take more pixels than this.
const MAX_PIXELS: f32 = 2_000_000.0;
/// Around the text found, this many heights of it are looked at too: faint lines at the border.
const MARGIN: f32 = 4.0;
/// A box longer than this times its height has a telling height.
const TELLING: f32 = 2.0;

/// The text lines of the picture, in its pixels.
pub(super) fn find_lines(
    detector: &Detector,
    image: &RgbImage,
    pool: &Arc<ThreadPool>,
) -> Result<Vec<TurnedRect>> {
    let whole = Area::whole(image);
    let (width, height) = (image.width() as f32, image.height() as f32);
    // Of a strip, as much as a first look at a square would take.
    let first = (FIRST_SIDE / width.max(height)).max(FIRST_SIDE / 2.0 / (width * height).sqrt()).min(1.0);
    let mut boxes = detector.find(image, whole, first, pool)?;
    let mut scale = first;
    for _ in 0..3 {
        let (area, next) = match typical_height(&boxes) {
            Some(height) => (around(image, &boxes, MARGIN * height), GOOD_HEIGHT / height),
            // Nothing to see from afar: the print may be small.
            None if scale < 1.0 => (whole, 2.0 * scale),
            None => break,
        };
        let next = next.min(MAX_SCALE).min((MAX_PIXELS / area.pixels()).sqrt());
        // The first look at a small picture may have been close enough.
        if next <= scale * 1.05 && area == whole {
            break;
        }
        boxes = detector.find(image, area, next, pool)?;
        scale = next;
        if typical_height(&boxes).is_some_and(|height| height * scale >= LOW_HEIGHT) {
            break;
        }
    }
    Ok(boxes)
}

/// The median height of the boxes that are long enough to be lines.
fn typical_height(boxes: &[TurnedRect]) -> Option<f32> {
    let mut heights: Vec<f32> =
        boxes.iter().filter(|b| b.width >= TELLING * b.height).map(|b| b.height).collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 2).copied()
}

/// The part of the picture that holds the boxes, and a margin.
fn around(image: &RgbImage, boxes: &[TurnedRect], margin: f32) -> Area {
    let (mut left, mut top, mut right, mut bottom) =
        (f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY);
    for rect in boxes {
        let (l, t, r, b) = rect.quad().bounds();
        (left, top, right, bottom) = (left.min(l), top.min(t), right.max(r), bottom.max(b));
    }
    let start = |edge: f32, length: u32| ((edge - margin).max(0.0) as u32).min(length - 1);
    let (left, top) = (start(left, image.width()), start(top, image.height()));
    let end = |edge: f32, length: u32, start: u32| ((edge + margin).ceil() as u32).clamp(start + 1, length);
    Area {
        left,
        top,
        width: end(right, image.width(), left) - left,
        height: end(bottom, image.height(), top) - top,
    }
}

#[cfg(test)]
mod tests {
    use cashflow_core::domain::Point;

    use super::*;

    fn rect(x: f32, y: f32, width: f32, height: f32) -> TurnedRect {
        TurnedRect { centre: Point { x, y }, along: Point { x: 1.0, y: 0.0 }, width, height }
    }

    #[test]
    fn the_part_with_text_stays_within_the_picture() {
        let image = RgbImage::new(100, 50);
        let area = around(&image, &[rect(50.0, 20.0, 20.0, 4.0), rect(58.0, 44.0, 20.0, 4.0)], 10.0);
        assert_eq!(area, Area { left: 30, top: 8, width: 48, height: 42 });
        let beyond = around(&image, &[rect(400.0, -300.0, 20.0, 4.0)], 10.0);
        assert!(beyond.left + beyond.width <= 100 && beyond.top + beyond.height <= 50 && beyond.width > 0);
    }

    #[test]
    fn short_boxes_do_not_tell_the_height_of_the_text() {
        assert_eq!(typical_height(&[rect(0.0, 0.0, 9.0, 8.0)]), None);
        let boxes = [rect(0.0, 0.0, 99.0, 8.0), rect(0.0, 0.0, 9.0, 30.0), rect(0.0, 0.0, 99.0, 9.0)];
        assert_eq!(typical_height(&boxes), Some(9.0));
    }
}
