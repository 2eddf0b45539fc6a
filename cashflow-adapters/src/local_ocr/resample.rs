//! Resampling a part of a picture to another size, with an averaging filter so that small text does not alias.

use image::RgbImage;

/// A part of a picture in whole pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: u32,
    pub(super) top: u32,
    pub(super) width: u32,
    pub(super) height: u32,
}

impl Area {
    /// The whole picture.
    pub(super) fn whole(image: &RgbImage) -> Self {
        Self { left: 0, top: 0, width: image.width(), height: image.height() }
    }
}

/// The source pixels that one target pixel averages: the first one and their weights (sum 1).
struct Window {
    first: usize,
    weights: Vec<f32>,
}

/// Triangle-filter windows for a line of `from` pixels brought to `to` pixels.
fn windows(from: u32, to: u32) -> Vec<Window> {
    let ratio = from as f32 / to as f32;
    let reach = ratio.max(1.0);
    (0..to)
        .map(|i| {
            let centre = (i as f32 + 0.5) * ratio;
            let first = (centre - reach).floor().max(0.0) as usize;
            let last = ((centre + reach).ceil() as usize).min(from as usize);
            let mut weights: Vec<f32> = (first..last)
                .map(|s| (1.0 - ((s as f32 + 0.5 - centre) / reach).abs()).max(0.0))
                .collect();
            let sum: f32 = weights.iter().sum();
            weights.iter_mut().for_each(|w| *w /= sum);
            Window { first, weights }
        })
        .collect()
}

/// Brings `area` to `width` × `height` pixels; `put(y, row)` gets each row of interleaved RGB values, 0 to 255.
pub(super) fn resample(
    image: &RgbImage,
    area: Area,
    (width, height): (u32, u32),
    mut put: impl FnMut(usize, &[f32]),
) {
    let stride = image.width() as usize * 3;
    let columns = windows(area.width, width);
    let source = image.as_raw();
    let mut tall = vec![0f32; area.width as usize * 3];
    let mut row = vec![0f32; width as usize * 3];
    for (y, window) in windows(area.height, height).iter().enumerate() {
        tall.fill(0.0);
        for (i, &weight) in window.weights.iter().enumerate() {
            let start = (area.top as usize + window.first + i) * stride + area.left as usize * 3;
            let line = &source[start..start + tall.len()];
            for (sum, &value) in tall.iter_mut().zip(line) {
                *sum += weight * f32::from(value);
            }
        }
        for (out, window) in row.chunks_exact_mut(3).zip(&columns) {
            let mut sums = [0f32; 3];
            let pixels = tall[window.first * 3..].chunks_exact(3);
            for (&weight, pixel) in window.weights.iter().zip(pixels) {
                for channel in 0..3 {
                    sums[channel] += weight * pixel[channel];
                }
            }
            out.copy_from_slice(&sums);
        }
        put(y, &row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn a_flat_picture_stays_flat_at_any_size() {
        let image = RgbImage::from_pixel(7, 5, Rgb([10, 20, 30]));
        for size in [(3, 2), (7, 5), (20, 31), (1, 1)] {
            resample(&image, Area::whole(&image), size, |_, row| {
                for pixel in row.chunks_exact(3) {
                    assert!((pixel[0] - 10.0).abs() < 0.01 && (pixel[2] - 30.0).abs() < 0.01);
                }
            });
        }
    }

    #[test]
    fn the_same_size_keeps_every_pixel() {
        let image = RgbImage::from_fn(9, 4, |x, y| Rgb([x as u8 * 20, y as u8 * 50, (x * y) as u8]));
        resample(&image, Area { left: 1, top: 1, width: 6, height: 3 }, (6, 3), |y, row| {
            for (x, pixel) in row.chunks_exact(3).enumerate() {
                let expected = image.get_pixel(x as u32 + 1, y as u32 + 1).0.map(f32::from);
                assert!(pixel.iter().zip(expected).all(|(a, b)| (a - b).abs() < 0.01));
            }
        });
    }
}
