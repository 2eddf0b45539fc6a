//! From the configuration to an engine: which adapter a setting means.

pub(crate) mod database;
mod reader;
mod sign_in;
mod storage;

use std::sync::Arc;
use std::time::Duration;

use cashflow_core::Settings;
use cashflow_core::domain::UserId;

use crate::api::{ApiError, Config, Owners, ReceiptReader, Result};
use crate::convert;
use crate::handle::Handle;

pub(crate) async fn open(config: Config, host: Option<Arc<dyn ReceiptReader>>) -> Result<Handle> {
    // What can be refused without touching anything is refused first.
    let owner = convert::users::owner(config.owner.clone().unwrap_or_default())?;
    let database = database::parse(&config.database)?;
    let storage = storage::parse(config.storage.as_deref(), &database)?;
    let builder = database::open(&database).await?.settings(settings(&config));
    let builder = storage::open(builder, &storage).await?;
    let builder = reader::open(builder, &config, host, &storage).await?;
    let builder = sign_in::open(builder, &config.token_secrets)?;
    match config.owners.unwrap_or(Owners::Local) {
        Owners::Local => {
            let cashflow = builder.open_local(owner).await?;
            Ok(Handle::new(cashflow.engine().clone(), Some(UserId::LOCAL)))
        }
        Owners::Many => Ok(Handle::new(builder.build(), None)),
    }
}

fn settings(config: &Config) -> Settings {
    let mut settings = Settings::default();
    if let Some(bytes) = config.max_file_size {
        settings.max_file_size = usize::try_from(bytes).unwrap_or(usize::MAX);
    }
    let seconds = |seconds: u32| Duration::from_secs(seconds.into());
    settings.access_token_life = config.access_token_seconds.map_or(settings.access_token_life, seconds);
    settings.refresh_token_life = config.refresh_token_seconds.map_or(settings.refresh_token_life, seconds);
    settings
}

/// A setting that this build has no adapter for.
#[cfg_attr(
    all(
        feature = "fs",
        feature = "local-ocr",
        feature = "postgres",
        feature = "s3",
        feature = "sign-in",
        feature = "sqlite",
        feature = "textract"
    ),
    allow(dead_code, reason = "everything is built in")
)]
fn not_built_in(field: &str, what: &str) -> ApiError {
    ApiError::invalid(field, format_args!("{what} is not built into this package"))
}
