//! Which database: embedded SQLite, or a PostgreSQL server.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::{ConfigError, Environment, Secret};

const URL: &str = "DATABASE_URL";
const SCHEMES: &str = "must begin with postgres://, postgresql:// or sqlite:";

/// Where the data is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Database {
    /// One SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL server, by its connection URL.
    Postgres(Secret),
}

impl Database {
    pub(super) fn read(environment: &Environment, data_dir: &Path) -> Result<Self, ConfigError> {
        if let Some(url) = environment.text(URL)? {
            return Self::from_url(url);
        }
        if let Some(host) = environment.text("DB_HOST")? {
            return Self::from_parts(environment, host);
        }
        for name in ["DB_PORT", "DB_USER", "DB_PASSWORD", "DB_NAME", "DB_SSLMODE"] {
            if environment.text(name)?.is_some() {
                return Err(ConfigError::new("DB_HOST", format_args!("is not set, but {name} is")));
            }
        }
        Ok(Self::Sqlite(data_dir.join("cashflow.sqlite")))
    }

    fn from_url(url: &str) -> Result<Self, ConfigError> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() {
                return Err(ConfigError::new(URL, "names no file after sqlite:"));
            }
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if ["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme)) {
            return Ok(Self::Postgres(Secret::new(url)));
        }
        Err(ConfigError::new(URL, SCHEMES))
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
        Ok(Self::Postgres(Secret::new(url)))
    }
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
