//! The native module of the Node.js package: the generated classes, and how values and calls cross over.
//!
//! It is for the scripts in `lib/` only: what it refuses it throws as an `Error` whose message is JSON (see `errors`).

mod calls;
mod conv;
mod errors;
mod generated;
mod opening;
mod raw;
mod reader;
