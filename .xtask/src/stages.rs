//! Stages with their times: all are run, the summary tells which failed.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};

/// The stages run so far.
#[derive(Default)]
pub(crate) struct Stages {
    done: Vec<Stage>,
    left_out: BTreeSet<String>,
}

struct Stage {
    name: String,
    time: Duration,
    result: Outcome,
}

enum Outcome {
    Passed,
    LeftOut,
    Failed(String),
}

impl Outcome {
    fn failure(&self) -> Option<&str> {
        if let Self::Failed(failure) = self { Some(failure) } else { None }
    }
}

impl Stages {
    /// Stages of which some are left out, by their names.
    pub(crate) fn without(left_out: impl IntoIterator<Item = String>) -> Self {
        Self { done: Vec::new(), left_out: left_out.into_iter().collect() }
    }

    /// Runs a stage. A failure is kept for the summary; the next stages still run, so that one run shows all of them.
    pub(crate) fn run(&mut self, name: impl Into<String>, work: impl FnOnce() -> Result<()>) {
        let name = name.into();
        println!("\n=== {name}");
        let start = Instant::now();
        let result = if self.left_out.contains(&name) {
            Outcome::LeftOut
        } else {
            work().err().map_or(Outcome::Passed, |error| Outcome::Failed(format!("{error:#}")))
        };
        if let Some(failure) = result.failure() {
            eprintln!("{name} failed: {failure}");
        }
        self.done.push(Stage { name, time: start.elapsed(), result });
    }

    /// Prints the summary. Errors: a stage failed, or there is none of a name that was to be left out.
    pub(crate) fn finish(self) -> Result<()> {
        let width = self.done.iter().map(|stage| stage.name.chars().count()).max().unwrap_or(0);
        println!("\n{:<width$}  seconds  result", "stage");
        for stage in &self.done {
            let result = match stage.result {
                Outcome::Passed => "passed",
                Outcome::LeftOut => "left out",
                Outcome::Failed(_) => "FAILED",
            };
            println!("{:<width$}  {:7.1}  {result}", stage.name, stage.time.as_secs_f64());
        }
        let total: Duration = self.done.iter().map(|stage| stage.time).sum();
        println!("{:<width$}  {:7.1}", "all", total.as_secs_f64());
        for name in &self.left_out {
            ensure!(self.done.iter().any(|stage| &stage.name == name), "there is no stage {name:?}");
        }
        let failed = self.done.iter().filter_map(|stage| Some((&stage.name, stage.result.failure()?)));
        let failed: Vec<_> = failed.collect();
        if failed.is_empty() {
            return Ok(());
        }
        println!();
        for (name, failure) in &failed {
            println!("{name}: {failure}");
        }
        bail!("{} of {} stages failed", failed.len(), self.done.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_that_is_left_out_is_not_run_and_a_name_of_none_is_an_error() {
        let mut stages = Stages::without(["b".to_owned()]);
        let mut run = Vec::new();
        for name in ["a", "b"] {
            stages.run(name, || {
                run.push(name);
                Ok(())
            });
        }
        assert_eq!(run, ["a"]);
        stages.finish().unwrap();
        let mut stages = Stages::without(["c".to_owned()]);
        stages.run("a", || Ok(()));
        assert!(stages.finish().is_err());
    }

    #[test]
    fn one_failure_fails_all_after_all_were_run() {
        let mut stages = Stages::default();
        let mut run = 0;
        for fails in [true, false] {
            stages.run(format!("{fails}"), || {
                run += 1;
                if fails { bail!("broken") } else { Ok(()) }
            });
        }
        assert_eq!(run, 2);
        assert!(stages.finish().is_err());
    }
}
