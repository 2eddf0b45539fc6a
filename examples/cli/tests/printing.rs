//! How the program prints: into a pipe that nobody reads any more, and as tables.

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

#[test]
fn a_table_is_a_heading_a_rule_and_rows() {
    let data = tempfile::tempdir().unwrap();
    for (amount, what) in [("12.50", "Lunch"), ("3.20", "Cherries"), ("640.00", "Rent")] {
        printed(data.path(), &["add", amount, what, "--date", "2026-03-02"]);
    }
    let table = printed(data.path(), &["list"]);
    let is_rule = |line: &&str| !line.trim().is_empty() && !line.contains(char::is_alphanumeric);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.iter().filter(|line| is_rule(line)).count(), 1, "{table}");
    assert!(lines[0].contains("amount") && is_rule(&lines[1]), "{table}");
    assert_eq!(lines.len(), 2 + 3, "{table}");
    assert!(lines.iter().all(|line| *line == line.trim_end()), "no blanks at the ends:\n{table}");
    let ends: Vec<usize> =
        lines[2..].iter().map(|line| line.chars().position(|c| c == 'E').unwrap()).collect();
    assert!(ends.windows(2).all(|pair| pair[0] == pair[1]), "amounts end in one column:\n{table}");
}
