//! What a fresh Debian lacks: packages of the system, and a Python environment inside the target folder.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};
use xshell::cmd;

use crate::workspace::Workspace;

/// Programs that building and fetching need, each as a command that works where it is, and the package that brings it:
/// a C compiler for SQLite, pip for the OCR models.
const TO_BUILD: &[(&[&str], &str)] =
    &[(&["cc", "--version"], "build-essential"), (&["python3", "-m", "pip", "--version"], "python3-pip")];

/// What tests need besides: the list of files, and an environment for the script of the sample receipts.
const TO_TEST: &[(&[&str], &str)] =
    &[(&["git", "--version"], "git"), (&["python3", "-c", "import ensurepip"], "python3-venv")];

/// The fonts that the sample receipts are drawn with.
const FONTS: &[&str] = &[
    "fonts-3270",
    "fonts-agave",
    "fonts-bebas-neue",
    "fonts-courier-prime",
    "fonts-dejavu-core",
    "fonts-dejavu-extra",
    "fonts-dotgothic16",
    "fonts-freefont-ttf",
    "fonts-inconsolata",
    "fonts-liberation",
    "fonts-lobster",
];

/// What dpkg-query is to tell.
const STATUS: &str = "--showformat=${db:Status-Status}";

/// Installs what building needs, where it is missing.
pub(crate) fn to_build(workspace: &Workspace) -> Result<()> {
    install(workspace, missing_programs(workspace, TO_BUILD))
}

/// Installs what the tests need, where it is missing.
pub(crate) fn to_test(workspace: &Workspace) -> Result<()> {
    let mut missing = missing_programs(workspace, TO_BUILD);
    missing.extend(missing_programs(workspace, TO_TEST));
    let shell = workspace.shell();
    missing.extend(FONTS.iter().filter(|font| {
        let status = cmd!(shell, "dpkg-query --show {STATUS} {font}").quiet().ignore_stderr().read();
        !status.is_ok_and(|status| status == "installed")
    }));
    install(workspace, missing)
}

fn missing_programs(workspace: &Workspace, needed: &[(&[&str], &'static str)]) -> Vec<&'static str> {
    let shell = workspace.shell();
    let works = |command: &[&str]| {
        let (program, arguments) = (command[0], &command[1..]);
        cmd!(shell, "{program} {arguments...}").quiet().ignore_stdout().ignore_stderr().run().is_ok()
    };
    needed.iter().filter(|(command, _)| !works(command)).map(|(_, package)| *package).collect()
}

/// Errors: it is not allowed to, or this is no Debian; the message says what is missing.
fn install(workspace: &Workspace, missing: Vec<&str>) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    let shell = workspace.shell();
    let is_root = cmd!(shell, "id -u").quiet().ignore_stderr().read().is_ok_and(|id| id == "0");
    let has_apt = cmd!(shell, "apt-get --version").quiet().ignore_stdout().ignore_stderr().run().is_ok();
    if !(is_root && has_apt) {
        bail!(
            "this is missing, install it first (these are the names of Debian's packages): {}",
            missing.join(" ")
        );
    }
    let apt = || cmd!(shell, "apt-get --quiet --quiet").env("DEBIAN_FRONTEND", "noninteractive");
    apt().arg("update").run()?;
    Ok(apt().args(["install", "--yes", "--no-install-recommends"]).args(missing).run()?)
}

/// The Python that has what the script of the sample receipts needs.
pub(crate) fn python(workspace: &Workspace) -> Result<PathBuf> {
    let shell = workspace.shell();
    let requirements = workspace.root().join("examples/receipts/requirements.txt");
    let wanted = fs::read_to_string(&requirements)?;
    let folder = workspace.target().join("python");
    let (python, stamp) = (folder.join("bin/python"), folder.join("requirements.txt"));
    // Written last, so that an environment that broke off is made again.
    if !fs::read_to_string(&stamp).is_ok_and(|present| present == wanted) {
        cmd!(shell, "python3 -m venv --clear {folder}").run()?;
        let pip = cmd!(shell, "{python} -m pip --disable-pip-version-check install --quiet");
        pip.arg("-r").arg(&requirements).run()?;
        fs::write(&stamp, wanted)?;
    }
    Ok(python)
}

#[cfg(test)]
mod tests {
    use super::FONTS;

    #[test]
    fn every_font_that_the_sample_receipts_need_is_installed() {
        let script = include_str!("../../examples/receipts/render.py");
        let needed: Vec<&str> = script
            .split_whitespace()
            .map(|word| word.trim_end_matches('.'))
            .filter(|word| word.starts_with("fonts-"))
            .collect();
        assert!(!needed.is_empty());
        for font in needed {
            assert!(FONTS.contains(&font), "{font}");
        }
    }
}
