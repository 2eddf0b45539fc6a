//! The Python package: generated files, an environment, the native module, the tests, and the wheel in a fresh environment.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use xshell::{Cmd, cmd};

use crate::setup;
use crate::stages::Stages;
use crate::workspace::Workspace;

/// The package, from the root of the checkout.
const PACKAGE: &str = "bindings/python";

/// Needs the OCR models and the programs that building needs. In the development profile: the tests are about the package,
/// and the engine that reads receipts is optimised there too.
pub(crate) fn stages(workspace: &Workspace, stages: &mut Stages) {
    stages.run("Python: environment", || environment(workspace).map(drop));
    stages.run("Python: package and wheel", || build(workspace));
    stages.run("Python: tests", || {
        let pytest = python(workspace)?.args(["-m", "pytest", "-q", PACKAGE, "--rootdir", PACKAGE]);
        Ok(pytest.env("CASHFLOW_WHEELS", wheels(workspace)).run()?)
    });
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
    let requirements = format!("{PACKAGE}/requirements-test.txt");
    setup::environment(workspace, &requirements, "python-bindings")
}
