//! Python packages that carry binaries or models: installed into a folder of their own, nothing else is touched.

use std::ffi::OsStr;
use std::path::Path;

use anyhow::{Result, bail};
use xshell::cmd;

use crate::workspace::Workspace;

/// Unpacks wheels into a folder: `what` are pip's requirements, such as `name==1.0` or `-r file`.
pub(crate) fn unpack(workspace: &Workspace, what: &[impl AsRef<OsStr>], folder: &Path) -> Result<()> {
    let shell = workspace.shell();
    if cmd!(shell, "python3 -m pip --version").quiet().ignore_stdout().ignore_stderr().run().is_err() {
        bail!("python3 with pip is needed (Debian: apt-get install python3-pip)");
    }
    // Only wheels: they are unpacked, no code of theirs runs. With --target no environment is changed.
    let pip = cmd!(shell, "python3 -m pip --disable-pip-version-check install --quiet --no-deps");
    let pip = pip.args(["--only-binary=:all:", "--root-user-action=ignore", "--target"]).arg(folder);
    Ok(pip.args(what).run()?)
}
