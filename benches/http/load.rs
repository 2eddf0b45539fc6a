//! Requests and statements, as many as can be done in a time, and what they cost.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use cashflow_test_services::Postgres;
use serde_json::Value;

use crate::database::{Databases, sql};
use crate::programs::{ROOT, output};
use crate::systems::System;
use crate::usage;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operation {
    /// Record a movement.
    Create,
    /// The newest fifty movements.
    Page,
    /// Sums of twelve months by month and category.
    Summary,
    /// Three creates, five pages and two summaries of ten.
    Mixed,
}

impl Operation {
    /// Those that are compared.
    pub(crate) const ALL: [Self; 3] = [Self::Create, Self::Page, Self::Summary];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Page => "page",
            Self::Summary => "summary",
            Self::Mixed => "mixed",
        }
    }
}

/// What came of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outcome {
    pub(crate) per_second: f64,
    /// Milliseconds.
    pub(crate) p50: f64,
    pub(crate) p99: f64,
    /// CPU milliseconds for each request, of the program that answers or, of pgbench, asks.
    pub(crate) own_cpu: f64,
    /// The same of PostgreSQL.
    pub(crate) postgres_cpu: f64,
    /// Answers that were errors, and requests without an answer.
    pub(crate) errors: u64,
    /// Of the program, at the end.
    pub(crate) resident: u64,
}

/// Makes load.
pub(crate) struct Load<'a> {
    pub(crate) tokens: PathBuf,
    pub(crate) postgres: &'a Postgres,
    pub(crate) databases: &'a Databases,
    pub(crate) folder: &'a Path,
}

impl Load<'_> {
    /// By `wrk`.
    pub(crate) fn http(
        &self,
        system: &System,
        operation: Operation,
        connections: u32,
        users: u64,
        time: Duration,
    ) -> Result<Outcome> {
        let mut wrk = Command::new("wrk");
        wrk.args(["-t1", "--timeout", "10s", &format!("-c{connections}"), &format!("-d{}s", time.as_secs())]);
        wrk.arg("-s").arg(Path::new(ROOT).join("benches/http/lua/requests.lua"));
        wrk.arg(format!("http://127.0.0.1:{}", system.port.number())).arg("--").arg(operation.name());
        wrk.arg(&self.tokens).arg(users.to_string());
        let (own, postgres) = (system.cpu()?, self.cpu()?);
        let text = output(&mut wrk)?;
        let (own, postgres) = (system.cpu()?.saturating_sub(own), self.cpu()?.saturating_sub(postgres));
        let line = text.lines().find(|line| line.starts_with('{'));
        let told: Value = serde_json::from_str(line.with_context(|| format!("wrk: {text}"))?)?;
        let number = |name: &str| told[name].as_u64().unwrap_or(0);
        let requests = number("requests");
        self.rest(system)?;
        let each = |cpu: Duration| cpu.as_secs_f64() * 1e3 / requests.max(1) as f64;
        Ok(Outcome {
            per_second: requests as f64 * 1e6 / number("micros") as f64,
            p50: number("p50") as f64 / 1e3,
            p99: number("p99") as f64 / 1e3,
            own_cpu: each(own),
            postgres_cpu: each(postgres),
            errors: number("status") + number("socket"),
            resident: system.memory()?.resident,
        })
    }

    /// The bare statement, by `pgbench`, which writes down the time of each.
    pub(crate) fn pgbench(&self, operation: Operation, connections: u32, time: Duration) -> Result<Outcome> {
        let logs = tempfile::tempdir_in(self.folder)?;
        let mut pgbench = Command::new(self.postgres.bin().join("pgbench"));
        pgbench.args(["-n", "-M", "prepared", "-l", "--log-prefix=times"]).current_dir(logs.path());
        pgbench.args([format!("-c{connections}"), format!("-j{}", connections.min(2))]);
        pgbench.arg(format!("-T{}", time.as_secs())).arg("-f").arg(sql(operation.name()));
        let (own, postgres, began) = (usage::cpu_of_ended()?, self.cpu()?, Instant::now());
        output(pgbench.arg(&self.databases.plain))?;
        let took = began.elapsed();
        let (own, postgres) =
            (usage::cpu_of_ended()?.saturating_sub(own), self.cpu()?.saturating_sub(postgres));
        let mut micros: Vec<u64> = Vec::new();
        for file in fs::read_dir(logs.path())? {
            let text = fs::read_to_string(file?.path())?;
            micros.extend(text.lines().filter_map(|line| line.split(' ').nth(2)?.parse::<u64>().ok()));
        }
        micros.sort_unstable();
        ensure!(!micros.is_empty(), "pgbench did nothing");
        let at = |share: f64| micros[((micros.len() - 1) as f64 * share) as usize] as f64 / 1e3;
        let each = |cpu: Duration| cpu.as_secs_f64() * 1e3 / micros.len() as f64;
        Ok(Outcome {
            per_second: micros.len() as f64 / took.as_secs_f64(),
            p50: at(0.5),
            p99: at(0.99),
            own_cpu: each(own),
            postgres_cpu: each(postgres),
            errors: 0,
            resident: 0,
        })
    }

    /// Waits until what was asked for is done, also if nobody waits for it any more: it must not disturb the next.
    fn rest(&self, system: &System) -> Result<()> {
        let sum = || anyhow::Ok(system.cpu()? + self.cpu()?);
        let (began, mut before) = (Instant::now(), sum()?);
        while began.elapsed() < Duration::from_secs(60) {
            std::thread::sleep(Duration::from_millis(100));
            let after = sum()?;
            if after.saturating_sub(before) <= Duration::from_millis(10) {
                break;
            }
            before = after;
        }
        Ok(())
    }

    /// CPU time of PostgreSQL, with all its processes.
    fn cpu(&self) -> Result<Duration> {
        let file = fs::read_to_string(self.postgres.data().join("postmaster.pid"))?;
        usage::cpu(file.lines().next().unwrap_or_default().parse()?)
    }
}
