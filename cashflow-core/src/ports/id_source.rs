//! New ids.

use std::fmt::Debug;

use uuid::Uuid;

/// Makes new ids.
///
/// # Behaviour
/// - no id comes twice
/// - ids of one source sort in the order in which they were made
pub trait IdSource: Debug + Send + Sync + 'static {
    /// A new id.
    fn new_id(&self) -> Uuid;
}

impl<T: IdSource> IdSource for std::sync::Arc<T> {
    fn new_id(&self) -> Uuid {
        (**self).new_id()
    }
}

/// UUIDs of version 7 (RFC 9562): they sort by time, within one process also inside a millisecond.
#[derive(Debug, Clone, Copy, Default)]
pub struct UuidV7Source;

impl IdSource for UuidV7Source {
    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }
}
