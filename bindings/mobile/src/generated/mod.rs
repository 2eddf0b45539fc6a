//! Written by `cargo codegen` from the facade: change that instead.

mod enums;
mod errors;
mod groups;
mod ports;
mod records;
mod root;

pub use errors::CashflowError;
pub use ports::*;
