//! The user's own scale of what matters.

use cashflow_core::domain::{PriorityId, PriorityName};

use crate::api::{ApiError, Id, Result, Timestamp};
use crate::convert;
use crate::handle::Handle;

/// A step of the scale.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Priority {
    /// Its id.
    pub id: Id,
    /// Grows by one with each change.
    pub version: u32,
    /// The name, unique on the scale (case and accents do not count).
    pub name: String,
    /// Its place on the scale: the lowest matters most.
    pub rank: i64,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A priority to be created.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NewPriority {
    /// The name, unique on the scale.
    pub name: String,
    /// Its place on the scale: the lowest matters most.
    pub rank: i64,
}

/// A change of a priority: what is none stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct PriorityChange {
    /// The name.
    pub name: Option<String>,
    /// Its place on the scale: the lowest matters most.
    pub rank: Option<i64>,
}

/// The priorities of one owner.
#[derive(Debug, Clone)]
pub struct Priorities {
    handle: Handle,
}

impl Priorities {
    pub(crate) fn new(handle: Handle) -> Self {
        Self { handle }
    }

    /// The scale, what matters most first.
    pub async fn list(&self) -> Result<Vec<Priority>> {
        Ok(convert::list(self.handle.acting()?.priorities().list().await?))
    }

    /// A priority. Errors: it is not there.
    pub async fn get(&self, id: Id) -> Result<Priority> {
        Ok(self.handle.acting()?.priorities().get(PriorityId::from(id)).await?.into())
    }

    /// Creates a priority. Errors: another has the name.
    pub async fn create(&self, priority: NewPriority) -> Result<Priority> {
        let cashflow = self.handle.acting()?;
        let (name, rank) = (convert::at("name", PriorityName::new(&priority.name))?, rank(priority.rank)?);
        Ok(cashflow.priorities().create(name, rank).await?.into())
    }

    /// Changes a priority. With a version, only if that is still the current one (else `stale`).
    pub async fn change(&self, id: Id, change: PriorityChange, version: Option<u32>) -> Result<Priority> {
        let cashflow = self.handle.acting()?;
        let name = convert::optional("name", change.name, |name| PriorityName::new(&name))?;
        let patch = cashflow_core::PriorityPatch { name, rank: change.rank.map(rank).transpose()? };
        Ok(cashflow.priorities().change(PriorityId::from(id), version, patch).await?.into())
    }

    /// Deletes a priority that nothing uses. Errors: movements or categories use it (`in_use`).
    pub async fn delete(&self, id: Id, version: Option<u32>) -> Result<()> {
        Ok(self.handle.acting()?.priorities().delete(PriorityId::from(id), version).await?)
    }
}

fn rank(rank: i64) -> Result<i32> {
    i32::try_from(rank).map_err(|_| ApiError::invalid("rank", "must fit into 32 bits"))
}
