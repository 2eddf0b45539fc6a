//! Programs that come as Python wheels, pinned by version and checksum, kept in the target folder.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::python;
use crate::workspace::Workspace;

/// Programs that are fetched together.
pub(crate) struct Tools {
    /// The folder below the target folder.
    folder: &'static str,
    /// pip's requirements, with the checksums: the file, and what it holds.
    requirements: (&'static str, &'static str),
}

/// What the check runs.
pub(crate) const CHECKERS: Tools =
    Tools { folder: "tools", requirements: (".xtask/tools.txt", include_str!("../tools.txt")) };

/// Servers that tests talk to.
pub(crate) const SERVERS: Tools =
    Tools { folder: "servers", requirements: (".xtask/services.txt", include_str!("../services.txt")) };

impl Tools {
    /// The program of a name, fetched when it is missing or when the pinned versions changed.
    pub(crate) fn program(&self, workspace: &Workspace, name: &str) -> Result<PathBuf> {
        let folder = workspace.target().join(self.folder);
        let (file, pinned) = self.requirements;
        // Written last, so that a fetch that broke off is done again.
        let stamp = folder.join("pinned.txt");
        if !fs::read_to_string(&stamp).is_ok_and(|present| present == pinned) {
            if folder.exists() {
                fs::remove_dir_all(&folder)?;
            }
            python::unpack(workspace, &["--require-hashes", "-r", file], &folder)?;
            fs::write(&stamp, pinned)?;
        }
        let program = folder.join("bin").join(format!("{name}{EXE_SUFFIX}"));
        program.is_file().then_some(program).with_context(|| format!("{file} brings no {name}"))
    }
}
