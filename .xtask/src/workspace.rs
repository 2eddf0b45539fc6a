//! The checkout: its root, its target folder, and a shell that works from the root.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::Value;
use xshell::{Cmd, Shell, cmd};

/// The checkout that the commands work on.
pub(crate) struct Workspace {
    shell: Shell,
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    pub(crate) fn open() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("the workspace tool stands at the root of the file system")?
            .to_owned();
        let shell = Shell::new()?;
        shell.change_dir(&root);
        let mut workspace = Self { shell, root, target: PathBuf::new() };
        // Cargo knows where it builds, whichever variable or file says so.
        let target = workspace.metadata()?["target_directory"].as_str().map(PathBuf::from);
        workspace.target = target.context("cargo does not say where it builds")?;
        Ok(workspace)
    }

    /// The folder of the checkout.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Where cargo builds; tools of the project are kept there as well.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    pub(crate) fn shell(&self) -> &Shell {
        &self.shell
    }

    /// The cargo that runs this command.
    pub(crate) fn cargo(&self) -> Cmd<'_> {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let command = cmd!(self.shell, "{cargo}");
        // A machine that builds once gains nothing from what cargo keeps for the next build.
        if env::var_os("CI").is_some() { command.env("CARGO_INCREMENTAL", "0") } else { command }
    }

    /// What cargo knows about the packages of the workspace.
    pub(crate) fn metadata(&self) -> Result<Value> {
        let metadata = self.cargo().args(["metadata", "--no-deps", "--format-version=1"]).quiet().read()?;
        Ok(serde_json::from_str(&metadata)?)
    }

    /// Every file of the checkout that is tracked, or new and not ignored.
    pub(crate) fn files(&self) -> Result<Vec<PathBuf>> {
        let listed =
            cmd!(self.shell, "git ls-files --cached --others --exclude-standard -z").quiet().read()?;
        let files = listed.split('\0').filter(|name| !name.is_empty()).map(PathBuf::from);
        Ok(files.filter(|file| self.root.join(file).is_file()).collect())
    }
}
