//! Running programs to their end, and servers that are children of this process.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, ensure};

/// Runs a program; what it says is in the error when it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let output = command.stdin(Stdio::null()).output();
    let output = output.with_context(|| format!("cannot run {}", command.get_program().display()))?;
    ensure!(
        output.status.success(),
        "{:?} failed: {}{}",
        command,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}

/// The command by which a [`Watcher`](crate::watcher::Watcher) kills what [`Server`] runs in a folder.
pub(crate) fn kill(folder: &Path) -> Command {
    let mut kill = Command::new("sh");
    kill.args(["-c", r#"test -f "$1" && kill -KILL "$(cat "$1")""#, "kill"]).arg(pid_file(folder));
    kill
}

fn pid_file(folder: &Path) -> PathBuf {
    folder.join("pid")
}

/// A server that is a child of this process and writes into the file `log` of its folder.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    folder: PathBuf,
}

impl Server {
    pub(crate) fn start(folder: &Path, command: &mut Command) -> Result<Self> {
        let log = fs::File::options().create(true).append(true).open(folder.join("log"))?;
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let child =
            command.spawn().with_context(|| format!("cannot run {}", command.get_program().display()))?;
        fs::write(pid_file(folder), child.id().to_string())?;
        Ok(Self { child, folder: folder.to_owned() })
    }

    /// Whether it still runs.
    pub(crate) fn is_running(&mut self) -> Result<bool> {
        let is_running = self.child.try_wait()?.is_none();
        if !is_running {
            self.forget()?;
        }
        Ok(is_running)
    }

    /// Sends it a signal, such as `TERM`.
    pub(crate) fn signal(&self, name: &str) -> Result<()> {
        run(Command::new("kill").arg(format!("-{name}")).arg(self.child.id().to_string()))
    }

    /// Kills it and waits for its end.
    pub(crate) fn kill(mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        self.forget()
    }

    /// Once a program has ended and was waited for, its number may be another's.
    fn forget(&self) -> Result<()> {
        let pid_file = pid_file(&self.folder);
        if pid_file.exists() { Ok(fs::remove_file(pid_file)?) } else { Ok(()) }
    }

    /// What it wrote.
    pub(crate) fn log(folder: &Path) -> String {
        fs::read_to_string(folder.join("log")).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended already, or its watcher has killed it; nobody is left to tell of a failure.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
