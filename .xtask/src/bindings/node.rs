//! The Node.js package: what it is built and tested with, the native module, the tests.

use anyhow::Result;
use xshell::cmd;

use crate::programs::AS_TESTED;
use crate::stages::Stages;
use crate::workspace::Workspace;

/// The package, from the root of the checkout.
const PACKAGE: &str = "bindings/node";

/// Needs Node.js 20.17 or newer, npm, and the OCR models. In the development profile: the tests are about the package, and
/// the engine that reads receipts is optimised there too. They also run the README and the quickstart with the packed package.
pub(crate) fn stages(workspace: &Workspace, stages: &mut Stages) {
    stages.run("Node.js: package", || build(workspace));
    stages.run("Node.js: tests", || {
        let shell = workspace.shell();
        Ok(cmd!(shell, "npm --prefix {PACKAGE} test").run()?)
    });
}

/// Installs what the package is built with, exactly as it is locked, and puts the native module beside its scripts.
fn build(workspace: &Workspace) -> Result<()> {
    let shell = workspace.shell();
    cmd!(shell, "npm --prefix {PACKAGE} ci").run()?;
    Ok(cmd!(shell, "npm --prefix {PACKAGE} run build --").args(AS_TESTED).run()?)
}
