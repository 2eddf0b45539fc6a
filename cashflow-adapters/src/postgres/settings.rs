//! How a PostgreSQL store connects.

use std::fmt;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

use cashflow_core::{Error, Result};
use cashflow_migrations::postgres::Layout;
use sqlx_postgres::PgConnectOptions;

/// How a [`PostgresStore`](super::PostgresStore) connects. Made from an address; the rest has defaults.
#[derive(Clone)]
#[non_exhaustive]
pub struct PostgresSettings {
    pub(super) options: PgConnectOptions,
    /// The most connections at the same time.
    pub max_connections: NonZeroU32,
    /// How many connections are kept even if nobody uses them.
    pub min_connections: u32,
    /// How long a call waits for a connection, before `Unavailable` is answered.
    pub acquire_timeout: Duration,
    /// How long the server may work on one statement, waiting for locks included, before `Unavailable` is answered.
    pub statement_timeout: Duration,
    /// After this time without use a connection is closed. None: never.
    pub idle_timeout: Option<Duration>,
    /// After this time a connection is replaced, so that servers behind a load balancer get their share. None: never.
    pub max_lifetime: Option<Duration>,
    /// How the connection is secured.
    pub tls: Tls,
    /// What the server calls this program in its lists.
    pub application_name: String,
    /// Whether a connection of the pool keeps its session at the server.
    pub sessions: Sessions,
    /// How the tables are laid out when `migrate` makes them. A database that is there keeps its layout.
    pub layout: Layout,
}

/// How the connection is secured.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Tls {
    /// As the address says (`sslmode`, `sslrootcert`); by default encrypted if the server can, without knowing whom one
    /// talks to.
    FromAddress,
    /// Not at all. For the own machine, or a network that is trusted.
    Off,
    /// Encrypted, and the server's certificate must be for its host name and signed by a known authority: one of the
    /// system's, or of this PEM file (for Amazon RDS its bundle).
    VerifyFull {
        /// The authorities besides those of the system.
        root_certificate: Option<PathBuf>,
    },
}

/// Whether a connection of the pool keeps its session at the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sessions {
    /// It does: statements are prepared once for each connection, and a call is one round trip.
    #[default]
    Kept,
    /// Only within a transaction, as behind PgBouncer in transaction mode: nothing is kept between transactions, so that
    /// every call is a transaction of its own with some round trips more.
    PerTransaction,
}

impl PostgresSettings {
    /// Settings for an address: `postgres://user:password@host:5432/database`. What it leaves out comes from the usual
    /// variables (`PGHOST`, `PGUSER`, `PGPASSWORD` …) and the password file.
    ///
    /// Errors: not such an address.
    pub fn new(url: &str) -> Result<Self> {
        let refused = || Error::invalid("url", "must be like postgres://user@host:5432/database");
        if !["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme)) {
            return Err(refused());
        }
        // The cause is not told: it may quote the address, and with it the password.
        let options = url.parse::<PgConnectOptions>().map_err(|_| refused())?;
        Ok(Self::of(options))
    }

    /// Settings for a database of a server, whose parts are known one by one.
    pub fn at(host: &str, port: u16, user: &str, database: &str) -> Self {
        Self::of(
            PgConnectOptions::new_without_pgpass().host(host).port(port).username(user).database(database),
        )
    }

    fn of(options: PgConnectOptions) -> Self {
        Self {
            options,
            max_connections: NonZeroU32::new(10).expect("ten is not zero"),
            min_connections: 0,
            acquire_timeout: Duration::from_secs(10),
            statement_timeout: Duration::from_secs(30),
            idle_timeout: Some(Duration::from_secs(10 * 60)),
            max_lifetime: Some(Duration::from_secs(30 * 60)),
            tls: Tls::FromAddress,
            application_name: "cashflow".to_owned(),
            sessions: Sessions::Kept,
            layout: Layout::Plain,
        }
    }

    /// The same with this password, which need not stand in the address then.
    #[must_use]
    pub fn with_password(mut self, password: &str) -> Self {
        self.options = self.options.password(password);
        self
    }

    /// The same with authorities, as PEM, that may have signed the server's certificate, besides those of the system:
    /// for Amazon RDS its bundle. They count where the certificate is looked at, as with `sslmode=verify-full` in the
    /// address; a file in [`Tls::VerifyFull`] takes their place.
    #[must_use]
    pub fn with_authorities(mut self, pem: &str) -> Self {
        self.options = self.options.ssl_root_cert_from_pem(pem.as_bytes().to_vec());
        self
    }
}

impl fmt::Debug for PostgresSettings {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostgresSettings")
            .field("host", &self.options.get_host())
            .field("port", &self.options.get_port())
            .field("database", &self.options.get_database())
            .field("user", &self.options.get_username())
            .field("max_connections", &self.max_connections)
            .field("min_connections", &self.min_connections)
            .field("acquire_timeout", &self.acquire_timeout)
            .field("statement_timeout", &self.statement_timeout)
            .field("idle_timeout", &self.idle_timeout)
            .field("max_lifetime", &self.max_lifetime)
            .field("tls", &self.tls)
            .field("application_name", &self.application_name)
            .field("sessions", &self.sessions)
            .field("layout", &self.layout)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_is_ever_shown() {
        let settings = PostgresSettings::new("postgres://ana:geheim-1@db.example:6543/books").unwrap();
        let settings = settings.with_password("geheim-2");
        let shown = format!("{settings:?}");
        assert!(shown.contains("db.example") && shown.contains("6543") && shown.contains("books"), "{shown}");
        assert!(!shown.contains("geheim"), "{shown}");
    }

    #[test]
    fn an_address_may_be_given_in_parts() {
        let settings = PostgresSettings::at("db.example", 6543, "ana", "the books").with_password("ge:h@im/");
        let shown = format!("{settings:?}");
        for part in ["db.example", "6543", "ana", "the books"] {
            assert!(shown.contains(part), "{shown}");
        }
        assert!(!shown.contains("ge:h@im"), "{shown}");
    }

    #[test]
    fn what_is_no_address_is_refused_without_being_quoted() {
        for url in
            ["", "mysql:", "postgres://ana:geheim@host:port/x", "postgres://ana:geheim@host/x?sslmode=so-so"]
        {
            let error = PostgresSettings::new(url).unwrap_err();
            assert_eq!(error.field(), Some("url"), "{url}");
            assert!(!format!("{error:?}").contains("geheim"), "{url}");
        }
    }
}
