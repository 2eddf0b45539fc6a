//! The configuration: typed, from environment variables, with a working default for an empty machine.

mod cors;
mod database;
mod environment;
mod limits;
mod log_level;
mod ocr;
mod secrets;
mod storage;

use std::net::{IpAddr, Ipv4Addr};
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

pub use cors::CorsOrigins;
pub use database::{Database, Migrations};
pub use environment::Environment;
pub use limits::Limits;
pub use log_level::LogLevel;
pub use ocr::{Ocr, OcrEngine};
pub(crate) use secrets::private_folder;
pub use secrets::{Secret, TokenSecrets};
pub use storage::{S3Addressing, Storage};

/// Everything that can be set. `Debug` shows no secret.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Config {
    /// `HOST`: the address to listen on. Default: all of IPv4.
    pub host: IpAddr,
    /// `PORT`. Default: 3000; 0 takes a free one.
    pub port: u16,
    /// `DATA_DIR`: what the embedded defaults keep. Default: `cashflow-server` in the user's data folder.
    pub data_dir: PathBuf,
    /// `DATABASE_URL`, or `DB_*`.
    pub database: Database,
    /// `STORAGE_URL`.
    pub storage: Storage,
    /// `OCR_*`.
    pub ocr: Ocr,
    /// `JWT_SECRET` and `JWT_SECRET_PREVIOUS`.
    pub token_secrets: TokenSecrets,
    /// `CORS_ORIGINS`.
    pub cors: CorsOrigins,
    /// Sizes, times and rates.
    pub limits: Limits,
    /// `LOG_LEVEL`.
    pub log_level: LogLevel,
    /// `QUEUE_LOG_SECONDS`: how often the log tells how full the queue of receipts is. Default: never.
    pub queue_log: Option<Duration>,
    /// `WEB_DIR`: a folder of static files, served at `/`. Default: the page of the checkout that the server is started in,
    /// if it was built.
    pub web_dir: Option<PathBuf>,
}

/// A wrong setting: one line that names the variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    variable: &'static str,
    reason: String,
}

impl ConfigError {
    /// A variable and what is wrong with it. The reason must not repeat a secret.
    pub fn new(variable: &'static str, reason: impl std::fmt::Display) -> Self {
        Self { variable, reason: reason.to_string() }
    }

    /// The variable.
    pub fn variable(&self) -> &'static str {
        self.variable
    }
}

impl std::fmt::Display for ConfigError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.variable, self.reason)
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// Reads it. Errors: the first setting that is wrong.
    pub fn read(environment: &Environment) -> Result<Self, ConfigError> {
        let data_dir = data_dir(environment)?;
        let (host, port) = Self::address(environment)?;
        Ok(Self {
            host,
            port,
            database: Database::read(environment, &data_dir)?,
            storage: Storage::read(environment, &data_dir)?,
            ocr: Ocr::read(environment)?,
            token_secrets: TokenSecrets::read(environment, &data_dir)?,
            cors: CorsOrigins::read(environment)?,
            limits: Limits::read(environment)?,
            log_level: environment.parsed("LOG_LEVEL", LogLevel::EXPECTED)?.unwrap_or_default(),
            queue_log: queue_log(environment)?,
            web_dir: web_dir(environment)?,
            data_dir,
        })
    }

    /// Where the server listens, without a look at anything else.
    pub fn address(environment: &Environment) -> Result<(IpAddr, u16), ConfigError> {
        let host = environment.parsed("HOST", "not an IP address")?.unwrap_or(Ipv4Addr::UNSPECIFIED.into());
        let port = environment.parsed("PORT", "not a port number from 0 to 65535")?.unwrap_or(3000);
        Ok((host, port))
    }
}

fn queue_log(environment: &Environment) -> Result<Option<Duration>, ConfigError> {
    let seconds: Option<NonZeroU32> =
        environment.parsed("QUEUE_LOG_SECONDS", "not a whole number above 0")?;
    Ok(seconds.map(|seconds| Duration::from_secs(seconds.get().into())))
}

/// `DATA_DIR`, or the user's data folder (XDG Base Directory Specification).
fn data_dir(environment: &Environment) -> Result<PathBuf, ConfigError> {
    if let Some(folder) = environment.text("DATA_DIR")? {
        return Ok(PathBuf::from(folder));
    }
    let data = environment.text("XDG_DATA_HOME")?.map(PathBuf::from).filter(|folder| folder.is_absolute());
    let home = environment.text("HOME")?.map(|home| PathBuf::from(home).join(".local/share"));
    data.or(home)
        .map(|folder| folder.join("cashflow-server"))
        .ok_or_else(|| ConfigError::new("DATA_DIR", "is needed, since there is no home folder"))
}

/// Where `examples/web` is built, seen from the root of the checkout.
const BUILT_PAGE: &str = "examples/web/dist";

fn web_dir(environment: &Environment) -> Result<Option<PathBuf>, ConfigError> {
    let Some(folder) = environment.text("WEB_DIR")?.map(PathBuf::from) else {
        let built = PathBuf::from(BUILT_PAGE);
        return Ok(built.join("index.html").is_file().then_some(built));
    };
    if folder.join("index.html").is_file() {
        return Ok(Some(folder));
    }
    Err(ConfigError::new("WEB_DIR", format_args!("{} has no index.html", folder.display())))
}
