//! The local OCR on receipts: seconds for each, by how many threads, and the memory at its peak.
//!
//! `cargo run --profile release-fast -p cashflow-benches --bin ocr-bench [FOLDER]…`: folders of images; the samples of the project
//! when none is named. Each line is a process of its own, since a peak is never given back.

#![allow(clippy::print_stdout, reason = "it prints its results")]

use std::error::Error;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::Command;

use cashflow_adapters::local_ocr::{LocalOcr, LocalOcrSettings, ModelSource};
use cashflow_benches::clock::Times;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [option, threads, folder] = arguments.as_slice()
        && option == "--measure"
    {
        return measure(threads.parse()?, Path::new(folder));
    }
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/receipts").to_owned();
    let folders = if arguments.is_empty() { vec![samples] } else { arguments };
    println!("| receipts | threads | median | 90 % within | slowest | peak memory |");
    println!("|---|---|---|---|---|---|");
    for folder in &folders {
        for threads in ["1", "2"] {
            let child =
                Command::new(std::env::current_exe()?).args(["--measure", threads, folder]).status()?;
            if !child.success() {
                return Err(format!("measuring {folder} failed: {child}").into());
            }
        }
    }
    Ok(())
}

/// Reads the receipts of a folder one after the other.
fn measure(threads: NonZeroUsize, folder: &Path) -> Outcome {
    let settings = LocalOcrSettings::default().with_threads(threads);
    let ocr = LocalOcr::new(ModelSource::default(), settings)?;
    let files = images(folder)?;
    // The models are loaded with the first.
    if let Some(first) = files.first() {
        ocr.read_bytes(&std::fs::read(first)?)?;
    }
    let mut times = Times::default();
    for file in &files {
        let content = std::fs::read(file)?;
        times.take(|| ocr.read_bytes(&content))?;
    }
    let shown = |share| format!("{:.2} s", times.quantile(share).as_secs_f64());
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    println!(
        "| {} of {name} | {threads} | {} | {} | {} | {} MB |",
        files.len(),
        shown(0.5),
        shown(0.9),
        shown(1.0),
        peak_memory()? / 1_000_000,
    );
    Ok(())
}

fn images(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let kind = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
        if ["jpg", "jpeg", "png", "webp"].contains(&kind) {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(format!("no images in {}", folder.display()).into());
    }
    Ok(files)
}

/// The most memory that the process has had, in bytes (Linux: `VmHWM`).
fn peak_memory() -> Outcome<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kilobytes * 1024)
}
