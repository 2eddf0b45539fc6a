//! Erasing owners.

use cashflow_core::Error;
use cashflow_core::domain::{Timestamp, UserId};
use cashflow_core::ports::ErasedOwner;
use rusqlite::{Connection, params};

use super::errors::Failure;
use super::rows::all;
use super::values::{Columns, Id};

/// What deletes the rows of an owner, those that refer to others first.
const DELETES: [&str; 11] = [
    "delete from entity_changes where user_id = ?1",
    "delete from change_sets where user_id = ?1",
    "delete from movement_tags where user_id = ?1",
    "delete from movements where user_id = ?1",
    "delete from totals where user_id = ?1",
    "delete from receipts where user_id = ?1",
    "delete from categories where user_id = ?1",
    "delete from priorities where user_id = ?1",
    "delete from sessions where user_id = ?1",
    "delete from credentials where user_id = ?1",
    "delete from users where id = ?1",
];

/// Erases an owner inside the writer's transaction. What is deleted is overwritten in the file, not only let go.
pub(super) fn erase(connection: &Connection, owner: UserId, at: Timestamp) -> Result<(), Failure> {
    let id = Id(owner.as_uuid());
    let mut note = connection.prepare_cached(
        "insert into erasures (user_id, erased_at) select id, ?2 from users where id = ?1
        on conflict (user_id) do update set erased_at = excluded.erased_at",
    )?;
    if note.execute(params![id, at.micros()])? == 0 {
        let mut noted = connection.prepare_cached("select 1 from erasures where user_id = ?1")?;
        let is_erased = noted.exists(params![id])?;
        return if is_erased { Ok(()) } else { Err(Error::not_found("user").into()) };
    }
    connection.pragma_update(None, "secure_delete", true)?;
    let deleted = DELETES.iter().try_for_each(|sql| {
        connection.prepare_cached(sql)?.execute(params![id])?;
        Ok(())
    });
    connection.pragma_update(None, "secure_delete", false)?;
    deleted
}

pub(super) fn erased(
    connection: &Connection,
    after: Option<UserId>,
    limit: usize,
) -> Result<Vec<ErasedOwner>, Failure> {
    let sql =
        "select user_id, erased_at from erasures where ?1 is null or user_id > ?1 order by user_id limit ?2";
    let after = after.map(|owner| Id(owner.as_uuid()));
    all(connection, sql, params![after, i64::try_from(limit).unwrap_or(i64::MAX)], |row| {
        let mut columns = Columns::of(row);
        Ok(ErasedOwner { owner: columns.id()?, erased_at: columns.instant()? })
    })
}

pub(super) fn forget(connection: &Connection, owner: UserId) -> Result<(), Failure> {
    let mut delete = connection.prepare_cached("delete from erasures where user_id = ?1")?;
    delete.execute(params![Id(owner.as_uuid())])?;
    Ok(())
}
