//! Creating, changing, archiving and deleting categories.

use serde::{Deserialize, Serialize};

use crate::cashflow::Cashflow;
use crate::domain::{
    Category, CategoryId, CategoryName, Change, Colour, Edit, Icon, MovementKind, PriorityId, fold,
};
use crate::error::{Error, Result};
use crate::usecases::Patch;
use crate::usecases::write::{Race, check_version};

/// A category to be created.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCategory {
    /// The caller's own id; none makes one.
    #[serde(default)]
    pub id: Option<CategoryId>,
    /// What its movements are; it cannot be changed later.
    pub kind: MovementKind,
    /// The name, unique among its siblings.
    pub name: CategoryName,
    /// The category above it, which must have none above itself.
    #[serde(default)]
    pub parent: Option<CategoryId>,
    /// A colour to draw it in.
    #[serde(default)]
    pub colour: Option<Colour>,
    /// An icon to draw it with.
    #[serde(default)]
    pub icon: Option<Icon>,
    /// The priority of a movement that does not say its own.
    #[serde(default)]
    pub default_priority: Option<PriorityId>,
}

impl NewCategory {
    /// With nothing but the necessary. Errors: the name.
    pub fn new(kind: MovementKind, name: &str) -> Result<Self> {
        let name = CategoryName::new(name)?;
        Ok(Self { id: None, kind, name, parent: None, colour: None, icon: None, default_priority: None })
    }
}

/// A change of a category: what is not mentioned stays.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CategoryPatch {
    /// The name.
    pub name: Option<CategoryName>,
    /// The category above it.
    pub parent: Patch<CategoryId>,
    /// A colour to draw it in.
    pub colour: Patch<Colour>,
    /// An icon to draw it with.
    pub icon: Patch<Icon>,
    /// The priority of a movement that does not say its own.
    pub default_priority: Patch<PriorityId>,
    /// `true` archives: kept with its history, no longer offered. `false` brings it back.
    pub archived: Option<bool>,
}

/// The categories of one owner.
#[derive(Debug)]
pub struct Categories<'a> {
    pub(super) cashflow: &'a Cashflow,
}

impl<'a> Categories<'a> {
    pub(crate) fn new(cashflow: &'a Cashflow) -> Self {
        Self { cashflow }
    }

    /// All categories, archived ones included: income first, then by name.
    pub async fn list(&self) -> Result<Vec<Category>> {
        self.cashflow.engine().store().categories(self.cashflow.owner()).await
    }

    /// A category. Errors: it is not there.
    pub async fn get(&self, id: CategoryId) -> Result<Category> {
        let found = self.cashflow.engine().store().category(self.cashflow.owner(), id).await?;
        found.ok_or_else(|| Error::not_found("category"))
    }

    /// The category of a name that is not archived; case and accents do not count. Errors: there is none.
    pub async fn named(&self, kind: MovementKind, name: &str) -> Result<Category> {
        let wanted = fold(name.trim());
        let fits = |category: &Category| {
            category.kind == kind && category.archived_at.is_none() && fold(category.name.as_str()) == wanted
        };
        let found = self.list().await?.into_iter().find(fits);
        found.ok_or_else(|| Error::not_found("category").with_field("category"))
    }

    /// Creates a category. Errors: a sibling has the name, the parent is not there, has a parent or another kind.
    pub async fn create(&self, new: NewCategory) -> Result<Category> {
        let request = self.cashflow.request("categories.create", &new)?;
        if let Some(done) = self.cashflow.replayed(&request).await? {
            return done.one();
        }
        let at = self.cashflow.engine().now();
        let category = Category {
            id: new.id.unwrap_or_else(|| self.cashflow.engine().new_id()),
            version: 1,
            kind: new.kind,
            name: new.name,
            parent: new.parent,
            colour: new.colour,
            icon: new.icon,
            default_priority: new.default_priority,
            archived_at: None,
            created_at: at,
            updated_at: at,
        };
        self.cashflow.write(&request, vec![Change::Category(Edit::Insert(category))]).await?.one()
    }

    /// Changes a category. With a version, only if that is still the current one (else `Stale`).
    pub async fn change(
        &self,
        id: CategoryId,
        version: Option<u32>,
        patch: CategoryPatch,
    ) -> Result<Category> {
        let request = self.cashflow.request("categories.change", &(id, version, &patch))?;
        if let Some(done) = self.cashflow.replayed(&request).await? {
            return done.one();
        }
        let mut race = Race::new(version);
        loop {
            let before = self.get(id).await?;
            check_version("category", version, before.version)?;
            let now = self.cashflow.engine().now();
            let patch = patch.clone();
            let archived_at = match patch.archived {
                None => before.archived_at,
                Some(true) => before.archived_at.or(Some(now)),
                Some(false) => None,
            };
            let after = Category {
                name: patch.name.unwrap_or_else(|| before.name.clone()),
                parent: patch.parent.apply(before.parent),
                colour: patch.colour.apply(before.colour),
                icon: patch.icon.apply(before.icon.clone()),
                default_priority: patch.default_priority.apply(before.default_priority),
                archived_at,
                ..before.clone()
            };
            let edit = Edit::update(before, after, now);
            match self.cashflow.write(&request, vec![Change::Category(edit)]).await {
                Err(error) if race.again(&error) => {}
                written => return written?.one(),
            }
        }
    }

    /// Archives a category: its history stays, it is no longer offered.
    pub async fn archive(&self, id: CategoryId) -> Result<Category> {
        self.change(id, None, CategoryPatch { archived: Some(true), ..CategoryPatch::default() }).await
    }

    /// Deletes a category that nothing uses. Errors: movements or categories below it use it (`in_use`): archive or
    /// merge it instead.
    pub async fn delete(&self, id: CategoryId, version: Option<u32>) -> Result<()> {
        let request = self.cashflow.request("categories.delete", &(id, version))?;
        if self.cashflow.replayed(&request).await?.is_some() {
            return Ok(());
        }
        let mut race = Race::new(version);
        loop {
            let category = self.get(id).await?;
            check_version("category", version, category.version)?;
            match self.cashflow.write(&request, vec![Change::Category(Edit::Delete(category))]).await {
                Err(error) if race.again(&error) => {}
                written => return written.map(|_| ()),
            }
        }
    }
}
