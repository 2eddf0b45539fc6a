//! Movements of money.

use cashflow_core::domain::MovementId;

use crate::api::{Amount, DateRange, Day, Id, PageRequest, Result, Timestamp};
use crate::convert;
use crate::handle::Handle;

/// The direction of a movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MovementKind {
    /// Money in.
    Income,
    /// Money out.
    Expense,
}

/// Money that came in or went out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Movement {
    /// Its id.
    pub id: Id,
    /// Grows by one with each change.
    pub version: u32,
    /// In or out.
    pub kind: MovementKind,
    /// How much: always above zero, `kind` tells the direction. It has the decimals of its currency.
    pub amount: Amount,
    /// The currency (ISO 4217).
    pub currency: String,
    /// The calendar date it counts on.
    pub date: Day,
    /// What it was for; may be empty.
    pub description: String,
    /// The category, of the same kind.
    pub category_id: Option<Id>,
    /// Who was paid, or who paid.
    pub payee: Option<String>,
    /// How much it mattered.
    pub priority_id: Option<Id>,
    /// Free labels, in their order.
    pub tags: Vec<String>,
    /// Where the money is kept.
    pub account: Option<String>,
    /// The receipt it was confirmed from.
    pub receipt_id: Option<Id>,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A movement to be recorded.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NewMovement {
    /// In or out.
    pub kind: MovementKind,
    /// How much; above zero, with no more decimals than the currency has.
    pub amount: Amount,
    /// The date it counts on.
    pub date: Day,
    /// The currency (ISO 4217); none takes the owner's.
    pub currency: Option<String>,
    /// What it was for.
    pub description: Option<String>,
    /// The category, of the same kind.
    pub category_id: Option<Id>,
    /// Who was paid, or who paid.
    pub payee: Option<String>,
    /// How much it mattered; none takes the category's default.
    pub priority_id: Option<Id>,
    /// Free labels, 20 at most.
    pub tags: Vec<String>,
    /// Where the money is kept.
    pub account: Option<String>,
    /// The caller's own id; none makes one.
    pub id: Option<Id>,
}

impl NewMovement {
    /// With nothing but the necessary.
    pub fn new(kind: MovementKind, amount: Amount, date: Day) -> Self {
        Self {
            kind,
            amount,
            date,
            currency: None,
            description: None,
            category_id: None,
            payee: None,
            priority_id: None,
            tags: Vec::new(),
            account: None,
            id: None,
        }
    }
}

/// A change of a movement: what is none stays as it is; what `clear` names becomes empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct MovementChange {
    /// In or out.
    pub kind: Option<MovementKind>,
    /// How much; above zero. Without `currency` it is in the movement's.
    pub amount: Option<Amount>,
    /// The currency (ISO 4217); only together with an amount.
    pub currency: Option<String>,
    /// The date it counts on.
    pub date: Option<Day>,
    /// What it was for; empty takes it away.
    pub description: Option<String>,
    /// The category, of the same kind.
    pub category_id: Option<Id>,
    /// Who was paid, or who paid.
    pub payee: Option<String>,
    /// How much it mattered.
    pub priority_id: Option<Id>,
    /// Free labels, all of them.
    pub tags: Option<Vec<String>>,
    /// Where the money is kept.
    pub account: Option<String>,
    /// Fields that become empty.
    pub clear: Vec<MovementField>,
}

/// A field of a movement that may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MovementField {
    /// The category.
    Category,
    /// Who was paid, or who paid.
    Payee,
    /// How much it mattered.
    Priority,
    /// Where the money is kept.
    Account,
}

/// Which movements a list shows: all that is set must hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct MovementFilter {
    /// On this date or later.
    pub date_from: Option<Day>,
    /// On this date or earlier.
    pub date_to: Option<Day>,
    /// Income or expense only.
    pub kind: Option<MovementKind>,
    /// In this category or one below it.
    pub category_id: Option<Id>,
    /// Those without a category; not together with `category_id`.
    pub uncategorised: bool,
    /// This much or more, in units of whatever currency the movement has.
    pub min: Option<Amount>,
    /// This much or less, in units of whatever currency the movement has.
    pub max: Option<Amount>,
    /// In this currency (ISO 4217).
    pub currency: Option<String>,
    /// With this text in description or payee; case and accents do not count.
    pub text: Option<String>,
    /// With this tag, exactly.
    pub tag: Option<String>,
    /// With this priority.
    pub priority_id: Option<Id>,
    /// Of this account, exactly.
    pub account: Option<String>,
    /// Confirmed from this receipt.
    pub receipt_id: Option<Id>,
}

/// A page of movements, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MovementPage {
    /// The movements.
    pub items: Vec<Movement>,
    /// The cursor of the older ones, if there are any.
    pub next: Option<String>,
    /// The cursor of the newer ones, if there may be any.
    pub previous: Option<String>,
}

/// The movements of one owner.
#[derive(Debug, Clone)]
pub struct Movements {
    handle: Handle,
}

impl Movements {
    pub(crate) fn new(handle: Handle) -> Self {
        Self { handle }
    }

    /// Records a movement. Errors: an amount that is not above zero, a category of the other kind or that is archived,
    /// a category or priority that is not there, a taken id.
    pub async fn record(&self, movement: NewMovement) -> Result<Movement> {
        let cashflow = self.handle.acting()?;
        let new = convert::movements::new(&cashflow, movement).await?;
        Ok(cashflow.movements().record(new).await?.into())
    }

    /// Records many movements at once, 50 000 at most: all of them, or none. Errors as for `record`.
    pub async fn record_all(&self, movements: Vec<NewMovement>) -> Result<Vec<Movement>> {
        let cashflow = self.handle.acting()?;
        let new = convert::movements::all_new(&cashflow, movements).await?;
        Ok(convert::list(cashflow.movements().record_all(new).await?))
    }

    /// A movement. Errors: it is not there.
    pub async fn get(&self, id: Id) -> Result<Movement> {
        Ok(self.handle.acting()?.movements().get(MovementId::from(id)).await?.into())
    }

    /// A page of movements, newest first.
    pub async fn list(&self, filter: MovementFilter, page: PageRequest) -> Result<MovementPage> {
        let cashflow = self.handle.acting()?;
        let (filter, page) = (convert::movements::filter(filter)?, convert::page(page)?);
        Ok(cashflow.movements().list(&filter, &page).await?.into())
    }

    /// Changes a movement. With a version, only if that is still the current one (else `stale`).
    pub async fn change(&self, id: Id, change: MovementChange, version: Option<u32>) -> Result<Movement> {
        let cashflow = self.handle.acting()?;
        let patch = convert::movements::patch(&cashflow, id, change).await?;
        Ok(cashflow.movements().change(MovementId::from(id), version, patch).await?.into())
    }

    /// Deletes a movement; `restore` brings it back. With a version, only if that is the current one.
    pub async fn delete(&self, id: Id, version: Option<u32>) -> Result<()> {
        Ok(self.handle.acting()?.movements().delete(MovementId::from(id), version).await?)
    }

    /// Brings a deleted movement back as it was. Errors: it is there (`not_deleted`), it never was (`not_found`).
    pub async fn restore(&self, id: Id) -> Result<Movement> {
        Ok(self.handle.acting()?.movements().restore(MovementId::from(id)).await?.into())
    }

    /// The first and the last date that has movements; none without movements.
    pub async fn dates(&self) -> Result<Option<DateRange>> {
        let cashflow = self.handle.acting()?;
        let dates = cashflow.engine().store().movement_dates(cashflow.owner()).await?;
        Ok(dates.map(|(date_from, date_to)| DateRange { date_from, date_to }))
    }
}
