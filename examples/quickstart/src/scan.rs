//! Reading a folder of receipts, two at a time.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, bail};
use cashflow_core::Cashflow;
use cashflow_core::domain::{FileName, WorkerName};
use indicatif::{ProgressBar, ProgressStyle};

/// How many receipts are read at the same time.
const WORKERS: usize = 2;

/// The files themselves, and the images and PDFs of the folders.
pub(crate) fn files(paths: impl Iterator<Item = PathBuf>) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let entries =
                std::fs::read_dir(&path).with_context(|| format!("cannot open {}", path.display()))?;
            let inside =
                entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
            files.extend(inside.into_iter().filter(|file| is_receipt(file)));
        } else {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        bail!("no receipts: name image files, PDFs or folders of them");
    }
    Ok(files)
}

fn is_receipt(file: &Path) -> bool {
    let extension = file.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    matches!(extension.as_deref(), Some("jpg" | "jpeg" | "png" | "webp" | "pdf"))
}

/// Uploads the files, lets workers read the queue, and tells how many seconds the reading took.
pub(crate) async fn read(cashflow: &Cashflow, files: &[PathBuf]) -> anyhow::Result<f64> {
    for file in files {
        let content = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        cashflow.receipts().upload(&content, Some(FileName::new(&name)?)).await?;
    }
    let started = Instant::now();
    let bar = ProgressBar::new(files.len() as u64);
    bar.set_style(ProgressStyle::with_template("   {bar:40} {pos}/{len} receipts, {elapsed}")?);
    let workers: Vec<_> = (1..=WORKERS)
        .map(|number| {
            let (cashflow, bar) = (cashflow.clone(), bar.clone());
            tokio::spawn(async move {
                let name = WorkerName::new(&format!("quickstart-{number}"))?;
                while cashflow.engine().receipt_queue().work(&name).await?.is_some() {
                    bar.inc(1);
                }
                Ok::<_, cashflow_core::Error>(())
            })
        })
        .collect();
    for worker in workers {
        worker.await??;
    }
    bar.finish_and_clear();
    Ok(started.elapsed().as_secs_f64())
}
