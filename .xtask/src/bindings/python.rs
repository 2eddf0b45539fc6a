//! The Python package: generated files, an environment, the native module, the tests, and the wheel in a fresh environment.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use xshell::{Cmd, cmd};

use crate::stages::Stages;
use crate::workspace::Workspace;

/// The package, from the root of the checkout.
const PACKAGE: &str = "bindings/python";

/// Needs the OCR models and the programs that building needs. In the development profile: the tests are about the package,
/// and the engine that reads receipts is optimised there too.
pub(crate) fn stages(workspace: &Workspace) -> Stages {
    let mut stages = Stages::default();
    stages.run("Python: environment", || environment(workspace).map(drop));
    stages.run("Python: package and wheel", || build(workspace));
    stages.run("Python: tests", || {
        let pytest = python(workspace)?.args(["-m", "pytest", "-q", PACKAGE, "--rootdir", PACKAGE]);
        Ok(pytest.env("CASHFLOW_WHEELS", wheels(workspace)).run()?)
    });
    stages
}

fn build(workspace: &Workspace) -> Result<()> {
    python(workspace)?.arg(format!("{PACKAGE}/scripts/models.py")).run()?;
    let manifest = format!("{PACKAGE}/Cargo.toml");
    let environment = environment(workspace)?;
    let maturin = || -> Result<Cmd<'_>> {
        // maturin builds for the environment that this names.
        Ok(python(workspace)?.args(["-m", "maturin"]).env("VIRTUAL_ENV", &environment))
    };
    maturin()?.args(["develop", "--locked", "--manifest-path", &manifest]).run()?;
    let wheels = wheels(workspace);
    if wheels.exists() {
        fs::remove_dir_all(&wheels)?;
    }
    let out = ["build", "--locked", "--manifest-path", &manifest, "--out"];
    Ok(maturin()?.args(out).arg(&wheels).run()?)
}

fn wheels(workspace: &Workspace) -> PathBuf {
    workspace.target().join("python-wheels")
}

fn python(workspace: &Workspace) -> Result<Cmd<'_>> {
    let python = environment(workspace)?.join("bin/python");
    let shell = workspace.shell();
    Ok(cmd!(shell, "{python}"))
}

/// An environment with what the tests need; made anew when that changes.
fn environment(workspace: &Workspace) -> Result<PathBuf> {
    let shell = workspace.shell();
    let requirements = workspace.root().join(PACKAGE).join("requirements-test.txt");
    let wanted = fs::read_to_string(&requirements)?;
    let folder = workspace.target().join("python-bindings");
    let (python, stamp) = (folder.join("bin/python"), folder.join("requirements-test.txt"));
    if !is_there(&stamp, &wanted) {
        cmd!(shell, "python3 -m venv --clear {folder}").run()?;
        let pip = cmd!(shell, "{python} -m pip --disable-pip-version-check install --quiet");
        pip.arg("-r").arg(&requirements).run()?;
        // Written last, so that an environment that broke off is made again.
        fs::write(&stamp, wanted)?;
    }
    Ok(folder)
}

fn is_there(stamp: &Path, wanted: &str) -> bool {
    fs::read_to_string(stamp).is_ok_and(|present| present == wanted)
}
