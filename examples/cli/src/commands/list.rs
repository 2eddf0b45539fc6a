//! `cashflow list`: movements, newest first.

use cashflow_core::Cashflow;
use cashflow_core::domain::{CategoryFilter, MovementFilter, MovementKind, PageRequest, Tag};

use crate::args::{Kind, List};
use crate::{find, out, show};

pub(crate) async fn run(cashflow: &Cashflow, list: &List, json: bool) -> anyhow::Result<()> {
    let filter = filter(cashflow, list).await?;
    let request = match &list.after {
        Some(cursor) => PageRequest::at(cursor.parse()?, list.limit)?,
        None => PageRequest::first(list.limit)?,
    };
    let page = cashflow.movements().list(&filter, &request).await?;
    if json {
        return out::json(&page);
    }
    out::line(show::movements(&page.items, &show::Names::load(cashflow).await?).trim_fmt())?;
    if let Some(next) = page.next {
        out::line(format!("more: add --after {next}"))?;
    }
    Ok(())
}

async fn filter(cashflow: &Cashflow, list: &List) -> anyhow::Result<MovementFilter> {
    let kind = list.kind.map(|kind| match kind {
        Kind::Income => MovementKind::Income,
        Kind::Expense => MovementKind::Expense,
    });
    let category = match &list.category {
        Some(name) => Some(CategoryFilter::Within(find::category_id(cashflow, kind, name).await?)),
        None => None,
    };
    let mut filter =
        MovementFilter { from: list.from, to: list.to, kind, category, ..MovementFilter::default() };
    filter.text.clone_from(&list.text);
    filter.tag = list.tag.as_deref().map(Tag::new).transpose()?;
    if let Some(min) = &list.min {
        filter.min = Some(find::amount(cashflow, min).await?);
    }
    if let Some(max) = &list.max {
        filter.max = Some(find::amount(cashflow, max).await?);
    }
    Ok(filter)
}
