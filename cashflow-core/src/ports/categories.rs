//! Reading categories and priorities.

use async_trait::async_trait;

use crate::domain::{Category, CategoryId, Priority, PriorityId, UserId};
use crate::error::Result;

/// Reads of categories and priorities.
///
/// # Behaviour
/// - a category or priority that is missing or of another owner is `None`
/// - categories come ordered by kind (income first), folded name and id, with the archived ones
/// - priorities come ordered by rank, folded name and id
#[async_trait]
pub trait CategoryReads: Send + Sync {
    /// A category.
    async fn category(&self, owner: UserId, id: CategoryId) -> Result<Option<Category>>;

    /// All categories of an owner.
    async fn categories(&self, owner: UserId) -> Result<Vec<Category>>;

    /// A priority.
    async fn priority(&self, owner: UserId, id: PriorityId) -> Result<Option<Priority>>;

    /// All priorities of an owner.
    async fn priorities(&self, owner: UserId) -> Result<Vec<Priority>>;
}
