//! The project's own commands: `cargo xtask help`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "commands talk to people")]

mod check;
mod models;
mod python;
mod stages;
mod tools;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::workspace::Workspace;

const HELP: &str = "\
The commands of this project:

  cargo xtask models    fetches the OCR models into the cache folder
  cargo xtask check     format, lints, documentation, dependencies, layers, files

The models' folder: $CASHFLOW_OCR_MODELS, or cashflow/models in the user's cache folder.
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, options) = match arguments.split_first() {
        Some((command, options)) => (command.as_str(), options),
        None => ("help", [].as_slice()),
    };
    let workspace = Workspace::open()?;
    match command {
        "models" => no_options(options).and_then(|()| models::fetch(&workspace)),
        "check" => no_options(options).and_then(|()| check::run(&workspace)),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => bail!("there is no command {other:?}: see `cargo xtask help`"),
    }
}

fn no_options(options: &[String]) -> Result<()> {
    match options.first() {
        None => Ok(()),
        Some(option) => bail!("unknown option {option:?}: see `cargo xtask help`"),
    }
}
