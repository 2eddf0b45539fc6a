//! The facade as a package of another language uses it, over memory and over a SQLite file.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

mod closing;
mod cycle;
mod reader;
mod refusals;
mod sign_in;
mod support;
