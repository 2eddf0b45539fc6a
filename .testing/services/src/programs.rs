//! Where the programs of the servers are.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::shared::{PG_BIN, WEED};

/// Where Debian keeps the versions of PostgreSQL.
const DEBIANS: &str = "/usr/lib/postgresql";

/// The folder of `initdb` and `postgres`: `$CASHFLOW_PG_BIN`, else Debian's newest, else where `initdb` is in the path.
pub(crate) fn postgres() -> Result<PathBuf> {
    if let Some(set) = set(PG_BIN) {
        return Ok(set);
    }
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir(DEBIANS)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, folder): &(u32, PathBuf)| folder.join("initdb").is_file())
        .collect();
    found.sort();
    let in_path = || in_path("initdb").and_then(|initdb| initdb.parent().map(Path::to_owned));
    found.pop().map(|(_, folder)| folder).or_else(in_path).context(
        "the server of PostgreSQL is missing: install it (Debian: postgresql), or name its folder in CASHFLOW_PG_BIN",
    )
}

/// `pgbouncer`.
pub(crate) fn pgbouncer() -> Result<PathBuf> {
    let debians = Path::new("/usr/sbin/pgbouncer");
    let found = in_path("pgbouncer").or_else(|| debians.is_file().then(|| debians.to_owned()));
    found.context("pgbouncer is missing: install it (Debian: pgbouncer)")
}

/// `weed`: `$CASHFLOW_WEED`, else in the path.
pub(crate) fn weed() -> Result<PathBuf> {
    set(WEED).or_else(|| in_path("weed")).context(
        "weed, the server of SeaweedFS, is missing: run the tests by `cargo xtask services -- COMMAND`, \
         or name it in CASHFLOW_WEED",
    )
}

fn set(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn in_path(program: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
}
