//! The two databases of the one server: that of the engine, and that of the plain service and the bare statements.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;
use cashflow_test_services::Postgres;

use crate::programs::{Programs, ROOT, output, run};
use crate::systems::SECRET;
use crate::{HISTORY, USERS};

/// Their addresses, and how they are filled.
#[derive(Debug)]
pub(crate) struct Databases {
    bin: PathBuf,
    pub(crate) engine: String,
    pub(crate) plain: String,
}

impl Databases {
    /// Makes them with their tables, users, categories, and some history of all users but the first.
    pub(crate) fn make(postgres: &Postgres, programs: &Programs, folder: &Path) -> Result<Self> {
        let (engine, plain) = (postgres.url_of("engine"), postgres.url_of("plain"));
        let databases = Self { bin: postgres.bin().to_owned(), engine, plain };
        for name in ["engine", "plain"] {
            let create = format!("create database {name}");
            run(databases.psql(&postgres.url()).args(["-qc", &create]))?;
        }
        let mut migrate = Command::new(&programs.server);
        migrate.arg("migrate").env("DATABASE_URL", &databases.engine).env("JWT_SECRET", SECRET);
        output(migrate.env("DATA_DIR", folder.join("data")).env("LOG_LEVEL", "warn"))?;
        run(&mut databases.file(&databases.plain, "plain-schema"))?;
        databases.both("people", &[("users", USERS)])?;
        databases.history((2, USERS), (1, HISTORY))?;
        Ok(databases)
    }

    /// Gives the first user movements up to `size`, after `filled` that are there already.
    pub(crate) fn fill(&self, filled: u64, size: u64) -> Result<()> {
        println!("filling up to {size} movements");
        self.history((1, 1), (filled + 1, size))
    }

    fn history(&self, users: (u64, u64), numbers: (u64, u64)) -> Result<()> {
        let values =
            [("user_first", users.0), ("user_last", users.1), ("first", numbers.0), ("last", numbers.1)];
        self.both("history", &values)
    }

    fn both(&self, file: &str, values: &[(&str, u64)]) -> Result<()> {
        for (url, engine) in [(&self.engine, 1), (&self.plain, 0)] {
            let mut psql = self.file(url, file);
            psql.arg("-v").arg(format!("engine={engine}"));
            for (name, value) in values {
                psql.arg("-v").arg(format!("{name}={value}"));
            }
            run(&mut psql)?;
        }
        Ok(())
    }

    fn file(&self, url: &str, name: &str) -> Command {
        let mut psql = self.psql(url);
        psql.args(["-v", "ON_ERROR_STOP=1", "-f"]).arg(sql(name));
        psql
    }

    fn psql(&self, url: &str) -> Command {
        let mut psql = Command::new(self.bin.join("psql"));
        psql.args(["-qX", url]);
        psql
    }
}

/// A file of statements.
pub(crate) fn sql(name: &str) -> PathBuf {
    Path::new(ROOT).join("benches/http/sql").join(name).with_extension("sql")
}
