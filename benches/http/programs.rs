//! What is run: the server, built for release, the plain service with its packages, and `wrk`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

/// The folder of the workspace.
pub(crate) const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Where the programs are.
#[derive(Debug)]
pub(crate) struct Programs {
    pub(crate) server: PathBuf,
    pub(crate) fastify: PathBuf,
}

/// Builds and installs what is missing; the server only if none is given.
pub(crate) fn ready(server: Option<PathBuf>) -> Result<Programs> {
    let root = Path::new(ROOT);
    let server = server.map_or_else(|| build(root), Ok)?;
    let fastify = root.join("benches/http/fastify");
    if !fastify.join("node_modules").is_dir() {
        run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&fastify))?;
    }
    if Command::new("wrk").arg("-v").output().is_err() {
        run(Command::new("apt-get").args(["install", "-y", "--no-install-recommends", "wrk"]))
            .context("wrk is missing: install it (Debian: wrk)")?;
    }
    Ok(Programs { server, fastify: fastify.join("server.js") })
}

fn build(root: &Path) -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    run(Command::new(cargo).args(["build", "--release", "-p", "server-example"]).current_dir(root))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    Ok(target.join("release/cashflow-server"))
}

/// Runs a program to its good end.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot run {command:?}"))?;
    ensure!(status.success(), "{command:?} failed");
    Ok(())
}

/// Runs a program to its good end and gives what it printed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot run {command:?}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    ensure!(output.status.success(), "{command:?} failed: {text}{}", String::from_utf8_lossy(&output.stderr));
    Ok(text)
}
