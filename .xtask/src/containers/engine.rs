//! Podman with folders of its own below the target folder: nothing of the machine's is used or changed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use xshell::{Cmd, cmd};

use crate::workspace::Workspace;

/// Limits are named, since a container cannot raise those of a machine that lacks the right to; runc, since crun wants
/// control groups of one version alone; no systemd and no journal, which a build machine may not have.
const CONFIGURATION: &str = r#"[containers]
default_ulimits = ["nofile=1024:4096", "nproc=1024:1024"]
log_driver = "k8s-file"
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
"#;

/// Podman. Dropping it removes its containers and images.
pub(crate) struct Engine<'a> {
    workspace: &'a Workspace,
    folder: PathBuf,
}

/// Errors, in one line: this machine does not let containers be run.
pub(crate) fn ensure_possible(workspace: &Workspace) -> Result<()> {
    let shell = workspace.shell();
    let namespaces =
        cmd!(shell, "unshare --mount --net --pid --ipc --uts --fork true").quiet().ignore_stderr();
    let is_root = cmd!(shell, "id -u").quiet().read()? == "0";
    ensure!(
        is_root && namespaces.ignore_stdout().run().is_ok(),
        "this machine cannot run containers: it takes root, and the right to make namespaces; leave this stage out by its name"
    );
    Ok(())
}

impl<'a> Engine<'a> {
    pub(crate) fn new(workspace: &'a Workspace) -> Result<Self> {
        let engine = Self { workspace, folder: workspace.target().join("containers") };
        // Of a run that was killed.
        engine.remove();
        fs::create_dir_all(engine.root())?;
        fs::create_dir_all(engine.runroot())?;
        fs::write(engine.configuration(), CONFIGURATION)?;
        Ok(engine)
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn configuration(&self) -> PathBuf {
        self.folder.join("containers.conf")
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.join("root")
    }

    pub(crate) fn runroot(&self) -> PathBuf {
        self.folder.join("run")
    }

    /// `podman` or `buildah`, on these folders.
    pub(crate) fn program(&self, name: &str) -> Cmd<'_> {
        let (root, runroot) = (self.root(), self.runroot());
        cmd!(self.workspace.shell(), "{name} --root {root} --runroot {runroot}")
            .env("CONTAINERS_CONF", self.configuration())
    }

    fn remove(&self) {
        if !self.root().exists() {
            return;
        }
        // Nobody is left to tell of a failure; the next start tries again.
        let podman = |arguments: &[&str]| {
            let _ = self.program("podman").args(arguments).quiet().ignore_stdout().ignore_stderr().run();
        };
        podman(&["rm", "--all", "--force", "--time", "0", "--volumes"]);
        podman(&["system", "reset", "--force"]);
        let overlay = self.root().join("overlay");
        let _ =
            cmd!(self.workspace.shell(), "umount {overlay}").quiet().ignore_stderr().ignore_status().run();
        let _ = fs::remove_dir_all(self.root());
        let _ = fs::remove_dir_all(self.runroot());
    }
}

impl Drop for Engine<'_> {
    fn drop(&mut self) {
        self.remove();
    }
}
