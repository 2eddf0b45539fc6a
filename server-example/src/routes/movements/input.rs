//! What is sent to record or change a movement.

use std::collections::BTreeSet;

use cashflow_core::domain::{
    AccountName, CategoryId, Currency, Description, Money, Movement, MovementId, MovementKind, Payee,
    PriorityId, Tag,
};
use cashflow_core::{Cashflow, Error, ErrorKind, MovementPatch, NewMovement, Patch, Result};
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::named;
use crate::http::ApiError;
use crate::http::amount::Amount;
use crate::http::check::{Check, date, id};
use crate::routes::kind;

/// A movement to be recorded.
#[derive(Deserialize, ToSchema)]
pub(super) struct MovementInput {
    /// The caller's own id, for a device that makes them. None makes one here.
    #[schema(value_type = Option<Uuid>)]
    id: Option<String>,
    /// How much.
    amount: Amount,
    /// ISO 4217. Default: the user's.
    #[schema(example = "EUR", min_length = 3, max_length = 3)]
    currency: Option<String>,
    /// Default: that of the category.
    #[serde(alias = "type")]
    #[schema(schema_with = kind::accepted, required = false)]
    kind: Option<String>,
    /// The date it counts on.
    #[serde(alias = "movementDate", alias = "date")]
    #[schema(value_type = NaiveDate)]
    movement_date: String,
    /// What it was for.
    #[schema(max_length = 500)]
    description: Option<String>,
    /// The category, of the same kind.
    #[serde(alias = "categoryId")]
    #[schema(value_type = Option<Uuid>)]
    category_id: Option<String>,
    /// Who was paid, or who paid.
    #[schema(min_length = 1, max_length = 120)]
    payee: Option<String>,
    /// How much it mattered. Default: the category's default.
    #[serde(alias = "priorityId")]
    #[schema(value_type = Option<Uuid>)]
    priority_id: Option<String>,
    /// Free labels, 20 at most.
    #[schema(max_items = 20)]
    tags: Option<Vec<String>>,
    /// Where the money is kept.
    #[schema(min_length = 1, max_length = 60)]
    account: Option<String>,
    /// Must be the signed-in user, if it is given.
    #[serde(alias = "userId")]
    #[schema(value_type = Option<Uuid>)]
    user_id: Option<String>,
}

/// A change of a movement: what is not mentioned stays, `null` clears.
#[derive(Deserialize, ToSchema)]
pub(super) struct MovementChange {
    /// How much.
    amount: Option<Amount>,
    /// ISO 4217.
    #[schema(example = "EUR", min_length = 3, max_length = 3)]
    currency: Option<String>,
    /// In or out.
    #[serde(alias = "type")]
    #[schema(schema_with = kind::accepted, required = false)]
    kind: Option<String>,
    /// The date it counts on.
    #[serde(alias = "movementDate", alias = "date")]
    #[schema(value_type = Option<NaiveDate>)]
    movement_date: Option<String>,
    /// What it was for.
    #[schema(max_length = 500)]
    description: Option<String>,
    /// The category, of the same kind.
    #[serde(default, alias = "categoryId")]
    #[schema(value_type = Option<Uuid>)]
    category_id: Patch<String>,
    /// Who was paid, or who paid.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 120)]
    payee: Patch<String>,
    /// How much it mattered.
    #[serde(default, alias = "priorityId")]
    #[schema(value_type = Option<Uuid>)]
    priority_id: Patch<String>,
    /// Free labels, all of them.
    #[schema(max_items = 20)]
    tags: Option<Vec<String>>,
    /// Where the money is kept.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 60)]
    account: Patch<String>,
}

/// The parsed fields; what else is needed depends on the user and the category.
struct Parsed {
    id: Option<MovementId>,
    kind: Option<MovementKind>,
    currency: Option<Currency>,
    date: NaiveDate,
    description: Description,
    category: Option<CategoryId>,
    payee: Option<Payee>,
    priority: Option<PriorityId>,
    tags: BTreeSet<Tag>,
    account: Option<AccountName>,
}

