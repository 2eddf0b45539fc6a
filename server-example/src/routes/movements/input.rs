//! What is sent to record or change a movement.

use std::collections::BTreeSet;

use cashflow_core::domain::{
    AccountName, Currency, Description, Money, Movement, MovementId, MovementKind, Payee, Tag,
};
use cashflow_core::{Cashflow, Error, ErrorKind, MovementPatch, NewMovement, Patch, Result};
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
    #[schema(example = "EUR", pattern = "^[A-Za-z]{3}$")]
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
    #[schema(example = "EUR", pattern = "^[A-Za-z]{3}$")]
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

impl MovementInput {
    /// Records it.
    pub(super) async fn record(self, cashflow: &Cashflow) -> Result<Movement, ApiError> {
        let currency = match &self.currency {
            Some(code) => Currency::from_code(code),
            None => Ok(cashflow.profile().get().await?.currency),
        };
        let (kind, new) = self.parse(cashflow, currency)?;
        let movements = cashflow.movements();
        let record = |kind| movements.record(NewMovement { kind, ..new.clone() });
        let category = match (kind, new.category) {
            (Some(kind), _) => return record(kind).await.map_err(named),
            (None, Some(category)) => cashflow.categories().get(category).await,
            (None, None) => return Err(ApiError::field("kind", "is needed without a category")),
        };
        match category {
            Ok(category) => record(category.kind).await.map_err(named),
            // The category is not there (any more). But this may be a request that was done while it was: the core knows
            // by the idempotency key, of which the kind is a part.
            Err(error) if error.kind() == ErrorKind::NotFound => match record(MovementKind::Expense).await {
                Err(error) if error.kind() == ErrorKind::IdempotencyMismatch => {
                    record(MovementKind::Income).await.map_err(named)
                }
                outcome => outcome.map_err(named),
            },
            Err(error) => Err(named(error)),
        }
    }

    /// The kind, if it is said, and the rest.
    fn parse(
        self,
        cashflow: &Cashflow,
        currency: Result<Currency>,
    ) -> Result<(Option<MovementKind>, NewMovement), ApiError> {
        let mut check = Check::default();
        let own_id = check.optional("id", self.id, |text| id(&text));
        let kind = check.optional("kind", self.kind, |text| kind::parse(&text));
        let currency = check.take("currency", currency);
        let amount = currency.and_then(|currency| check.take("amount", self.amount.in_currency(currency)));
        let date = check.take("movement_date", date(&self.movement_date));
        let description = self.description.unwrap_or_default();
        let description = check.take("description", Description::new(&description));
        let category = check.optional("category_id", self.category_id, |text| id(&text));
        let payee = check.optional("payee", self.payee, |name| Payee::new(&name));
        let priority = check.optional("priority_id", self.priority_id, |text| id(&text));
        let tags = check.take("tags", tags(self.tags.unwrap_or_default()));
        let account = check.optional("account", self.account, |name| AccountName::new(&name));
        let user = check.optional("user_id", self.user_id, |text| id(&text));
        let new = (|| {
            let new = NewMovement::new(kind.unwrap_or(MovementKind::Expense), amount?, date?);
            let (description, tags) = (description?, tags?);
            Some(NewMovement { id: own_id, description, category, payee, priority, tags, account, ..new })
        })();
        let new = check.done(new)?;
        if user.is_some_and(|user| cashflow.owner() != user) {
            let message = "user_id: must be the signed-in user";
            let error = Error::new(ErrorKind::Forbidden, "another_user", message).with_field("user_id");
            return Err(error.into());
        }
        Ok((kind, new))
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
