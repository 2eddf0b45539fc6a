//! Priorities.

use cashflow_core::Result;
use cashflow_core::domain::{Change, Edit, Priority, PriorityId, UserId, fold};
use sqlx_postgres::PgRow;

use super::cells::Cell;
use super::database::Database;
use super::errors::Failure;
use super::statement::Statement;
use super::table::Table;
use super::values::Columns;

impl Table for Priority {
    const TABLE: &'static str = "priorities";
    const COLUMNS: &'static [&'static str] =
        &["id", "version", "name", "folded_name", "rank", "created_at", "updated_at"];

    fn edit_of(change: &Change) -> Option<&Edit<Self>> {
        if let Change::Priority(edit) = change { Some(edit) } else { None }
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::Id(Some(self.id.as_uuid())),
            Cell::big(self.version),
            Cell::text(self.name.as_str()),
            Cell::made_text(Some(fold(self.name.as_str()))),
            Cell::Integer(self.rank),
            Cell::instant(self.created_at),
            Cell::instant(self.updated_at),
        ]
    }
}

const SELECT: &str =
    "select id, version, name, rank, created_at, updated_at from priorities where user_id = $1";

pub(super) async fn priority(database: &Database, owner: UserId, id: PriorityId) -> Result<Option<Priority>> {
    let statement = Statement::new(format!("{SELECT} and id = $2")).bind(owner.as_uuid()).bind(id.as_uuid());
    Ok(database.one(statement, priority_of).await?)
}

pub(super) async fn priorities(database: &Database, owner: UserId) -> Result<Vec<Priority>> {
    let statement = Statement::new(format!("{SELECT} order by rank, folded_name, id")).bind(owner.as_uuid());
    Ok(database.all(statement, priority_of).await?)
}

fn priority_of(row: &PgRow) -> Result<Priority, Failure> {
    let mut columns = Columns::of(row);
    Ok(Priority {
        id: columns.id()?,
        version: columns.integer()?,
        name: columns.text()?,
        rank: columns.get()?,
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
    })
}
