//! The packages for other languages.

mod python;

use crate::stages::Stages;
use crate::workspace::Workspace;

/// Needs the OCR models and the programs that building needs.
pub(crate) fn stages(workspace: &Workspace) -> Stages {
    let mut stages = Stages::default();
    stages.run("generated files of the packages", || {
        let check = ["run", "--locked", "--quiet", "--package", "cashflow-codegen", "--", "--check"];
        Ok(workspace.cargo().args(check).run()?)
    });
    stages.extend(python::stages(workspace));
    stages
}
