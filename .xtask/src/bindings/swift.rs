//! The Swift package's tests: with the machine's Swift, or with that of the next Debian in a folder of its own.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use xshell::cmd;

use crate::workspace::Workspace;

/// The package, from the root of the checkout.
const PACKAGE: &str = "bindings/mobile/swift";
/// What the tests of all languages replay. The package finds it by itself where it lies in the checkout.
const SCENARIOS: &str = "bindings/parity/scenarios.json";
/// The Debian that brings Swift, and what is needed of it.
const RELEASE: &str = "trixie";
const PROGRAMS: &str = "swiftlang,libc6-dev,libstdc++-14-dev";

/// Runs the tests against a built library.
pub(crate) fn test(workspace: &Workspace, library: &Path) -> Result<()> {
    let shell = workspace.shell();
    let folder = library.parent().context("a file in a folder")?;
    if cmd!(shell, "swift --version").quiet().ignore_stdout().ignore_stderr().run().is_ok() {
        let test = cmd!(shell, "swift test --package-path {PACKAGE} -Xlinker -L{folder}");
        return Ok(test.env("LD_LIBRARY_PATH", folder).env("DYLD_LIBRARY_PATH", folder).run()?);
    }
    let root = debian(workspace)?;
    let build = root.join("build");
    // What was built there last time is kept, files that are gone are not.
    for folder in ["package/Sources", "package/Tests"] {
        if build.join(folder).exists() {
            fs::remove_dir_all(build.join(folder))?;
        }
    }
    copy(&workspace.root().join(PACKAGE), &build.join("package"))?;
    fs::create_dir_all(build.join("library"))?;
    fs::copy(library, build.join("library/libcashflow_mobile.so"))?;
    fs::copy(workspace.root().join(SCENARIOS), build.join("scenarios.json"))?;
    // In a name space of its own, so that nothing stays mounted. Without --disable-swift-testing the last line tells of
    // no tests, which the other way of writing them would have run.
    let commands = "mount -t proc proc \"$0/proc\" && exec chroot \"$0\" sh -c 'cd /build/package && HOME=/build \
                    CASHFLOW_PARITY=/build/scenarios.json \
                    LD_LIBRARY_PATH=/build/library swift test --disable-swift-testing -Xlinker -L/build/library'";
    Ok(cmd!(shell, "unshare --mount --propagation private sh -c {commands} {root}").run()?)
}

/// A Debian with Swift below the target folder, made when it is not there.
fn debian(workspace: &Workspace) -> Result<std::path::PathBuf> {
    let shell = workspace.shell();
    let root = workspace.target().join("swift");
    // A link to a place inside, which from here points to nothing.
    if root.join("usr/bin/swift").is_symlink() || root.join("usr/bin/swift").exists() {
        return Ok(root);
    }
    let is_root = cmd!(shell, "id -u").quiet().read()? == "0";
    ensure!(
        is_root,
        "there is no swift, and only root can set up a Debian that has it: install Swift 5.9 or later"
    );
    if cmd!(shell, "mmdebstrap --version").quiet().ignore_stdout().ignore_stderr().run().is_err() {
        cmd!(shell, "apt-get --quiet --quiet install --yes --no-install-recommends mmdebstrap").run()?;
    }
    // The mirror that this machine's apt uses.
    let sources =
        fs::read_to_string("/etc/apt/sources.list.d/debian.sources").context("apt names no mirror")?;
    let mirror =
        sources.lines().find_map(|line| line.strip_prefix("URIs:")).context("apt names no mirror")?;
    let mirror = mirror.split_whitespace().next().context("apt names no mirror")?;
    let half_done = workspace.target().join("swift.new");
    if half_done.exists() {
        fs::remove_dir_all(&half_done)?;
    }
    let make = cmd!(shell, "mmdebstrap --quiet --variant=apt --include={PROGRAMS}");
    let make = make.args(["--aptopt=Acquire::Languages \"none\"", "--dpkgopt=path-exclude=/usr/share/doc/*"]);
    make.arg("--dpkgopt=path-exclude=/usr/share/man/*").arg(RELEASE).arg(&half_done).arg(mirror).run()?;
    fs::rename(&half_done, &root)?;
    Ok(root)
}

/// Copies a folder but for what was built in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            if entry.file_name() != ".build" {
                copy(&entry.path(), &target)?;
            }
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
