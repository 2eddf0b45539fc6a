//! The reference server beside a plain Node service and the bare statements: create, page and summary over HTTP, in turns.
//!
//! `cargo run -p cashflow-benches --bin http-bench [compare|load|start]… [--seconds N] [--sizes N,N] [--connections N,N] [--server PROGRAM]
//! [--postgres PARAMETER=VALUE]…`

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it prints its results")]

mod database;
mod load;
mod programs;
mod report;
mod systems;
mod tokens;
mod usage;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use cashflow_test_services::{Durability, Postgres, PostgresSettings};

use self::database::Databases;
use self::load::{Load, Operation};
use self::report::{Report, Row};
use self::systems::{Engine, Fastify, System};

/// How many users there are; the first is the one with many movements.
const USERS: u64 = 1_000;
/// Movements of each other user.
const HISTORY: u64 = 100;

struct Arguments {
    what: Vec<String>,
    seconds: u64,
    sizes: Vec<u64>,
    connections: Vec<u32>,
    /// A server that is built already.
    server: Option<PathBuf>,
    /// Parameters of PostgreSQL, for experiments.
    postgres: Vec<String>,
}

impl Arguments {
    fn read() -> Result<Self> {
        let mut read = Self {
            what: Vec::new(),
            seconds: 3,
            sizes: vec![10_000, 100_000, 1_000_000],
            connections: vec![1, 16, 64],
            server: None,
            postgres: Vec::new(),
        };
        let mut given = std::env::args().skip(1);
        while let Some(argument) = given.next() {
            let mut value = || given.next().with_context(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--seconds" => read.seconds = value()?.parse()?,
                "--sizes" => read.sizes = numbers(&value()?)?,
                "--connections" => read.connections = numbers(&value()?)?,
                "--server" => read.server = Some(value()?.into()),
                "--postgres" => read.postgres.push(value()?),
                "compare" | "load" | "start" => read.what.push(argument),
                _ => bail!(
                    "{argument} is not known: compare, load, start, --seconds, --sizes, --connections, --server, --postgres"
                ),
            }
        }
        if read.what.is_empty() {
            read.what = ["start", "compare", "load"].map(str::to_owned).to_vec();
        }
        Ok(read)
    }
}

fn numbers<T: std::str::FromStr<Err: std::error::Error + Send + Sync + 'static>>(
    text: &str,
) -> Result<Vec<T>> {
    text.split(',').map(|number| Ok(number.parse()?)).collect()
}

fn main() -> Result<()> {
    let arguments = Arguments::read()?;
    let programs = programs::ready(arguments.server.clone())?;
    // As it comes, with waits for the disk; room for the tables, as a server of its own would have.
    let settings = PostgresSettings::default()
        .with_durability(Durability::Full)
        .with_option("shared_buffers=512MB")
        .with_option("max_wal_size=4GB")
        .with_option("random_page_cost=1.1");
    let settings = arguments.postgres.iter().fold(settings, PostgresSettings::with_option);
    let postgres = Postgres::start(settings)?;
    let folder = tempfile::tempdir()?;
    let tokens = tokens::write(&folder.path().join("tokens"), USERS)?;
    let databases = Databases::make(&postgres, &programs, folder.path())?;
    let mut report = Report::open(&PathBuf::from(programs::ROOT).join("target/http-bench.jsonl"))?;
    let asked = |name: &str| arguments.what.iter().any(|what| what == name);

    if asked("start") {
        for _ in 0..5 {
            report.started(&Engine::start(&programs, &databases, folder.path())?)?;
            report.started(&Fastify::start(&programs, &databases, folder.path())?)?;
        }
    }
    if !asked("compare") && !asked("load") {
        return report.print();
    }
    let engine = Engine::start(&programs, &databases, folder.path())?;
    let fastify = Fastify::start(&programs, &databases, folder.path())?;
    let load = Load { tokens, postgres: &postgres, databases: &databases, folder: folder.path() };
    if asked("compare") {
        let mut filled = 0;
        for &size in &arguments.sizes {
            databases.fill(filled, size)?;
            filled = size;
            // Statements are prepared, code is compiled.
            for system in [&engine, &fastify] {
                for operation in Operation::ALL {
                    load.http(system, operation, 16, 1, Duration::from_secs(1))?;
                }
            }
            compare(&arguments, size, &load, &engine, &fastify, &mut report)?;
        }
    }
    if asked("load") {
        if !asked("compare") {
            databases.fill(0, arguments.sizes.first().copied().unwrap_or(10_000))?;
        }
        minute(&load, &engine, &mut report)?;
    }
    report.print()
}

/// Every operation with every number of connections, by the three in turns.
fn compare(
    arguments: &Arguments,
    size: u64,
    load: &Load<'_>,
    engine: &System,
    fastify: &System,
    report: &mut Report,
) -> Result<()> {
    let time = Duration::from_secs(arguments.seconds);
    for operation in Operation::ALL {
        for &connections in &arguments.connections {
            let of = |system: &str, outcome| Row::new(size, operation, connections, system, outcome);
            report.measured(of(engine.name, load.http(engine, operation, connections, 1, time)?))?;
            report.measured(of(fastify.name, load.http(fastify, operation, connections, 1, time)?))?;
            report.measured(of("pgbench", load.pgbench(operation, connections, time)?))?;
        }
    }
    Ok(())
}

/// One minute of mixed reads and writes of all users.
fn minute(load: &Load<'_>, engine: &System, report: &mut Report) -> Result<()> {
    let before = engine.memory()?;
    load.http(engine, Operation::Mixed, 64, USERS, Duration::from_secs(5))?;
    let warm = engine.memory()?;
    let mut after = Vec::new();
    for _ in 0..6 {
        let outcome = load.http(engine, Operation::Mixed, 64, USERS, Duration::from_secs(10))?;
        report.measured(Row::new(0, Operation::Mixed, 64, engine.name, outcome))?;
        after.push(engine.memory()?.resident);
    }
    report.grew(before.resident, warm.resident, &after)
}
