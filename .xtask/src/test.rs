//! `cargo xtask test`: everything that must hold, on a machine that may have nothing yet.

use std::env;

use anyhow::{Context as _, Result, bail, ensure};
use xshell::cmd;

use crate::accuracy;
use crate::bindings;
use crate::check;
use crate::command_line;
use crate::containers;
use crate::contract;
use crate::demo;
use crate::deploy;
use crate::models;
use crate::programs::Programs;
use crate::services::Services;
use crate::setup;
use crate::stages::Stages;
use crate::web;
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace, options: &[String]) -> Result<()> {
    let mut stages = Stages::without(left_out(options)?);
    stages.run("packages of the system", || setup::to_test(workspace));
    stages.run("OCR models", || models::fetch(workspace));
    check::stages(workspace, &mut stages);
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
        accuracy::run(workspace, &Programs::build(workspace)?, &accuracy::Options::with_floors())
    });
    stages.run("demonstration", || demo::show(workspace, &Programs::build(workspace)?));
    stages.run("command line", || command_line::run(workspace, &Programs::build(workspace)?));
    bindings::stages(workspace, &mut stages);
    stages.run("page", || web::check(workspace));
    deploy::stages(workspace, &mut stages);
    stages.run("containers", || {
        let server = Programs::as_tested(workspace)?.server();
        containers::run(workspace, &containers::Options::of(server))
    });
    stages.finish()
}

/// `--without STAGE`, as often as need be. CI leaves nothing out.
fn left_out(options: &[String]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    let mut options = options.iter();
    while let Some(option) = options.next() {
        match option.as_str() {
            "--without" => names.push(options.next().context("--without needs the name of a stage")?.clone()),
            other => bail!("unknown option {other:?}: see `cargo xtask help`"),
        }
    }
    ensure!(names.is_empty() || env::var_os("CI").is_none(), "nothing is left out where CI is set");
    Ok(names)
}
