//! Cutting one text line out of the picture: straightened, 48 pixels high, as the recogniser wants it.

use cashflow_core::domain::Point;
use image::RgbImage;

use super::geometry::TurnedRect;

/// Height of the recogniser's input.
pub(super) const HEIGHT: usize = 48;
/// The recogniser looks at steps of 8 pixels, two at a time: widths are a multiple of this.
const WIDTH_STEP: usize = 16;
/// Longer lines than 50 times their height are shortened: no receipt has them, noise does.
const MAX_WIDTH: usize = 2400;

/// A straightened line: planes of blue, green, red, each `HEIGHT` × `padded_width`, values -1 to 1, the padding 0.
pub(super) struct LineCrop {
    /// Width of the text part.
    pub(super) width: usize,
    /// Width of the planes.
    pub(super) padded_width: usize,
    pub(super) planes: Vec<f32>,
}

/// Cuts the rectangle out of the picture; its width is multiplied by `stretch`.
pub(super) fn cut(image: &RgbImage, rect: &TurnedRect, stretch: f32) -> LineCrop {
    let width =
        (rect.width / rect.height * HEIGHT as f32 * stretch).round().clamp(1.0, MAX_WIDTH as f32) as usize;
    let padded_width = width.div_ceil(WIDTH_STEP) * WIDTH_STEP;
    let mut planes = vec![0f32; 3 * HEIGHT * padded_width];
    let corner = rect.quad().0[0];
    let down = rect.down();
    // One step in the crop, in pixels of the picture.
    let (step_x, step_y) = (rect.width / width as f32, rect.height / HEIGHT as f32);
    // Averages so many samples a pixel that none of the picture's pixels falls between them.
    let (samples_x, samples_y) = (samples(step_x), samples(step_y));
    // Enlarging wants a sharper filter; many samples are smooth enough.
    let add = if samples_x * samples_y == 1 { add_cubic } else { add_bilinear };
    let weight = 1.0 / (samples_x * samples_y) as f32;
    for y in 0..HEIGHT {
        for x in 0..width {
            let mut sums = [0f32; 3];
            for sy in 0..samples_y {
                let v = (y as f32 + (sy as f32 + 0.5) / samples_y as f32) * step_y;
                for sx in 0..samples_x {
                    let u = (x as f32 + (sx as f32 + 0.5) / samples_x as f32) * step_x;
                    let at = Point {
                        x: corner.x + u * rect.along.x + v * down.x,
                        y: corner.y + u * rect.along.y + v * down.y,
                    };
                    add(image, at, &mut sums);
                }
            }
            for (plane, sum) in sums.iter().rev().enumerate() {
                planes[(plane * HEIGHT + y) * padded_width + x] =
                    (sum * weight).clamp(0.0, 255.0) / 127.5 - 1.0;
            }
        }
    }
    LineCrop { width, padded_width, planes }
}

fn samples(step: f32) -> usize {
    (step.round() as usize).clamp(1, 16)
}

/// Adds the colour at a point (pixel centres at .5), the border repeated outside.
fn add_bilinear(image: &RgbImage, at: Point, sums: &mut [f32; 3]) {
    let (right, bottom) = (image.width() as i32 - 1, image.height() as i32 - 1);
    let (x, y) = (at.x - 0.5, at.y - 0.5);
    let (x0, y0) = (x.floor(), y.floor());
    let (fx, fy) = (x - x0, y - y0);
    let column = |i: i32| i.clamp(0, right) as usize * 3;
    let row = |i: i32| i.clamp(0, bottom) as usize * image.width() as usize * 3;
    let (x0, y0) = (x0 as i32, y0 as i32);
    let (left, next, top, below) =
        (column(x0), column(x0.saturating_add(1)), row(y0), row(y0.saturating_add(1)));
    let source = image.as_raw();
    for (channel, sum) in sums.iter_mut().enumerate() {
        let value = |offset: usize| f32::from(source[offset + channel]);
        let upper = value(top + left) * (1.0 - fx) + value(top + next) * fx;
        let lower = value(below + left) * (1.0 - fx) + value(below + next) * fx;
        *sum += upper * (1.0 - fy) + lower * fy;
    }
}

/// Adds the colour at a point by a cubic filter (Catmull-Rom) over 4 × 4 pixels.
fn add_cubic(image: &RgbImage, at: Point, sums: &mut [f32; 3]) {
    let (right, bottom) = (image.width() as i32 - 1, image.height() as i32 - 1);
    let (x, y) = (at.x - 0.5, at.y - 0.5);
    let (x0, y0) = (x.floor(), y.floor());
    let (weights_x, weights_y) = (cubic_weights(x - x0), cubic_weights(y - y0));
    let source = image.as_raw();
    for (j, weight_y) in (-1..).zip(weights_y) {
        let row = (y0 as i32).saturating_add(j).clamp(0, bottom) as usize * image.width() as usize * 3;
        for (i, weight_x) in (-1..).zip(weights_x) {
            let start = row + (x0 as i32).saturating_add(i).clamp(0, right) as usize * 3;
            for (sum, &value) in sums.iter_mut().zip(&source[start..start + 3]) {
                *sum += weight_x * weight_y * f32::from(value);
            }
        }
    }
}

/// The weights of the four pixels around a point that lies `t` behind the second.
fn cubic_weights(t: f32) -> [f32; 4] {
    let (t2, t3) = (t * t, t * t * t);
    [-0.5 * t3 + t2 - 0.5 * t, 1.5 * t3 - 2.5 * t2 + 1.0, -1.5 * t3 + 2.0 * t2 + 0.5 * t, 0.5 * t3 - 0.5 * t2]
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn an_upright_cut_of_the_right_height_keeps_the_pixels() {
        let image = RgbImage::from_fn(100, 60, |x, y| Rgb([x as u8, y as u8, 200]));
        let rect = TurnedRect {
            centre: Point { x: 50.0, y: 30.0 },
            along: Point { x: 1.0, y: 0.0 },
            width: 40.0,
            height: 48.0,
        };
        let crop = cut(&image, &rect, 1.0);
        assert_eq!((crop.width, crop.padded_width), (40, 48));
        let at = |plane: usize, x: usize, y: usize| {
            (crop.planes[(plane * HEIGHT + y) * crop.padded_width + x] + 1.0) * 127.5
        };
        assert!((at(2, 0, 0) - 30.0).abs() < 0.01 && (at(1, 0, 0) - 6.0).abs() < 0.01);
        assert!((at(0, 39, 47) - 200.0).abs() < 0.01 && (at(2, 39, 47) - 69.0).abs() < 0.01);
        assert!((at(2, 45, 3) - 127.5).abs() < 0.01, "the padding is neutral");
    }

    #[test]
    fn a_rectangle_outside_the_picture_repeats_its_border() {
        let image = RgbImage::from_pixel(1, 1, Rgb([255, 255, 255]));
        let rect = TurnedRect {
            centre: Point { x: -50.0, y: 900.0 },
            along: Point { x: 0.0, y: 1.0 },
            width: 90.0,
            height: 30.0,
        };
        let crop = cut(&image, &rect, 1.0);
        assert!((crop.planes[0] - 1.0).abs() < 1e-6);
    }
}
