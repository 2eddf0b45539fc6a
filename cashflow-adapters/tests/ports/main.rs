//! The adapters keep the contracts of their ports, and what is their own besides.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

#[cfg(feature = "fs")]
mod files;
#[cfg(feature = "argon2")]
mod passwords;
#[cfg(feature = "jwt")]
mod tokens;
