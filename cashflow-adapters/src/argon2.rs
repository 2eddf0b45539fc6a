//! Passwords hashed with Argon2id (RFC 9106), in the PHC string format.

use std::fmt;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::thread;

use argon2::password_hash::phc::{Output, Salt};
use argon2::password_hash::{self, PasswordHasher as _, PasswordVerifier as _};
use argon2::{ARGON2ID_IDENT, Algorithm, Argon2, Params, PasswordHash, Version};
use async_lock::Semaphore;
use async_trait::async_trait;
use cashflow_core::ports::PasswordHasher;
use cashflow_core::{Error, Result};
use zeroize::Zeroizing;

/// How much work a hash takes, and how many are made at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Argon2Settings {
    /// Memory of one hash, in KiB. Default: 19,456 (19 MiB).
    pub memory_kib: u32,
    /// Passes over the memory. Default: 2.
    pub passes: u32,
    /// Lanes. Default: 1.
    pub lanes: u32,
    /// Hashes made at the same time; more wait their turn. Default: as many as the machine has cores.
    pub at_once: NonZeroUsize,
}

impl Default for Argon2Settings {
    /// What the OWASP Password Storage Cheat Sheet asks for: 19 MiB, 2 passes, 1 lane.
    fn default() -> Self {
        let at_once = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        Self { memory_kib: 19 * 1024, passes: 2, lanes: 1, at_once }
    }
}

impl Argon2Settings {
    /// The same settings with another work factor.
    #[must_use]
    pub fn with_work(mut self, memory_kib: u32, passes: u32, lanes: u32) -> Self {
        (self.memory_kib, self.passes, self.lanes) = (memory_kib, passes, lanes);
        self
    }

    /// The same settings with this many hashes at the same time.
    #[must_use]
    pub fn with_at_once(mut self, at_once: NonZeroUsize) -> Self {
        self.at_once = at_once;
        self
    }
}

/// Hashes passwords with Argon2id.
///
/// It needs no async runtime: the work is done by the threads of the crate `blocking`, and a semaphore bounds how much
/// memory and how many cores a wave of sign-ins can take.
#[derive(Clone)]
pub struct Argon2Passwords {
    hasher: Argon2<'static>,
    settings: Argon2Settings,
    permits: Arc<Semaphore>,
    decoy: Arc<PasswordHash>,
}

impl Argon2Passwords {
    /// Errors: `Invalid`, when Argon2 does not allow such settings; `Internal`, when the system gives no chance.
    pub fn new(settings: Argon2Settings) -> Result<Self> {
        let params = Params::new(settings.memory_kib, settings.passes, settings.lanes, None)
            .map_err(|error| Error::invalid("argon2", error))?;
        let decoy = decoy(&params)?;
        Ok(Self {
            hasher: Argon2::new(Algorithm::Argon2id, Version::V0x13, params),
            settings,
            permits: Arc::new(Semaphore::new(settings.at_once.get())),
            decoy: Arc::new(decoy),
        })
    }

    /// Does a piece of work on the password when its turn has come, on a thread where it holds nobody up.
    async fn work<T: Send + 'static>(
        &self,
        password: &str,
        work: impl FnOnce(&Argon2<'static>, &[u8]) -> T + Send + 'static,
    ) -> T {
        let password = Zeroizing::new(password.as_bytes().to_vec());
        let hasher = self.hasher.clone();
        // Held by the work itself: a caller that gives up does not make room while it still runs.
        let permit = self.permits.acquire_arc().await;
        blocking::unblock(move || {
            let result = work(&hasher, &password);
            drop(permit);
            result
        })
        .await
    }
}

#[async_trait]
impl PasswordHasher for Argon2Passwords {
    async fn hash(&self, password: &str) -> Result<String> {
        let hash = self.work(password, Argon2::hash_password).await;
        hash.map(|hash| hash.to_string())
            .map_err(|error| Error::internal("the password could not be hashed", error))
    }

    async fn verify(&self, password: &str, hash: &str) -> Result<bool> {
        let hash = parse(hash)?;
        let verified =
            self.work(password, move |hasher, password| hasher.verify_password(password, &hash)).await;
        match verified {
            Ok(()) => Ok(true),
            Err(password_hash::Error::PasswordInvalid) => Ok(false),
            Err(error) => Err(Error::internal("the password hash is not usable", error)),
        }
    }

    async fn verify_decoy(&self, password: &str) -> Result<()> {
        let decoy = Arc::clone(&self.decoy);
        // No password has this hash; the outcome is that the work was done.
        self.work(password, move |hasher, password| hasher.verify_password(password, &*decoy).is_ok()).await;
        Ok(())
    }

    fn needs_rehash(&self, hash: &str) -> bool {
        let Ok(hash) = parse(hash) else { return true };
        let Ok(params) = Params::try_from(&hash) else { return true };
        let today = self.hasher.params();
        params.m_cost() < today.m_cost()
            || params.t_cost() < today.t_cost()
            || params.p_cost() != today.p_cost()
            || hash.version != Some(Version::V0x13.into())
    }
}

/// A hash of Argon2id with its salt and its output.
fn parse(hash: &str) -> Result<PasswordHash> {
    let parsed = PasswordHash::new(hash).map_err(|error| Error::internal("not a password hash", error))?;
    if parsed.algorithm == ARGON2ID_IDENT && parsed.salt.is_some() && parsed.hash.is_some() {
        return Ok(parsed);
    }
    Err(Error::internal("not a password hash", "another algorithm than Argon2id, or a part is missing"))
}

/// A hash with the settings of today that nobody knows a password for.
fn decoy(params: &Params) -> Result<PasswordHash> {
    let mut output = [0; Params::DEFAULT_OUTPUT_LEN];
    getrandom::fill(&mut output)
        .map_err(|error| Error::internal("the system gives no random bytes", error))?;
    let broken = |error| Error::internal("the decoy could not be made", error);
    Ok(PasswordHash {
        algorithm: ARGON2ID_IDENT,
        version: Some(Version::V0x13.into()),
        params: params.try_into().map_err(broken)?,
        salt: Some(Salt::generate()),
        hash: Some(Output::new(&output).map_err(|error| broken(error.into()))?),
    })
}

impl fmt::Debug for Argon2Passwords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Argon2Passwords").field("settings", &self.settings).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decoy_takes_the_work_of_today_and_is_another_each_time() {
        let settings = Argon2Settings::default().with_work(16, 3, 1);
        let [one, two] = [(); 2].map(|()| Argon2Passwords::new(settings).expect("allowed settings"));
        let shown = one.decoy.to_string();
        assert!(shown.starts_with("$argon2id$v=19$m=16,t=3,p=1$"), "{shown}");
        assert_ne!(one.decoy, two.decoy);
    }
}
