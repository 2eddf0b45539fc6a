//! Taking changes back, step by step, as a person types it.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// What a command prints; none when it is refused.
fn types(data: &Path, words: &[&str]) -> Option<Value> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cashflow"));
    let output = command.arg("--data").arg(data).arg("--json").args(words).output().unwrap();
    output.status.success().then(|| serde_json::from_slice(&output.stdout).unwrap())
}

/// The descriptions of all movements, the latest first.
fn listed(data: &Path) -> Vec<String> {
    let page = types(data, &["list"]).unwrap();
    let items = page["items"].as_array().unwrap();
    items.iter().map(|movement| movement["description"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn undo_goes_back_step_by_step_and_an_undo_can_be_undone() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path();
    for (what, date) in [("First", "2026-03-01"), ("Second", "2026-03-02")] {
        types(data, &["add", "1.00", what, "--date", date]).unwrap();
    }
    types(data, &["undo"]).unwrap();
    assert_eq!(listed(data), ["First"]);

    let undo = types(data, &["history"]).unwrap()[0]["change_set"]["id"].as_str().unwrap().to_owned();
    types(data, &["undo", &undo]).unwrap();
    assert_eq!(listed(data), ["Second", "First"], "it is back");

    types(data, &["undo"]).unwrap();
    assert_eq!(listed(data), ["First"], "so it can be taken back again");
    types(data, &["undo"]).unwrap();
    assert!(listed(data).is_empty());
    assert!(types(data, &["undo"]).is_none(), "there is nothing left");
}
