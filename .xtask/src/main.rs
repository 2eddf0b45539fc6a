//! The project's own commands: `cargo xtask help`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "commands talk to people")]

mod accuracy;
mod bindings;
mod check;
mod cloud;
mod command_line;
mod containers;
mod contract;
mod demo;
mod deploy;
mod models;
mod programs;
mod python;
mod receipts;
mod scale;
mod services;
mod setup;
mod stages;
mod test;
mod tools;
mod web;
mod workspace;

use std::env;
use std::ffi::OsString;
use std::process::{Command, ExitCode};

use anyhow::{Result, bail};

use crate::programs::Programs;
use crate::workspace::Workspace;

const HELP: &str = "\
The commands of this project:

  cargo xtask demo      scans receipts into an embedded database and prints the month's report
  cargo xtask test [--without STAGE]…
                        everything that must hold: check, all tests, accuracy, the demonstration, the packages, the page,
                        the deployment
  cargo xtask check     format, lints, documentation, dependencies, layers, files; runs nothing
  cargo xtask accuracy [--require-floors] [--readings FOLDER] [FOLDER]
                        how much of known receipts is read rightly; FOLDER holds receipts and expected.json
  cargo xtask containers [--program SERVER] [-- PYTEST ARGUMENTS]
                        builds the images and runs them as Amazon ECS would; it needs Debian, root and namespaces
  cargo xtask contract [ARGUMENTS]
                        holds the running server to server-example/openapi.json, by schemathesis
  cargo xtask deploy    holds the deployment on AWS: lints, weaknesses, and a dry run against a stand-in
  cargo xtask mobile    builds the Kotlin package into the local Maven repository; it needs Maven and a JDK
  cargo xtask models    fetches the OCR models into the cache folder
  cargo xtask packages  builds the packages of other languages and runs their tests; it needs Maven and a JDK
  cargo xtask scale [--measure [--seconds N]] [--program SERVER]
                        three servers behind nginx, of which one is killed and one stopped: nothing is lost; or how many
                        requests one, two and three answer. SERVER is a built cashflow-server, else one is built
  cargo xtask web       checks, tests and builds the page, and proves it in a browser; it needs Node.js and Chromium
  cargo xtask services -- COMMAND
                        runs a command while a throwaway PostgreSQL and S3 are up, with CASHFLOW_TEST_POSTGRES_URL,
                        CASHFLOW_TEST_S3_ENDPOINT and the like set: cargo xtask services -- cargo test -p cashflow-adapters

`demo` and `test` fetch what they need. The models' folder: $CASHFLOW_OCR_MODELS, or cashflow/models in the user's cache
folder. Real receipts are read from ../shared/receipts where that folder is.
";

fn main() -> ExitCode {
    match as_if_by_hand().unwrap_or_else(run) {
        Ok(status) => status,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Cargo tells what it runs which package that is. A build that hears it rebuilds what a build by hand has built, and the
/// other way round (the build script of `ring` asks for these variables): so this program starts itself once more without.
fn as_if_by_hand() -> Option<Result<ExitCode>> {
    let of_package = |name: &OsString| {
        let name = name.to_string_lossy();
        name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
    };
    let told: Vec<OsString> = env::vars_os().map(|(name, _)| name).filter(of_package).collect();
    if told.is_empty() {
        return None;
    }
    let again = || {
        let mut command = Command::new(env::current_exe()?);
        command.args(env::args_os().skip(1));
        for name in &told {
            command.env_remove(name);
        }
        let status = command.status()?;
        Ok(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
    };
    Some(again())
}

fn run() -> Result<ExitCode> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (command, options) = match arguments.split_first() {
        Some((command, options)) => (command.as_str(), options),
        None => ("help", [].as_slice()),
    };
    let workspace = Workspace::open()?;
    let done = match command {
        "services" => return services::run(&workspace, options),
        "demo" => no_options(options).and_then(|()| demo::run(&workspace)),
        "test" => test::run(&workspace, options),
        "accuracy" => {
            let options = accuracy::Options::parse(options)?;
            models::fetch(&workspace)?;
            accuracy::run(&workspace, &Programs::build(&workspace)?, &options)
        }
        "containers" => containers::run(&workspace, &containers::Options::parse(options)?),
        "contract" => contract::run(&workspace, options),
        "deploy" => no_options(options).and_then(|()| deploy::run(&workspace)),
        "models" => no_options(options).and_then(|()| models::fetch(&workspace)),
        "mobile" => no_options(options).and_then(|()| bindings::mobile::package(&workspace)),
        "packages" => no_options(options).and_then(|()| bindings::run(&workspace)),
        "scale" => scale::run(&workspace, &scale::Options::parse(options)?),
        "web" => no_options(options).and_then(|()| web::run(&workspace)),
        "check" => no_options(options).and_then(|()| check::run(&workspace)),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => bail!("there is no command {other:?}: see `cargo xtask help`"),
    };
    done.map(|()| ExitCode::SUCCESS)
}

fn no_options(options: &[String]) -> Result<()> {
    match options.first() {
        None => Ok(()),
        Some(option) => bail!("unknown option {option:?}: see `cargo xtask help`"),
    }
}
