//! The programs that are run as a user runs them: built together and optimised, so that nothing is built twice.

use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;

use anyhow::Result;

use crate::workspace::Workspace;

const PROFILE: &str = "release-fast";
const PACKAGES: [&str; 3] = ["cashflow-accuracy", "cashflow-cli", "cashflow-quickstart"];

/// The programs of `examples/`.
pub(crate) struct Programs {
    folder: PathBuf,
}

impl Programs {
    pub(crate) fn build(workspace: &Workspace) -> Result<Self> {
        let build = workspace.cargo().args(["build", "--locked", "--profile", PROFILE]);
        build.args(PACKAGES.iter().flat_map(|package| ["--package", package])).run()?;
        Ok(Self { folder: workspace.target().join(PROFILE) })
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
