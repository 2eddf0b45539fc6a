//! The native module of the Node.js package: the generated classes, and how values and calls cross over.
//!
//! It is for the scripts in `lib/` only: what it refuses it throws as an `Error` whose message is JSON (see `errors`).

#![cfg_attr(test, allow(dead_code, reason = "the macros export nothing to tests"))]
#![allow(unreachable_pub, reason = "the macros export what is public to Node.js")]

mod calls;
mod conv;
mod errors;
mod generated;
mod opening;
mod raw;
mod reader;
