//! Measures how well receipts are read and understood, on a folder of receipts whose values are known.
//!
//! `accuracy [options] FOLDER`, where `FOLDER/expected.json` gives for each id the `merchant`, `date` and `total`, and
//! where known `merchant_also`, `tax`, `currency`, `items` and `file`. `cargo xtask accuracy` runs it on all folders.
//!
//! | option | is |
//! |---|---|
//! | `--threads N` | receipts read at the same time; as many as there are cores |
//! | `--currency CODE` | the currency of the receipts whose expected values name none |
//! | `--predictions FILE` | writes what was understood, a JSON line each |
//! | `--readings FOLDER` | writes what the engine read, a JSON file each |
//! | `--errors` | lists each wrong value |
//! | `--require total=0.95,f1=0.93` | fails when a number is below its floor |
#![allow(clippy::print_stdout, reason = "it is a program that prints its findings")]

mod options;
mod reading;
mod score;
mod truth;

use std::fs;
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use crate::options::Options;
use crate::score::Score;

fn main() -> Result<ExitCode> {
    let options = Options::parse(std::env::args().skip(1))?;
    let truths = truth::read(&options.folder, options.currency)?;
    let taken = reading::read_all(&options, &truths)?;
    if let Some(file) = &options.predictions {
        let lines: Vec<String> =
            taken.receipts.iter().map(|receipt| receipt.prediction().to_string()).collect();
        fs::write(file, lines.join("\n")).with_context(|| format!("cannot write {}", file.display()))?;
    }
    let score = Score::of(&truths, &taken.receipts);
    if options.errors {
        score.wrong.iter().for_each(|line| println!("  {line}"));
    }
    score.print();
    taken.print_speed();
    let short = score.below(&options.floors)?;
    if short.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    println!("below the floor: {}", short.join("; "));
    Ok(ExitCode::FAILURE)
}
