//! A throwaway PgBouncer before a PostgreSQL.

use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use tempfile::TempDir;

use crate::port::Port;
use crate::postgres::Postgres;
use crate::process::{self, Server};
use crate::programs;
use crate::system_user::SystemUser;
use crate::watcher::Watcher;

const PATIENCE: Duration = Duration::from_secs(30);

/// When a connection to the server is given to another client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PoolMode {
    /// After each transaction: sessions have no state, prepared statements do not last.
    Transaction,
    /// When the client leaves.
    Session,
}

/// A pooler for the user `app` and every database of a server. It runs as an unprivileged user, as it refuses to be root.
///
/// It has four connections to each database and refuses start-up parameters other than the usual ones (it ignores
/// `extra_float_digits`), as PgBouncer does unless told otherwise.
#[derive(Debug)]
pub struct PgBouncer {
    _watcher: Watcher,
    _server: Server,
    folder: TempDir,
    port: Port,
}

impl PgBouncer {
    /// Starts one and waits until it listens.
    pub fn start(postgres: &Postgres, mode: PoolMode) -> Result<Self> {
        Self::start_with(postgres, mode, &[])
    }

    /// Starts one with further lines in the section `[pgbouncer]` of its configuration, such as `default_pool_size = 2`.
    pub fn start_with(postgres: &Postgres, mode: PoolMode, lines: &[&str]) -> Result<Self> {
        let (program, user, port) = (programs::pgbouncer()?, SystemUser::unprivileged()?, Port::free()?);
        let folder = tempfile::Builder::new().prefix("cashflow-pgbouncer-").tempdir()?;
        user.own(folder.path())?;
        let users = folder.path().join("users.txt");
        fs::write(&users, "\"app\" \"\"\n")?;
        let mode = match mode {
            PoolMode::Transaction => "transaction",
            PoolMode::Session => "session",
        };
        let configuration = format!(
            "[databases]\n* = host=127.0.0.1 port={} user=app\n\n[pgbouncer]\nlisten_addr = 127.0.0.1\n\
             listen_port = {}\nunix_socket_dir =\nauth_type = trust\nauth_file = {}\npool_mode = {mode}\n\
             default_pool_size = 4\nmax_client_conn = 500\nignore_startup_parameters = extra_float_digits\n{}\n",
            postgres.port(),
            port.number(),
            users.display(),
            lines.join("\n"),
        );
        let file = folder.path().join("pgbouncer.ini");
        fs::write(&file, configuration)?;
        let watcher = Watcher::over(folder.path(), &process::kill(folder.path()))?;
        let mut server = Server::start(folder.path(), user.command(&program, folder.path()).arg(&file))?;
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port.number())).is_err() {
            if !server.is_running()? || begun.elapsed() > PATIENCE {
                bail!("PgBouncer does not start: {}", Server::log(folder.path()));
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(Self { _watcher: watcher, _server: server, folder, port })
    }

    /// `postgres://app@127.0.0.1:PORT/postgres`, by way of the pooler.
    pub fn url(&self) -> String {
        self.url_of("postgres")
    }

    /// The address of a database, by way of the pooler.
    pub fn url_of(&self, database: &str) -> String {
        format!("postgres://app@127.0.0.1:{}/{database}", self.port.number())
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        Server::log(self.folder.path())
    }
}
