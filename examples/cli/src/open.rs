//! Opening the folder of the data.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use cashflow_adapters::fs::FolderFiles;
use cashflow_adapters::local_ocr::LocalOcr;
use cashflow_adapters::sqlite::SqliteStore;
use cashflow_core::{Cashflow, LocalOwner};

use crate::args::{Args, Command};

/// Opens the data, and for a scan the OCR models too: nothing else needs them.
pub(crate) async fn open(args: &Args) -> anyhow::Result<Cashflow> {
    let folder = folder(args)?;
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let store = SqliteStore::open(folder.join("cashflow.sqlite"))?;
    let mut builder = Cashflow::builder(store).files(FolderFiles::open(folder.join("receipts"))?);
    if let Command::Scan(scan) = &args.command {
        builder = builder.reader(reader(scan.models.as_deref())?);
    }
    let owner = LocalOwner {
        currency: args.currency,
        locale: args.locale.clone(),
        time_zone: args.time_zone,
        ..LocalOwner::default()
    };
    Ok(builder.open_local(owner).await?)
}

fn reader(models: Option<&Path>) -> anyhow::Result<LocalOcr> {
    Ok(match models {
        Some(folder) => LocalOcr::open(folder)?,
        None => LocalOcr::open_default()?,
    })
}

/// The folder that was named, or else `cashflow` in the user's data folder (XDG Base Directory Specification).
fn folder(args: &Args) -> anyhow::Result<PathBuf> {
    if let Some(folder) = &args.data {
        return Ok(folder.clone());
    }
    let data = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    let data = data.or_else(|| std::env::home_dir().map(|home| home.join(".local/share")));
    Ok(data.context("there is no home folder: say one with --data")?.join("cashflow"))
}
