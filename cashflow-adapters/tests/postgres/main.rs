//! The PostgreSQL store: what every store must do, in plain and in partitioned tables, and what is its own.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

mod connections;
mod databases;
mod erasure;
mod faults;
mod integrity;
mod plans;
mod pooler;
mod schema;
mod statements;
mod tls;
mod writers;

use std::sync::{Arc, LazyLock};

use cashflow_adapters::postgres::Layout;
use cashflow_core::ports::Store;
use databases::Database;
use tokio::runtime::{Builder, Runtime};

/// Waits for a future, on the calling thread, with a runtime that all tests share.
fn block_on<F: Future>(future: F) -> F::Output {
    static RUNTIME: LazyLock<Runtime> =
        LazyLock::new(|| Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap());
    RUNTIME.block_on(future)
}

mod in_plain_tables {
    use super::*;

    async fn make() -> (Arc<dyn Store>, Database) {
        let database = Database::new(Layout::Plain).await;
        (Arc::new(database.store().await), database)
    }

    cashflow_core::store_suite!(block_on, make);
}

mod in_partitioned_tables {
    use super::*;

    async fn make() -> (Arc<dyn Store>, Database) {
        let database = Database::new(databases::partitioned()).await;
        (Arc::new(database.store().await), database)
    }

    cashflow_core::store_suite!(block_on, make);
}
