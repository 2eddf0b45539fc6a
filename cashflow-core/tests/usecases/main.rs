//! The use cases, black-box on the memory adapters.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod accounts;
mod categories;
mod erasure;
mod history;
mod idempotency;
mod learning;
mod movements;
mod orphans;
mod receipts;
mod reports;
mod support;
