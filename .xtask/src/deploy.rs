//! `cargo xtask deploy`: the deployment on AWS, as far as it can be held without an account.

use anyhow::{Result, bail};
use xshell::cmd;

use crate::setup;
use crate::stages::Stages;
use crate::workspace::Workspace;

const FOLDER: &str = "server-example/deploy";
const TESTS: &str = "server-example/deploy/tests";
const DOCKERFILES: [&str; 2] = ["server-example/Dockerfile", "examples/web/Dockerfile"];
/// Where the templates are to work; what is offered differs.
const REGIONS: [&str; 2] = ["us-east-1", "eu-west-1"];

/// Looks at the images' recipes, the script and the templates, and deploys all of it to a stand-in. Needs Python, and Docker
/// or an account of AWS for nothing.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let mut done = Stages::default();
    stages(workspace, &mut done);
    done.finish()
}

/// The same as stages of another list.
pub(crate) fn stages(workspace: &Workspace, stages: &mut Stages) {
    stages.run("deployment: recipes of the images", || hadolint(workspace));
    stages.run("deployment: script", || shellcheck(workspace));
    stages.run("deployment: templates", || cfn_lint(workspace));
    stages.run("deployment: weaknesses", || checkov(workspace));
    stages.run("deployment: dry run", || tests(workspace));
}

fn hadolint(workspace: &Workspace) -> Result<()> {
    let program = tool(workspace, "hadolint")?;
    let shell = workspace.shell();
    Ok(cmd!(shell, "{program} {DOCKERFILES...}").run()?)
}

fn shellcheck(workspace: &Workspace) -> Result<()> {
    let program = tool(workspace, "shellcheck")?;
    let shell = workspace.shell();
    Ok(cmd!(shell, "{program} {FOLDER}/deploy").run()?)
}

/// Its exit code is a mask of what was found: warnings count too.
fn cfn_lint(workspace: &Workspace) -> Result<()> {
    let program = tool(workspace, "cfn-lint")?;
    let templates = templates(workspace)?;
    let shell = workspace.shell();
    Ok(cmd!(shell, "{program} --regions {REGIONS...} -- {templates...}").run()?)
}

/// What is skipped says why, beside the resource.
fn checkov(workspace: &Workspace) -> Result<()> {
    let program =
        setup::environment(workspace, &format!("{TESTS}/checkov.txt"), "checkov")?.join("bin/checkov");
    let shell = workspace.shell();
    let check = cmd!(shell, "{program} --directory {FOLDER} --framework cloudformation");
    // It would ask its maker for more otherwise.
    let check = check.args(["--skip-download", "--compact", "--quiet"]).env("BC_SKIP_MAPPING", "TRUE");
    Ok(check.run()?)
}

fn tests(workspace: &Workspace) -> Result<()> {
    let python = tool(workspace, "python")?;
    let shell = workspace.shell();
    Ok(cmd!(shell, "{python} -m pytest --quiet -p no:cacheprovider {TESTS}").run()?)
}

/// A program of the tests' own environment.
fn tool(workspace: &Workspace, name: &str) -> Result<std::path::PathBuf> {
    let folder = setup::environment(workspace, &format!("{TESTS}/requirements.txt"), "deploy")?;
    Ok(folder.join("bin").join(name))
}

fn templates(workspace: &Workspace) -> Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(workspace.root().join(FOLDER))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            found.push(path);
        }
    }
    if found.is_empty() {
        bail!("there is no template in {FOLDER}");
    }
    found.sort();
    Ok(found)
}
