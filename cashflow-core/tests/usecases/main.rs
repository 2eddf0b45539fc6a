//! The use cases, black-box on the memory adapters.

mod accounts;
mod categories;
mod history;
mod idempotency;
mod learning;
mod movements;
mod receipts;
mod reports;
mod support;
