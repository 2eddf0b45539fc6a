//! `cargo xtask accuracy`: how much of real receipts is read and understood rightly.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};
use xshell::cmd;

use crate::programs::Programs;
use crate::receipts::{self, Receipts};
use crate::workspace::Workspace;

/// Numbers that the scorer beside the public receipts prints as well.
const SHARED_NUMBERS: [&str; 7] = ["merchant", "date", "total", "all3", "precision", "recall", "f1"];

/// What the command line asks for.
#[derive(Default)]
pub(crate) struct Options {
    floors: Floors,
    readings: Option<PathBuf>,
    folder: Option<PathBuf>,
}

/// Whether a number below its floor is a failure.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Floors {
    #[default]
    Printed,
    Required,
}

impl Options {
    pub(crate) fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self::default();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--require-floors" => options.floors = Floors::Required,
                "--readings" => {
                    options.readings = Some(arguments.next().context("--readings needs a folder")?.into());
                }
                option if option.starts_with('-') => bail!("unknown option {option}: see `cargo xtask help`"),
                folder => options.folder = Some(folder.into()),
            }
        }
        Ok(options)
    }

    pub(crate) fn with_floors() -> Self {
        Self { floors: Floors::Required, ..Self::default() }
    }
}

/// Needs the OCR models.
pub(crate) fn run(workspace: &Workspace, programs: &Programs, options: &Options) -> Result<()> {
    let folders = match &options.folder {
        Some(folder) => {
            vec![Receipts { name: "receipts", folder: folder.clone(), currency: None, floors: "" }]
        }
        None => {
            let mut folders = vec![receipts::own(workspace)];
            folders.extend(receipts::real(workspace)?.into_iter().flatten());
            folders
        }
    };
    let mut short = Vec::new();
    for receipts in &folders {
        if !measure(workspace, programs, options, receipts)? {
            short.push(receipts.name);
        }
    }
    ensure!(short.is_empty(), "below the floors: {}", short.join(", "));
    Ok(())
}

/// Prints the numbers of a folder. False when one is below its floor.
fn measure(
    workspace: &Workspace,
    programs: &Programs,
    options: &Options,
    receipts: &Receipts,
) -> Result<bool> {
    println!("\n{}: {}", receipts.name, receipts.folder.display());
    let (shell, accuracy, folder) = (workspace.shell(), programs.accuracy(), &receipts.folder);
    let kept = tempfile::tempdir()?;
    let predictions = kept.path().join("predictions.jsonl");
    let mut command = cmd!(shell, "{accuracy} --errors --predictions {predictions}");
    if let Some(currency) = receipts.currency {
        command = command.args(["--currency", currency]);
    }
    if let Some(readings) = &options.readings {
        command = command.arg("--readings").arg(readings.join(receipts.name));
    }
    if options.floors == Floors::Required && !receipts.floors.is_empty() {
        command = command.args(["--require", receipts.floors]);
    }
    let output = command.arg(folder).quiet().ignore_status().output()?;
    let printed = String::from_utf8(output.stdout)?;
    print!("{printed}");
    ensure!(predictions.is_file(), "{}", String::from_utf8_lossy(&output.stderr).trim());
    compare(workspace, folder, &predictions, &printed)?;
    Ok(output.status.success())
}

/// Holds our numbers against those of the independent scorer, where it lies beside the receipts.
fn compare(workspace: &Workspace, folder: &Path, predictions: &Path, printed: &str) -> Result<()> {
    let scorer = folder.join("../score.py");
    if !scorer.is_file() {
        return Ok(());
    }
    let shell = workspace.shell();
    let expected = folder.join("expected.json");
    let theirs = cmd!(shell, "python3 {scorer} --expected {expected} {predictions}").quiet().read()?;
    for name in SHARED_NUMBERS {
        let (ours, theirs) = (number(printed, name)?, number(&theirs, name)?);
        ensure!(ours == theirs, "{name} is {ours} by us and {theirs} by {}", scorer.display());
    }
    println!("the same numbers by {}", fs::canonicalize(&scorer)?.display());
    Ok(())
}

fn number<'a>(printed: &'a str, name: &str) -> Result<&'a str> {
    let lines = printed.lines().map(str::split_whitespace);
    let mut found =
        lines.filter_map(|mut words| (words.next() == Some(name)).then(|| words.next()).flatten());
    found.next_back().with_context(|| format!("no number {name} was printed"))
}
