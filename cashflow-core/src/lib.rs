//! Cashflow: an embeddable cash-flow engine.

pub mod domain;
mod error;

pub use error::{Error, ErrorKind, Result};
