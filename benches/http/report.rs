//! What was measured: a line of JSON for each, appended to a file, and a table at the end.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;
use serde_json::{Value, json};

use crate::load::{Operation, Outcome};
use crate::systems::System;

const MIB: f64 = 1024.0 * 1024.0;

/// Results so far.
#[derive(Debug)]
pub(crate) struct Report {
    file: File,
    /// When the run began, in seconds since 1970: what its lines have in common.
    run: u64,
    started: Vec<String>,
    rows: Vec<String>,
    notes: Vec<String>,
}

/// One measurement.
#[derive(Debug)]
pub(crate) struct Row {
    movements: u64,
    operation: Operation,
    connections: u32,
    system: String,
    outcome: Outcome,
}

impl Row {
    pub(crate) fn new(
        movements: u64,
        operation: Operation,
        connections: u32,
        system: &str,
        outcome: Outcome,
    ) -> Self {
        Self { movements, operation, connections, system: system.to_owned(), outcome }
    }
}

impl Report {
    pub(crate) fn open(path: &Path) -> Result<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = File::options().create(true).append(true).open(path)?;
        let run = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
        Ok(Self { file, run, started: Vec::new(), rows: Vec::new(), notes: Vec::new() })
    }

    /// A program was started.
    pub(crate) fn started(&mut self, system: &System) -> Result<()> {
        let start = system.start;
        let (millis, cpu) = (start.took.as_millis(), start.cpu.as_secs_f64());
        let (resident, own) = (start.idle.resident as f64 / MIB, start.idle.own as f64 / MIB);
        self.line(json!({
            "what": "start", "system": system.name, "ready_ms": millis as u64, "cpu_s": cpu,
            "idle_mib": resident, "idle_own_mib": own,
        }))?;
        let row =
            format!("| {} | {millis} ms | {cpu:.2} s | {resident:.1} MiB | {own:.1} MiB |", system.name);
        println!("{row}");
        self.started.push(row);
        Ok(())
    }

    /// Something was measured.
    pub(crate) fn measured(&mut self, row: Row) -> Result<()> {
        let (operation, outcome) = (row.operation.name(), &row.outcome);
        self.line(json!({
            "what": operation, "movements": row.movements, "connections": row.connections, "system": row.system,
            "per_second": outcome.per_second, "p50_ms": outcome.p50, "p99_ms": outcome.p99,
            "own_cpu_ms": outcome.own_cpu, "postgres_cpu_ms": outcome.postgres_cpu, "errors": outcome.errors,
            "resident_mib": outcome.resident as f64 / MIB,
        }))?;
        let text = format!(
            "| {operation} | {} | {} | {} | {:.0} | {:.2} | {:.2} | {:.3} | {:.3} | {:.0} | {} |",
            row.movements,
            row.connections,
            row.system,
            outcome.per_second,
            outcome.p50,
            outcome.p99,
            outcome.own_cpu,
            outcome.own_cpu + outcome.postgres_cpu,
            outcome.resident as f64 / MIB,
            outcome.errors,
        );
        println!("{text}");
        self.rows.push(text);
        Ok(())
    }

    /// How memory went under load.
    pub(crate) fn grew(&mut self, before: u64, warm: u64, after: &[u64]) -> Result<()> {
        let mib = |bytes: u64| bytes as f64 / MIB;
        let after: Vec<f64> = after.iter().copied().map(mib).collect();
        self.line(json!({
            "what": "memory", "before_mib": mib(before), "warm_mib": mib(warm), "each_ten_seconds_mib": after,
        }))?;
        let each = after.iter().map(|size| format!("{size:.1}")).collect::<Vec<_>>().join(", ");
        self.notes.push(format!(
            "Memory of the server: {:.1} MiB before, {:.1} MiB after five seconds, then every ten seconds {each} MiB.",
            mib(before),
            mib(warm),
        ));
        Ok(())
    }

    /// All of it as tables.
    pub(crate) fn print(self) -> Result<()> {
        if !self.started.is_empty() {
            println!(
                "\n| start | until ready | CPU until then | idle memory | of it own |\n|---|---|---|---|---|"
            );
            println!("{}", self.started.join("\n"));
        }
        if !self.rows.is_empty() {
            println!(
                "\n| what | movements | connections | by | per second | p50 ms | p99 ms | own CPU ms | with PostgreSQL | memory MiB | errors |\n|---|---|---|---|---|---|---|---|---|---|---|"
            );
            println!("{}", self.rows.join("\n"));
        }
        for note in &self.notes {
            println!("\n{note}");
        }
        Ok(())
    }

    fn line(&mut self, mut value: Value) -> Result<()> {
        value["run"] = self.run.into();
        Ok(writeln!(self.file, "{value}")?)
    }
}
