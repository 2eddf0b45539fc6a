//! A clock that stands until it is told to go on.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use crate::domain::Timestamp;
use crate::ports::Clock;

/// A [`Clock`] for tests: it shows what it was set to, and goes on by a step at each look if it was given one.
#[derive(Debug)]
pub struct ManualClock {
    micros: AtomicI64,
    step: i64,
}

impl ManualClock {
    /// A clock that stands at an instant.
    pub fn at(now: Timestamp) -> Self {
        Self { micros: AtomicI64::new(now.micros()), step: 0 }
    }

    /// A clock that shows an instant, and after each look goes on by a step of whole microseconds.
    pub fn stepping(now: Timestamp, step: Duration) -> Self {
        Self { micros: AtomicI64::new(now.micros()), step: micros(step) }
    }

    /// Sets it to an instant, also to an earlier one.
    pub fn set(&self, now: Timestamp) {
        self.micros.store(now.micros(), Ordering::SeqCst);
    }

    /// Lets time pass.
    pub fn advance(&self, time: Duration) {
        self.micros.fetch_add(micros(time), Ordering::SeqCst);
    }
}

fn micros(time: Duration) -> i64 {
    i64::try_from(time.as_micros()).unwrap_or(i64::MAX)
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        let micros = self.micros.fetch_add(self.step, Ordering::SeqCst);
        Timestamp::from_micros(micros)
            .unwrap_or_else(|_| Timestamp::new(chrono::DateTime::<chrono::Utc>::MAX_UTC))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(micros: i64) -> Timestamp {
        Timestamp::from_micros(micros).unwrap()
    }

    #[test]
    fn it_stands_until_it_is_told_to_go_on() {
        let clock = ManualClock::at(at(5));
        assert_eq!((clock.now(), clock.now()), (at(5), at(5)));
        clock.advance(Duration::from_micros(7));
        assert_eq!(clock.now(), at(12));
        clock.set(at(3));
        assert_eq!(clock.now(), at(3));
    }

    #[test]
    fn with_a_step_it_goes_on_at_each_look() {
        let clock = ManualClock::stepping(at(0), Duration::from_millis(1));
        assert_eq!([clock.now(), clock.now(), clock.now()], [at(0), at(1000), at(2000)]);
    }
}
