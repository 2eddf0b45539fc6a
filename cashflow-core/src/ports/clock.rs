//! The present.

use std::fmt::Debug;

use crate::domain::Timestamp;

/// Tells the present.
///
/// # Behaviour
/// - instants are cut to microseconds
pub trait Clock: Debug + Send + Sync + 'static {
    /// The present.
    fn now(&self) -> Timestamp;
}

impl<T: Clock> Clock for std::sync::Arc<T> {
    fn now(&self) -> Timestamp {
        (**self).now()
    }
}

/// The clock of the system.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::new(std::time::SystemTime::now().into())
    }
}
