//! `cargo xtask contract`: a running server is held to its OpenAPI document, with all the checks that schemathesis has.

use anyhow::Result;
use xshell::cmd;

use crate::programs::Programs;
use crate::setup;
use crate::workspace::Workspace;

/// Runs it; further arguments are those of `schemathesis run`.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let python = setup::python_with(workspace, "server-example/contract/requirements.txt", "contract")?;
    let server = Programs::as_tested(workspace)?.server();
    let shell = workspace.shell();
    Ok(cmd!(shell, "{python} server-example/contract/run.py {server} {arguments...}").run()?)
}
