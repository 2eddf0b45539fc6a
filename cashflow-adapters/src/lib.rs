//! Adapters for the ports of `cashflow-core`: one additive feature each, none by default.

#[cfg(feature = "local-ocr")]
pub mod local_ocr;
