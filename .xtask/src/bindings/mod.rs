//! The packages for other languages.

pub(crate) mod mobile;
mod node;
mod python;
mod swift;

use anyhow::Result;

use crate::models;
use crate::setup;
use crate::stages::Stages;
use crate::workspace::Workspace;

/// Holds the generated files to the facade.
pub(crate) fn check_generated(workspace: &Workspace) -> Result<()> {
    let check = ["run", "--locked", "--quiet", "--package", "cashflow-codegen", "--", "--check"];
    Ok(workspace.cargo().args(check).run()?)
}

/// Builds the packages and runs the tests of each in its own language.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let mut stages = Stages::default();
    stages.run("packages of the system", || setup::to_test(workspace));
    stages.run("OCR models", || models::fetch(workspace));
    self::stages(workspace, &mut stages);
    stages.finish()
}

/// The same as stages of another list, which has what they need.
pub(crate) fn stages(workspace: &Workspace, stages: &mut Stages) {
    python::stages(workspace, stages);
    node::stages(workspace, stages);
    mobile::stages(workspace, stages);
}
