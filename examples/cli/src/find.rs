//! Finding things by what a person types: names, dates, amounts, the ends of ids.

use anyhow::{Context as _, bail};
use cashflow_core::Cashflow;
use cashflow_core::domain::{
    Category, CategoryId, Change, DecimalHint, MovementFilter, MovementKind, PageRequest, Priority, Receipt,
    fold, parse_amount,
};
use cashflow_core::ports::{JournalEntry, ReceiptFilter};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use uuid::Uuid;

/// How many of the latest things the end of an id is looked for in.
const RECENT: u32 = 500;

/// The short form of an id: its end, where ids made at the same time differ.
pub(crate) fn short(id: impl Into<Uuid>) -> String {
    let id = id.into().simple().to_string();
    id[id.len() - 8..].to_owned()
}

/// The only thing whose id ends like this.
fn only<T>(what: &str, typed: &str, things: Vec<T>, id: impl Fn(&T) -> Uuid) -> anyhow::Result<T> {
    let end = typed.replace('-', "").to_lowercase();
    let mut fitting: Vec<T> =
        things.into_iter().filter(|thing| id(thing).simple().to_string().ends_with(&end)).collect();
    match (fitting.pop(), fitting.len()) {
        (Some(thing), 0) => Ok(thing),
        (None, _) => bail!("no {what} has an id that ends with {typed:?}"),
        (Some(_), more) => bail!("{} {what}s have an id that ends with {typed:?}: type more of it", more + 1),
    }
}

pub(crate) async fn receipt(cashflow: &Cashflow, typed: &str) -> anyhow::Result<Receipt> {
    let page = cashflow.receipts().list(&ReceiptFilter::default(), &PageRequest::first(RECENT)?).await?;
    only("receipt", typed, page.items, |receipt| receipt.id.as_uuid())
}

pub(crate) async fn change(cashflow: &Cashflow, typed: &str) -> anyhow::Result<JournalEntry> {
    let entries = cashflow.history().recent(RECENT as usize).await?;
    only("change", typed, entries, |entry| entry.change_set.id.as_uuid())
}

/// A movement or receipt, also a deleted one.
pub(crate) async fn entity(cashflow: &Cashflow, typed: &str) -> anyhow::Result<Uuid> {
    if let Ok(id) = Uuid::try_parse(typed) {
        return Ok(id);
    }
    let movements =
        cashflow.movements().list(&MovementFilter::default(), &PageRequest::first(RECENT)?).await?;
    let receipts = cashflow.receipts().list(&ReceiptFilter::default(), &PageRequest::first(RECENT)?).await?;
    let entries = cashflow.history().recent(RECENT as usize).await?;
    let mut ids: Vec<Uuid> = movements.items.iter().map(|movement| movement.id.as_uuid()).collect();
    ids.extend(receipts.items.iter().map(|receipt| receipt.id.as_uuid()));
    ids.extend(entries.iter().flat_map(|entry| entry.change_set.changes.iter().map(Change::entity)));
    ids.sort_unstable();
    ids.dedup();
    only("movement or receipt", typed, ids, |id| *id)
}

pub(crate) async fn category(
    cashflow: &Cashflow,
    kind: MovementKind,
    name: &str,
) -> anyhow::Result<Category> {
    let categories = cashflow.categories();
    categories
        .named(kind, name)
        .await
        .with_context(|| format!("no {kind} category is called {name:?}: `cashflow categories` lists them"))
}

/// A category of either kind.
pub(crate) async fn category_id(
    cashflow: &Cashflow,
    kind: Option<MovementKind>,
    name: &str,
) -> anyhow::Result<CategoryId> {
    let wanted = fold(name.trim());
    let categories = cashflow.categories().list().await?;
    let fits = |category: &&Category| {
        fold(category.name.as_str()) == wanted && kind.is_none_or(|kind| kind == category.kind)
    };
    let found = categories.iter().find(fits);
    Ok(found.with_context(|| format!("no category is called {name:?}: `cashflow categories` lists them"))?.id)
}

pub(crate) async fn priority(cashflow: &Cashflow, name: &str) -> anyhow::Result<Priority> {
    let wanted = fold(name.trim());
    let priorities = cashflow.priorities().list().await?;
    let names = priorities.iter().map(|priority| priority.name.as_str()).collect::<Vec<_>>().join(", ");
    let found = priorities.into_iter().find(|priority| fold(priority.name.as_str()) == wanted);
    found.with_context(|| format!("no priority is called {name:?}: there are {names}"))
}

pub(crate) async fn date(cashflow: &Cashflow, typed: &str) -> anyhow::Result<NaiveDate> {
    match fold(typed).as_str() {
        "today" | "hoy" => Ok(cashflow.profile().today().await?),
        "yesterday" | "ayer" => Ok(cashflow.profile().today().await? - Days::new(1)),
        _ => typed.parse().with_context(|| format!("date: {typed:?} is not YYYY-MM-DD, today or yesterday")),
    }
}

pub(crate) async fn amount(cashflow: &Cashflow, typed: &str) -> anyhow::Result<Decimal> {
    let profile = cashflow.profile().get().await?;
    Ok(parse_amount(typed, DecimalHint::of_locale(profile.locale.as_str()))?)
}
