//! From the bytes of an image file to upright RGB pixels, within limits that are checked before decoding.

use std::io::Cursor;

use cashflow_core::{Error, ErrorKind, Result};
use image::{DynamicImage, GrayImage, ImageDecoder, ImageError, ImageFormat, ImageReader, RgbImage};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::settings::Limits;

/// Larger pictures are shrunk right after decoding: nothing on a receipt needs more, and memory stays bounded.
const WORKING_PIXELS: u64 = 16_000_000;

/// An upright picture to read.
pub(super) struct Picture {
    pub(super) pixels: RgbImage,
    /// Size of the upright picture as it is in the file.
    pub(super) width: u32,
    pub(super) height: u32,
    /// Pixels of the file per pixel of `pixels`.
    pub(super) shrunk: u32,
}

/// A picture of which the head is read.
pub(super) struct Opened<'a> {
    decoder: Box<dyn ImageDecoder + 'a>,
    format: ImageFormat,
}

/// Opens a JPEG, PNG or WebP image. Errors: damaged as far as the head tells, cut off, over a limit.
pub(super) fn open<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Opened<'a>> {
    let format = image::guess_format(bytes).map_err(unreadable)?;
    if format == ImageFormat::Jpeg && is_cut_off(bytes) {
        return Err(Error::new(ErrorKind::Unreadable, "image_unreadable", "the picture is cut off"));
    }
    let decoder = ImageReader::with_format(Cursor::new(bytes), format).into_decoder().map_err(unreadable)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > limits.max_pixels || decoder.total_bytes() > limits.max_pixels.saturating_mul(3) {
        return Err(too_large(format!("the picture has more than {} pixels", limits.max_pixels)));
    }
    Ok(Opened { decoder: Box::new(decoder), format })
}

/// Decodes a JPEG, PNG or WebP image and turns it as its EXIF orientation says.
pub(super) fn decode(bytes: &[u8], limits: &Limits) -> Result<Picture> {
    let Opened { mut decoder, format } = open(bytes, limits)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    let orientation = decoder.orientation().map_err(unreadable)?;
    let decoded = if format == ImageFormat::Jpeg && pixels > WORKING_PIXELS {
        in_grey(bytes)?
    } else {
        DynamicImage::from_decoder(decoder).map_err(unreadable)?
    };
    let shrunk = (pixels as f64 / WORKING_PIXELS as f64).sqrt().ceil().max(1.0) as u32;
    let mut upright = DynamicImage::ImageRgb8(to_rgb(decoded, shrunk));
    upright.apply_orientation(orientation);
    let turned = upright.width() != (width / shrunk).max(1);
    let (width, height) = if turned { (height, width) } else { (width, height) };
    Ok(Picture { pixels: upright.into_rgb8(), width, height, shrunk })
}

/// A large JPEG image without its colours: a third of the memory, which is most of what reading a receipt takes.
fn in_grey(bytes: &[u8]) -> Result<DynamicImage> {
    let options = DecoderOptions::default()
        .jpeg_set_out_colorspace(ColorSpace::Luma)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX));
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let broken = |error: &dyn std::fmt::Display| {
        Error::new(ErrorKind::Unreadable, "image_unreadable", format!("the picture cannot be read: {error}"))
    };
    let pixels = decoder.decode().map_err(|error| broken(&error))?;
    let (width, height) = decoder.dimensions().unwrap_or_default();
    GrayImage::from_raw(width as u32, height as u32, pixels)
        .map(DynamicImage::ImageLuma8)
        .ok_or_else(|| broken(&"it has fewer pixels than it says"))
}

/// Whether the pixels of a JPEG file end without the marker for that. Its decoder would make up the missing part, and the
/// total of a receipt stands at the end.
fn is_cut_off(bytes: &[u8]) -> bool {
    const START_OF_SCAN: u8 = 0xda;
    const END_OF_IMAGE: [u8; 2] = [0xff, 0xd9];
    // Segment by segment to the pixels: a preview among them has an end of its own.
    let mut at = 2;
    while let [0xff, marker, high, low, ..] = bytes[at.min(bytes.len())..] {
        if marker == START_OF_SCAN {
            return !bytes[at..].windows(2).any(|pair| pair == END_OF_IMAGE);
        }
        at += match marker {
            0xff => 1,
            _ => 2 + usize::from(u16::from_be_bytes([high, low])),
        };
    }
    false
}

/// RGB, what is transparent on white, each side divided by `factor` with averaging.
fn to_rgb(image: DynamicImage, factor: u32) -> RgbImage {
    let image = match image {
        DynamicImage::ImageRgb8(pixels) if factor == 1 => return pixels,
        DynamicImage::ImageRgb8(_) | DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgba8(_) => image,
        other if other.color().has_alpha() => DynamicImage::ImageRgba8(other.into_rgba8()),
        other => DynamicImage::ImageRgb8(other.into_rgb8()),
    };
    match &image {
        DynamicImage::ImageLuma8(pixels) => {
            shrink(pixels.as_raw(), image.width(), image.height(), factor, |[l]: [u8; 1]| [l; 3])
        }
        DynamicImage::ImageRgba8(pixels) => {
            shrink(pixels.as_raw(), image.width(), image.height(), factor, |[r, g, b, a]: [u8; 4]| {
                [r, g, b]
                    .map(|c| ((u32::from(c) * u32::from(a) + 255 * (255 - u32::from(a)) + 127) / 255) as u8)
            })
        }
        other => shrink(other.as_bytes(), image.width(), image.height(), factor, |rgb: [u8; 3]| rgb),
    }
}

fn shrink<const N: usize>(
    source: &[u8],
    width: u32,
    height: u32,
    factor: u32,
    colour: impl Fn([u8; N]) -> [u8; 3],
) -> RgbImage {
    let (columns, rows) = ((width / factor).max(1), (height / factor).max(1));
    let (across, down) = (factor.min(width) as usize, factor.min(height) as usize);
    let area = (across * down) as u32;
    let mut pixels = Vec::with_capacity(columns as usize * rows as usize * 3);
    for y in 0..rows as usize {
        for x in 0..columns as usize {
            let mut sums = [area / 2; 3];
            for sy in 0..down {
                let start = ((y * down + sy) * width as usize + x * across) * N;
                for pixel in source[start..start + across * N].as_chunks::<N>().0 {
                    let rgb = colour(*pixel);
                    for (sum, value) in sums.iter_mut().zip(rgb) {
                        *sum += u32::from(value);
                    }
                }
            }
            pixels.extend(sums.map(|sum| (sum / area) as u8));
        }
    }
    RgbImage::from_raw(columns, rows, pixels).expect("as many pixels as counted")
}

fn too_large(message: String) -> Error {
    Error::new(ErrorKind::TooLarge, "image_too_large", message)
}

fn unreadable(error: ImageError) -> Error {
    match error {
        ImageError::Limits(error) => {
            too_large("the picture needs too much memory".to_owned()).with_source(error)
        }
        error => {
            Error::new(ErrorKind::Unreadable, "image_unreadable", "the picture is damaged").with_source(error)
        }
    }
}
