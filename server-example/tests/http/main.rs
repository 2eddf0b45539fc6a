//! The server, asked in-process: its manners, its routes, and that nobody sees another's data.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

mod accounts;
mod amounts;
mod categories;
mod conditions;
mod deletion;
mod errors;
mod history;
mod idempotency;
mod isolation;
mod movements;
mod openapi;
mod operation;
mod pages;
mod reading;
mod receipt_files;
mod receipts;
mod reports;
mod support;
mod uploads;
