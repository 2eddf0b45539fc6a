//! From the configuration to an engine: the one place that knows which adapter a setting means.

use std::path::Path;

use cashflow_adapters::argon2::{Argon2Passwords, Argon2Settings};
use cashflow_adapters::fs::FolderFiles;
use cashflow_adapters::jwt::JwtTokens;
use cashflow_adapters::local_ocr::{DETECTOR, FETCH_COMMAND, LocalOcr, LocalOcrSettings, ModelSource};
use cashflow_adapters::sqlite::SqliteStore;
use cashflow_core::{Cashflow, CashflowBuilder, Engine, Settings};

use crate::config::{Config, ConfigError, Database, OcrEngine, Secret, Storage, private_folder};

/// Opens everything. Errors: a setting that names what cannot be opened.
pub async fn engine(config: &Config) -> Result<Engine, ConfigError> {
    let builder = store(config).await?;
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
    Ok(builder.passwords(passwords).tokens(tokens).settings(settings).build())
}

/// Brings the schema of the database up to date.
pub async fn migrate(config: &Config) -> Result<(), ConfigError> {
    match &config.database {
        // Opening does it.
        Database::Sqlite(path) => open_sqlite(path).map(drop),
        Database::Postgres(url) => postgres::migrate(url).await,
    }
}

async fn store(config: &Config) -> Result<CashflowBuilder, ConfigError> {
    match &config.database {
        Database::Sqlite(path) => Ok(Cashflow::builder(open_sqlite(path)?)),
        Database::Postgres(url) => postgres::open(url).await,
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
        Storage::S3 { bucket, prefix } => s3::open(builder, bucket, prefix).await,
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
            let reader = LocalOcr::on_demand(ModelSource::default(), LocalOcrSettings::default());
            Ok(builder.reader(reader))
        }
        OcrEngine::Textract => textract::open(builder).await,
    }
}

fn not_built_in<T>(variable: &'static str, what: &str) -> Result<T, ConfigError> {
    Err(ConfigError::new(variable, format_args!("{what} is not built in")))
}

mod postgres {
    //! PostgreSQL.

    use super::{CashflowBuilder, ConfigError, Secret, not_built_in};

    pub(super) async fn open(_: &Secret) -> Result<CashflowBuilder, ConfigError> {
        not_built_in("DATABASE_URL", "PostgreSQL")
    }

    pub(super) async fn migrate(_: &Secret) -> Result<(), ConfigError> {
        not_built_in("DATABASE_URL", "PostgreSQL")
    }
}

mod s3 {
    //! Amazon S3, and what speaks like it.

    use super::{CashflowBuilder, ConfigError, not_built_in};

    pub(super) async fn open(_: CashflowBuilder, _: &str, _: &str) -> Result<CashflowBuilder, ConfigError> {
        not_built_in("STORAGE_URL", "S3")
    }
}

mod textract {
    //! Amazon Textract.

    use super::{CashflowBuilder, ConfigError, not_built_in};

    pub(super) async fn open(_: CashflowBuilder) -> Result<CashflowBuilder, ConfigError> {
        not_built_in("OCR_ENGINE", "Textract")
    }
}
