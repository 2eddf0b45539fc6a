//! Categories: what money is spent on or comes from, with one level of nesting.

use serde::{Deserialize, Serialize};

use crate::domain::{CategoryId, CategoryName, Colour, Icon, MovementKind, PriorityId, Timestamp};

/// A category of income or of expense.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Its id.
    pub id: CategoryId,
    /// Grows by one with each change.
    pub version: u32,
    /// What its movements are. It never changes, so a movement can rely on it.
    pub kind: MovementKind,
    /// The name, unique among its siblings that are not archived (case and accents do not count).
    pub name: CategoryName,
    /// The category above it, which has none above itself.
    pub parent: Option<CategoryId>,
    /// A colour to draw it in.
    pub colour: Option<Colour>,
    /// An icon to draw it with.
    pub icon: Option<Icon>,
    /// The priority of a movement that does not say its own.
    pub default_priority: Option<PriorityId>,
    /// When it was archived: kept with its history, no longer offered.
    pub archived_at: Option<Timestamp>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}
