//! Cleaning up whatever happens: a shell outside this process that waits for its end.

use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::Result;

/// What the shell does once its input ends: runs the command that stops the server, then removes the folder. Twice,
/// since a server that dies may still write a last file.
const SCRIPT: &str = r#"
read -r _
folder=$1
shift
"$@"
rm -rf "$folder" || { sleep 1; rm -rf "$folder"; }
"#;

/// Stops a server and removes its folder when it is dropped, and also when the process ends without dropping anything:
/// after a panic that aborts, a signal, or with the server in a `static`.
#[derive(Debug)]
pub(crate) struct Watcher {
    shell: Child,
}

impl Watcher {
    /// `stop` stops the server; it may find none running.
    pub(crate) fn over(folder: &Path, stop: &Command) -> Result<Self> {
        let mut shell = Command::new("sh");
        shell.args(["-c", SCRIPT, "watcher"]).arg(folder).arg(stop.get_program()).args(stop.get_args());
        // Its input ends with this process, however that ends: nobody else holds the other end. In a group of its own,
        // so that an interrupt from the keyboard does not end it before it has cleaned up.
        shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        Ok(Self { shell: shell.current_dir("/").spawn()? })
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        // Nobody is left to tell of a failure.
        let _ = self.shell.wait();
    }
}
