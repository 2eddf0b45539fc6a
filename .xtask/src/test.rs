//! `cargo xtask test`: everything that must hold, on a machine that may have nothing yet.

use anyhow::Result;
use xshell::cmd;

use crate::accuracy;
use crate::bindings;
use crate::check;
use crate::command_line;
use crate::contract;
use crate::demo;
use crate::models;
use crate::programs::Programs;
use crate::services::Services;
use crate::setup;
use crate::stages::Stages;
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let mut stages = Stages::default();
    stages.run("packages of the system", || setup::to_test(workspace));
    stages.run("OCR models", || models::fetch(workspace));
    stages.extend(check::stages(workspace));
    stages.run("tests", || {
        let test =
            workspace.cargo().args(["test", "--locked", "--workspace", "--all-features", "--no-fail-fast"]);
        Ok(Services::start(workspace)?.tell(test).run()?)
    });
    stages.run("contract of the server", || contract::run(workspace, &[]));
    stages.run("sample receipts", || {
        let python = setup::python(workspace)?;
        let shell = workspace.shell();
        Ok(cmd!(shell, "{python} examples/receipts/render.py --check").run()?)
    });
    stages.run("generated files of the packages", || bindings::check_generated(workspace));
    stages.run("accuracy", || {
        accuracy::run(workspace, &Programs::as_tested(workspace)?, &accuracy::Options::with_floors())
    });
    stages.run("demonstration", || demo::show(workspace, &Programs::as_tested(workspace)?));
    stages.run("command line", || command_line::run(workspace, &Programs::as_tested(workspace)?));
    stages.finish()
}
