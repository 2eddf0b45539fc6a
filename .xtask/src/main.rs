//! The project's own commands: `cargo xtask help`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "commands talk to people")]

mod accuracy;
mod check;
mod command_line;
mod demo;
mod models;
mod programs;
mod python;
mod receipts;
mod setup;
mod stages;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::workspace::Workspace;

const HELP: &str = "\
The commands of this project:

  cargo xtask demo      scans receipts into an embedded database and prints the month's report
  cargo xtask test      everything that must hold: check, all tests, accuracy, the demonstration
  cargo xtask check     format, lints, documentation, dependencies, layers, files; runs nothing
  cargo xtask accuracy [--require-floors] [--readings FOLDER] [FOLDER]
                        how much of known receipts is read rightly; FOLDER holds receipts and expected.json
  cargo xtask models    fetches the OCR models into the cache folder

`demo` and `test` fetch what they need. The models' folder: $CASHFLOW_OCR_MODELS, or cashflow/models in the user's cache
folder. Real receipts are read from ../shared/receipts where that folder is.
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
        "demo" => no_options(options).and_then(|()| demo::run(&workspace)),
        "test" => no_options(options).and_then(|()| test::run(&workspace)),
        "accuracy" => accuracy::run(&workspace, &accuracy::Options::parse(options)?),
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
