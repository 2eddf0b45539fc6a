//! Movements: writing them, and reading one.

use std::collections::BTreeSet;

use cashflow_core::Result;
use cashflow_core::domain::{
    AccountName, CategoryId, Change, Edit, Movement, MovementId, Payee, PriorityId, ReceiptId, Tag, UserId,
};
use chrono::NaiveDate;
use sqlx_postgres::PgRow;
use uuid::Uuid;

use super::cells::Cell;
use super::database::Database;
use super::errors::Failure;
use super::statement::Statement;
use super::table::{MOST_ROWS, Table, Writing};
use super::values::Columns;

/// What [`movement_of`] reads, of `movements m`.
pub(super) const COLUMNS: &str = "m.id, m.version, m.kind, m.currency, m.amount_minor, m.date, m.description,
    m.category_id, m.payee, m.priority_id, m.tags, m.account, m.receipt_id, m.created_at, m.updated_at";

impl Table for Movement {
    const TABLE: &'static str = "movements";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "version",
        "date",
        "kind",
        "currency",
        "amount_minor",
        "category_id",
        "priority_id",
        "payee_key",
        "payee",
        "account",
        "description",
        "search_text",
        "tags",
        "receipt_id",
        "created_at",
        "updated_at",
    ];
    /// What the totals count a movement by must be as the caller says, or they would drift.
    const CURRENT: &'static [&'static str] =
        &["version", "date", "kind", "currency", "amount_minor", "category_id", "priority_id"];
    const EDITS_AT_ONCE: usize = MOST_ROWS;

    fn edit_of(change: &Change) -> Option<&Edit<Self>> {
        if let Change::Movement(edit) = change { Some(edit) } else { None }
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::Id(Some(self.id.as_uuid())),
            Cell::big(self.version),
            Cell::Date(self.date),
            Cell::text(self.kind.as_str()),
            Cell::text(self.amount.currency().code()),
            Cell::big(self.amount.minor()),
            Cell::Id(self.category.map(CategoryId::as_uuid)),
            Cell::Id(self.priority.map(PriorityId::as_uuid)),
            Cell::made_text(self.payee_key()),
            Cell::text_or_null(self.payee.as_ref().map(Payee::as_str)),
            Cell::text_or_null(self.account.as_ref().map(AccountName::as_str)),
            Cell::text(self.description.as_str()),
            Cell::made_text(Some(self.search_text())),
            Cell::made_text(tags_text(&self.tags)),
            Cell::Id(self.receipt.map(ReceiptId::as_uuid)),
            Cell::instant(self.created_at),
            Cell::instant(self.updated_at),
        ]
    }
}

/// The tags as a JSON array; null for none.
fn tags_text(tags: &BTreeSet<Tag>) -> Option<String> {
    let write = || serde_json::to_string(tags).expect("texts can always be written as JSON");
    (!tags.is_empty()).then(write)
}

/// The tags of movements, which have a table of their own to be found by: a column each.
#[derive(Default)]
pub(super) struct TagRows<'a> {
    movements: Vec<Uuid>,
    tags: Vec<&'a str>,
    dates: Vec<NaiveDate>,
}

impl<'a> TagRows<'a> {
    pub(super) fn of(movements: impl IntoIterator<Item = &'a Movement>) -> Self {
        let mut rows = Self::default();
        for movement in movements {
            for tag in &movement.tags {
                rows.movements.push(movement.id.as_uuid());
                rows.tags.push(tag.as_str());
                rows.dates.push(movement.date);
            }
        }
        rows
    }

    pub(super) fn is_empty(&self) -> bool {
        self.movements.is_empty()
    }

    /// Binds the three columns.
    pub(super) fn bind(self, statement: &mut Statement) -> [String; 3] {
        [statement.place(self.movements), statement.place(self.tags), statement.place(self.dates)]
    }
}

/// Writes the tags of new movements.
pub(super) async fn insert_tags(
    writing: &mut Writing<'_>,
    movements: impl IntoIterator<Item = &Movement>,
) -> Result<(), Failure> {
    let rows = TagRows::of(movements);
    if rows.is_empty() {
        return Ok(());
    }
    let sql = "insert into movement_tags (user_id, movement_id, tag, date)
        select $1, v.* from unnest($2, $3, $4) as v";
    let mut statement = Statement::new(sql).bind(writing.owner.as_uuid());
    rows.bind(&mut statement);
    writing.session.execute(statement).await?;
    Ok(())
}

/// Writes the tags of changed movements.
pub(super) async fn update_tags(
    writing: &mut Writing<'_>,
    edits: &[(&Movement, &Movement)],
) -> Result<(), Failure> {
    let differs =
        |(before, after): &&(&Movement, &Movement)| (before.date, &before.tags) != (after.date, &after.tags);
    let changed = || edits.iter().filter(differs);
    let tagged: Vec<Uuid> = changed()
        .filter(|(before, _)| !before.tags.is_empty())
        .map(|(_, after)| after.id.as_uuid())
        .collect();
    if !tagged.is_empty() {
        let sql = "delete from movement_tags where user_id = $1 and movement_id = any($2)";
        let statement = Statement::new(sql).bind(writing.owner.as_uuid()).bind(tagged);
        writing.session.execute(statement).await?;
    }
    insert_tags(writing, changed().map(|(_, after)| *after).collect::<Vec<_>>()).await
}

pub(super) async fn movement(database: &Database, owner: UserId, id: MovementId) -> Result<Option<Movement>> {
    let sql = format!("select {COLUMNS} from movements m where m.user_id = $1 and m.id = $2");
    let statement = Statement::new(sql).bind(owner.as_uuid()).bind(id.as_uuid());
    Ok(database.one(statement, movement_of).await?)
}

/// Reads [`COLUMNS`].
pub(super) fn movement_of(row: &PgRow) -> Result<Movement, Failure> {
    let mut columns = Columns::of(row);
    Ok(Movement {
        id: columns.id()?,
        version: columns.integer()?,
        kind: columns.kind()?,
        amount: columns.money()?,
        date: columns.get()?,
        description: columns.text()?,
        category: columns.id_or_null()?,
        payee: columns.text_or_null()?,
        priority: columns.id_or_null()?,
        tags: match columns.str_or_null()? {
            Some(tags) => serde_json::from_str(tags).map_err(|error| columns.wrong(error))?,
            None => BTreeSet::new(),
        },
        account: columns.text_or_null()?,
        receipt: columns.id_or_null()?,
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
    })
}
