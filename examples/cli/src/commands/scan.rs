//! `cashflow scan`: read receipts.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Context as _;
use cashflow_core::Cashflow;
use cashflow_core::domain::{FileName, Receipt, ReceiptStatus};
use indicatif::{ProgressBar, ProgressStyle};

use crate::args::Scan;
use crate::{out, show};

pub(crate) async fn run(cashflow: &Cashflow, scan: &Scan, json: bool) -> anyhow::Result<()> {
    let files = files(&scan.paths)?;
    let started = Instant::now();
    let bar = if json { ProgressBar::hidden() } else { ProgressBar::new(files.len() as u64) };
    bar.set_style(ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}")?);
    let mut receipts = Vec::<Receipt>::new();
    let mut refused = Vec::new();
    for file in &files {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        bar.set_message(name.clone());
        let content = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        match cashflow.receipts().scan(&content, FileName::new(&name).ok()).await {
            Ok(read) => receipts.extend(read),
            // One bad file does not stop the others; without an engine none can be read.
            Err(error) if error.kind().is_retryable() => return Err(error.into()),
            Err(error) => refused.push(format!("{name}: {error}")),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    if json {
        return out::json(&serde_json::json!({ "receipts": receipts, "refused": refused }));
    }
    out::line(show::receipts(&receipts, &show::Names::load(cashflow).await?).trim_fmt())?;
    for refusal in &refused {
        out::line(format!("not taken: {refusal}"))?;
    }
    let waiting = receipts.iter().filter(|receipt| receipt.status() == ReceiptStatus::Review).count();
    let each = started.elapsed().as_secs_f64() / files.len().max(1) as f64;
    out::line(format!("{} files, {each:.1} s each; {waiting} to look at: `cashflow review`", files.len()))
}

/// The files themselves, and the images and PDFs of the folders.
fn files(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = std::fs::read_dir(path).with_context(|| format!("cannot open {}", path.display()))?;
        let mut inside =
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
        inside.retain(|file| is_receipt(file));
        inside.sort();
        files.append(&mut inside);
    }
    Ok(files)
}

fn is_receipt(file: &Path) -> bool {
    let extension = file.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    file.is_file() && matches!(extension.as_deref(), Some("jpg" | "jpeg" | "png" | "webp" | "pdf"))
}
