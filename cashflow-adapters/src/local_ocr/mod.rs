//! Receipts read on this machine: no network, no C library, two small neural networks.

mod alphabet;
mod boxes;
mod crop;
mod decode;
mod detect;
mod engine;
mod geometry;
mod models;
mod orientation;
mod recognise;
mod resample;
mod settings;

pub use engine::LocalOcr;
pub use models::{DETECTOR, FETCH_COMMAND, MODELS_VARIABLE, ModelFile, ModelSource, RECOGNISER};
pub use settings::{Limits, LocalOcrSettings};
