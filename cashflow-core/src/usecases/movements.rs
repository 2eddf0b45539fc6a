//! Recording, changing, finding and bringing back movements.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::cashflow::Cashflow;
use crate::domain::{
    AccountName, Category, CategoryId, Change, Description, Edit, Money, Movement, MovementFilter,
    MovementId, MovementKind, Page, PageRequest, Payee, PriorityId, Tag, Timestamp,
};
use crate::error::{Error, Result};
use crate::usecases::Patch;
use crate::usecases::write::{Race, check_version};

/// The most movements of one [`Movements::record_all`].
pub const MAX_BATCH: usize = 50_000;

/// A movement to be recorded.
///
/// ```
/// use cashflow_core::NewMovement;
/// use cashflow_core::domain::{Currency, Money};
///
/// let rent = Money::parse("850.00", Currency::EUR)?;
/// let new = NewMovement { account: Some("Bank".parse()?), ..NewMovement::expense(rent, "2026-03-01".parse()?) };
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewMovement {
    /// The caller's own id; none makes one.
    #[serde(default)]
    pub id: Option<MovementId>,
    /// In or out.
    pub kind: MovementKind,
    /// How much; above zero.
    pub amount: Money,
    /// The date it counts on.
    pub date: NaiveDate,
    /// What it was for.
    #[serde(default)]
    pub description: Description,
    /// The category, of the same kind.
    #[serde(default)]
    pub category: Option<CategoryId>,
    /// Who was paid, or who paid.
    #[serde(default)]
    pub payee: Option<Payee>,
    /// How much it mattered; none takes the category's default.
    #[serde(default)]
    pub priority: Option<PriorityId>,
    /// Free labels.
    #[serde(default)]
    pub tags: BTreeSet<Tag>,
    /// Where the money is kept.
    #[serde(default)]
    pub account: Option<AccountName>,
}

impl NewMovement {
    /// Money out.
    pub fn expense(amount: Money, date: NaiveDate) -> Self {
        Self::new(MovementKind::Expense, amount, date)
    }

    /// Money in.
    pub fn income(amount: Money, date: NaiveDate) -> Self {
        Self::new(MovementKind::Income, amount, date)
    }

    /// With nothing but the necessary.
    pub fn new(kind: MovementKind, amount: Money, date: NaiveDate) -> Self {
        let description = Description::default();
        let tags = BTreeSet::new();
        Self {
            id: None,
            kind,
            amount,
            date,
            description,
            category: None,
            payee: None,
            priority: None,
            tags,
            account: None,
        }
    }

    /// The same with a description.
    pub fn described(mut self, text: &str) -> Result<Self> {
        self.description = Description::new(text)?;
        Ok(self)
    }

    /// The same in a category.
    #[must_use]
    pub fn in_category(mut self, category: CategoryId) -> Self {
        self.category = Some(category);
        self
    }

    pub(crate) fn into_movement(self, id: MovementId, at: Timestamp) -> Movement {
        Movement {
            id,
            version: 1,
            kind: self.kind,
            amount: self.amount,
            date: self.date,
            description: self.description,
            category: self.category,
            payee: self.payee,
            priority: self.priority,
            tags: self.tags,
            account: self.account,
            receipt: None,
            created_at: at,
            updated_at: at,
        }
    }
}

/// A change of a movement: what is not mentioned stays.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MovementPatch {
    /// In or out.
    pub kind: Option<MovementKind>,
    /// How much; above zero.
    pub amount: Option<Money>,
    /// The date it counts on.
    pub date: Option<NaiveDate>,
    /// What it was for.
    pub description: Option<Description>,
    /// The category, of the same kind.
    pub category: Patch<CategoryId>,
    /// Who was paid, or who paid.
    pub payee: Patch<Payee>,
    /// How much it mattered.
    pub priority: Patch<PriorityId>,
    /// Free labels, all of them.
    pub tags: Option<BTreeSet<Tag>>,
    /// Where the money is kept.
    pub account: Patch<AccountName>,
}

impl MovementPatch {
    fn apply(self, movement: Movement) -> Movement {
        Movement {
            kind: self.kind.unwrap_or(movement.kind),
            amount: self.amount.unwrap_or(movement.amount),
            date: self.date.unwrap_or(movement.date),
            description: self.description.unwrap_or(movement.description),
            category: self.category.apply(movement.category),
            payee: self.payee.apply(movement.payee),
            priority: self.priority.apply(movement.priority),
            tags: self.tags.unwrap_or(movement.tags),
            account: self.account.apply(movement.account),
            ..movement
        }
    }
}

/// The movements of one owner.
#[derive(Debug)]
pub struct Movements<'a> {
    cashflow: &'a Cashflow,
}

impl<'a> Movements<'a> {
    pub(crate) fn new(cashflow: &'a Cashflow) -> Self {
        Self { cashflow }
    }

    /// Records a movement. Errors: an amount that is not above zero, a category of the other kind or that is archived,
    /// a category or priority that is not there, a taken id.
    pub async fn record(&self, new: NewMovement) -> Result<Movement> {
        let request = self.cashflow.request("movements.record", &new)?;
        if let Some(done) = self.cashflow.replayed(&request).await? {
            return done.one();
        }
        let changes = self.inserts(vec![new]).await?;
        self.cashflow.write(&request, changes).await?.one()
    }

