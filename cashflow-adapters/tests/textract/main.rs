//! Textract, at a stand-in that answers over the real wire: what every reader must do, the answers, the failures.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

mod answers;
mod documents;
mod expected;
mod failures;
mod files;
mod jobs;
mod queue;
#[cfg(feature = "s3")]
mod s3;
mod suite;
mod support;
