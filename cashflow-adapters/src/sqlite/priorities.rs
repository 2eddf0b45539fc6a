//! Priorities.

use cashflow_core::domain::{Priority, PriorityId, UserId, fold};
use rusqlite::{Connection, Row, params};

use super::errors::Failure;
use super::rows::{all, one};
use super::table::Table;
use super::values::{Columns, Id, Parameters};

/// Finds a priority by owner and id.
pub(super) const THERE: &str = "select 1 from priorities where user_id = ?1 and id = ?2";

impl Table for Priority {
    const INSERT: &'static str = "insert into priorities
        (user_id, id, version, name, folded_name, rank, created_at, updated_at, inserted_sequence)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    const UPDATE: &'static str = "update priorities
        set version = ?3, name = ?4, folded_name = ?5, rank = ?6, created_at = ?7, updated_at = ?8
        where user_id = ?1 and id = ?2 and version = ?9";
    const DELETE: &'static str = "delete from priorities where user_id = ?1 and id = ?2 and version = ?3";
    const CURRENT: &'static str =
        "select version, inserted_sequence from priorities where user_id = ?1 and id = ?2";

    fn bind(&self, parameters: &mut Parameters<'_, '_>) -> rusqlite::Result<()> {
        parameters
            .put(self.version)?
            .text(self.name.as_str())?
            .text(&fold(self.name.as_str()))?
            .put(self.rank)?
            .instant(self.created_at)?
            .instant(self.updated_at)
            .map(drop)
    }
}

pub(super) fn priority(
    connection: &Connection,
    owner: UserId,
    id: PriorityId,
) -> Result<Option<Priority>, Failure> {
    let sql = "select id, version, name, rank, created_at, updated_at
        from priorities where user_id = ?1 and id = ?2";
    one(connection, sql, params![Id(owner.as_uuid()), Id(id.as_uuid())], priority_of)
}

pub(super) fn priorities(connection: &Connection, owner: UserId) -> Result<Vec<Priority>, Failure> {
    let sql = "select id, version, name, rank, created_at, updated_at
        from priorities where user_id = ?1 order by rank, folded_name, id";
    all(connection, sql, params![Id(owner.as_uuid())], priority_of)
}

fn priority_of(row: &Row<'_>) -> Result<Priority, Failure> {
    let mut columns = Columns::of(row);
    Ok(Priority {
        id: columns.id()?,
        version: columns.integer()?,
        name: columns.text()?,
        rank: columns.integer()?,
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
    })
}
