//! The programs that are run as a user runs them, built together, so that nothing is built twice.

use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;

use anyhow::Result;

use crate::workspace::Workspace;

const PROFILE: &str = "release-fast";
const PACKAGES: [&str; 3] = ["cashflow-accuracy", "cashflow-cli", "cashflow-quickstart"];

/// What cargo builds for the tests: with other choices it would build most of it once more.
pub(crate) const AS_TESTED: [&str; 6] =
    ["--locked", "--workspace", "--all-features", "--lib", "--bins", "--tests"];

/// Where they are.
pub(crate) struct Programs {
    folder: PathBuf,
}

impl Programs {
    /// The programs of `examples/`, optimised.
    pub(crate) fn build(workspace: &Workspace) -> Result<Self> {
        let build = workspace.cargo().args(["build", "--locked", "--profile", PROFILE]);
        build.args(PACKAGES.iter().flat_map(|package| ["--package", package])).run()?;
        Ok(Self { folder: workspace.target().join(PROFILE) })
    }

    /// Every program and library, as the tests have them: quick where that takes long, with checks that optimising leaves out.
    pub(crate) fn as_tested(workspace: &Workspace) -> Result<Self> {
        workspace.cargo().arg("build").args(AS_TESTED).run()?;
        Ok(Self { folder: workspace.target().join("debug") })
    }

    /// The reference server.
    pub(crate) fn server(&self) -> PathBuf {
        self.program("cashflow-server")
    }

    /// What stands in for Textract.
    pub(crate) fn textract_stand_in(&self) -> PathBuf {
        self.program("textract-standin")
    }

    /// Measures receipts.
    pub(crate) fn accuracy(&self) -> PathBuf {
        self.program("accuracy")
    }

    /// The command line.
    pub(crate) fn cashflow(&self) -> PathBuf {
        self.program("cashflow")
    }

    /// The demonstration.
    pub(crate) fn quickstart(&self) -> PathBuf {
        self.program("quickstart")
    }

    fn program(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}{EXE_SUFFIX}"))
    }
}
