//! Categories: what money is spent on or comes from, with one level of nesting.

use cashflow_core::domain::CategoryId;

use crate::api::{Id, MovementKind, Result, Timestamp};
use crate::convert;
use crate::handle::Handle;

/// A category of income or of expense.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Category {
    /// Its id.
    pub id: Id,
    /// Grows by one with each change.
    pub version: u32,
    /// What its movements are. It never changes.
    pub kind: MovementKind,
    /// The name, unique among its siblings that are not archived (case and accents do not count).
    pub name: String,
    /// The category above it, which has none above itself.
    pub parent_id: Option<Id>,
    /// A colour to draw it in, as `#rrggbb`.
    pub colour: Option<String>,
    /// An icon to draw it with.
    pub icon: Option<String>,
    /// The priority of a movement that does not say its own.
    pub default_priority_id: Option<Id>,
    /// When it was archived: kept with its history, no longer offered.
    pub archived_at: Option<Timestamp>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A category to be created.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NewCategory {
    /// What its movements are; it cannot be changed later.
    pub kind: MovementKind,
    /// The name, unique among its siblings.
    pub name: String,
    /// The category above it, which must have none above itself.
    pub parent_id: Option<Id>,
    /// A colour to draw it in, as `#rrggbb`.
    pub colour: Option<String>,
    /// An icon to draw it with.
    pub icon: Option<String>,
    /// The priority of a movement that does not say its own.
    pub default_priority_id: Option<Id>,
    /// The caller's own id; none makes one.
    pub id: Option<Id>,
}

impl NewCategory {
    /// With nothing but the necessary.
    pub fn new(kind: MovementKind, name: &str) -> Self {
        let name = name.to_owned();
        Self { kind, name, parent_id: None, colour: None, icon: None, default_priority_id: None, id: None }
    }
}

/// A change of a category: what is none stays as it is; what `clear` names becomes empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct CategoryChange {
    /// The name.
    pub name: Option<String>,
    /// The category above it.
    pub parent_id: Option<Id>,
    /// A colour to draw it in, as `#rrggbb`.
    pub colour: Option<String>,
    /// An icon to draw it with.
    pub icon: Option<String>,
    /// The priority of a movement that does not say its own.
    pub default_priority_id: Option<Id>,
    /// `true` archives: kept with its history, no longer offered. `false` brings it back.
    pub archived: Option<bool>,
    /// Fields that become empty.
    pub clear: Vec<CategoryField>,
}

/// A field of a category that may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CategoryField {
    /// The category above it.
    Parent,
    /// The colour.
    Colour,
    /// The icon.
    Icon,
    /// The priority of a movement that does not say its own.
    DefaultPriority,
}

/// The categories of one owner.
#[derive(Debug, Clone)]
pub struct Categories {
    handle: Handle,
}

impl Categories {
    pub(crate) fn new(handle: Handle) -> Self {
        Self { handle }
    }

    /// All categories, archived ones included: income first, then by name.
    pub async fn list(&self) -> Result<Vec<Category>> {
        Ok(convert::list(self.handle.acting()?.categories().list().await?))
    }

    /// A category. Errors: it is not there.
    pub async fn get(&self, id: Id) -> Result<Category> {
        Ok(self.handle.acting()?.categories().get(CategoryId::from(id)).await?.into())
    }

    /// The category of a name that is not archived; case and accents do not count. Errors: there is none.
    pub async fn named(&self, kind: MovementKind, name: String) -> Result<Category> {
        Ok(self.handle.acting()?.categories().named(kind.into(), &name).await?.into())
    }

    /// Creates a category. Errors: a sibling has the name, the parent is not there, has a parent or another kind.
    pub async fn create(&self, category: NewCategory) -> Result<Category> {
        let cashflow = self.handle.acting()?;
        Ok(cashflow.categories().create(convert::categories::new(category)?).await?.into())
    }

    /// Changes a category. With a version, only if that is still the current one (else `stale`).
    pub async fn change(&self, id: Id, change: CategoryChange, version: Option<u32>) -> Result<Category> {
        let cashflow = self.handle.acting()?;
        let patch = convert::categories::patch(change)?;
        Ok(cashflow.categories().change(CategoryId::from(id), version, patch).await?.into())
    }

    /// Archives a category: its history stays, it is no longer offered.
    pub async fn archive(&self, id: Id) -> Result<Category> {
        Ok(self.handle.acting()?.categories().archive(CategoryId::from(id)).await?.into())
    }

    /// Deletes a category that nothing uses. Errors: movements or categories below it use it (`in_use`): archive or
    /// merge it instead.
    pub async fn delete(&self, id: Id, version: Option<u32>) -> Result<()> {
        Ok(self.handle.acting()?.categories().delete(CategoryId::from(id), version).await?)
    }

    /// Moves everything of one category into another of the same kind and deletes it. Gives the other.
    pub async fn merge(&self, id: Id, into: Id) -> Result<Category> {
        let cashflow = self.handle.acting()?;
        Ok(cashflow.categories().merge(CategoryId::from(id), CategoryId::from(into)).await?.into())
    }
}
