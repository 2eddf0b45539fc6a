//! A throwaway PostgreSQL.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use tempfile::TempDir;

use crate::certificates::Certificates;
use crate::port::Port;
use crate::process::run;
use crate::programs;
use crate::system_user::SystemUser;
use crate::watcher::Watcher;

/// Whether a commit is on the disk when it is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Durability {
    /// It need not be: quick, for tests that do not crash the server.
    #[default]
    None,
    /// It is, as in production.
    Full,
}

/// How clients reach the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Transport {
    /// In plain.
    #[default]
    Plain,
    /// Plain or by TLS, with certificates of a root made for this server.
    Tls,
}

/// How a server is started. The default is quick and plain.
#[derive(Debug, Clone, Default)]
pub struct PostgresSettings {
    durability: Durability,
    transport: Transport,
    options: Vec<String>,
}

impl PostgresSettings {
    /// With this durability.
    #[must_use]
    pub fn with_durability(mut self, durability: Durability) -> Self {
        self.durability = durability;
        self
    }

    /// With this transport.
    #[must_use]
    pub fn with_transport(mut self, transport: Transport) -> Self {
        self.transport = transport;
        self
    }

    /// With a parameter of the configuration: `with_option("shared_preload_libraries=pg_stat_statements")`.
    #[must_use]
    pub fn with_option(mut self, option: impl Into<String>) -> Self {
        self.options.push(option.into());
        self
    }
}

/// A server with the superuser `app`, who needs no password, and the empty database `postgres`.
///
/// It runs as the user `postgres` when the tests run as root. Dropping it stops it and removes its folder.
#[derive(Debug)]
pub struct Postgres {
    // Before the folder, so that the server has ended when the folder is removed.
    _watcher: Watcher,
    folder: TempDir,
    bin: PathBuf,
    user: SystemUser,
    port: Port,
    certificates: Option<Certificates>,
}

impl Postgres {
    /// Starts one and waits until it answers.
    pub fn start(settings: PostgresSettings) -> Result<Self> {
        let (bin, user, port) = (programs::postgres()?, SystemUser::unprivileged()?, Port::free()?);
        let folder = tempfile::Builder::new().prefix("cashflow-postgres-").tempdir()?;
        user.own(folder.path())?;
        let data = folder.path().join("data");
        let certificates = match settings.transport {
            Transport::Plain => None,
            Transport::Tls => Some(certificates(folder.path(), &user)?),
        };
        run(user.command(&bin.join("initdb"), folder.path()).arg("-D").arg(&data).args([
            "--username=app",
            "--auth=trust",
            "--no-sync",
            "--encoding=UTF8",
            "--locale=C",
        ]))?;
        let configuration = configuration(&settings, &port, folder.path(), certificates.as_ref());
        std::fs::write(data.join("postgresql.auto.conf"), configuration)?;
        let stop = pg_ctl(&user, &bin, folder.path(), &["-m", "immediate", "-w", "stop"]);
        let watcher = Watcher::over(folder.path(), &stop)?;
        let server = Self { _watcher: watcher, folder, bin, user, port, certificates };
        server.start_again()?;
        Ok(server)
    }

    /// `postgres://app@127.0.0.1:PORT/postgres`.
    pub fn url(&self) -> String {
        self.url_of("postgres")
    }

    /// The address of a database of the server.
    pub fn url_of(&self, database: &str) -> String {
        format!("postgres://app@127.0.0.1:{}/{database}", self.port())
    }

    /// The port, which stays the same over restarts.
    pub fn port(&self) -> u16 {
        self.port.number()
    }

    /// The root certificate (a PEM file) by which clients know the server, when it has TLS.
    pub fn root_certificate(&self) -> Option<PathBuf> {
        self.certificates.as_ref().map(Certificates::root)
    }

    /// The folder of the server's programs.
    pub fn bin(&self) -> &Path {
        &self.bin
    }

    /// What the server has logged so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// The folder of the server's data.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Ends it in good order: sessions are ended, what was committed is written.
    pub fn stop(&self) -> Result<()> {
        run(&mut self.pg_ctl(&["-m", "fast", "-w", "stop"]))
    }

    /// Ends it as a crash does: nothing is written any more, the next start recovers from the log.
    pub fn kill_immediate(&self) -> Result<()> {
        run(&mut self.pg_ctl(&["-m", "immediate", "-w", "stop"]))
    }

    /// Starts it again after `stop` or `kill_immediate`, on the same port with the same data; waits until it answers.
    pub fn start_again(&self) -> Result<()> {
        let log = self.folder.path().join("log");
        let mut start = self.pg_ctl(&["-w", "-t", "120", "start", "-l"]);
        run(start.arg(log)).with_context(|| format!("PostgreSQL does not start: {}", self.log()))
    }

    /// A crash and the next start, at once.
    pub fn restart_immediate(&self) -> Result<()> {
        self.kill_immediate()?;
        self.start_again()
    }

    fn pg_ctl(&self, arguments: &[&str]) -> Command {
        pg_ctl(&self.user, &self.bin, self.folder.path(), arguments)
    }
}

fn pg_ctl(user: &SystemUser, bin: &Path, folder: &Path, arguments: &[&str]) -> Command {
    let mut command = user.command(&bin.join("pg_ctl"), folder);
    command.arg("-D").arg(folder.join("data")).args(arguments);
    command
}

fn certificates(folder: &Path, user: &SystemUser) -> Result<Certificates> {
    let certificates = Certificates::make(folder)?;
    for file in [certificates.server(), certificates.server_key()] {
        user.own(&file)?;
    }
    Ok(certificates)
}

/// In a file, not on the command line, so that every start uses the same.
fn configuration(
    settings: &PostgresSettings,
    port: &Port,
    folder: &Path,
    certificates: Option<&Certificates>,
) -> String {
    let mut lines = vec![
        "listen_addresses = '127.0.0.1'".to_owned(),
        format!("port = {}", port.number()),
        format!("unix_socket_directories = '{}'", folder.display()),
        "max_connections = 200".to_owned(),
    ];
    if settings.durability == Durability::None {
        lines
            .extend(["fsync = off", "synchronous_commit = off", "full_page_writes = off"].map(str::to_owned));
    }
    if let Some(certificates) = certificates {
        lines.push("ssl = on".to_owned());
        lines.push(format!("ssl_cert_file = '{}'", certificates.server().display()));
        lines.push(format!("ssl_key_file = '{}'", certificates.server_key().display()));
    }
    for option in &settings.options {
        let (name, value) = option.split_once('=').unwrap_or((option, "on"));
        lines.push(format!("{} = '{}'", name.trim(), value.trim().replace('\'', "''")));
    }
    lines.join("\n") + "\n"
}