impl MovementInput {
    /// Records it.
    pub(super) async fn record(self, cashflow: &Cashflow) -> Result<Movement, ApiError> {
        let amount = self.amount.clone();
        let parsed = self.parse(cashflow)?;
        let currency = match parsed.currency {
            Some(currency) => currency,
            None => cashflow.profile().get().await?.currency,
        };
        let amount = amount.in_currency(currency)?;
        let new = |kind| NewMovement {
            id: parsed.id,
            kind,
            amount,
            date: parsed.date,
            description: parsed.description.clone(),
            category: parsed.category,
            payee: parsed.payee.clone(),
            priority: parsed.priority,
            tags: parsed.tags.clone(),
            account: parsed.account.clone(),
        };
        let record = |kind| async move { cashflow.movements().record(new(kind)).await };
        let (kind, category) = match (parsed.kind, parsed.category) {
            (Some(kind), _) => return record(kind).await.map_err(named),
            (None, Some(category)) => (cashflow.categories().get(category).await, category),
            (None, None) => return Err(ApiError::field("kind", "is needed without a category")),
        };
        match kind {
            Ok(category) => record(category.kind).await.map_err(named),
            // The category is not there (any more), but this may be a request that was done while it was: the core
            // knows by the idempotency key, which goes with the kind.
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let as_expense = record(MovementKind::Expense).await;
                let mismatch =
                    as_expense.as_ref().is_err_and(|error| error.kind() == ErrorKind::IdempotencyMismatch);
                let outcome = if mismatch { record(MovementKind::Income).await } else { as_expense };
                tracing::debug!(%category, "recorded without its category");
                outcome.map_err(named)
            }
            Err(error) => Err(named(error)),
        }
    }

    fn parse(self, cashflow: &Cashflow) -> Result<Parsed, ApiError> {
        let mut check = Check::default();
        let own_id = check.optional("id", self.id, |text| id(&text));
        let kind = check.optional("kind", self.kind, |text| kind::parse(&text));
        let currency = check.optional("currency", self.currency, |code| Currency::from_code(&code));
        let date = check.take("movement_date", date(&self.movement_date));
        let description = self.description.unwrap_or_default();
        let description = check.take("description", Description::new(&description));
        let category = check.optional("category_id", self.category_id, |text| id(&text));
        let payee = check.optional("payee", self.payee, |name| Payee::new(&name));
        let priority = check.optional("priority_id", self.priority_id, |text| id(&text));
        let tags = check.take("tags", tags(self.tags.unwrap_or_default()));
        let account = check.optional("account", self.account, |name| AccountName::new(&name));
        let user = check.optional("user_id", self.user_id, |text| id(&text));
        let parsed = (|| {
            let (date, description, tags) = (date?, description?, tags?);
            Some(Parsed {
                id: own_id,
                kind,
                currency,
                date,
                description,
                category,
                payee,
                priority,
                tags,
                account,
            })
        })();
        let parsed = check.done(parsed)?;
        if user.is_some_and(|user| cashflow.owner() != user) {
            let message = "user_id: must be the signed-in user";
            let error = Error::new(ErrorKind::Forbidden, "another_user", message).with_field("user_id");
            return Err(error.into());
        }
        Ok(parsed)
    }
}

impl MovementChange {
    /// The change; what the amount means without a currency depends on the movement.
    pub(super) async fn parse(
        self,
        cashflow: &Cashflow,
        movement: MovementId,
    ) -> Result<MovementPatch, ApiError> {
        let mut check = Check::default();
        let currency = check.optional("currency", self.currency, |code| Currency::from_code(&code));
        let patch = MovementPatch {
            kind: check.optional("kind", self.kind, |text| kind::parse(&text)),
            amount: None,
            date: check.optional("movement_date", self.movement_date, |text| date(&text)),
            description: check.optional("description", self.description, |text| Description::new(&text)),
            category: check.patch("category_id", self.category_id, |text| id(&text)),
            payee: check.patch("payee", self.payee, |name| Payee::new(&name)),
            priority: check.patch("priority_id", self.priority_id, |text| id(&text)),
            tags: check.optional("tags", self.tags, tags),
            account: check.patch("account", self.account, |name| AccountName::new(&name)),
        };
        let patch = check.done(Some(patch))?;
        let amount = match (self.amount, currency) {
            (None, None) => None,
            (Some(amount), Some(currency)) => Some(amount.in_currency(currency)?),
            (Some(amount), None) => {
                Some(amount.in_currency(cashflow.movements().get(movement).await?.amount.currency())?)
            }
            (None, Some(currency)) => {
                let before = cashflow.movements().get(movement).await?.amount;
                Some(Money::from_decimal(before.amount(), currency)?)
            }
        };
        Ok(MovementPatch { amount, ..patch })
    }
}

fn tags(tags: Vec<String>) -> Result<BTreeSet<Tag>> {
    tags.iter().map(|tag| Tag::new(tag)).collect()
}
