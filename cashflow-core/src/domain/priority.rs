//! The user's own scale of what matters: essential, important, optional, or whatever they say.

use serde::{Deserialize, Serialize};

use crate::domain::{PriorityId, PriorityName, Timestamp};

/// A step of the scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priority {
    /// Its id.
    pub id: PriorityId,
    /// Grows by one with each change.
    pub version: u32,
    /// The name, unique among the user's priorities (case and accents do not count).
    pub name: PriorityName,
    /// Its place on the scale: the lowest matters most.
    pub rank: i32,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}
