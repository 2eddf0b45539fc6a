//! Doing something again after a failure that passes, a few times, after waits that grow and differ.

use std::time::Duration;

use super::errors::Failure;

/// How often something is done in all.
const ATTEMPTS: u32 = 8;
/// The longest wait after the first failure; it doubles each time.
const FIRST_WAIT: Duration = Duration::from_millis(8);

/// Counts the attempts.
pub(super) struct Retries {
    failed: u32,
}

impl Retries {
    pub(super) fn new() -> Self {
        Self { failed: 0 }
    }

    /// Waits before the next attempt. Errors: the failure does not pass, or there were enough attempts.
    pub(super) async fn after(&mut self, failure: Failure) -> Result<(), Failure> {
        self.failed += 1;
        if !failure.passes() || self.failed >= ATTEMPTS {
            return Err(failure);
        }
        tracing::debug!(attempt = self.failed, "a call to the database is repeated");
        tokio::time::sleep(wait(self.failed)).await;
        Ok(())
    }
}

/// Between half and all of what doubles each time, so that those who met do not meet again.
fn wait(failed: u32) -> Duration {
    let longest = FIRST_WAIT * 2_u32.pow(failed.min(ATTEMPTS) - 1);
    longest / 2 + longest.mul_f64(fastrand::f64() / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_stay_within_a_second_or_so() {
        for failed in 1..ATTEMPTS {
            let longest = FIRST_WAIT * 2_u32.pow(failed - 1);
            assert!((longest / 2..=longest).contains(&wait(failed)), "{failed}");
        }
        assert!((1..ATTEMPTS).map(wait).sum::<Duration>() < Duration::from_millis(1_100));
    }
}
