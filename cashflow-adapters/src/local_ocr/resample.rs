//! Resampling a part of a picture to another size, with an averaging filter so that small text does not alias.

use std::ops::Range;

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

    /// How many pixels it has.
    pub(super) fn pixels(&self) -> f32 {
        self.width as f32 * self.height as f32
    }
}

/// A view of an area of a picture at another size.
pub(super) struct Resampler<'a> {
    image: &'a RgbImage,
    area: Area,
    columns: Vec<Window>,
    rows: Vec<Window>,
}

/// The source pixels that one target pixel averages: the first one and their weights (sum 1).
struct Window {
    first: usize,
    weights: Vec<f32>,
}

impl<'a> Resampler<'a> {
    /// The area, which must lie within the picture, at `width` × `height` pixels.
    pub(super) fn new(image: &'a RgbImage, area: Area, (width, height): (u32, u32)) -> Self {
        Self { image, area, columns: windows(area.width, width), rows: windows(area.height, height) }
    }

    /// Hands the rows of a part of the view to `put`, each as interleaved RGB values from 0 to 255. What lies beyond the
    /// view is left out.
    pub(super) fn part(&self, columns: Range<usize>, rows: Range<usize>, mut put: impl FnMut(usize, &[f32])) {
        let columns =
            &self.columns[columns.start.min(self.columns.len())..columns.end.min(self.columns.len())];
        let (Some(first), Some(last)) = (columns.first(), columns.last()) else { return };
        let sources = first.first..last.first + last.weights.len();
        let stride = self.image.width() as usize * 3;
        let corner = self.area.top as usize * stride + (self.area.left as usize + sources.start) * 3;
        let mut averaged = vec![0f32; sources.len() * 3];
        let mut row = vec![0f32; columns.len() * 3];
        for y in rows.start..rows.end.min(self.rows.len()) {
            averaged.fill(0.0);
            for (i, &weight) in self.rows[y].weights.iter().enumerate() {
                let start = corner + (self.rows[y].first + i) * stride;
                let line = &self.image.as_raw()[start..start + averaged.len()];
                for (sum, &value) in averaged.iter_mut().zip(line) {
                    *sum += weight * f32::from(value);
                }
            }
            for (out, window) in row.chunks_exact_mut(3).zip(columns) {
                let mut sums = [0f32; 3];
                let pixels = averaged[(window.first - sources.start) * 3..].chunks_exact(3);
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
            let mut weights: Vec<f32> =
                (first..last).map(|s| (1.0 - ((s as f32 + 0.5 - centre) / reach).abs()).max(0.0)).collect();
            let sum: f32 = weights.iter().sum();
            weights.iter_mut().for_each(|w| *w /= sum);
            Window { first, weights }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn a_flat_picture_stays_flat_at_any_size() {
        let image = RgbImage::from_pixel(7, 5, Rgb([10, 20, 30]));
        for size in [(3, 2), (7, 5), (20, 31), (1, 1)] {
            Resampler::new(&image, Area::whole(&image), size).part(0..99, 0..99, |_, row| {
                for pixel in row.chunks_exact(3) {
                    assert!((pixel[0] - 10.0).abs() < 0.01 && (pixel[2] - 30.0).abs() < 0.01);
                }
            });
        }
    }

    #[test]
    fn the_same_size_keeps_every_pixel() {
        let image = RgbImage::from_fn(9, 4, |x, y| Rgb([x as u8 * 20, y as u8 * 50, (x * y) as u8]));
        let area = Area { left: 1, top: 1, width: 6, height: 3 };
        let mut rows = 0;
        Resampler::new(&image, area, (6, 3)).part(2..9, 1..7, |y, row| {
            rows += 1;
            assert_eq!(row.len(), 4 * 3);
            for (x, pixel) in row.chunks_exact(3).enumerate() {
                let expected = image.get_pixel(x as u32 + 3, y as u32 + 1).0.map(f32::from);
                assert!(pixel.iter().zip(expected).all(|(a, b)| (a - b).abs() < 0.01));
            }
        });
        assert_eq!(rows, 2);
    }
}
