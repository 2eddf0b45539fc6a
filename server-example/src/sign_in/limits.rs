//! How often somebody may try to sign in: by address, and by account.

use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use cashflow_core::domain::ContentHash;
use governor::clock::Clock as _;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::config::Limits;
use crate::http::ApiError;

/// After so many checks, keys that have not been seen for a while are forgotten.
const TIDY_AFTER: u32 = 1024;
const ADDRESS_PERIOD: Duration = Duration::from_secs(60);
const ACCOUNT_PERIOD: Duration = Duration::from_secs(600);

/// Counts attempts. Each server counts for itself.
#[derive(Debug)]
pub(crate) struct SignInLimits {
    addresses: Attempts<IpAddr>,
    /// By the hash of the e-mail address: no personal data is kept.
    accounts: Attempts<ContentHash>,
}

#[derive(Debug)]
struct Attempts<K: Hash + Eq + Clone> {
    limiter: DefaultKeyedRateLimiter<K>,
    checks: AtomicU32,
}

impl SignInLimits {
    /// With the limits of the configuration.
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            addresses: Attempts::new(limits.sign_ins_per_address, ADDRESS_PERIOD),
            accounts: Attempts::new(limits.sign_ins_per_account, ACCOUNT_PERIOD),
        }
    }

    /// Counts an attempt from an address. Errors: too many.
    pub(crate) fn count_address(&self, address: IpAddr) -> Result<(), ApiError> {
        self.addresses.count(address)
    }

    /// Counts an attempt at an account, whether it exists or not; `name` tells it. Errors: too many.
    pub(crate) fn count_account(&self, name: &str) -> Result<(), ApiError> {
        self.accounts.count(ContentHash::of(name.as_bytes()))
    }
}

impl<K: Hash + Eq + Clone> Attempts<K> {
    fn new(burst: NonZeroU32, period: Duration) -> Self {
        // All at once, then one each time that its share of the period has passed.
        let quota = Quota::with_period(period / burst.get())
            .unwrap_or_else(|| Quota::per_second(burst))
            .allow_burst(burst);
        Self { limiter: RateLimiter::keyed(quota), checks: AtomicU32::new(0) }
    }

    fn count(&self, key: K) -> Result<(), ApiError> {
        if self.checks.fetch_add(1, Ordering::Relaxed) % TIDY_AFTER == TIDY_AFTER - 1 {
            self.limiter.retain_recent();
        }
        self.limiter
            .check_key(&key)
            .map_err(|refused| ApiError::too_many(refused.wait_time_from(self.limiter.clock().now())))
    }
}
