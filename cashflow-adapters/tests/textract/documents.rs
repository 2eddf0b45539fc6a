//! What is sent, and what is refused before anything is.

use cashflow_core::ErrorKind;
use cashflow_core::domain::{ContentHash, MediaType};
use cashflow_core::ports::ReceiptReader as _;
use image::{DynamicImage, ImageEncoder as _, ImageFormat, Rgba, RgbaImage};

use crate::files::{document, encoded, jpeg, pdf, picture, png};
use crate::support::{bakery, block_on, reader, refusal, settings};

#[test]
fn a_picture_is_sent_as_it_is_and_once() {
    block_on(async {
        let stand_in = bakery().await;
        let reader = reader(&settings(&stand_in.url()));
        for document in [jpeg(1), png(2), pdf(1)] {
            reader.read(&document).await.unwrap();
            let last = stand_in.requests().pop().unwrap();
            assert_eq!(last.operation, "AnalyzeExpense");
            assert_eq!(last.sha256, Some(ContentHash::of(&document.content).to_string()));
            assert_eq!(last.attempt.as_deref(), Some("attempt=1; max=3"));
        }
        assert_eq!(stand_in.requests().len(), 3);
    });
}

#[test]
fn the_page_of_a_pdf_has_180_pixels_per_inch() {
    block_on(async {
        let stand_in = bakery().await;
        let reading = reader(&settings(&stand_in.url())).read(&pdf(1)).await.unwrap();
        assert_eq!((reading.pages[0].width, reading.pages[0].height), (1487, 2105));
    });
}

#[test]
fn webp_is_sent_as_jpeg_with_what_is_transparent_on_white() {
    block_on(async {
        let stand_in = bakery().await;
        let clear = DynamicImage::ImageRgba8(RgbaImage::from_pixel(40, 30, Rgba([0, 0, 0, 0])));
        let webp = document(encoded(&clear, ImageFormat::WebP), MediaType::WebP);
        let reading = reader(&settings(&stand_in.url())).read(&webp).await.unwrap();
        assert_eq!((reading.pages[0].width, reading.pages[0].height), (40, 30));
        let white = DynamicImage::ImageRgb8(image::RgbImage::from_pixel(40, 30, image::Rgb([255; 3])));
        let mut sent = Vec::new();
        image::codecs::jpeg::JpegEncoder::new_with_quality(&mut sent, 95).encode_image(&white).unwrap();
        let seen = stand_in.requests().pop().unwrap().sha256;
        assert_eq!(seen, Some(ContentHash::of(&sent).to_string()), "a white JPEG arrived");
    });
}

/// The EXIF block of a camera that was held upright: turn by 90° to the right.
const TURNED: [u8; 26] =
    [b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];

#[test]
fn a_picture_of_a_turned_camera_is_sent_upright() {
    block_on(async {
        let stand_in = bakery().await;
        let pixels = picture(0).into_rgb8();
        let mut content = Vec::new();
        let mut encoder = image::codecs::jpeg::JpegEncoder::new(&mut content);
        encoder.set_exif_metadata(TURNED.to_vec()).unwrap();
        encoder.encode(&pixels, 60, 80, image::ExtendedColorType::Rgb8).unwrap();
        let turned = document(content, MediaType::Jpeg);
        let reading = reader(&settings(&stand_in.url())).read(&turned).await.unwrap();
        assert_eq!((reading.pages[0].width, reading.pages[0].height), (80, 60));
        let seen = stand_in.requests().pop().unwrap().sha256;
        assert_ne!(seen, Some(ContentHash::of(&turned.content).to_string()));
    });
}

#[test]
fn what_is_over_a_limit_or_damaged_is_never_sent() {
    block_on(async {
        let stand_in = bakery().await;
        let reader = reader(&settings(&stand_in.url()).with_max_pages(20));
        let wide = DynamicImage::new_luma8(10_001, 1);
        let wide = document(encoded(&wide, ImageFormat::Png), MediaType::Png);
        assert_eq!(refusal(&reader, &wide).await, (ErrorKind::TooLarge, "image_too_large"));
        let mut heavy = png(0);
        heavy.content.resize((10 << 20) + 1, 0);
        assert_eq!(refusal(&reader, &heavy).await, (ErrorKind::TooLarge, "file_too_large"));
        assert_eq!(refusal(&reader, &pdf(21)).await, (ErrorKind::TooLarge, "pdf_too_long"));
        assert_eq!(refusal(&reader, &pdf(2)).await, (ErrorKind::UnsupportedMedia, "pdf_needs_bucket"));
        let mut protected = pdf(1);
        protected.content.extend(b"/Encrypt");
        assert_eq!(refusal(&reader, &protected).await, (ErrorKind::Unreadable, "pdf_protected"));
        let disguised = document(png(0).content, MediaType::Jpeg);
        assert_eq!(refusal(&reader, &disguised).await, (ErrorKind::Unreadable, "file_unreadable"));
        assert!(stand_in.requests().is_empty(), "{:?}", stand_in.requests());
    });
}
