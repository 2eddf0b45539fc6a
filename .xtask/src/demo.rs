//! `cargo xtask demo`: from receipt photos to a report, on this machine alone.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use xshell::cmd;

use crate::models;
use crate::programs::Programs;
use crate::receipts;
use crate::setup;
use crate::workspace::Workspace;

/// Scans read besides the photos: enough to see other layouts, few enough to wait for.
const SCANS: usize = 5;

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    setup::to_build(workspace)?;
    models::fetch(workspace)?;
    show(workspace, &Programs::build(workspace)?)
}

/// Runs the demonstration with data that is thrown away.
pub(crate) fn show(workspace: &Workspace, programs: &Programs) -> Result<()> {
    let data = tempfile::tempdir()?;
    let (shell, quickstart, data) = (workspace.shell(), programs.quickstart(), data.path());
    let receipts = receipts_to_show(workspace)?;
    Ok(cmd!(shell, "{quickstart} {data} {receipts...}").quiet().run()?)
}

fn receipts_to_show(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let Some([photos, scans]) = receipts::real(workspace)? else {
        return Ok(vec![receipts::own(workspace).folder]);
    };
    let mut shown = vec![photos.folder];
    let mut pictures = Vec::new();
    for entry in fs::read_dir(scans.folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "jpg") {
            pictures.push(path);
        }
    }
    pictures.sort();
    shown.extend(pictures.into_iter().take(SCANS));
    Ok(shown)
}
