//! `cashflow add`: record a movement.

use cashflow_core::domain::{Money, MovementKind, Tag};
use cashflow_core::{Cashflow, NewMovement};

use crate::args::Add;
use crate::{find, out, show};

pub(crate) async fn run(cashflow: &Cashflow, add: &Add, json: bool) -> anyhow::Result<()> {
    let kind = if add.income { MovementKind::Income } else { MovementKind::Expense };
    let currency = match add.currency {
        Some(currency) => currency,
        None => cashflow.profile().get().await?.currency,
    };
    let amount = Money::from_decimal(find::amount(cashflow, &add.amount).await?, currency)?;
    let date = find::date(cashflow, &add.date).await?;
    let category = match &add.category {
        Some(name) => Some(find::category(cashflow, kind, name).await?.id),
        None => None,
    };
    let priority = match &add.priority {
        Some(name) => Some(find::priority(cashflow, name).await?.id),
        None => None,
    };
    let new = NewMovement {
        category,
        priority,
        payee: add.payee.as_deref().map(str::parse).transpose()?,
        tags: add.tags.iter().map(|tag| Tag::new(tag)).collect::<Result<_, _>>()?,
        account: add.account.as_deref().map(str::parse).transpose()?,
        ..NewMovement::new(kind, amount, date).described(&add.description)?
    };
    let movement = cashflow.movements().record(new).await?;
    if json {
        return out::json(&movement);
    }
    out::line(show::movements(&[movement], &show::Names::load(cashflow).await?).trim_fmt())
}
