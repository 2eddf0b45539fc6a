//! Receipts read on this machine: no network, no C library, two small neural networks.
//!
//! The way of a picture: decoded within limits (`decode`), find the lines (`look`, `detect`, `boxes`), turn them upright
//! (`orientation`), cut each out and read it (`lines`, `crop`, `recognise`), put the page together (`page`).

mod alphabet;
mod boxes;
mod check;
mod crop;
mod decode;
mod detect;
mod engine;
mod geometry;
mod latin_cut;
mod lines;
mod look;
mod look_alikes;
mod models;
mod orientation;
mod page;
mod pdf;
mod reader;
mod recognise;
mod resample;
mod settings;

pub use models::{DETECTOR, FETCH_COMMAND, MODELS_VARIABLE, ModelFile, ModelSource, RECOGNISER};
pub use reader::LocalOcr;
pub use settings::{Limits, LocalOcrSettings};
