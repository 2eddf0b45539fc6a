//! The Kotlin and Swift packages of Cashflow: the facade, described to UniFFI.
//!
//! Generated: what is in `generated/`, by `cargo codegen`. By hand: how values of the vocabulary cross the border, where
//! calls run, and what becomes of what a host throws that nobody expected.

mod generated;
mod running;
mod values;

pub use generated::*;

uniffi::setup_scaffolding!("cashflow");

impl From<uniffi::UnexpectedUniFFICallbackError> for CashflowError {
    /// Something that a host's reader threw and that is not of the package's own errors.
    fn from(error: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Internal {
            code: "host_reader_failed".to_owned(),
            message: format!("the reader failed: {}", error.reason),
            field: None,
            retryable: false,
        }
    }
}
