//! Access tokens.

use std::fmt::Debug;

use crate::domain::{SessionId, Timestamp, UserId};
use crate::error::Result;

/// An issuer of short-lived, signed access tokens.
///
/// # Behaviour
/// - an issued token verifies to its claims before the instant it expires at, and from then on is `Unauthenticated` with the code `token_expired`
/// - a token that was changed, cut, signed by a stranger or with another algorithm is `Unauthenticated`
/// - a token of a retired key verifies while that key is still known, and new ones are signed by the first key
/// - two refresh secrets are never the same, and each has 256 bits of chance
pub trait TokenIssuer: Debug + Send + Sync + 'static {
    /// Signs the claims.
    fn issue(&self, claims: &AccessClaims) -> Result<String>;

    /// Checks a token at an instant and gives its claims.
    fn verify(&self, token: &str, now: Timestamp) -> Result<AccessClaims>;

    /// 32 bytes of chance for a refresh token.
    fn refresh_secret(&self) -> Result<[u8; 32]>;
}

/// What an access token says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccessClaims {
    /// Who.
    pub user: UserId,
    /// By which session (the family of the refresh token).
    pub session: SessionId,
    /// Since when; whole seconds.
    pub issued_at: Timestamp,
    /// Until when; whole seconds.
    pub expires_at: Timestamp,
}
