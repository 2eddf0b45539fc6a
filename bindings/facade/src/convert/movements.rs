//! Movements, their filters and changes.

use std::collections::{BTreeMap, BTreeSet};

use cashflow_core::domain::{
    AccountName, CategoryFilter, Currency, Description, Money, MovementId, Page, Payee, Tag,
};
use cashflow_core::{Cashflow, domain};

use super::{at, optional, patched};
use crate::api::{
    Amount, ApiError, Movement, MovementChange, MovementField, MovementFilter, MovementPage, NewMovement,
    Result,
};

impl From<domain::Movement> for Movement {
    fn from(movement: domain::Movement) -> Self {
        Self {
            id: movement.id.as_uuid(),
            version: movement.version,
            kind: movement.kind.into(),
            amount: movement.amount.amount(),
            currency: movement.amount.currency().code().to_owned(),
            date: movement.date,
            description: movement.description.as_str().to_owned(),
            category_id: movement.category.map(domain::CategoryId::as_uuid),
            payee: movement.payee.map(|payee| payee.as_str().to_owned()),
            priority_id: movement.priority.map(domain::PriorityId::as_uuid),
            tags: movement.tags.iter().map(|tag| tag.as_str().to_owned()).collect(),
            account: movement.account.map(|account| account.as_str().to_owned()),
            receipt_id: movement.receipt.map(domain::ReceiptId::as_uuid),
            created_at: movement.created_at.instant(),
            updated_at: movement.updated_at.instant(),
        }
    }
}

impl From<Page<domain::Movement>> for MovementPage {
    fn from(page: Page<domain::Movement>) -> Self {
        Self {
            items: super::list(page.items),
            next: page.next.map(|cursor| cursor.to_string()),
            previous: page.previous.map(|cursor| cursor.to_string()),
        }
    }
}

pub(crate) async fn new(cashflow: &Cashflow, new: NewMovement) -> Result<cashflow_core::NewMovement> {
    let currency = match &new.currency {
        Some(code) => self::currency(code)?,
        None => cashflow.profile().get().await?.currency,
    };
    in_currency(new, currency)
}

/// The same for many: the owner's currency is looked up once, each other one read once.
pub(crate) async fn all_new(
    cashflow: &Cashflow,
    new: Vec<NewMovement>,
) -> Result<Vec<cashflow_core::NewMovement>> {
    let needs_own = new.iter().any(|new| new.currency.is_none());
    let own = if needs_own { Some(cashflow.profile().get().await?.currency) } else { None };
    let mut known = BTreeMap::<String, Currency>::new();
    let mut all = Vec::with_capacity(new.len());
    for mut new in new {
        let currency = match (new.currency.take(), own) {
            (None, Some(own)) => own,
            (code, _) => {
                let code = code.unwrap_or_default();
                match known.get(&code) {
                    Some(currency) => *currency,
                    None => *known.entry(code.clone()).or_insert(self::currency(&code)?),
                }
            }
        };
        all.push(in_currency(new, currency)?);
    }
    Ok(all)
}

fn in_currency(new: NewMovement, currency: Currency) -> Result<cashflow_core::NewMovement> {
    let amount = money("amount", new.amount, currency)?;
    let text = optional("description", new.description, |text| Description::new(&text))?;
    Ok(cashflow_core::NewMovement {
        id: new.id.map(MovementId::from),
        description: text.unwrap_or_default(),
        category: new.category_id.map(Into::into),
        payee: optional("payee", new.payee, |name| Payee::new(&name))?,
        priority: new.priority_id.map(Into::into),
        tags: tags(new.tags)?,
        account: optional("account", new.account, |name| AccountName::new(&name))?,
        ..cashflow_core::NewMovement::new(new.kind.into(), amount, new.date)
    })
}

pub(crate) async fn patch(
    cashflow: &Cashflow,
    id: uuid::Uuid,
    change: MovementChange,
) -> Result<cashflow_core::MovementPatch> {
    let amount = match (change.amount, change.currency) {
        (None, None) => None,
        (None, Some(_)) => return Err(ApiError::invalid("currency", "needs an amount beside it")),
        (Some(amount), Some(code)) => Some(money("amount", amount, currency(&code)?)?),
        (Some(amount), None) => {
            let present = cashflow.movements().get(MovementId::from(id)).await?;
            Some(money("amount", amount, present.amount.currency())?)
        }
    };
    let clear = change.clear.as_slice();
    let payee = optional("payee", change.payee, |name| Payee::new(&name))?;
    let account = optional("account", change.account, |name| AccountName::new(&name))?;
    Ok(cashflow_core::MovementPatch {
        kind: change.kind.map(Into::into),
        amount,
        date: change.date,
        description: optional("description", change.description, |text| Description::new(&text))?,
        category: patched(
            "category_id",
            change.category_id.map(Into::into),
            clear,
            &MovementField::Category,
        )?,
        payee: patched("payee", payee, clear, &MovementField::Payee)?,
        priority: patched(
            "priority_id",
            change.priority_id.map(Into::into),
            clear,
            &MovementField::Priority,
        )?,
        tags: change.tags.map(tags).transpose()?,
        account: patched("account", account, clear, &MovementField::Account)?,
    })
}

pub(crate) fn filter(filter: MovementFilter) -> Result<domain::MovementFilter> {
    let category = match (filter.category_id, filter.uncategorised) {
        (Some(_), true) => {
            return Err(ApiError::invalid("uncategorised", "does not go together with category_id"));
        }
        (Some(id), false) => Some(CategoryFilter::Within(id.into())),
        (None, true) => Some(CategoryFilter::None),
        (None, false) => None,
    };
    let filter = domain::MovementFilter {
        from: filter.date_from,
        to: filter.date_to,
        category,
        kind: filter.kind.map(Into::into),
        min: filter.min,
        max: filter.max,
        currency: filter.currency.as_deref().map(currency).transpose()?,
        text: filter.text,
        tag: optional("tag", filter.tag, |tag| Tag::new(&tag))?,
        priority: filter.priority_id.map(Into::into),
        receipt: filter.receipt_id.map(Into::into),
        account: optional("account", filter.account, |name| AccountName::new(&name))?,
    };
    super::dated(filter.check())?;
    Ok(filter)
}

pub(super) fn tags(tags: Vec<String>) -> Result<BTreeSet<Tag>> {
    tags.iter().map(|tag| at("tags", Tag::new(tag))).collect()
}

pub(super) fn currency(code: &str) -> Result<Currency> {
    at("currency", Currency::from_code(code))
}

pub(super) fn money(field: &'static str, amount: Amount, currency: Currency) -> Result<Money> {
    at(field, Money::from_decimal(amount, currency))
}
