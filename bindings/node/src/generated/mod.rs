//! Written by `cargo codegen` from the facade: change that instead.

mod enums;
mod groups;
mod records;

pub(crate) use groups::Cashflow;
