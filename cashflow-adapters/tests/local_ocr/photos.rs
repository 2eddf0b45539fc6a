//! Photos: turned, upside down, by a camera that says how it was held, very long, and on transparent ground.

use cashflow_core::domain::{Quad, ReadingPage};
use image::imageops::{FilterType, crop_imm, resize, rotate90, rotate180, rotate270};
use image::{DynamicImage, ImageFormat, RgbImage, Rgba, RgbaImage};

use crate::files::encoded;
use crate::{ocr, sample, text};

/// The direction that the text of a box runs in.
fn direction(quad: &Quad) -> (f32, f32) {
    (quad.0[1].x - quad.0[0].x, quad.0[1].y - quad.0[0].y)
}

fn box_of<'a>(page: &'a ReadingPage, words: &str) -> &'a Quad {
    let line = page.lines.iter().find(|line| line.text.contains(words));
    &line.unwrap_or_else(|| panic!("{words} is not in {page:?}")).quad
}

fn png(image: RgbImage) -> Vec<u8> {
    encoded(DynamicImage::ImageRgb8(image), ImageFormat::Png)
}

/// A flat scan, and a part of it as words.
fn scan() -> (RgbImage, &'static str) {
    (image::load_from_memory(&sample("es-aparcamiento.png")).unwrap().into_rgb8(), "APARCAMIENTO")
}

#[test]
fn a_receipt_upside_down_is_read_and_its_boxes_say_so() {
    let reading = ocr().read_bytes(&sample("es-farmacia.jpg")).unwrap();
    let (along, _) = direction(box_of(&reading.pages[0], "FARMACIA"));
    assert!(along < 0.0, "{}", text(&reading));
}

#[test]
fn a_receipt_is_read_at_every_quarter_turn_with_boxes_on_the_picture_as_it_is() {
    let (upright, words) = scan();
    let (width, height) = upright.dimensions();
    for (turned, (across, down), size) in [
        (rotate90(&upright), (0.0, 1.0), (height, width)),
        (rotate180(&upright), (-1.0, 0.0), (width, height)),
        (rotate270(&upright), (0.0, -1.0), (height, width)),
        (upright, (1.0, 0.0), (width, height)),
    ] {
        let reading = ocr().read_bytes(&png(turned)).unwrap();
        let page = &reading.pages[0];
        assert_eq!((page.width, page.height), size);
        let (x, y) = direction(box_of(page, words));
        assert!(x * across + y * down > 0.9 * x.hypot(y), "{across} {down}: {x} {y}");
    }
}

#[test]
fn the_orientation_of_the_camera_is_followed() {
    let reading = ocr().read_bytes(&sample("ie-bakehouse.jpg")).unwrap();
    let page = &reading.pages[0];
    assert!(page.height > page.width, "{} × {}", page.width, page.height);
    let (along, down) = direction(box_of(page, "BALLYDOORIN"));
    assert!(along > down.abs(), "{}", text(&reading));
}

#[test]
fn words_stand_on_their_own_part_of_the_line() {
    let reading = ocr().read_bytes(&sample("es-aparcamiento.png")).unwrap();
    let lines = || reading.pages[0].lines.iter().filter(|line| line.words.len() > 1);
    assert!(lines().count() > 3);
    for line in lines() {
        let texts: Vec<&str> = line.words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(texts.join(" "), line.text);
        for pair in line.words.windows(2) {
            assert!(pair[0].quad.bounds().0 < pair[1].quad.bounds().0, "{line:?}");
        }
    }
}

#[test]
fn a_very_long_receipt_is_read_from_top_to_bottom() {
    let (one, words) = scan();
    let one = resize(&one, 420, 420 * one.height() / one.width(), FilterType::Triangle);
    let copies = 8;
    let mut long = RgbImage::new(one.width(), one.height() * copies);
    for copy in 0..copies {
        image::imageops::replace(&mut long, &one, 0, i64::from(copy * one.height()));
    }
    let reading = ocr().read_bytes(&png(long)).unwrap();
    assert_eq!(text(&reading).matches(words).count(), copies as usize, "{}", text(&reading));
}

#[test]
fn a_receipt_that_fills_a_small_part_of_a_large_picture_is_found() {
    let (one, words) = scan();
    let mut scene = RgbImage::from_pixel(one.width() * 4, one.height() * 4, image::Rgb([90, 70, 60]));
    let (left, top) = (one.width() * 5 / 2, one.height() / 2);
    image::imageops::replace(&mut scene, &one, left.into(), top.into());
    let reading = ocr().read_bytes(&png(scene)).unwrap();
    let (x, y, right, bottom) = box_of(&reading.pages[0], words).bounds();
    assert!(x > left as f32 && right < (left + one.width()) as f32, "{x} to {right}");
    assert!(y > top as f32 && bottom < (top + one.height()) as f32, "{y} to {bottom}");
}

#[test]
fn what_is_transparent_is_paper() {
    let (scan, words) = scan();
    let top = crop_imm(&scan, 0, 0, scan.width(), scan.height() / 2).to_image();
    let ink = RgbaImage::from_fn(top.width(), top.height(), |x, y| {
        let dark = 255 - top.get_pixel(x, y).0[1];
        Rgba([0, 0, 0, dark])
    });
    let reading = ocr().read_bytes(&encoded(DynamicImage::ImageRgba8(ink), ImageFormat::Png)).unwrap();
    assert!(text(&reading).contains(words), "{}", text(&reading));
}
