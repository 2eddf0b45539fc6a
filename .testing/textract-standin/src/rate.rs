//! The rate limit: a bucket of tokens for each operation.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Buckets that hold what a second gives.
#[derive(Debug)]
pub(crate) struct Rate {
    tps: u32,
    buckets: Mutex<HashMap<&'static str, (f64, Instant)>>,
}

impl Rate {
    pub(crate) fn new(tps: u32) -> Self {
        Self { tps, buckets: Mutex::default() }
    }

    /// Takes a token of an operation, if there is one.
    pub(crate) fn allows(&self, operation: &'static str, now: Instant) -> bool {
        if self.tps == 0 {
            return true;
        }
        let full = f64::from(self.tps);
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let (tokens, at) = buckets.entry(operation).or_insert((full, now));
        *tokens = (*tokens + now.saturating_duration_since(*at).as_secs_f64() * full).min(full);
        *at = now;
        let allowed = *tokens >= 1.0;
        if allowed {
            *tokens -= 1.0;
        }
        allowed
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_second_gives_as_many_as_are_set_for_each_operation() {
        let (rate, start) = (Rate::new(2), Instant::now());
        let after = |millis: u64| start + Duration::from_millis(millis);
        let allowed = [0, 0, 0, 400, 500, 500].map(|millis| rate.allows("A", after(millis)));
        assert_eq!(allowed, [true, true, false, false, true, false]);
        assert!(rate.allows("B", after(500)), "each operation has its own");
        assert!((0..100).all(|_| Rate::new(0).allows("A", start)), "0 is without limit");
    }
}
