//! How the program prints: into a pipe that nobody reads any more.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::path::Path;
use std::process::{Command, Output, Stdio};

fn cashflow(data: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cashflow"));
    command.arg("--data").arg(data).args(words);
    command
}

fn printed(data: &Path, words: &[&str]) -> String {
    let output = cashflow(data, words).output().unwrap();
    assert!(output.status.success(), "{words:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Runs it as `cashflow … | head` does when `head` has seen enough: nobody reads what it prints.
fn unread(data: &Path, words: &[&str]) -> Output {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    cashflow(data, words).stdout(writer).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap()
}

#[test]
fn a_pipe_that_nobody_reads_any_more_is_a_quiet_end() {
    let data = tempfile::tempdir().unwrap();
    let commands: [&[&str]; 9] = [
        &["add", "12.50", "Lunch", "--date", "2026-03-02"],
        &["list"],
        &["list", "--json"],
        &["report", "--month", "2026-03"],
        &["categories"],
        &["history"],
        &["review"],
        &["undo"],
        &["help"],
    ];
    for words in commands {
        let output = unread(data.path(), words);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{words:?}");
        assert!(output.status.success(), "{words:?}: {}", output.status);
    }
    // What was asked for was done all the same.
    assert!(!printed(data.path(), &["list"]).contains("Lunch"), "recorded, then taken back");
    assert!(printed(data.path(), &["history"]).contains("takes back"));
}