    /// Records many movements in one change set: all of them, or none. Errors as for [`record`](Self::record).
    pub async fn record_all(&self, new: Vec<NewMovement>) -> Result<Vec<Movement>> {
        if new.len() > MAX_BATCH {
            return Err(Error::invalid("movements", format!("at most {MAX_BATCH} at once")));
        }
        let request = self.cashflow.request("movements.record_all", &new)?;
        if let Some(done) = self.cashflow.replayed(&request).await? {
            return Ok(done.all().collect());
        }
        let changes = self.inserts(new).await?;
        Ok(self.cashflow.write(&request, changes).await?.all().collect())
    }

    /// A movement. Errors: it is not there.
    pub async fn get(&self, id: MovementId) -> Result<Movement> {
        let found = self.cashflow.engine().store().movement(self.cashflow.owner(), id).await?;
        found.ok_or_else(|| Error::not_found("movement"))
    }

    /// A page of movements, newest first.
    pub async fn list(&self, filter: &MovementFilter, page: &PageRequest) -> Result<Page<Movement>> {
        filter.check()?;
        self.cashflow.engine().store().movements(self.cashflow.owner(), filter, page).await
    }

    /// Changes a movement. With a version, only if that is still the current one (else `Stale`).
    pub async fn change(
        &self,
        id: MovementId,
        version: Option<u32>,
        patch: MovementPatch,
    ) -> Result<Movement> {
        let request = self.cashflow.request("movements.change", &(id, version, &patch))?;
        if let Some(done) = self.cashflow.replayed(&request).await? {
            return done.one();
        }
        let mut race = Race::new(version);
        loop {
            let before = self.get(id).await?;
            check_version("movement", version, before.version)?;
            let after = patch.clone().apply(before.clone());
            after.check()?;
            if after.category != before.category || after.kind != before.kind {
                self.category_of(&after).await?;
            }
            let edit = Edit::update(before, after, self.cashflow.engine().now());
            match self.cashflow.write(&request, vec![Change::Movement(edit)]).await {
                Err(error) if race.again(&error) => {}
                written => return written?.one(),
            }
        }
    }

    /// Deletes a movement; [`restore`](Self::restore) brings it back. With a version, only if that is the current one.
    pub async fn delete(&self, id: MovementId, version: Option<u32>) -> Result<()> {
        let request = self.cashflow.request("movements.delete", &(id, version))?;
        if self.cashflow.replayed(&request).await?.is_some() {
            return Ok(());
        }
        let mut race = Race::new(version);
        loop {
            let movement = self.get(id).await?;
            check_version("movement", version, movement.version)?;
            match self.cashflow.write(&request, vec![Change::Movement(Edit::Delete(movement))]).await {
                Err(error) if race.again(&error) => {}
                written => return written.map(|_| ()),
            }
        }
    }

    /// Brings a deleted movement back as it was. Errors: it is there (`Conflict`), it never was (`NotFound`).
    pub async fn restore(&self, id: MovementId) -> Result<Movement> {
        let request = self.cashflow.request("movements.restore", &id)?;
        if let Some(done) = self.cashflow.replayed(&request).await? {
            return done.one();
        }
        let store = self.cashflow.engine().store();
        if store.movement(self.cashflow.owner(), id).await?.is_some() {
            return Err(Error::conflict("not_deleted", "the movement is not deleted"));
        }
        let history = store.history(self.cashflow.owner(), id.as_uuid()).await?;
        let last = history.iter().rev().flat_map(|entry| entry.change_set.changes.iter().rev()).next();
        let Some(Change::Movement(edit)) = last else { return Err(Error::not_found("movement")) };
        let deleted = edit.subject().clone();
        let version = deleted.version;
        let back = crate::domain::Aggregate::succeed(deleted, version, self.cashflow.engine().now());
        self.cashflow.write(&request, vec![Change::Movement(Edit::Insert(back))]).await?.one()
    }

    /// Makes the inserts of new movements, with each category looked up once.
    async fn inserts(&self, new: Vec<NewMovement>) -> Result<Vec<Change>> {
        let at = self.cashflow.engine().now();
        let mut categories = BTreeMap::new();
        let mut changes = Vec::with_capacity(new.len());
        for new in new {
            let id = new.id.unwrap_or_else(|| self.cashflow.engine().new_id());
            let mut movement = new.into_movement(id, at);
            movement.check()?;
            if let Some(id) = movement.category {
                let category = match categories.get(&(id, movement.kind)) {
                    Some(category) => category,
                    None => {
                        let found = self.category_of(&movement).await?;
                        categories.entry((id, movement.kind)).or_insert(found)
                    }
                };
                movement.priority = movement
                    .priority
                    .or_else(|| category.as_ref().and_then(|category| category.default_priority));
            }
            changes.push(Change::Movement(Edit::Insert(movement)));
        }
        Ok(changes)
    }

    /// The category of a movement, checked: there, not archived, of its kind.
    pub(crate) async fn category_of(&self, movement: &Movement) -> Result<Option<Category>> {
        let Some(id) = movement.category else { return Ok(None) };
        let found = self.cashflow.engine().store().category(self.cashflow.owner(), id).await?;
        let category = found.ok_or_else(|| Error::not_found("category").with_field("category_id"))?;
        if category.kind != movement.kind {
            let reason = format!(
                "\"{}\" is an {} category, the movement is an {}",
                category.name, category.kind, movement.kind
            );
            return Err(Error::invalid("category_id", reason));
        }
        if category.archived_at.is_some() {
            return Err(Error::invalid("category_id", format!("\"{}\" is archived", category.name)));
        }
        Ok(Some(category))
    }
}
