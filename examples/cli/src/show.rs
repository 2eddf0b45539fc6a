//! Showing things to people: tables, names, how sure a value is.

use std::collections::HashMap;

use cashflow_core::Cashflow;
use cashflow_core::domain::{
    CategoryId, Field, GroupKey, Movement, MovementKind, PriorityId, Receipt, ReceiptState,
};
use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};

use crate::find::short;

/// The names of categories and priorities.
pub(crate) struct Names {
    categories: HashMap<CategoryId, String>,
    priorities: HashMap<PriorityId, String>,
}

impl Names {
    pub(crate) async fn load(cashflow: &Cashflow) -> anyhow::Result<Self> {
        let categories = cashflow.categories().list().await?;
        let priorities = cashflow.priorities().list().await?;
        Ok(Self {
            categories: categories
                .into_iter()
                .map(|category| (category.id, category.name.to_string()))
                .collect(),
            priorities: priorities
                .into_iter()
                .map(|priority| (priority.id, priority.name.to_string()))
                .collect(),
        })
    }

    pub(crate) fn category(&self, id: Option<CategoryId>) -> &str {
        id.and_then(|id| self.categories.get(&id)).map_or("", String::as_str)
    }

    pub(crate) fn priority(&self, id: Option<PriorityId>) -> &str {
        id.and_then(|id| self.priorities.get(&id)).map_or("", String::as_str)
    }

    pub(crate) fn group(&self, key: Option<&GroupKey>) -> String {
        let name = match key {
            Some(GroupKey::Category(id)) => self.category(*id),
            Some(GroupKey::Priority(id)) => self.priority(*id),
            Some(GroupKey::Payee(name) | GroupKey::Tag(name) | GroupKey::Account(name)) => {
                name.as_deref().unwrap_or_default()
            }
            _ => return String::new(),
        };
        if name.is_empty() { "(none)".to_owned() } else { name.to_owned() }
    }
}

/// A heading, a rule, and the rows.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// A table with a heading; the columns named in `right` hold numbers.
pub(crate) fn table(heading: &[&str], right: &[usize]) -> Table {
    let mut table = Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(heading.iter().map(Cell::new));
    for (index, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, 1));
        if right.contains(&index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

pub(crate) fn movements(movements: &[Movement], names: &Names) -> Table {
    let mut table = table(&["id", "date", "amount", "category", "payee", "description", "priority"], &[2]);
    for movement in movements {
        let sign = if movement.kind == MovementKind::Income { "+" } else { "−" };
        table.add_row([
            short(movement.id.as_uuid()),
            movement.date.to_string(),
            format!("{sign}{}", movement.amount),
            names.category(movement.category).to_owned(),
            movement.payee.as_ref().map(ToString::to_string).unwrap_or_default(),
            movement.description.to_string(),
            names.priority(movement.priority).to_owned(),
        ]);
    }
    table
}

pub(crate) fn receipts(receipts: &[Receipt], names: &Names) -> Table {
    let heading = ["id", "file", "status", "merchant", "date", "total", "category"];
    let mut table = table(&heading, &[5]);
    for receipt in receipts {
        let draft = receipt.draft.as_deref();
        let file = receipt.file_name.as_ref().map(ToString::to_string).unwrap_or_default();
        let file = if receipt.part > 1 { format!("{file} ({})", receipt.part) } else { file };
        let status = match &receipt.state {
            ReceiptState::Failed { message, .. } => format!("failed: {message}"),
            _ => receipt.status().to_string(),
        };
        table.add_row([
            short(receipt.id.as_uuid()),
            file,
            status,
            with_confidence(draft.and_then(|draft| draft.merchant.as_ref()), ToString::to_string),
            with_confidence(draft.and_then(|draft| draft.date.as_ref()), ToString::to_string),
            with_confidence(draft.and_then(|draft| draft.total.as_ref()), ToString::to_string),
            with_confidence(draft.and_then(|draft| draft.category.as_ref()), |id| {
                names.category(Some(*id)).to_owned()
            }),
        ]);
    }
    table
}

/// A value with how sure it is: `47.24 EUR  98 %`, or `?` when nothing was found.
pub(crate) fn with_confidence<T>(field: Option<&Field<T>>, text: impl Fn(&T) -> String) -> String {
    field.map_or_else(|| "?".to_owned(), |field| format!("{}  {}", text(&field.value), field.confidence))
}
