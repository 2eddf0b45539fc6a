//! What a host may tune.

use std::time::Duration;

/// Limits and times of the engine, with defaults that suit most hosts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// The largest receipt file, in bytes. Default: 10 MiB.
    pub max_file_size: usize,
    /// How long a worker may take for one receipt before another takes over. Default: 2 minutes.
    pub lease: Duration,
    /// How often reading a receipt is tried while the engine is away. Default: 5.
    pub max_attempts: u32,
    /// The wait before the second attempt; it doubles with each further one. Default: 10 seconds.
    pub retry_after: Duration,
    /// How long an access token is good for. Default: 15 minutes.
    pub access_token_life: Duration,
    /// How long a refresh token is good for. Default: 30 days.
    pub refresh_token_life: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            max_file_size: 10 * 1024 * 1024,
            lease: Duration::from_secs(120),
            max_attempts: 5,
            retry_after: Duration::from_secs(10),
            access_token_life: Duration::from_secs(15 * 60),
            refresh_token_life: Duration::from_secs(30 * 24 * 3600),
        }
    }
}
