//! Which database: embedded SQLite, or a PostgreSQL server.

use std::fmt::Write as _;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use super::{ConfigError, Environment, Secret};

const URL: &str = "DATABASE_URL";
const AUTHORITIES: &str = "DB_SSLROOTCERT";
const SCHEMES: &str = "must begin with postgres://, postgresql:// or sqlite:";

/// Where the data is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Database {
    /// One SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL server.
    Postgres {
        /// Its connection URL.
        url: Secret,
        /// `DB_POOL_SIZE`: the most connections. Default: 10.
        pool_size: NonZeroU32,
        /// `MIGRATIONS`.
        migrations: Migrations,
        /// `DB_SSLROOTCERT`: authorities, as PEM, that may have signed the server's certificate, besides those of the system.
        authorities: Option<String>,
    },
}

/// `MIGRATIONS`: when the schema of a PostgreSQL database is brought up to date. That of SQLite always is when it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Migrations {
    /// `on-start`, the default: by every server before it serves. Several may do it at once.
    OnStart,
    /// `by-command`: by the command `migrate` alone, for a role that may change the schema. Until then a server is not ready.
    ByCommand,
}

impl Database {
    pub(super) fn read(environment: &Environment, data_dir: &Path) -> Result<Self, ConfigError> {
        if let Some(url) = environment.text(URL)? {
            return Self::from_url(environment, url);
        }
        if let Some(host) = environment.text("DB_HOST")? {
            return Self::from_parts(environment, host);
        }
        for name in ["DB_PORT", "DB_USER", "DB_PASSWORD", "DB_NAME", "DB_SSLMODE", AUTHORITIES] {
            if environment.text(name)?.is_some() {
                return Err(ConfigError::new("DB_HOST", format_args!("is not set, but {name} is")));
            }
        }
        Ok(Self::Sqlite(data_dir.join("cashflow.sqlite")))
    }

    fn from_url(environment: &Environment, url: &str) -> Result<Self, ConfigError> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() {
                return Err(ConfigError::new(URL, "names no file after sqlite:"));
            }
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if ["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme)) {
            return Self::postgres(environment, url);
        }
        Err(ConfigError::new(URL, SCHEMES))
    }

    fn postgres(environment: &Environment, url: &str) -> Result<Self, ConfigError> {
        const TEN: NonZeroU32 = NonZeroU32::new(10).expect("ten is not zero");
        let migrations = match environment.text("MIGRATIONS")? {
            None | Some("on-start") => Migrations::OnStart,
            Some("by-command") => Migrations::ByCommand,
            Some(_) => return Err(ConfigError::new("MIGRATIONS", "must be on-start or by-command")),
        };
        let pool_size = environment.parsed("DB_POOL_SIZE", "not a whole number above 0")?.unwrap_or(TEN);
        let authorities = authorities(environment)?;
        Ok(Self::Postgres { url: Secret::new(url), pool_size, migrations, authorities })
    }

    /// A URL from the parts that a platform passes one by one.
    fn from_parts(environment: &Environment, host: &str) -> Result<Self, ConfigError> {
        let needed = |name| {
            environment.text(name)?.ok_or_else(|| ConfigError::new(name, "is not set, but DB_HOST is"))
        };
        let (user, name) = (needed("DB_USER")?, needed("DB_NAME")?);
        let port: u16 = environment.parsed("DB_PORT", "not a port number from 1 to 65535")?.unwrap_or(5432);
        let host =
            if host.contains(':') && !host.starts_with('[') { format!("[{host}]") } else { host.to_owned() };
        let mut url = format!("postgres://{}", percent_encoded(user));
        if let Some(password) = environment.text("DB_PASSWORD")? {
            url = format!("{url}:{}", percent_encoded(password));
        }
        url = format!("{url}@{host}:{port}/{}", percent_encoded(name));
        if let Some(mode) = environment.text("DB_SSLMODE")? {
            url = format!("{url}?sslmode={}", percent_encoded(mode));
        }
        Self::postgres(environment, &url)
    }
}

/// They are given themselves, as platforms pass secrets, or by a file.
fn authorities(environment: &Environment) -> Result<Option<String>, ConfigError> {
    const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
    let pem = match environment.text(AUTHORITIES)? {
        None => return Ok(None),
        Some(pem) if pem.starts_with("-----BEGIN") => pem.to_owned(),
        Some(path) => std::fs::read_to_string(path)
            .map_err(|error| ConfigError::new(AUTHORITIES, format_args!("{path}: {error}")))?,
    };
    if !pem.contains(BEGIN) {
        return Err(ConfigError::new(AUTHORITIES, "has no certificate as PEM"));
    }
    Ok(Some(pem))
}

/// The text with everything but the unreserved characters of RFC 3986 encoded.
fn percent_encoded(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(byte.into());
        } else {
            write!(encoded, "%{byte:02X}").expect("a string takes any text");
        }
        encoded
    })
}
