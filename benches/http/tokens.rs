//! Bearer tokens of all users, signed as the server signs them: signing in would take a password hash for each.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Result, anyhow};
use cashflow_adapters::jwt::JwtTokens;
use cashflow_core::domain::Timestamp;
use cashflow_core::ports::{AccessClaims, TokenIssuer as _};
use uuid::Uuid;

use crate::systems::SECRET;

/// Writes one a line, of the users 1, 2, …; good for some hours.
pub(crate) fn write(path: &Path, users: u64) -> Result<PathBuf> {
    let issuer = JwtTokens::new([SECRET]).map_err(|error| anyhow!("{error}"))?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let issued_at = Timestamp::from_micros(i64::try_from(now)? * 1_000_000)?;
    let expires_at = issued_at.plus(Duration::from_secs(4 * 3600));
    let mut text = String::new();
    for number in 1..=users {
        // As `user_of` in `sql/people.sql`.
        let user = Uuid::from_u128((0x7000_8000_u128 << 48) | u128::from(number));
        let claims =
            AccessClaims { user: user.into(), session: Uuid::now_v7().into(), issued_at, expires_at };
        text += &issuer.issue(&claims)?;
        text.push('\n');
    }
    fs::write(path, text)?;
    Ok(path.to_owned())
}
