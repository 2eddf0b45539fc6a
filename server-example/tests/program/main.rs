//! The program itself, over a real socket: settings, signals, the graceful stop.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

mod cloud;
mod commands;
mod config;
mod receipts;
mod running;
mod stop;
#[cfg(feature = "otel")]
mod traces;
