//! From the configuration to an engine: the one place that knows which adapter a setting means.

#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "s3")]
mod s3;
#[cfg(feature = "textract")]
mod textract;

use std::num::NonZeroUsize;
use std::path::Path;
use std::time::Duration;

use cashflow_adapters::argon2::{Argon2Passwords, Argon2Settings};
use cashflow_adapters::fs::FolderFiles;
use cashflow_adapters::jwt::JwtTokens;
use cashflow_adapters::local_ocr::{DETECTOR, FETCH_COMMAND, LocalOcr, LocalOcrSettings, ModelSource};
use cashflow_adapters::sqlite::SqliteStore;
use cashflow_core::{Cashflow, CashflowBuilder, Engine, Settings};

use crate::app::App;
use crate::config::{Config, ConfigError, Database, OcrEngine, Secret, Storage, private_folder};
use crate::pool::Pool;

/// How much longer than a reading may take its lease is good for: time to write down what became of it.
const LEASE_RESERVE: Duration = Duration::from_secs(30);

/// Opens everything. Errors: a setting that names what cannot be opened.
pub async fn open(config: &Config) -> Result<App, ConfigError> {
    let (builder, pool) = store(config).await?;
    Ok(App::with_pool(engine(builder, config).await?, config, pool))
}

async fn engine(builder: CashflowBuilder, config: &Config) -> Result<Engine, ConfigError> {
    let builder = files(builder, config).await?;
    let builder = reader(builder, config).await?;
    let mut hashing = Argon2Settings::default();
    if let Some(at_once) = config.limits.password_hashes {
        hashing = hashing.with_at_once(at_once);
    }
    let passwords =
        Argon2Passwords::new(hashing).map_err(|error| ConfigError::new("PASSWORD_HASHES_AT_ONCE", error))?;
    let secrets = config.token_secrets.all().map(Secret::reveal);
    let tokens = JwtTokens::new(secrets).map_err(|error| ConfigError::new("JWT_SECRET", error))?;
    let mut settings = Settings::default();
    settings.max_file_size = config.limits.upload_bytes;
    settings.lease = config.ocr.reading_time + LEASE_RESERVE;
    Ok(builder.passwords(passwords).tokens(tokens).settings(settings).build())
}

/// Brings the schema of the database up to date.
pub async fn migrate(config: &Config) -> Result<(), ConfigError> {
    match &config.database {
        // Opening does it.
        Database::Sqlite(path) => open_sqlite(path).map(drop),
        #[cfg(feature = "postgres")]
        Database::Postgres { url, pool_size, authorities, .. } => {
            postgres::migrate(url, *pool_size, authorities.as_deref()).await
        }
        #[cfg(not(feature = "postgres"))]
        Database::Postgres { .. } => not_built_in("DATABASE_URL", "PostgreSQL"),
    }
}

async fn store(config: &Config) -> Result<(CashflowBuilder, Option<Pool>), ConfigError> {
    match &config.database {
        Database::Sqlite(path) => Ok((Cashflow::builder(open_sqlite(path)?), None)),
        #[cfg(feature = "postgres")]
        Database::Postgres { url, pool_size, migrations, authorities } => {
            let authorities = authorities.as_deref();
            let (builder, pool) = postgres::open(url, *pool_size, *migrations, authorities).await?;
            Ok((builder, Some(pool)))
        }
        #[cfg(not(feature = "postgres"))]
        Database::Postgres { .. } => not_built_in("DATABASE_URL", "PostgreSQL"),
    }
}

fn open_sqlite(path: &Path) -> Result<SqliteStore, ConfigError> {
    // An error of the folder is told by opening the file in it.
    if let Some(folder) = path.parent() {
        let _ = private_folder(folder);
    }
    SqliteStore::open(path)
        .map_err(|error| ConfigError::new("DATABASE_URL", format_args!("{}: {error}", path.display())))
}

async fn files(builder: CashflowBuilder, config: &Config) -> Result<CashflowBuilder, ConfigError> {
    match &config.storage {
        Storage::Folder(folder) => {
            let opened = FolderFiles::open(folder).map_err(|error| {
                ConfigError::new("STORAGE_URL", format_args!("{}: {error}", folder.display()))
            })?;
            Ok(builder.files(opened))
        }
        #[cfg(feature = "s3")]
        Storage::S3 { bucket, prefix, addressing } => {
            Ok(builder.files(s3::open(bucket, prefix, *addressing).await?))
        }
        #[cfg(not(feature = "s3"))]
        Storage::S3 { .. } => not_built_in("STORAGE_URL", "S3"),
    }
}

/// What reads receipts. The models of the local engine are loaded when the first receipt is read; they may be missing:
/// everything else is served, and receipts wait.
async fn reader(builder: CashflowBuilder, config: &Config) -> Result<CashflowBuilder, ConfigError> {
    match config.ocr.engine {
        OcrEngine::Local => {
            if !ModelSource::default_dir().join(DETECTOR.name).is_file() {
                tracing::warn!("receipts wait to be read: the OCR models are missing, run `{FETCH_COMMAND}`");
            }
            let mut settings = LocalOcrSettings::default();
            if let Some(at_once) = NonZeroUsize::new(config.ocr.at_once) {
                settings = settings.with_receipts_at_once(at_once);
            }
            Ok(builder.reader(LocalOcr::on_demand(ModelSource::default(), settings)))
        }
        #[cfg(feature = "textract")]
        OcrEngine::Textract => Ok(builder.reader(textract::open(&config.storage).await?)),
        #[cfg(not(feature = "textract"))]
        OcrEngine::Textract => not_built_in("OCR_ENGINE", "Textract"),
    }
}

#[cfg(not(all(feature = "postgres", feature = "s3", feature = "textract")))]
fn not_built_in<T>(variable: &'static str, what: &str) -> Result<T, ConfigError> {
    Err(ConfigError::new(variable, format_args!("{what} is not built in")))
}

/// The error of something of AWS that a setting named.
#[cfg(any(feature = "s3", feature = "textract"))]
fn of_aws(variable: &'static str, error: &cashflow_core::Error) -> ConfigError {
    match error.field() {
        Some("region") => ConfigError::new("AWS_REGION", "is not set, and no profile or machine says it"),
        _ => ConfigError::new(variable, error),
    }
}
