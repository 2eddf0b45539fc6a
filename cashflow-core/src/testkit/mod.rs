//! The conformance suites: what every adapter of a port must do, as named cases that every adapter runs.
//!
//! A case stands for one bullet of the *Behaviour* list of a port, so a failing test names the promise that is broken.
//! An adapter calls the suite of its port in one of its test files, with a function that waits for a future and one that
//! makes a fresh adapter:
//!
//! ```
//! use std::sync::Arc;
//!
//! use cashflow_core::memory::MemoryStore;
//! use cashflow_core::ports::Store;
//!
//! # mod pollster { pub fn block_on<F: Future>(_: F) -> F::Output { unreachable!() } }
//! async fn fresh() -> Arc<dyn Store> {
//!     Arc::new(MemoryStore::new())
//! }
//!
//! cashflow_core::store_suite!(pollster::block_on, fresh);
//! ```
//!
//! What must outlive the adapter (a temporary folder, a container) is given beside it: `(adapter, guard)`. Some cases
//! write from several threads: the function that waits is called on each of them.

#![allow(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a case fails by a panic")]

mod bench;
#[doc(hidden)]
pub mod categories;
#[doc(hidden)]
pub mod clock;
mod edits;
#[doc(hidden)]
pub mod erasures;
#[doc(hidden)]
pub mod file_store;
mod fixture;
#[doc(hidden)]
pub mod id_source;
#[doc(hidden)]
pub mod journal;
#[doc(hidden)]
pub mod movements;
#[doc(hidden)]
pub mod passwords;
#[doc(hidden)]
pub mod properties;
#[doc(hidden)]
pub mod receipt_reader;
#[doc(hidden)]
pub mod receipts;
mod reference;
#[doc(hidden)]
pub mod reports;
mod samples;
mod snapshot;
#[doc(hidden)]
pub mod store;
mod suite;
#[doc(hidden)]
pub mod tokens;
#[doc(hidden)]
pub mod users;

pub use bench::{Bench, Part, Subject, Task, Work};
pub use edits::{Entity, delete, insert, insert_if_absent, update};
pub use file_store::FilesSetup;
pub use fixture::{Fixture, at, date, new_id};
pub use passwords::PasswordsSetup;
pub use receipt_reader::ReaderSetup;
pub use reference::Reference;
pub use samples::{draft, receipt_states};
pub use snapshot::{Snapshot, all_movements, all_receipts, walk};
pub use suite::Case;
pub use tokens::TokensSetup;

use std::fmt::Debug;

use crate::error::{ErrorKind, Result};

/// Fails unless a call was refused with this kind of error.
#[track_caller]
pub fn assert_refused<T: Debug>(result: Result<T>, kind: ErrorKind, what: &str) {
    match result {
        Err(error) => assert_eq!(error.kind(), kind, "{what}: {error}"),
        Ok(outcome) => panic!("{what}: went through: {outcome:?}"),
    }
}

/// Fails unless a call was refused with this kind of error and this code.
#[track_caller]
pub fn assert_refused_as<T: Debug>(result: Result<T>, kind: ErrorKind, code: &str, what: &str) {
    match result {
        Err(error) => assert_eq!((error.kind(), error.code()), (kind, code), "{what}: {error}"),
        Ok(outcome) => panic!("{what}: went through: {outcome:?}"),
    }
}
