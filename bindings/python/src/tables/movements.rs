//! Movements, fetched page by page and kept by columns.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::{ListBuilder, StringBuilder, UInt32Builder};
use cashflow_facade::api::{Movement, MovementFilter, MovementKind, Movements, PageRequest, Result};

use super::columns::{Amounts, Days, Ids, Timestamps, Words, batch, texts};

/// The most that a page may have.
const PAGE: u32 = 500;

#[derive(Default)]
struct Columns {
    id: StringBuilder,
    version: UInt32Builder,
    kind: Words,
    amount: Amounts,
    currency: Words,
    date: Days,
    description: StringBuilder,
    category_id: Ids,
    payee: Words,
    priority_id: Ids,
    tags: ListBuilder<StringBuilder>,
    account: Words,
    receipt_id: Ids,
    created_at: Timestamps,
    updated_at: Timestamps,
}

/// All movements that a filter shows, newest first.
pub(super) async fn all(movements: Movements, filter: MovementFilter) -> Result<RecordBatch> {
    let mut columns = Columns::default();
    let mut cursor = None;
    loop {
        let page = movements.list(filter.clone(), PageRequest { limit: Some(PAGE), cursor }).await?;
        for movement in page.items {
            columns.push(movement)?;
        }
        cursor = page.next;
        if cursor.is_none() {
            return columns.finish();
        }
    }
}

impl Columns {
    fn push(&mut self, movement: Movement) -> Result<()> {
        let mut id = uuid::Uuid::encode_buffer();
        self.id.append_value(movement.id.hyphenated().encode_lower(&mut id));
        self.version.append_value(movement.version);
        self.kind.push(Some(match movement.kind {
            MovementKind::Income => "income",
            MovementKind::Expense => "expense",
        }));
        self.amount.push(movement.amount)?;
        self.currency.push(Some(&movement.currency));
        self.date.push(Some(movement.date));
        self.description.append_value(movement.description);
        self.category_id.push(movement.category_id);
        self.payee.push(movement.payee.as_deref());
        self.priority_id.push(movement.priority_id);
        for tag in movement.tags {
            self.tags.values().append_value(tag);
        }
        self.tags.append(true);
        self.account.push(movement.account.as_deref());
        self.receipt_id.push(movement.receipt_id);
        self.created_at.push(movement.created_at);
        self.updated_at.push(movement.updated_at);
        Ok(())
    }

    fn finish(mut self) -> Result<RecordBatch> {
        batch(vec![
            ("id", texts(self.id)),
            ("version", Arc::new(self.version.finish())),
            ("kind", self.kind.finish()),
            ("amount", self.amount.finish()),
            ("currency", self.currency.finish()),
            ("date", self.date.finish()),
            ("description", texts(self.description)),
            ("category_id", self.category_id.finish()),
            ("payee", self.payee.finish()),
            ("priority_id", self.priority_id.finish()),
            ("tags", Arc::new(self.tags.finish())),
            ("account", self.account.finish()),
            ("receipt_id", self.receipt_id.finish()),
            ("created_at", self.created_at.finish()),
            ("updated_at", self.updated_at.finish()),
        ])
    }
}
