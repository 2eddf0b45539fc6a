//! The user's own scale of priorities.

use serde::{Deserialize, Serialize};

use crate::cashflow::Cashflow;
use crate::domain::{Change, Edit, Priority, PriorityId, PriorityName};
use crate::error::{Error, Result};
use crate::usecases::write::{Race, check_version};

/// A change of a priority: what is not mentioned stays.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PriorityPatch {
    /// The name.
    pub name: Option<PriorityName>,
    /// Its place on the scale: the lowest matters most.
    pub rank: Option<i32>,
}

/// The priorities of one owner.
#[derive(Debug)]
pub struct Priorities<'a> {
    cashflow: &'a Cashflow,
}

impl<'a> Priorities<'a> {
    pub(crate) fn new(cashflow: &'a Cashflow) -> Self {
        Self { cashflow }
    }

    /// The scale, what matters most first.
    pub async fn list(&self) -> Result<Vec<Priority>> {
        self.cashflow.engine().store().priorities(self.cashflow.owner()).await
    }

    /// A priority. Errors: it is not there.
    pub async fn get(&self, id: PriorityId) -> Result<Priority> {
        let found = self.cashflow.engine().store().priority(self.cashflow.owner(), id).await?;
        found.ok_or_else(|| Error::not_found("priority"))
    }

    /// Creates a priority. Errors: another has the name.
    pub async fn create(&self, name: PriorityName, rank: i32) -> Result<Priority> {
        let request = self.cashflow.request("priorities.create", &(&name, rank))?;
        if let Some(done) = self.cashflow.replayed(&request).await? {
            return done.one();
        }
        let at = self.cashflow.engine().now();
        let id = self.cashflow.engine().new_id();
        let priority = Priority { id, version: 1, name, rank, created_at: at, updated_at: at };
        self.cashflow.write(&request, vec![Change::Priority(Edit::Insert(priority))]).await?.one()
    }

    /// Changes a priority. With a version, only if that is still the current one (else `Stale`).
    pub async fn change(
        &self,
        id: PriorityId,
        version: Option<u32>,
        patch: PriorityPatch,
    ) -> Result<Priority> {
        let request = self.cashflow.request("priorities.change", &(id, version, &patch))?;
        if let Some(done) = self.cashflow.replayed(&request).await? {
            return done.one();
        }
        let mut race = Race::new(version);
        loop {
            let before = self.get(id).await?;
            check_version("priority", version, before.version)?;
            let name = patch.name.clone().unwrap_or_else(|| before.name.clone());
            let after = Priority { name, rank: patch.rank.unwrap_or(before.rank), ..before.clone() };
            let edit = Edit::update(before, after, self.cashflow.engine().now());
            match self.cashflow.write(&request, vec![Change::Priority(edit)]).await {
                Err(error) if race.again(&error) => {}
                written => return written?.one(),
            }
        }
    }

    /// Deletes a priority that nothing uses. Errors: movements or categories use it (`in_use`).
    pub async fn delete(&self, id: PriorityId, version: Option<u32>) -> Result<()> {
        let request = self.cashflow.request("priorities.delete", &(id, version))?;
        if self.cashflow.replayed(&request).await?.is_some() {
            return Ok(());
        }
        let mut race = Race::new(version);
        loop {
            let priority = self.get(id).await?;
            check_version("priority", version, priority.version)?;
            match self.cashflow.write(&request, vec![Change::Priority(Edit::Delete(priority))]).await {
                Err(error) if race.again(&error) => {}
                written => return written.map(|_| ()),
            }
        }
    }
}
