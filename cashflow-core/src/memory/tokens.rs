//! Access tokens signed with SHA-256, without any format of the outside world.

use std::fmt;

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::domain::{SessionId, Timestamp, UserId};
use crate::error::{Error, ErrorKind, Result};
use crate::memory::{hex, unhex};
use crate::ports::{AccessClaims, TokenIssuer};

/// An issuer of `<claims>.<signature>`, signed with HMAC-SHA-256 (RFC 2104). For tests: no other program reads it.
#[derive(Clone)]
pub struct MemoryTokens {
    keys: Vec<[u8; 32]>,
}

impl MemoryTokens {
    /// An issuer that signs with the first key and still trusts the others. Errors: no key.
    pub fn new(keys: Vec<[u8; 32]>) -> Result<Self> {
        if keys.is_empty() {
            return Err(Error::invalid("keys", "at least one is needed"));
        }
        Ok(Self { keys })
    }
}

impl fmt::Debug for MemoryTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryTokens").field("keys", &self.keys.len()).finish()
    }
}

impl TokenIssuer for MemoryTokens {
    fn issue(&self, claims: &AccessClaims) -> Result<String> {
        let payload = encode(claims);
        let key = self.keys.first().ok_or_else(|| Error::invalid("keys", "at least one is needed"))?;
        Ok(format!("{}.{}", hex(&payload), hex(&signature(key, &payload))))
    }

    fn verify(&self, token: &str, now: Timestamp) -> Result<AccessClaims> {
        let (payload, given) = token.split_once('.').ok_or_else(untrusted)?;
        let (payload, given) = unhex(payload).zip(unhex(given)).ok_or_else(untrusted)?;
        if !self.keys.iter().any(|key| same(&signature(key, &payload), &given)) {
            return Err(untrusted());
        }
        let claims = decode(&payload).ok_or_else(untrusted)?;
        if now >= claims.expires_at {
            let message = "the access token has expired";
            return Err(Error::new(ErrorKind::Unauthenticated, "token_expired", message));
        }
        Ok(claims)
    }

    fn refresh_secret(&self) -> Result<[u8; 32]> {
        // A random UUID has 122 bits of chance, so three have more than the 256 that are kept.
        let chance = [Uuid::new_v4(), Uuid::new_v4(), Uuid::new_v4()];
        Ok(chance.iter().fold(Sha256::new(), |hash, id| hash.chain_update(id.as_bytes())).finalize().into())
    }
}

fn untrusted() -> Error {
    Error::new(ErrorKind::Unauthenticated, "token_invalid", "the access token is not valid")
}

/// User, session, begin and end in whole seconds.
fn encode(claims: &AccessClaims) -> Vec<u8> {
    let seconds = |at: Timestamp| at.micros().div_euclid(1_000_000).to_be_bytes();
    let mut payload = Vec::with_capacity(48);
    payload.extend(claims.user.as_uuid().as_bytes());
    payload.extend(claims.session.as_uuid().as_bytes());
    payload.extend(seconds(claims.issued_at));
    payload.extend(seconds(claims.expires_at));
    payload
}

fn decode(payload: &[u8]) -> Option<AccessClaims> {
    let (user, rest) = payload.split_first_chunk::<16>()?;
    let (session, rest) = rest.split_first_chunk::<16>()?;
    let (issued, rest) = rest.split_first_chunk::<8>()?;
    let expires = rest.try_into().ok()?;
    let at = |seconds| Timestamp::from_micros(i64::from_be_bytes(seconds).checked_mul(1_000_000)?).ok();
    Some(AccessClaims {
        user: UserId::from_uuid(Uuid::from_bytes(*user)),
        session: SessionId::from_uuid(Uuid::from_bytes(*session)),
        issued_at: at(*issued)?,
        expires_at: at(expires)?,
    })
}

fn signature(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    let pad = |with: u8| {
        let mut block = [with; 64];
        block.iter_mut().zip(key).for_each(|(byte, key)| *byte ^= key);
        block
    };
    let inner = Sha256::new().chain_update(pad(0x36)).chain_update(message).finalize();
    Sha256::new().chain_update(pad(0x5c)).chain_update(inner).finalize().into()
}

/// Compares all bytes, so that the time does not tell where they differ.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_that_of_rfc_4231() {
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        // A shorter key is filled with zeros, so this is the second test case.
        let signature = hex(&signature(&key, b"what do ya want for nothing?"));
        assert_eq!(signature, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
