//! What is sent to confirm a receipt: corrections of what was understood, and what a person adds.

use std::collections::BTreeSet;

use cashflow_core::domain::{AccountName, Currency, Description, Money, Payee, ReceiptDraft, Tag};
use cashflow_core::{Cashflow, Confirmation, Correction, Result};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::http::ApiError;
use crate::http::amount::Amount;
use crate::http::check::{Check, date, id};
use crate::routes::kind;

/// What a person says about a receipt: what is not mentioned stays as it was understood.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(super) struct ReceiptConfirmation {
    /// The movement's own id, for a device that makes them. None makes one here.
    #[serde(alias = "movementId", alias = "movement_id")]
    #[schema(value_type = Option<Uuid>)]
    id: Option<String>,
    /// What was paid.
    amount: Option<Amount>,
    /// ISO 4217. Default: that of the receipt, or the user's.
    #[schema(example = "EUR", pattern = "^[A-Za-z]{3}$")]
    currency: Option<String>,
    /// The date of the purchase.
    #[serde(alias = "movementDate", alias = "date")]
    #[schema(value_type = Option<NaiveDate>)]
    movement_date: Option<String>,
    /// The merchant.
    #[serde(alias = "merchant")]
    #[schema(min_length = 1, max_length = 120)]
    payee: Option<String>,
    /// The category, of the same kind.
    #[serde(alias = "categoryId")]
    #[schema(value_type = Option<Uuid>)]
    category_id: Option<String>,
    /// How much it mattered.
    #[serde(alias = "priorityId")]
    #[schema(value_type = Option<Uuid>)]
    priority_id: Option<String>,
    /// Default: an expense.
    #[serde(alias = "type")]
    #[schema(schema_with = kind::accepted, required = false)]
    kind: Option<String>,
    /// What it was for.
    #[schema(max_length = 500)]
    description: Option<String>,
    /// Free labels, 20 at most.
    #[schema(max_items = 20)]
    tags: Option<Vec<String>>,
    /// Where the money is kept.
    #[schema(min_length = 1, max_length = 60)]
    account: Option<String>,
}

/// The core's names of fields, and those of the request.
pub(super) const NAMES: [(&str, &str); 6] = [
    ("total", "amount"),
    ("date", "movement_date"),
    ("merchant", "payee"),
    ("category", "category_id"),
    ("priority", "priority_id"),
    ("movement", "id"),
];

impl ReceiptConfirmation {
    /// The confirmation. What an amount means without a currency depends on the draft.
    pub(super) async fn parse(
        self,
        cashflow: &Cashflow,
        draft: Option<&ReceiptDraft>,
    ) -> Result<Confirmation, ApiError> {
        let understood = draft.and_then(|draft| draft.total.as_ref()).map(|field| field.value);
        let known = understood.map(Money::currency);
        let known = known.or_else(|| draft.and_then(|draft| Some(draft.currency.as_ref()?.value)));
        let mut check = Check::default();
        let said = check.optional("currency", self.currency, |code| Currency::from_code(&code));
        let total = match (self.amount, said) {
            (Some(amount), said) => {
                let currency = match said.or(known) {
                    Some(currency) => currency,
                    None => cashflow.profile().get().await?.currency,
                };
                check.take("amount", amount.in_currency(currency))
            }
            (None, Some(currency)) => understood
                .and_then(|total| check.take("currency", Money::from_decimal(total.amount(), currency))),
            (None, None) => None,
        };
        let correction = Correction {
            merchant: check.optional("payee", self.payee, |name| Payee::new(&name)),
            date: check.optional("movement_date", self.movement_date, |text| date(&text)),
            total,
            category: check.optional("category_id", self.category_id, |text| id(&text)),
            priority: check.optional("priority_id", self.priority_id, |text| id(&text)),
        };
        let confirmation = Confirmation {
            correction,
            movement: check.optional("id", self.id, |text| id(&text)),
            kind: check.optional("kind", self.kind, |text| kind::parse(&text)),
            description: check.optional("description", self.description, |text| Description::new(&text)),
            tags: check.take("tags", tags(self.tags.unwrap_or_default())).unwrap_or_default(),
            account: check.optional("account", self.account, |name| AccountName::new(&name)),
        };
        check.done(Some(confirmation))
    }
}

fn tags(tags: Vec<String>) -> Result<BTreeSet<Tag>> {
    tags.iter().map(|tag| Tag::new(tag)).collect()
}
