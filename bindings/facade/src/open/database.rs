//! The database.

use std::path::PathBuf;

use cashflow_core::CashflowBuilder;

use crate::api::{ApiError, Result};

/// What an address means.
pub(crate) enum Database {
    Memory,
    Sqlite(PathBuf),
    Postgres(String),
}

pub(crate) fn parse(address: &str) -> Result<Database> {
    if matches!(address, "memory:" | "sqlite::memory:") {
        return Ok(Database::Memory);
    }
    if address.starts_with("postgres://") || address.starts_with("postgresql://") {
        return Ok(Database::Postgres(address.to_owned()));
    }
    let path = address.strip_prefix("sqlite:").unwrap_or(address);
    // As in "sqlite:///var/lib/cashflow.sqlite", which other libraries write.
    let path = path.strip_prefix("//").unwrap_or(path);
    if path.is_empty() {
        return Err(ApiError::invalid("database", "names no file"));
    }
    if path.contains("://") {
        let reason = "must begin with memory:, sqlite:, postgres:// or postgresql://, or be a path";
        return Err(ApiError::invalid("database", reason));
    }
    Ok(Database::Sqlite(PathBuf::from(path)))
}

#[cfg(feature = "sqlite")]
fn in_memory() -> Result<CashflowBuilder> {
    Ok(cashflow_core::Cashflow::builder(cashflow_adapters::sqlite::SqliteStore::in_memory()?))
}

#[cfg(not(feature = "sqlite"))]
fn in_memory() -> Result<CashflowBuilder> {
    Ok(cashflow_core::Cashflow::builder(cashflow_core::memory::MemoryStore::new()))
}

#[cfg(feature = "sqlite")]
fn in_file(path: &std::path::Path) -> Result<CashflowBuilder> {
    Ok(cashflow_core::Cashflow::builder(cashflow_adapters::sqlite::SqliteStore::open(path)?))
}

#[cfg(not(feature = "sqlite"))]
fn in_file(_: &std::path::Path) -> Result<CashflowBuilder> {
    Err(super::not_built_in("database", "SQLite"))
}

#[cfg(feature = "postgres")]
async fn in_server(url: &str) -> Result<CashflowBuilder> {
    let store = cashflow_adapters::postgres::PostgresStore::connect(url).await?;
    store.migrate().await?;
    Ok(cashflow_core::Cashflow::builder(store))
}

#[cfg(not(feature = "postgres"))]
async fn in_server(_: &str) -> Result<CashflowBuilder> {
    Err(super::not_built_in("database", "PostgreSQL"))
}

pub(super) async fn open(database: &Database) -> Result<CashflowBuilder> {
    match database {
        Database::Memory => in_memory(),
        Database::Sqlite(path) => in_file(path),
        Database::Postgres(url) => in_server(url).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_memory_a_file_or_a_server() {
        let path = |address: &str| match parse(address) {
            Ok(Database::Sqlite(path)) => path.to_string_lossy().into_owned(),
            _ => panic!("{address} is no file"),
        };
        assert!(matches!(parse("memory:"), Ok(Database::Memory)));
        for (address, file) in [
            ("sqlite:money.sqlite", "money.sqlite"),
            ("sqlite:///var/money.sqlite", "/var/money.sqlite"),
            ("/var/money.sqlite", "/var/money.sqlite"),
            ("C:\\money.sqlite", "C:\\money.sqlite"),
        ] {
            assert_eq!(path(address), file);
        }
        assert!(matches!(parse("postgresql://a@b/c"), Ok(Database::Postgres(_))));
        for wrong in ["", "sqlite:", "mysql://a@b/c"] {
            assert_eq!(
                parse(wrong).err().and_then(|error| error.field),
                Some("database".to_owned()),
                "{wrong}"
            );
        }
    }
}
