//! The suite of all readers.

use std::sync::Arc;

use cashflow_adapters::local_ocr::{DETECTOR, LocalOcr, LocalOcrSettings, ModelSource, RECOGNISER};
use cashflow_core::ErrorKind;
use cashflow_core::domain::MediaType;
use cashflow_core::ports::{Document, ReceiptReader};
use cashflow_core::testkit::ReaderSetup;
use futures_lite::future::block_on;

use crate::files::{announced_png, white};
use crate::{ocr, sample};

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
        let contents = |name| {
            let whole = sample(name);
            [
                Vec::new(),
                b"plain text".to_vec(),
                vec![0; 100],
                whole[..40].to_vec(),
                whole[..whole.len() / 2].to_vec(),
            ]
        };
        let of = |name, media_type| contents(name).map(|content| Document { content, media_type });
        [
            of("es-bar.jpg", MediaType::Jpeg),
            of("es-aparcamiento.png", MediaType::Png),
            of("us-hardware.webp", MediaType::WebP),
        ]
        .into_iter()
        .flatten()
        .chain([Document { content: sample("en-software.pdf")[..40].to_vec(), media_type: MediaType::Pdf }])
        .collect()
    }

    fn too_large(&self) -> Document {
        Document { content: announced_png(10_000, 10_000, 8, 2), media_type: MediaType::Png }
    }

    fn unsupported(&self) -> Option<Document> {
        None
    }

    fn away(&self) -> Vec<Arc<dyn ReceiptReader>> {
        let damaged = tempfile::tempdir().unwrap();
        for file in [DETECTOR, RECOGNISER] {
            std::fs::write(damaged.path().join(file.name), b"not a model").unwrap();
        }
        let nowhere = ModelSource::Dir("no/such/folder".into());
        let damaged = ModelSource::Dir(damaged.keep());
        let broken = ModelSource::Bytes { detector: (&b"onnx"[..]).into(), recogniser: (&b""[..]).into() };
        let reader = |models| -> Arc<dyn ReceiptReader> {
            Arc::new(LocalOcr::on_demand(models, LocalOcrSettings::default()))
        };
        vec![reader(nowhere), reader(damaged), reader(broken)]
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
fn models_given_as_bytes_read_the_same() {
    let folder = ModelSource::default_dir();
    let bytes = |name: &str| std::fs::read(folder.join(name)).unwrap().into();
    let models = ModelSource::Bytes { detector: bytes(DETECTOR.name), recogniser: bytes(RECOGNISER.name) };
    let other = LocalOcr::new(models, LocalOcrSettings::default()).unwrap();
    let file = sample("es-aparcamiento.png");
    assert_eq!(other.read_bytes(&file).unwrap(), ocr().read_bytes(&file).unwrap());
}
