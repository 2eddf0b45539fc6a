//! Databases for tests: each test has one of its own, copied from a template that has the schema.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use cashflow_adapters::postgres::{Layout, PostgresSettings, PostgresStore};
use cashflow_test_services::shared;
use sqlx_core::connection::Connection as _;
use sqlx_core::raw_sql::raw_sql;
use sqlx_core::row::Row as _;
use sqlx_core::sql_str::AssertSqlSafe;
use sqlx_postgres::PgConnection;

use super::block_on;

/// In how many partitions the tables of partitioned databases are.
const PARTITIONS: u16 = 4;

/// A database that is dropped at the end.
pub(crate) struct Database {
    server: String,
    name: String,
}

impl Database {
    /// A new one on the shared server, with the schema.
    pub(crate) async fn new(layout: Layout) -> Self {
        Self::on(&shared::postgres_url(), layout).await
    }

    /// A new one on a server, with the schema.
    pub(crate) async fn on(server: &str, layout: Layout) -> Self {
        Self::copy(server, &template(server, layout)).await
    }

    /// A new one on the shared server, without anything.
    pub(crate) async fn empty() -> Self {
        Self::copy(&shared::postgres_url(), "template1").await
    }

    async fn copy(server: &str, template: &str) -> Self {
        let name = fresh_name();
        run(server, format!("create database {name} template {template}")).await;
        Self { server: server.to_owned(), name }
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        at(&self.server, &self.name)
    }

    /// Its name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// How tests connect to it.
    pub(crate) fn settings(&self) -> PostgresSettings {
        PostgresSettings::new(&self.url()).unwrap()
    }

    /// A store in it.
    pub(crate) async fn store(&self) -> PostgresStore {
        PostgresStore::connect_with(&self.settings()).await.unwrap()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let (server, drop) = (self.server.clone(), format!("drop database {} with (force)", self.name));
        // Not on this thread, which may be waiting for futures already.
        let dropped = thread::spawn(move || block_on(run(&server, drop))).join();
        assert!(dropped.is_ok() || thread::panicking());
    }
}

/// The layout of partitioned databases.
pub(crate) fn partitioned() -> Layout {
    Layout::of(PARTITIONS)
}

/// The template of a layout on a server, made once for each process.
fn template(server: &str, layout: Layout) -> String {
    static MADE: Mutex<BTreeMap<(String, u16), String>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().unwrap();
    let key = (server.to_owned(), layout.partitions());
    let make = || {
        let (server, name) = (server.to_owned(), fresh_name());
        let make = async move {
            run(&server, format!("create database {name}")).await;
            let mut settings = PostgresSettings::new(&at(&server, &name)).unwrap();
            settings.layout = layout;
            let store = PostgresStore::connect_with(&settings).await.unwrap();
            store.migrate().await.unwrap();
            // Nobody may be connected to what is copied.
            store.close().await;
            name
        };
        thread::spawn(|| block_on(make)).join().unwrap()
    };
    made.entry(key).or_insert_with(make).clone()
}

fn fresh_name() -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("cashflow_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The address of a database on a server.
fn at(server: &str, name: &str) -> String {
    let (server, _) = server.rsplit_once('/').unwrap();
    format!("{server}/{name}")
}

/// Runs statements in the database at an address.
pub(crate) async fn run(url: &str, sql: impl Into<String>) {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let sql = sql.into();
    if let Err(error) = raw_sql(AssertSqlSafe(sql.clone())).execute(&mut connection).await {
        panic!("{sql}: {error}");
    }
    connection.close().await.unwrap();
}

/// The texts that a query gives.
pub(crate) async fn query(url: &str, sql: &'static str) -> Vec<String> {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let rows = raw_sql(sql).fetch_all(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}
