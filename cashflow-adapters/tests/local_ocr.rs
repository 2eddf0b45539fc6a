//! The local OCR: what every reader must do, and what is its own. It needs the models of `cargo xtask models`.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::io::Cursor;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use cashflow_adapters::local_ocr::{LocalOcr, LocalOcrSettings, ModelSource};
use cashflow_core::ErrorKind;
use cashflow_core::domain::{MediaType, ReceiptReading};
use cashflow_core::ports::{Document, ReceiptReader};
use cashflow_core::testkit::ReaderSetup;
use futures_lite::future::block_on;
use image::{DynamicImage, GrayImage, ImageFormat};

/// The models are loaded once for all tests.
fn ocr() -> &'static LocalOcr {
    static OCR: OnceLock<LocalOcr> = OnceLock::new();
    OCR.get_or_init(|| LocalOcr::open_default().unwrap())
}

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(Path::new("../examples/receipts").join(name)).unwrap()
}

fn white(width: u32, height: u32) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let image = GrayImage::from_pixel(width, height, image::Luma([255]));
    DynamicImage::ImageLuma8(image).write_to(&mut file, ImageFormat::Png).unwrap();
    file.into_inner()
}

fn text(reading: &ReceiptReading) -> String {
    let lines = reading.pages.iter().flat_map(|page| &page.lines);
    lines.map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

struct Reader;

impl ReaderSetup for Reader {
    fn reader(&self) -> &dyn ReceiptReader {
        ocr()
    }

    fn printed(&self) -> (Document, Vec<String>) {
        let content = sample("es-bar.jpg");
        (Document { content, media_type: MediaType::Jpeg }, vec!["LA".to_owned(), "GARITA".to_owned()])
    }

    fn blank(&self) -> Document {
        Document { content: white(600, 800), media_type: MediaType::Png }
    }

    fn undecodable(&self) -> Vec<Document> {
        let photo = sample("es-bar.jpg");
        let cut = photo[..200].to_vec();
        let contents =
            [Vec::new(), b"plain text named .jpg".to_vec(), cut, vec![0; 100], b"\xff\xd8\xff".to_vec()];
        let mut documents: Vec<_> =
            contents.map(|content| Document { content, media_type: MediaType::Jpeg }).into();
        let pdf = sample("en-software.pdf");
        documents.push(Document { content: pdf[..40].to_vec(), media_type: MediaType::Pdf });
        documents
    }

    fn too_large(&self) -> Document {
        // 100 megapixels of nothing, which pack into a small file.
        Document { content: white(10_000, 10_000), media_type: MediaType::Png }
    }

    fn unsupported(&self) -> Option<Document> {
        None
    }

    fn away(&self) -> Vec<Arc<dyn ReceiptReader>> {
        let nowhere = ModelSource::Dir("no/such/folder".into());
        vec![Arc::new(LocalOcr::on_demand(nowhere, LocalOcrSettings::default()))]
    }
}

async fn reader() -> Arc<dyn ReaderSetup> {
    Arc::new(Reader)
}

cashflow_core::receipt_reader_suite!(block_on, reader);

#[test]
fn missing_models_are_an_error_that_says_how_to_get_them() {
    let nowhere = ModelSource::Dir("no/such/folder".into());
    let error = LocalOcr::new(nowhere, LocalOcrSettings::default()).unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Unavailable, "ocr_models_missing"));
    assert!(error.message().contains("cargo xtask models"), "{error}");
}

#[test]
fn a_receipt_upside_down_is_read() {
    let reading = ocr().read_bytes(&sample("es-farmacia.jpg")).unwrap();
    assert!(text(&reading).contains("FARMACIA"), "{}", text(&reading));
}

#[test]
fn the_orientation_of_the_camera_is_followed() {
    let reading = ocr().read_bytes(&sample("ie-bakehouse.jpg")).unwrap();
    let page = &reading.pages[0];
    assert!(page.height > page.width, "{} × {}", page.width, page.height);
    assert!(text(&reading).contains("BALLYDOORIN"), "{}", text(&reading));
}

#[test]
fn a_pdf_is_read_by_its_text_or_else_by_its_looks() {
    let with_text = ocr().read_bytes(&sample("en-software.pdf")).unwrap();
    assert_eq!(with_text.pages.len(), 1);
    assert!(!text(&with_text).is_empty());
    let only_images = ocr().read_bytes(&sample("es-hotel.pdf")).unwrap();
    assert_eq!(only_images.pages.len(), 2);
    assert!(text(&only_images).contains("TOTAL"), "{}", text(&only_images));
}

#[test]
fn odd_images_give_an_error_or_an_empty_reading() {
    for (width, height) in [(1, 1), (1, 20_000), (20_000, 1), (3, 3)] {
        let reading = ocr().read_bytes(&white(width, height));
        assert!(reading.is_ok_and(|reading| text(&reading).is_empty()), "{width} × {height}");
    }
}
