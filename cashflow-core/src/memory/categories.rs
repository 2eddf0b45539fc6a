//! Categories and priorities in memory.

use async_trait::async_trait;
use uuid::Uuid;

use crate::domain::{Category, CategoryId, Priority, PriorityId, UserId, fold};
use crate::error::{Error, Result};
use crate::memory::MemoryStore;
use crate::memory::commit::Row;
use crate::memory::references::{self, Reference};
use crate::memory::store::{Owner, State};
use crate::ports::CategoryReads;

#[async_trait]
impl CategoryReads for MemoryStore {
    async fn category(&self, owner: UserId, id: CategoryId) -> Result<Option<Category>> {
        self.of(owner, |owner| owner.categories.get(&id).cloned())
    }

    async fn categories(&self, owner: UserId) -> Result<Vec<Category>> {
        let mut all: Vec<Category> = self.of(owner, |owner| owner.categories.values().cloned().collect())?;
        all.sort_by_cached_key(|category| (category.kind, fold(category.name.as_str()), category.id));
        Ok(all)
    }

    async fn priority(&self, owner: UserId, id: PriorityId) -> Result<Option<Priority>> {
        self.of(owner, |owner| owner.priorities.get(&id).cloned())
    }

    async fn priorities(&self, owner: UserId) -> Result<Vec<Priority>> {
        let mut all: Vec<Priority> = self.of(owner, |owner| owner.priorities.values().cloned().collect())?;
        all.sort_by_cached_key(|priority| (priority.rank, fold(priority.name.as_str()), priority.id));
        Ok(all)
    }
}

impl Owner {
    /// Whether a category is this one or below it.
    pub(super) fn is_within(&self, category: Option<CategoryId>, top: CategoryId) -> bool {
        category.is_some_and(|id| id == top || self.top_of(id) == top)
    }

    /// The category above one, or itself.
    pub(super) fn top_of(&self, id: CategoryId) -> CategoryId {
        self.categories.get(&id).and_then(|category| category.parent).unwrap_or(id)
    }
}

impl Row for Category {
    fn find(owner: &Owner, id: Uuid) -> Option<&Self> {
        owner.categories.get(&id.into())
    }

    fn set(state: &mut State, owner: UserId, id: Uuid, row: Option<Self>) -> Option<Self> {
        let owner = state.owners.get_mut(&owner)?;
        owner.uses.add(row.iter().flat_map(references::of_category));
        let old = match row {
            Some(category) => owner.categories.insert(id.into(), category),
            None => owner.categories.remove(&id.into()),
        };
        owner.uses.remove(old.iter().flat_map(references::of_category));
        old
    }

    fn admit(&self, state: &State, owner: UserId) -> Result<()> {
        let owner = state.owner(owner)?;
        owner.require(references::of_category(self))?;
        if let Some(parent) = self.parent.and_then(|id| owner.categories.get(&id)) {
            if parent.parent.is_some() || owner.categories.values().any(|c| c.parent == Some(self.id)) {
                return Err(Error::invalid("parent", "categories have one level below them only"));
            }
            if parent.kind != self.kind {
                return Err(Error::invalid("parent", "is of the other kind"));
            }
        }
        let name = fold(self.name.as_str());
        let is_taken = |other: &Self| {
            other.id != self.id
                && other.archived_at.is_none()
                && (other.kind, other.parent) == (self.kind, self.parent)
                && fold(other.name.as_str()) == name
        };
        if self.archived_at.is_none() && owner.categories.values().any(is_taken) {
            return Err(name_taken());
        }
        Ok(())
    }

    fn release(&self, owner: &Owner) -> Result<()> {
        owner.uses.release(Reference::Category(self.id))
    }
}

impl Row for Priority {
    fn find(owner: &Owner, id: Uuid) -> Option<&Self> {
        owner.priorities.get(&id.into())
    }

    fn set(state: &mut State, owner: UserId, id: Uuid, row: Option<Self>) -> Option<Self> {
        let priorities = &mut state.owners.get_mut(&owner)?.priorities;
        match row {
            Some(priority) => priorities.insert(id.into(), priority),
            None => priorities.remove(&id.into()),
        }
    }

    fn admit(&self, state: &State, owner: UserId) -> Result<()> {
        let owner = state.owner(owner)?;
        let name = fold(self.name.as_str());
        let is_taken = |other: &Self| other.id != self.id && fold(other.name.as_str()) == name;
        if owner.priorities.values().any(is_taken) {
            return Err(name_taken());
        }
        Ok(())
    }

    fn release(&self, owner: &Owner) -> Result<()> {
        owner.uses.release(Reference::Priority(self.id))
    }
}

fn name_taken() -> Error {
    Error::conflict("name_taken", "there is one with this name already").with_field("name")
}
