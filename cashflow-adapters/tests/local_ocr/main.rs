//! The local OCR: what every reader must do, and what is its own. It needs the models of `cargo xtask models`.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

mod bad_pictures;
mod documents;
mod files;
mod photos;
mod suite;

use std::path::Path;
use std::sync::OnceLock;

use cashflow_adapters::local_ocr::LocalOcr;
use cashflow_core::domain::ReceiptReading;
use cashflow_core::{Error, ErrorKind};

/// The models are loaded once for all tests.
fn ocr() -> &'static LocalOcr {
    static OCR: OnceLock<LocalOcr> = OnceLock::new();
    OCR.get_or_init(|| LocalOcr::open_default().unwrap())
}

/// A file of the repository's own samples.
fn sample(name: &str) -> Vec<u8> {
    std::fs::read(Path::new("../examples/receipts").join(name)).unwrap()
}

fn text(reading: &ReceiptReading) -> String {
    let lines = reading.pages.iter().flat_map(|page| &page.lines);
    lines.map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// Reads a file that must be refused.
fn refusal(content: &[u8]) -> (ErrorKind, &'static str) {
    let error: Error = ocr().read_bytes(content).map(|reading| text(&reading)).unwrap_err();
    (error.kind(), error.code())
}
