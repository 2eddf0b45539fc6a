//! Data in a PostgreSQL server.

use std::num::NonZeroU32;
use std::time::Duration;

use cashflow_adapters::postgres::{PostgresSettings, PostgresStore};
use cashflow_core::{Cashflow, CashflowBuilder, Error};

use crate::config::{ConfigError, Migrations, Secret};
use crate::pool::{Pool, PoolState};

pub(super) async fn open(
    url: &Secret,
    pool_size: NonZeroU32,
    migrations: Migrations,
    authorities: Option<&str>,
) -> Result<(CashflowBuilder, Pool), ConfigError> {
    let store = connect(url, pool_size, authorities).await?;
    if migrations == Migrations::OnStart {
        store.migrate().await.map_err(refused)?;
    }
    let connections = store.pool().clone();
    let look = move || PoolState {
        most: pool_size.get(),
        open: connections.size(),
        idle: u32::try_from(connections.num_idle()).unwrap_or(u32::MAX),
    };
    Ok((Cashflow::builder(store), Pool::new(look)))
}

pub(super) async fn migrate(
    url: &Secret,
    pool_size: NonZeroU32,
    authorities: Option<&str>,
) -> Result<(), ConfigError> {
    connect(url, pool_size, authorities).await?.migrate().await.map(drop).map_err(refused)
}

async fn connect(
    url: &Secret,
    pool_size: NonZeroU32,
    authorities: Option<&str>,
) -> Result<PostgresStore, ConfigError> {
    let mut settings = PostgresSettings::new(url.reveal()).map_err(refused)?;
    if let Some(pem) = authorities {
        settings = settings.with_authorities(pem);
    }
    settings.max_connections = pool_size;
    // Whoever asks would rather hear soon that the database is away.
    settings.acquire_timeout = Duration::from_secs(5);
    PostgresStore::connect_with(&settings).await.map_err(refused)
}

/// The message alone: the cause may quote the address, and with it the password.
fn refused(error: Error) -> ConfigError {
    ConfigError::new("DATABASE_URL", error)
}
