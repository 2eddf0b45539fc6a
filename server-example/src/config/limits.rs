//! Sizes, times and rates.

use std::num::{NonZeroU32, NonZeroUsize};
use std::time::Duration;

use super::{ConfigError, Environment};

/// What bounds a request, and all of them together.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// `MAX_BODY_BYTES`: the largest JSON body. Default: 1 MiB.
    pub body_bytes: usize,
    /// `MAX_UPLOAD_BYTES`: the largest file of a receipt. Default: 10 MiB.
    pub upload_bytes: usize,
    /// `UPLOADS_AT_ONCE`: files of receipts that are taken in at the same time; others wait. Default: 16.
    pub uploads_at_once: NonZeroUsize,
    /// `REQUEST_TIMEOUT_SECONDS`: how long a request may take, its body included. Default: 30.
    pub request_time: Duration,
    /// `SHUTDOWN_GRACE_SECONDS`: how long a stop waits for requests to finish. Default: 25, within the 30 of Amazon ECS.
    pub shutdown_grace: Duration,
    /// `SIGN_INS_PER_ADDRESS`: sign-ins and registrations per minute from one address. Default: 60.
    pub sign_ins_per_address: NonZeroU32,
    /// `SIGN_INS_PER_ACCOUNT`: sign-ins per ten minutes for one e-mail address. Default: 10.
    pub sign_ins_per_account: NonZeroU32,
    /// `PASSWORD_HASHES_AT_ONCE`: password hashes in work at the same time, 19 MiB each. Default: one for each core.
    pub password_hashes: Option<NonZeroUsize>,
    /// `TRUSTED_PROXIES`: how many proxies stand before the server and add to `X-Forwarded-For`. Default: 0.
    pub trusted_proxies: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 1 << 20,
            upload_bytes: 10 << 20,
            uploads_at_once: NonZeroUsize::new(16).expect("16 is not 0"),
            request_time: Duration::from_secs(30),
            shutdown_grace: Duration::from_secs(25),
            sign_ins_per_address: NonZeroU32::new(60).expect("60 is not 0"),
            sign_ins_per_account: NonZeroU32::new(10).expect("10 is not 0"),
            password_hashes: None,
            trusted_proxies: 0,
        }
    }
}

impl Limits {
    pub(super) fn read(environment: &Environment) -> Result<Self, ConfigError> {
        const NUMBER: &str = "not a whole number";
        const POSITIVE: &str = "not a whole number above 0";
        let size = |name| Ok(environment.parsed::<NonZeroUsize>(name, POSITIVE)?.map(NonZeroUsize::get));
        let seconds =
            |name| Ok(environment.parsed::<NonZeroU32>(name, POSITIVE)?.map(|n| u64::from(n.get())));
        let default = Self::default();
        Ok(Self {
            body_bytes: size("MAX_BODY_BYTES")?.unwrap_or(default.body_bytes),
            upload_bytes: size("MAX_UPLOAD_BYTES")?.unwrap_or(default.upload_bytes),
            uploads_at_once: environment
                .parsed("UPLOADS_AT_ONCE", POSITIVE)?
                .unwrap_or(default.uploads_at_once),
            request_time: seconds("REQUEST_TIMEOUT_SECONDS")?
                .map_or(default.request_time, Duration::from_secs),
            shutdown_grace: seconds("SHUTDOWN_GRACE_SECONDS")?
                .map_or(default.shutdown_grace, Duration::from_secs),
            sign_ins_per_address: environment
                .parsed("SIGN_INS_PER_ADDRESS", POSITIVE)?
                .unwrap_or(default.sign_ins_per_address),
            sign_ins_per_account: environment
                .parsed("SIGN_INS_PER_ACCOUNT", POSITIVE)?
                .unwrap_or(default.sign_ins_per_account),
            password_hashes: environment.parsed("PASSWORD_HASHES_AT_ONCE", POSITIVE)?,
            trusted_proxies: environment
                .parsed("TRUSTED_PROXIES", NUMBER)?
                .unwrap_or(default.trusted_proxies),
        })
    }
}
