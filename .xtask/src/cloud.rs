//! What runs in the cloud, as programs: the server, optimised as it is delivered, and what stands in for Textract.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::programs::Programs;
use crate::workspace::Workspace;

/// Optimised, and quicker to build than what is released.
const PROFILE: &str = "release-fast";

/// The server: the one that is given, or one that is built.
pub(crate) fn server(workspace: &Workspace, given: Option<&Path>) -> Result<PathBuf> {
    if let Some(program) = given {
        return Ok(program.to_owned());
    }
    let build =
        workspace.cargo().args(["build", "--locked", "--profile", PROFILE, "--package", "server-example"]);
    build.run()?;
    Ok(workspace.target().join(PROFILE).join("cashflow-server"))
}

/// The stand-in.
pub(crate) fn textract_stand_in(workspace: &Workspace) -> Result<PathBuf> {
    Ok(Programs::as_tested(workspace)?.textract_stand_in())
}
