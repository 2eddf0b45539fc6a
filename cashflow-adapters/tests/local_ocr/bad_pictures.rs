//! Pictures that are damaged, disguised or out of all proportion: refused or empty, and quickly.

use cashflow_adapters::local_ocr::{Limits, LocalOcr, LocalOcrSettings, ModelSource};
use cashflow_core::ErrorKind;
use cashflow_core::domain::MediaType;
use image::{DynamicImage, ImageFormat, RgbImage};
use proptest::prelude::*;

use crate::files::{announced_png, encoded, white};
use crate::{ocr, refusal, sample, text};

#[test]
fn nothing_and_what_is_no_picture_are_refused() {
    assert_eq!(refusal(b""), (ErrorKind::Unreadable, "file_empty"));
    for content in [&b"a text named .jpg"[..], b"GIF89a\x01\x00\x01\x00", b"BM", &[0; 4096]] {
        assert_eq!(refusal(content), (ErrorKind::UnsupportedMedia, "media_type_unsupported"));
    }
}

#[test]
fn a_picture_cut_off_anywhere_is_refused_rather_than_read_in_part() {
    for name in ["es-bar.jpg", "es-aparcamiento.png", "us-hardware.webp"] {
        let whole = sample(name);
        for share in [2, 10, 50, 90, 99] {
            let cut = &whole[..whole.len() * share / 100];
            assert_eq!(refusal(cut), (ErrorKind::Unreadable, "image_unreadable"), "{share} % of {name}");
        }
    }
}

#[test]
fn a_size_over_the_limit_is_refused_by_the_header_alone() {
    for (width, height, bits, colour_type) in
        [(10_000, 10_000, 8, 0), (u32::MAX >> 1, 3, 8, 2), (8_000, 8_000, 16, 6), (1, 70_000_000, 8, 0)]
    {
        let (kind, _) = refusal(&announced_png(width, height, bits, colour_type));
        assert_eq!(kind, ErrorKind::TooLarge, "{width} × {height} of {bits} bits");
    }
    // The start of a frame of 65,500 × 65,500.
    let mut jpeg = sample("es-bar.jpg");
    let frame = jpeg.windows(2).position(|marker| marker == [0xff, 0xc0] || marker == [0xff, 0xc2]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xdc, 0xff, 0xdc]);
    assert_eq!(refusal(&jpeg), (ErrorKind::TooLarge, "image_too_large"));
}

#[test]
fn the_host_sets_the_limits() {
    let limits = |set: fn(&mut Limits)| {
        let mut limits = Limits::default();
        set(&mut limits);
        LocalOcr::new(ModelSource::default(), LocalOcrSettings::default().with_limits(limits)).unwrap()
    };
    let file = white(60, 60);
    let by_bytes = limits(|limits| limits.max_bytes = 10).read_bytes(&file).unwrap_err();
    assert_eq!((by_bytes.kind(), by_bytes.code()), (ErrorKind::TooLarge, "file_too_large"));
    let by_pixels = limits(|limits| limits.max_pixels = 3599).read_bytes(&file).unwrap_err();
    assert_eq!((by_pixels.kind(), by_pixels.code()), (ErrorKind::TooLarge, "image_too_large"));
    assert!(limits(|limits| limits.max_pixels = 3600).read_bytes(&file).is_ok());
}

#[test]
fn the_smallest_the_narrowest_and_the_emptiest_pictures_have_no_lines() {
    for (width, height) in [(1, 1), (3, 3), (1, 20_000), (20_000, 1), (2, 31), (7000, 7000)] {
        let reading = ocr().read_bytes(&white(width, height)).unwrap();
        assert_eq!(text(&reading), "", "{width} × {height}");
        assert_eq!((reading.pages[0].width, reading.pages[0].height), (width, height));
    }
}

#[test]
fn noise_takes_no_longer_than_a_receipt_and_has_hardly_any_lines() {
    let mut state = 1u32;
    let noise = RgbImage::from_fn(1200, 1600, |_, _| {
        image::Rgb([(); 3].map(|()| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        }))
    });
    let file = encoded(DynamicImage::ImageRgb8(noise), ImageFormat::Png);
    let reading = ocr().read_bytes(&file).unwrap();
    assert!(reading.pages[0].lines.len() < 20, "{}", text(&reading));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_behind_a_magic_number_are_refused(kind in 0..4usize, bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let start = [&b"\xff\xd8\xff"[..], b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP", b"%PDF-1.7\n"][kind];
        let content = [start, &bytes].concat();
        prop_assume!(MediaType::sniff(&content).is_some());
        let refused = matches!(refusal(&content).0, ErrorKind::Unreadable | ErrorKind::TooLarge | ErrorKind::UnsupportedMedia);
        prop_assert!(refused);
    }

    #[test]
    fn a_damaged_receipt_never_panics(at in 0..20_000usize, bytes in prop::collection::vec(any::<u8>(), 1..40)) {
        // Small, so that what is still readable is read quickly.
        let picture = image::load_from_memory(&sample("es-bar.jpg")).unwrap().thumbnail(120, 120);
        let mut file = encoded(DynamicImage::ImageRgb8(picture.into_rgb8()), ImageFormat::Jpeg);
        let at = at % file.len();
        let end = (at + bytes.len()).min(file.len());
        file[at..end].copy_from_slice(&bytes[..end - at]);
        if let Err(error) = ocr().read_bytes(&file) {
            prop_assert!(!error.kind().is_retryable() && error.kind() != ErrorKind::Internal, "{error:?}");
        }
    }
}
