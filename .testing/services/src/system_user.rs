//! The user that servers run as which refuse to be root.

use std::os::unix::fs::chown;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

/// Users that may be there, the best first.
const USERS: [&str; 2] = ["postgres", "nobody"];

/// How to run programs: as this user, or as another when this one is root.
#[derive(Debug, Clone)]
pub(crate) enum SystemUser {
    Same,
    Other { uid: u32, gid: u32 },
}

impl SystemUser {
    /// One that is not root.
    pub(crate) fn unprivileged() -> Result<Self> {
        if id(&["-u"])? != 0 {
            return Ok(Self::Same);
        }
        for user in USERS {
            if let (Ok(uid), Ok(gid)) = (id(&["-u", user]), id(&["-g", user])) {
                return Ok(Self::Other { uid, gid });
            }
        }
        bail!("this is root, and of the users {USERS:?} that servers can run as there is none")
    }

    /// Gives a file or folder to the user.
    pub(crate) fn own(&self, path: &Path) -> Result<()> {
        match self {
            Self::Same => Ok(()),
            Self::Other { uid, gid } => chown(path, Some(*uid), Some(*gid))
                .with_context(|| format!("cannot give {} away", path.display())),
        }
    }

    /// A program run by the user, in a folder of the user's.
    pub(crate) fn command(&self, program: &Path, folder: &Path) -> Command {
        let mut command = match self {
            Self::Same => Command::new(program),
            Self::Other { uid, gid } => {
                let mut setpriv = Command::new("setpriv");
                setpriv.arg(format!("--reuid={uid}")).arg(format!("--regid={gid}")).arg("--clear-groups");
                setpriv.arg(program);
                setpriv
            }
        };
        command.current_dir(folder).env("HOME", folder);
        command
    }
}

fn id(arguments: &[&str]) -> Result<u32> {
    let output = Command::new("id").args(arguments).output().context("cannot run id")?;
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}
