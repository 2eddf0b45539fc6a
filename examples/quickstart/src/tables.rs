//! What the program shows.

use std::collections::HashMap;

use cashflow_core::domain::{
    CategoryId, Field, GroupKey, MovementFilter, MovementKind, PageRequest, Receipt, ReceiptState,
};
use cashflow_core::ports::ReceiptFilter;
use cashflow_core::{Cashflow, SummaryRequest};
use comfy_table::{CellAlignment, LineStyle, Table, TableStyle};

/// A heading, a rule, and the rows.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

fn table(heading: &[&str], right: &[usize]) -> Table {
    let mut table = Table::new();
    table.load_style(STYLE).set_header(heading);
    for (index, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, 1));
        if right.contains(&index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

async fn names(cashflow: &Cashflow) -> anyhow::Result<HashMap<CategoryId, String>> {
    let categories = cashflow.categories().list().await?;
    Ok(categories.into_iter().map(|category| (category.id, category.name.to_string())).collect())
}

fn name(names: &HashMap<CategoryId, String>, id: Option<CategoryId>) -> String {
    id.and_then(|id| names.get(&id).cloned()).unwrap_or_else(|| "(none)".to_owned())
}

pub(crate) async fn categories(cashflow: &Cashflow) -> anyhow::Result<String> {
    let categories = cashflow.categories().list().await?;
    let of = |kind: MovementKind| {
        let names =
            categories.iter().filter(|category| category.kind == kind).map(|category| category.name.as_str());
        names.collect::<Vec<_>>().join(", ")
    };
    Ok(format!("income:  {}\nexpense: {}", of(MovementKind::Income), of(MovementKind::Expense)))
}

pub(crate) async fn movements(cashflow: &Cashflow) -> anyhow::Result<String> {
    let names = names(cashflow).await?;
    let page = cashflow.movements().list(&MovementFilter::default(), &PageRequest::first(20)?).await?;
    let mut table = table(&["date", "kind", "amount", "category", "description"], &[2]);
    for movement in page.items {
        table.add_row([
            movement.date.to_string(),
            movement.kind.to_string(),
            movement.amount.to_string(),
            name(&names, movement.category),
            movement.description.to_string(),
        ]);
    }
    Ok(table.trim_fmt())
}

pub(crate) async fn receipts(cashflow: &Cashflow) -> anyhow::Result<String> {
    let names = names(cashflow).await?;
    let page = cashflow.receipts().list(&ReceiptFilter::default(), &PageRequest::first(500)?).await?;
    let mut receipts = page.items;
    receipts.sort_by(|a, b| (&a.file_name, a.part).cmp(&(&b.file_name, b.part)));
    let mut table =
        table(&["file", "merchant", "", "date", "", "total", "", "likely category", ""], &[2, 4, 5, 6, 8]);
    for receipt in &receipts {
        table.add_row(row(receipt, &names));
    }
    Ok(table.trim_fmt())
}

fn row(receipt: &Receipt, names: &HashMap<CategoryId, String>) -> Vec<String> {
    let file = receipt.file_name.as_ref().map(ToString::to_string).unwrap_or_default();
    if let ReceiptState::Failed { message, .. } = &receipt.state {
        return vec![file, format!("failed: {message}")];
    }
    let draft = receipt.draft.as_deref().cloned().unwrap_or_default();
    let mut row = vec![file];
    row.extend(told(draft.merchant.as_ref(), |merchant| merchant.chars().take(28).collect()));
    row.extend(told(draft.date.as_ref(), ToString::to_string));
    row.extend(told(draft.total.as_ref(), ToString::to_string));
    row.extend(told(draft.category.as_ref(), |id| name(names, Some(*id))));
    row
}

/// A value and how sure it is.
fn told<T>(field: Option<&Field<T>>, text: impl Fn(&T) -> String) -> [String; 2] {
    field.map_or_else(
        || ["?".to_owned(), String::new()],
        |field| [text(&field.value), field.confidence.to_string()],
    )
}

pub(crate) async fn summary(cashflow: &Cashflow, request: &SummaryRequest) -> anyhow::Result<String> {
    let names = names(cashflow).await?;
    let summary = cashflow.reports().summary(request).await?;
    let before = if summary.compared_with.is_some() { "net before" } else { "" };
    let mut table = table(&["month", "category", "income", "expense", "net", before], &[2, 3, 4, 5]);
    let mut last = None;
    let lines = summary.lines.iter().map(|line| (line, None));
    for (line, label) in lines.chain(summary.totals.iter().map(|line| (line, Some("TOTAL".to_owned())))) {
        let month =
            line.period.filter(|_| line.period != last).map(|month| month.format("%Y-%m").to_string());
        last = line.period;
        let category = match &line.key {
            Some(GroupKey::Category(id)) => name(&names, *id),
            _ => String::new(),
        };
        table.add_row([
            month.unwrap_or_default(),
            label.unwrap_or(category),
            line.sums.income.to_string(),
            line.sums.expense.to_string(),
            line.sums.net.to_string(),
            line.previous.map(|sums| sums.net.to_string()).unwrap_or_default(),
        ]);
    }
    Ok(table.trim_fmt())
}
