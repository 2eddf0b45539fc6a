//! Behind PgBouncer in transaction mode, which gives the server's connections to another client after each transaction.

use std::sync::{Arc, LazyLock};

use cashflow_adapters::postgres::{Layout, PostgresSettings, PostgresStore, Sessions};
use cashflow_core::ports::Store;
use cashflow_test_services::{PgBouncer, PoolMode, Postgres, PostgresSettings as ServerSettings};

use super::block_on;
use super::databases::Database;

/// A server, and a pooler before it that has two connections for each database.
static SERVERS: LazyLock<(Postgres, PgBouncer)> = LazyLock::new(|| {
    let server = Postgres::start(ServerSettings::default()).unwrap();
    let lines = ["default_pool_size = 2", "server_idle_timeout = 5"];
    let pooler = PgBouncer::start_with(&server, PoolMode::Transaction, &lines).unwrap();
    (server, pooler)
});

async fn make() -> (Arc<dyn Store>, Database) {
    let (server, pooler) = &*SERVERS;
    let database = Database::on(&server.url(), Layout::Plain).await;
    let mut settings = PostgresSettings::new(&pooler.url_of(database.name())).unwrap();
    settings.sessions = Sessions::PerTransaction;
    let store = PostgresStore::connect_with(&settings).await.unwrap();
    (Arc::new(store), database)
}

cashflow_core::store_suite!(block_on, make);
