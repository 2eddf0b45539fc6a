//! `cargo xtask web`: the page of `examples/web`, held to the API's document, checked, tested, built, and proved in a browser.

use anyhow::Result;
use xshell::cmd;

use crate::programs::Programs;
use crate::workspace::Workspace;

/// Installs what the page is made of, exactly as it is locked, and writes `examples/web/dist`.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    let shell = workspace.shell();
    cmd!(shell, "npm --prefix examples/web ci").run()?;
    Ok(cmd!(shell, "npm --prefix examples/web run build").run()?)
}

/// Runs what needs no browser. Needs Node.js 20.19 or newer and npm.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    build(workspace)?;
    let shell = workspace.shell();
    cmd!(shell, "npm --prefix examples/web run check").run()?;
    Ok(cmd!(shell, "npm --prefix examples/web test").run()?)
}

/// Runs everything. Needs Debian's chromium besides; and the OCR models, since receipts are scanned.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    check(workspace)?;
    let program = Programs::as_tested(workspace)?.server();
    let shell = workspace.shell();
    Ok(cmd!(shell, "npm --prefix examples/web run e2e").env("CASHFLOW_SERVER_PROGRAM", program).run()?)
}
