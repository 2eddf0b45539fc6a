//! Hashing passwords.

use std::fmt::Debug;

use async_trait::async_trait;

use crate::error::Result;

/// A password hash with a salt and a work factor.
///
/// # Behaviour
/// - the right password verifies, a wrong one does not
/// - the same password hashes differently each time, and no hash contains it
/// - a text that is no hash of this kind is an error, not a wrong password
/// - a hash of weaker settings verifies and is told to need a new one
/// - verifying a decoy takes the same work and never succeeds
#[async_trait]
pub trait PasswordHasher: Debug + Send + Sync + 'static {
    /// Hashes a password, into the PHC string format.
    async fn hash(&self, password: &str) -> Result<String>;

    /// Whether a password is the one of a hash.
    async fn verify(&self, password: &str, hash: &str) -> Result<bool>;

    /// Does the work of [`verify`](Self::verify) for a user that does not exist, so that an answer takes the same time.
    async fn verify_decoy(&self, password: &str) -> Result<()>;

    /// Whether a hash should be made anew with today's settings.
    fn needs_rehash(&self, hash: &str) -> bool;
}
