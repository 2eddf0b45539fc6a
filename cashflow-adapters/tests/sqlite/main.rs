//! The SQLite store: what every store must do, in a file and in memory, and what is its own.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

mod erasure;
mod files;
mod groups;
mod integrity;
mod processes;
mod undo;

use std::sync::Arc;

use cashflow_adapters::sqlite::{SqliteSettings, SqliteStore};
use cashflow_core::ports::Store;
use futures_lite::future::block_on;
use tempfile::TempDir;

/// Settings for tests: durable only as far as tests can tell, so that they do not wait for the disk.
fn settings() -> SqliteSettings {
    let mut settings = SqliteSettings::default();
    settings.synchronous = cashflow_adapters::sqlite::Synchronous::Normal;
    settings
}

/// A store in a file of its own, and the folder of the file.
fn fresh() -> (Arc<SqliteStore>, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open_with(folder.path().join("cashflow.db"), &settings()).unwrap();
    (Arc::new(store), folder)
}

mod in_a_file {
    use super::*;

    async fn make() -> (Arc<dyn Store>, TempDir) {
        let (store, folder) = fresh();
        (store, folder)
    }

    cashflow_core::store_suite!(block_on, make);
}

mod in_memory {
    use super::*;

    async fn make() -> Arc<dyn Store> {
        Arc::new(SqliteStore::in_memory().unwrap())
    }

    cashflow_core::store_suite!(block_on, make);
}
