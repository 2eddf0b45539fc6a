//! `cargo xtask check`: everything that can be said about the code without running it.

mod files;
mod layers;
mod tls;

use anyhow::{Context as _, Result};
use xshell::cmd;

use crate::stages::Stages;
use crate::tools;
use crate::workspace::Workspace;

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let mut done = Stages::default();
    stages(workspace, &mut done);
    done.finish()
}

/// The stages of the check, the cheap ones first.
pub(crate) fn stages(workspace: &Workspace, stages: &mut Stages) {
    stages.run("files", || files::check(workspace));
    stages.run("format", || Ok(workspace.cargo().args(["fmt", "--all", "--check"]).run()?));
    stages.run("unused dependencies", || {
        let shear = tools::CHECKERS.program(workspace, "cargo-shear")?;
        let shell = workspace.shell();
        Ok(cmd!(shell, "{shear} --locked").run()?)
    });
    stages.run("licences, bans and sources", || {
        let deny = tools::CHECKERS.program(workspace, "cargo-deny")?;
        let shell = workspace.shell();
        // Not the advisories: their database comes from a git host, which a closed machine does not reach.
        let deny = cmd!(
            shell,
            "{deny} --locked --workspace --all-features check --hide-inclusion-graph bans licenses sources"
        );
        deny.run().context("see .cargo/deny.toml")
    });
    stages.run("layers", || layers::check(workspace));
    stages.run("one TLS", || tls::check(workspace));
    stages.run("lints", || {
        let clippy = workspace.cargo().args(["clippy", "--locked", "--workspace", "--all-targets"]);
        Ok(clippy.args(["--all-features", "--", "--deny", "warnings"]).run()?)
    });
    stages.run("documentation", || {
        let doc = workspace.cargo().args(["doc", "--locked", "--workspace", "--all-features", "--no-deps"]);
        Ok(doc.env("RUSTDOCFLAGS", "--deny warnings").run()?)
    });
    stages.run("every feature alone", || layers::build_alone(workspace));
}
