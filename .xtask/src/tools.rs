//! Tools of the check, pinned, kept in the target folder.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::python;
use crate::workspace::Workspace;

/// The versions and the checksums of the packages.
const PINNED: &str = include_str!("../tools.txt");

/// The program of a tool, fetched when it is missing or when the pinned versions changed.
pub(crate) fn program(workspace: &Workspace, name: &str) -> Result<PathBuf> {
    let folder = workspace.target().join("tools");
    // Written last, so that a fetch that broke off is done again.
    let stamp = folder.join("pinned.txt");
    if !fs::read_to_string(&stamp).is_ok_and(|present| present == PINNED) {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        python::unpack(workspace, &["--require-hashes", "-r", ".xtask/tools.txt"], &folder)?;
        fs::write(&stamp, PINNED)?;
    }
    let program = folder.join("bin").join(format!("{name}{EXE_SUFFIX}"));
    program.is_file().then_some(program).with_context(|| format!("the pinned tools have no {name}"))
}
