//! Which web pages of other origins may call.

use super::{ConfigError, Environment};

const NAME: &str = "CORS_ORIGINS";

/// `CORS_ORIGINS`: the origins of pages that may call, separated by commas, or `*` for all. Default: none but our own.
///
/// All is no danger to signed-in users: only the pages that are named here are answered with cookies.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CorsOrigins {
    /// All of them.
    Any,
    /// These, each as `scheme://host` or `scheme://host:port`.
    Only(Vec<String>),
}

impl CorsOrigins {
    pub(super) fn read(environment: &Environment) -> Result<Self, ConfigError> {
        let text = environment.text(NAME)?.unwrap_or_default();
        if text == "*" {
            return Ok(Self::Any);
        }
        let origins = text.split(',').map(str::trim).filter(|origin| !origin.is_empty());
        origins.map(checked).collect::<Result<_, _>>().map(Self::Only)
    }
}

fn checked(origin: &str) -> Result<String, ConfigError> {
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    let fits = |host: &str| {
        !host.is_empty() && host.bytes().all(|b| b.is_ascii_graphic() && !b"/?#@*,".contains(&b))
    };
    match host {
        Some(host) if fits(host) => Ok(origin.to_ascii_lowercase()),
        _ => Err(ConfigError::new(
            NAME,
            "not origins such as https://app.example.org, separated by commas, or *",
        )),
    }
}
