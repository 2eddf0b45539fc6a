//! Taking times on a machine that does other things too: many, in turns, and the middle of them.

use std::time::{Duration, Instant};

/// Times of one thing.
#[derive(Debug, Clone, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Does it once and takes the time.
    pub fn take<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        self.0.push(start.elapsed());
        result
    }

    /// The time that half of them stay below.
    pub fn median(&self) -> Duration {
        self.quantile(0.5)
    }

    /// The shortest: what it costs when nothing else is in the way.
    pub fn best(&self) -> Duration {
        self.quantile(0.0)
    }

    /// The time that this share of them stays below; nothing if none was taken.
    pub fn quantile(&self, share: f64) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let last = sorted.len().saturating_sub(1);
        sorted.get((last as f64 * share).round() as usize).copied().unwrap_or_default()
    }
}

/// How many times as long one takes as the other, by their medians and by their shortest times.
pub fn ratio(this: &Times, other: &Times) -> (f64, f64) {
    let divided = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64().max(f64::MIN_POSITIVE);
    (divided(this.median(), other.median()), divided(this.best(), other.best()))
}
