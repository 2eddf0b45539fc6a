//! What a fresh Debian lacks for the tests: packages of the system, and a Python environment inside the target folder.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};
use xshell::cmd;

use crate::workspace::Workspace;

/// A C compiler for SQLite, Python for the scripts, and the fonts that the sample receipts are drawn with.
const PACKAGES: &[&str] = &[
    "build-essential",
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

/// Installs the packages that are missing. Errors: it is not allowed to; the message says the command.
pub(crate) fn packages(workspace: &Workspace) -> Result<()> {
    let shell = workspace.shell();
    let is_installed = |package: &&str| {
        let status = cmd!(shell, "dpkg-query --show {STATUS} {package}");
        status.quiet().ignore_stderr().read().is_ok_and(|status| status == "installed")
    };
    let missing: Vec<&str> = PACKAGES.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        println!("all packages are installed");
        return Ok(());
    }
    let is_root = cmd!(shell, "id -u").quiet().read().is_ok_and(|id| id == "0");
    if !is_root || cmd!(shell, "apt-get --version").quiet().ignore_stdout().run().is_err() {
        bail!("these packages are missing, install them first: apt-get install {}", missing.join(" "));
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
    use super::PACKAGES;

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
            assert!(PACKAGES.contains(&font), "{font}");
        }
    }
}
