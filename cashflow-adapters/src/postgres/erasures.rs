//! Erasing owners.

use cashflow_core::domain::{Timestamp, UserId};
use cashflow_core::ports::ErasedOwner;
use cashflow_core::{Error, Result};

use super::database::{Database, Session};
use super::errors::Failure;
use super::locks;
use super::retries::Retries;
use super::statement::{Statement, instant};
use super::values::Columns;

/// What deletes the rows of an owner, those that refer to others first.
const DELETES: [&str; 11] = [
    "delete from entity_changes where user_id = $1",
    "delete from change_sets where user_id = $1",
    "delete from movement_tags where user_id = $1",
    "delete from movements where user_id = $1",
    "delete from totals where user_id = $1",
    "delete from receipts where user_id = $1",
    "delete from categories where user_id = $1",
    "delete from priorities where user_id = $1",
    "delete from sessions where user_id = $1",
    "delete from credentials where user_id = $1",
    "delete from users where id = $1",
];

/// Erases an owner. Sent again after a lost connection it finds the note, or does it.
pub(super) async fn erase(database: &Database, owner: UserId, at: Timestamp) -> Result<()> {
    let mut retries = Retries::new();
    loop {
        match attempt(database, owner, at).await {
            Ok(()) => return Ok(()),
            Err(failure) => retries.after(failure).await?,
        }
    }
}

/// In a transaction that waits for those who write for the owner, and whom those wait for who come later.
async fn attempt(database: &Database, owner: UserId, at: Timestamp) -> Result<(), Failure> {
    let mut session = database.begin(&locks::alone(owner)).await?;
    match delete(&mut session, owner, at).await {
        Ok(()) => session.commit().await,
        Err(failure) => Err(session.roll_back(failure).await),
    }
}

async fn delete(session: &mut Session, owner: UserId, at: Timestamp) -> Result<(), Failure> {
    let id = owner.as_uuid();
    let note = "insert into erasures (user_id, erased_at) select id, $2 from users where id = $1
        on conflict (user_id) do update set erased_at = excluded.erased_at";
    if session.execute(Statement::new(note).bind(id).bind(instant(at))).await? == 0 {
        let noted = Statement::new("select 1 from erasures where user_id = $1").bind(id);
        let is_erased = !session.all(noted).await?.is_empty();
        return if is_erased { Ok(()) } else { Err(Error::not_found("user").into()) };
    }
    for sql in DELETES {
        session.execute(Statement::new(sql).bind(id)).await?;
    }
    Ok(())
}

pub(super) async fn erased(
    database: &Database,
    after: Option<UserId>,
    limit: usize,
) -> Result<Vec<ErasedOwner>> {
    let sql = "select user_id, erased_at from erasures where $1::uuid is null or user_id > $1
        order by user_id limit $2";
    let statement =
        Statement::new(sql).bind(after.map(UserId::as_uuid)).bind(i64::try_from(limit).unwrap_or(i64::MAX));
    let erased = database.all(statement, |row| {
        let mut columns = Columns::of(row);
        Ok(ErasedOwner { owner: columns.id()?, erased_at: columns.instant()? })
    });
    Ok(erased.await?)
}

pub(super) async fn forget(database: &Database, owner: UserId) -> Result<()> {
    let statement = Statement::new("delete from erasures where user_id = $1 returning user_id");
    database.all(statement.bind(owner.as_uuid()), |_| Ok(())).await?;
    Ok(())
}
