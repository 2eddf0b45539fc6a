//! The place of receipt files.

use std::path::{Path, PathBuf};

use cashflow_core::CashflowBuilder;
use cashflow_core::memory::MemoryFiles;

use super::database::Database;
use crate::api::{ApiError, Result};

/// What an address means.
pub(super) enum Storage {
    /// No receipts.
    None,
    Memory,
    Folder(PathBuf),
    S3(String),
}

pub(super) fn parse(address: Option<&str>, database: &Database) -> Result<Storage> {
    let Some(address) = address else {
        return Ok(match database {
            Database::Memory => Storage::Memory,
            Database::Sqlite(path) => Storage::Folder(beside(path)),
            Database::Postgres(_) => Storage::None,
        });
    };
    if address == "memory:" {
        return Ok(Storage::Memory);
    }
    if address.starts_with("s3://") {
        return Ok(Storage::S3(address.to_owned()));
    }
    let path = address.strip_prefix("file://").unwrap_or(address);
    if path.is_empty() || path.contains("://") {
        let reason = "must begin with memory:, file:/// or s3://, or be a path";
        return Err(ApiError::invalid("storage", reason));
    }
    Ok(Storage::Folder(PathBuf::from(path)))
}

/// `money.sqlite` has its receipts in `money-receipts`.
fn beside(database: &Path) -> PathBuf {
    let mut name = database.file_stem().unwrap_or_default().to_owned();
    name.push("-receipts");
    database.with_file_name(name)
}

pub(super) async fn open(builder: CashflowBuilder, storage: &Storage) -> Result<CashflowBuilder> {
    match storage {
        Storage::None => Ok(builder),
        Storage::Memory => Ok(builder.files(MemoryFiles::new())),
        Storage::Folder(folder) => in_folder(builder, folder),
        Storage::S3(url) => in_bucket(builder, url).await,
    }
}

#[cfg(feature = "fs")]
fn in_folder(builder: CashflowBuilder, folder: &Path) -> Result<CashflowBuilder> {
    Ok(builder.files(cashflow_adapters::fs::FolderFiles::open(folder)?))
}

#[cfg(not(feature = "fs"))]
fn in_folder(_: CashflowBuilder, _: &Path) -> Result<CashflowBuilder> {
    Err(super::not_built_in("storage", "the folder"))
}

#[cfg(feature = "s3")]
async fn in_bucket(builder: CashflowBuilder, url: &str) -> Result<CashflowBuilder> {
    Ok(builder.files(bucket(url).await?))
}

#[cfg(feature = "s3")]
pub(super) async fn bucket(url: &str) -> Result<cashflow_adapters::s3::S3Files> {
    use cashflow_adapters::s3::{S3Files, S3Settings};

    Ok(S3Files::connect(&crate::convert::at("storage", S3Settings::from_url(url))?).await?)
}

#[cfg(not(feature = "s3"))]
async fn in_bucket(_: CashflowBuilder, _: &str) -> Result<CashflowBuilder> {
    Err(super::not_built_in("storage", "S3"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_lie_beside_the_database_unless_it_is_said() {
        let sqlite = Database::Sqlite(PathBuf::from("/data/money.sqlite"));
        let folder = |storage| match storage {
            Ok(Storage::Folder(folder)) => folder,
            _ => panic!("no folder"),
        };
        assert_eq!(folder(parse(None, &sqlite)), PathBuf::from("/data/money-receipts"));
        assert_eq!(folder(parse(Some("file:///files"), &sqlite)), PathBuf::from("/files"));
        assert_eq!(folder(parse(Some("files"), &sqlite)), PathBuf::from("files"));
        assert!(matches!(parse(None, &Database::Memory), Ok(Storage::Memory)));
        assert!(matches!(parse(None, &Database::Postgres(String::new())), Ok(Storage::None)));
        assert!(matches!(parse(Some("s3://bucket/receipts"), &sqlite), Ok(Storage::S3(_))));
        for wrong in ["", "gs://bucket"] {
            assert!(parse(Some(wrong), &sqlite).is_err(), "{wrong}");
        }
    }
}
