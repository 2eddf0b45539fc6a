//! `cashflow categories`: what money is spent on and comes from.

use cashflow_core::Cashflow;

use crate::{out, show};

pub(crate) async fn run(cashflow: &Cashflow, json: bool) -> anyhow::Result<()> {
    let categories = cashflow.categories().list().await?;
    if json {
        return out::json(&categories);
    }
    let names = show::Names::load(cashflow).await?;
    let mut table = show::table(&["kind", "name", "below", "priority", ""], &[]);
    for category in &categories {
        table.add_row([
            category.kind.as_str(),
            category.name.as_str(),
            names.category(category.parent),
            names.priority(category.default_priority),
            if category.archived_at.is_some() { "archived" } else { "" },
        ]);
    }
    out::line(table.trim_fmt())
}
