//! `cargo xtask contract`: a running server is held to its OpenAPI document, with all the checks that schemathesis has.

use anyhow::Result;
use xshell::cmd;

use crate::setup;
use crate::workspace::Workspace;

/// Runs it; further arguments are those of `schemathesis run`.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    // With the features of the tests, so that it is the program that they have built.
    let build = workspace.cargo().args(["build", "--locked", "--workspace", "--all-features"]);
    build.args(["--bin", "cashflow-server"]).run()?;
    let python = setup::python_with(workspace, "server-example/contract/requirements.txt", "contract")?;
    let server = workspace.target().join("debug/cashflow-server");
    let shell = workspace.shell();
    Ok(cmd!(shell, "{python} server-example/contract/run.py {server} {arguments...}").run()?)
}
