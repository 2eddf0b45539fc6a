//! Adapters for the ports of `cashflow-core`: one additive feature each, none by default.

#[cfg(feature = "argon2")]
pub mod argon2;
#[cfg(any(feature = "s3", feature = "textract"))]
mod aws;
#[cfg(feature = "fs")]
pub mod fs;
#[cfg(feature = "jwt")]
pub mod jwt;
#[cfg(feature = "local-ocr")]
pub mod local_ocr;
#[cfg(feature = "postgres")]
pub mod postgres;
#[cfg(any(feature = "postgres", feature = "sqlite"))]
mod records;
#[cfg(feature = "s3")]
pub mod s3;
#[cfg(feature = "sqlite")]
pub mod sqlite;
#[cfg(feature = "textract")]
pub mod textract;

/// The examples of the README, compiled.
#[cfg(all(doctest, feature = "fs", feature = "local-ocr", feature = "sqlite"))]
#[doc = include_str!("../../README.md")]
struct Readme;

#[cfg(all(doctest, feature = "s3"))]
#[doc = include_str!("../README.md")]
struct OwnReadme;
