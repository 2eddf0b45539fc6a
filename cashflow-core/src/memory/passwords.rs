//! Password hashes for tests: quick to make, and so quick to break.

use async_trait::async_trait;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::memory::{hex, unhex};
use crate::ports::PasswordHasher;

/// Salted SHA-256, repeated a few times. **For tests only**: it keeps no attacker away. Use argon2 for people.
#[derive(Debug, Clone, Copy)]
pub struct MemoryPasswords {
    rounds: u32,
}

/// The name of the scheme in its hashes: `$test-sha256$r=10$<salt>$<hash>`.
const SCHEME: &str = "test-sha256";

impl MemoryPasswords {
    /// A hasher of one round.
    pub const fn new() -> Self {
        Self::with_rounds(1)
    }

    /// A hasher of so many rounds: hashes of fewer are told to need a new one.
    pub const fn with_rounds(rounds: u32) -> Self {
        Self { rounds }
    }
}

impl Default for MemoryPasswords {
    fn default() -> Self {
        Self::new()
    }
}

/// A hash, taken apart.
struct Parts {
    rounds: u32,
    salt: Vec<u8>,
    digest: Vec<u8>,
}

fn parse(hash: &str) -> Result<Parts> {
    let parts = || {
        let mut parts = hash.strip_prefix('$')?.split('$');
        let is_ours = parts.next()? == SCHEME;
        let rounds = parts.next()?.strip_prefix("r=")?.parse().ok()?;
        let (salt, digest) = (unhex(parts.next()?)?, unhex(parts.next()?)?);
        (is_ours && digest.len() == 32 && parts.next().is_none()).then_some(Parts { rounds, salt, digest })
    };
    parts().ok_or_else(|| Error::internal("a stored password hash cannot be read", "not of this scheme"))
}

fn digest(password: &str, salt: &[u8], rounds: u32) -> [u8; 32] {
    let first = Sha256::new().chain_update(salt).chain_update(password).finalize();
    (1..rounds).fold(first, |last, _| Sha256::new().chain_update(salt).chain_update(last).finalize()).into()
}

#[async_trait]
impl PasswordHasher for MemoryPasswords {
    async fn hash(&self, password: &str) -> Result<String> {
        let salt = Uuid::new_v4();
        let digest = digest(password, salt.as_bytes(), self.rounds);
        Ok(format!("${SCHEME}$r={}${}${}", self.rounds, hex(salt.as_bytes()), hex(&digest)))
    }

    async fn verify(&self, password: &str, hash: &str) -> Result<bool> {
        let parts = parse(hash)?;
        Ok(digest(password, &parts.salt, parts.rounds)[..] == parts.digest[..])
    }

    async fn verify_decoy(&self, password: &str) -> Result<()> {
        digest(password, &[0; 16], self.rounds);
        Ok(())
    }

    fn needs_rehash(&self, hash: &str) -> bool {
        parse(hash).map_or(true, |parts| parts.rounds < self.rounds)
    }
}
