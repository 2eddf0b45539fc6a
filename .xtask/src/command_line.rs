//! The command line from end to end, as a person types it: a photo becomes a movement in a report, and is taken back.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use xshell::cmd;

use crate::programs::Programs;
use crate::receipts;
use crate::workspace::Workspace;

/// One of the own samples, whose values are known and are not doubtful.
const SAMPLE: &str = "es-supermercado";

pub(crate) fn run(workspace: &Workspace, programs: &Programs) -> Result<()> {
    let data = tempfile::tempdir()?;
    let person = Person { workspace, programs, data: data.path() };
    let samples = receipts::own(workspace).folder;
    let expected = std::fs::read_to_string(samples.join("expected.json"))?;
    let expected: Value = serde_json::from_str(&expected)?;
    let known = &expected[SAMPLE];
    let photo = samples.join(text(known, "/file")?).display().to_string();

    let lunch =
        person.types(&["add", "12.50", "Lunch", "--category", "Restaurants", "--date", "2026-03-02"])?;
    ensure!(text(&lunch, "/amount/amount")? == "12.50", "lunch is recorded as {lunch}");

    let scanned = person.types(&["scan", &photo])?;
    let id = text(&scanned, "/receipts/0/id")?;
    ensure!(text(&scanned, "/receipts/0/state/status")? == "review", "the scan ends as {scanned}");
    let again = person.types(&["scan", &photo])?;
    ensure!(text(&again, "/refused/0").is_ok() || text(&again, "/receipts/0/id")? == id, "twice: {again}");

    let (date, total) = (text(known, "/date")?, text(known, "/total")?);
    // Said by the person, so that this holds whatever was read; how well it is read is measured elsewhere.
    let confirmed = person.types(&["confirm", id, "--date", date, "--total", total])?;
    ensure!(text(&confirmed, "/0/amount/amount")? == total, "confirmed as {confirmed}");

    let month = &date[..7];
    ensure!(person.spent(month)? == total, "the report of {month} does not have the receipt");
    ensure!(person.spent("2026-03")? == "12.50", "the report of March does not have the lunch");

    person.types(&["undo"])?;
    let waiting = person.types(&["review"])?.to_string();
    ensure!(waiting.contains(id), "after the undo this waits for review: {waiting}");
    let empty = person.types(&["report", "--month", month])?;
    ensure!(empty["totals"] == json!([]), "what was taken back is still counted: {empty}");

    let history = person.types(&["history"])?;
    ensure!(history.as_array().is_some_and(|entries| entries.len() >= 3), "the history has {history}");
    let refused = person.is_refused(&["add", "a lot"])?;
    ensure!(refused.contains("invalid"), "a wrong amount is refused with {refused}");
    println!("a receipt of {total} was scanned, confirmed, reported and taken back");
    Ok(())
}

/// Somebody at the keyboard.
struct Person<'a> {
    workspace: &'a Workspace,
    programs: &'a Programs,
    data: &'a Path,
}

impl Person<'_> {
    fn types(&self, words: &[&str]) -> Result<Value> {
        let (shell, cashflow, data) = (self.workspace.shell(), self.programs.cashflow(), self.data);
        let printed = cmd!(shell, "{cashflow} --data {data} --json {words...}").read()?;
        serde_json::from_str(&printed).with_context(|| format!("{words:?} printed {printed}"))
    }

    /// What the program says on standard error when it refuses.
    fn is_refused(&self, words: &[&str]) -> Result<String> {
        let (shell, cashflow, data) = (self.workspace.shell(), self.programs.cashflow(), self.data);
        let output = cmd!(shell, "{cashflow} --data {data} --json {words...}").ignore_status().output()?;
        ensure!(!output.status.success(), "{words:?} was accepted");
        Ok(String::from_utf8(output.stderr)?)
    }

    /// The expenses of a month.
    fn spent(&self, month: &str) -> Result<String> {
        let report = self.types(&["report", "--month", month])?;
        text(&report, "/totals/0/sums/expense/amount").map(str::to_owned)
    }
}

fn text<'a>(value: &'a Value, pointer: &str) -> Result<&'a str> {
    value.pointer(pointer).and_then(Value::as_str).with_context(|| format!("no {pointer} in {value}"))
}
