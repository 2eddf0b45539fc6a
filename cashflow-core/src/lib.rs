//! Cashflow: an embeddable cash-flow engine.

pub mod domain;
mod error;
pub mod ports;

pub use error::{Error, ErrorKind, Result};
