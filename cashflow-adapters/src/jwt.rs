//! Access tokens as JSON Web Tokens (RFC 7519), signed with HMAC SHA-256.
//!
//! The crate `jwt-compact` pins the algorithm by its type. (`jsonwebtoken` chooses its cryptography for the whole
//! process, which a library inside somebody else's process must not do.)

use std::fmt;

use cashflow_core::domain::{ContentHash, SessionId, Timestamp, UserId};
use cashflow_core::ports::{AccessClaims, TokenIssuer};
use cashflow_core::{Error, ErrorKind, Result};
use jwt_compact::alg::{Hs256, Hs256Key};
use jwt_compact::{AlgorithmExt as _, Claims, Header, Token, UntrustedToken};
use serde::{Deserialize, Serialize};

/// The `iss` and `aud` of every token: a token that somebody else made with the same key is none of ours.
const CASHFLOW: &str = "cashflow";
/// Bytes that a key has at least: as many as its hash (RFC 7518, section 3.2).
const KEY_BYTES: usize = 32;
/// Hexadecimal digits of the name of a key.
const KEY_ID_DIGITS: usize = 8;

/// Issues JSON Web Tokens signed with HS256, and nothing else.
///
/// The header names the key by `kid`, the first 8 digits of its SHA-256.
pub struct JwtTokens {
    first: NamedKey,
    retired: Vec<NamedKey>,
}

struct NamedKey {
    id: String,
    key: Hs256Key,
}

/// The claims besides the times.
#[derive(Serialize, Deserialize)]
struct Said {
    iss: String,
    aud: String,
    sub: UserId,
    sid: SessionId,
}

impl JwtTokens {
    /// Signs with the first key and accepts tokens of all of them: to change the key, put the new one first, and
    /// leave the old one out when the last token that it signed has expired.
    ///
    /// Errors: `Invalid`, when there is no key, or one is shorter than 32 bytes.
    pub fn new<K: AsRef<[u8]>>(keys: impl IntoIterator<Item = K>) -> Result<Self> {
        let mut keys = keys.into_iter().map(|key| NamedKey::new(key.as_ref()));
        let first = keys.next().ok_or_else(|| Error::invalid("jwt_secret", "is missing"))??;
        Ok(Self { first, retired: keys.collect::<Result<_>>()? })
    }
}

impl NamedKey {
    fn new(key: &[u8]) -> Result<Self> {
        if key.len() < KEY_BYTES {
            let reason = format_args!("has {} bytes, must have at least {KEY_BYTES}", key.len());
            return Err(Error::invalid("jwt_secret", reason));
        }
        let id = ContentHash::of(key).to_string()[..KEY_ID_DIGITS].to_owned();
        Ok(Self { id, key: Hs256Key::new(key) })
    }
}

impl TokenIssuer for JwtTokens {
    fn issue(&self, claims: &AccessClaims) -> Result<String> {
        let said = Said {
            iss: CASHFLOW.to_owned(),
            aud: CASHFLOW.to_owned(),
            sub: claims.user,
            sid: claims.session,
        };
        let mut signed = Claims::new(said);
        signed.issued_at = Some(claims.issued_at.instant());
        signed.expiration = Some(claims.expires_at.instant());
        let header = Header::empty().with_token_type("JWT").with_key_id(&self.first.id);
        Hs256
            .token(&header, &signed, &self.first.key)
            .map_err(|error| Error::internal("the access token could not be made", error))
    }

    fn verify(&self, token: &str, now: Timestamp) -> Result<AccessClaims> {
        let token = UntrustedToken::new(token).map_err(refused)?;
        let id = token.header().key_id.as_deref().unwrap_or_default();
        let mut keys = std::iter::once(&self.first).chain(&self.retired);
        let key = keys.find(|key| key.id == id).ok_or_else(|| refused("signed with an unknown key"))?;
        let token: Token<Said> = Hs256.validator(&key.key).validate(&token).map_err(refused)?;
        let claims = token.claims();
        let (Some(issued_at), Some(expires_at)) = (claims.issued_at, claims.expiration) else {
            return Err(refused("without its times"));
        };
        let said = &claims.custom;
        if said.iss != CASHFLOW || said.aud != CASHFLOW {
            return Err(refused("made by or for somebody else"));
        }
        if Timestamp::new(expires_at) <= now {
            return Err(Error::new(
                ErrorKind::Unauthenticated,
                "token_expired",
                "the access token has expired",
            ));
        }
        Ok(AccessClaims {
            user: said.sub,
            session: said.sid,
            issued_at: Timestamp::new(issued_at),
            expires_at: Timestamp::new(expires_at),
        })
    }

    fn refresh_secret(&self) -> Result<[u8; 32]> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret)
            .map_err(|error| Error::internal("the system gives no random bytes", error))?;
        Ok(secret)
    }
}

fn refused(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::new(ErrorKind::Unauthenticated, "token_invalid", "the access token is not valid").with_source(why)
}

impl fmt::Debug for JwtTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known: Vec<&str> = self.retired.iter().map(|key| key.id.as_str()).collect();
        f.debug_struct("JwtTokens").field("signs_with", &self.first.id).field("also_accepts", &known).finish()
    }
}
