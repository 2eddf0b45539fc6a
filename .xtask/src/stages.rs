//! Stages with their times: all are run, the summary tells which failed.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// The stages run so far.
#[derive(Default)]
pub(crate) struct Stages {
    done: Vec<Stage>,
}

struct Stage {
    name: String,
    time: Duration,
    failure: Option<String>,
}

impl Stages {
    /// Runs a stage. A failure is kept for the summary; the next stages still run, so that one run shows all of them.
    pub(crate) fn run(&mut self, name: impl Into<String>, work: impl FnOnce() -> Result<()>) {
        let name = name.into();
        println!("\n=== {name}");
        let start = Instant::now();
        let failure = work().err().map(|error| format!("{error:#}"));
        if let Some(failure) = &failure {
            eprintln!("{name} failed: {failure}");
        }
        self.done.push(Stage { name, time: start.elapsed(), failure });
    }

    /// Adds the stages of another list.
    pub(crate) fn extend(&mut self, other: Self) {
        self.done.extend(other.done);
    }

    /// Prints the summary. Errors: a stage failed.
    pub(crate) fn finish(self) -> Result<()> {
        let width = self.done.iter().map(|stage| stage.name.chars().count()).max().unwrap_or(0);
        println!("\n{:<width$}  seconds  result", "stage");
        for stage in &self.done {
            let result = stage.failure.as_ref().map_or("passed", |_| "FAILED");
            println!("{:<width$}  {:7.1}  {result}", stage.name, stage.time.as_secs_f64());
        }
        let failed: Vec<&Stage> = self.done.iter().filter(|stage| stage.failure.is_some()).collect();
        let total: Duration = self.done.iter().map(|stage| stage.time).sum();
        println!("{:<width$}  {:7.1}", "all", total.as_secs_f64());
        if failed.is_empty() {
            return Ok(());
        }
        println!();
        for stage in &failed {
            println!("{}: {}", stage.name, stage.failure.as_deref().unwrap_or_default());
        }
        bail!("{} of {} stages failed", failed.len(), self.done.len());
    }
}
