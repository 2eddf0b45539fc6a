//! Prints what the local OCR engine reads on image files: one JSON line each, for accuracy work.
//!
//! `read_receipt [--threads N] [--out DIR] FILE…`

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Instant;

use cashflow_adapters::local_ocr::{LocalOcr, LocalOcrSettings, ModelSource};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut settings = LocalOcrSettings::default();
    let mut out: Option<PathBuf> = None;
    let mut files = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--threads" => {
                let threads: NonZeroUsize = arguments.next().ok_or("--threads needs a number")?.parse()?;
                settings = settings.with_threads(threads);
            }
            "--out" => out = Some(arguments.next().ok_or("--out needs a directory")?.into()),
            file => files.push(PathBuf::from(file)),
        }
    }
    let ocr = LocalOcr::new(ModelSource::default(), settings)?;
    for file in files {
        let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = std::fs::read(&file)?;
        let start = Instant::now();
        let reading = ocr.read_bytes(&bytes);
        let seconds = start.elapsed().as_secs_f64();
        let line = match reading {
            Ok(reading) => {
                if let Some(out) = &out {
                    std::fs::write(out.join(format!("{id}.json")), serde_json::to_vec(&reading)?)?;
                }
                serde_json::json!({ "id": id, "reading": reading, "seconds": seconds })
            }
            Err(error) => serde_json::json!({ "id": id, "error": error.to_string(), "seconds": seconds }),
        };
        print_line(&line.to_string())?;
    }
    Ok(())
}

fn print_line(line: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    writeln!(std::io::stdout().lock(), "{line}")
}
