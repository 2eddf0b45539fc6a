//! The schema of a database file: whether it is ours, and bringing it up to date.

use cashflow_core::{Error, ErrorKind};
use cashflow_migrations::sqlite::{APPLICATION_ID, MIGRATIONS};
use rusqlite::{Connection, TransactionBehavior};

use super::errors::{Failure, foreign_database};

/// Larger pages make bulk loads cheaper, smaller ones single writes.
const PAGE_SIZE: u32 = 4096;

/// Makes the schema in an empty database, or brings one of ours up to date.
///
/// Errors: a file of something else (`foreign_database`), a schema newer than this library (`schema_too_new`), a file
/// that cannot be written to (`database_read_only`). None of them changes the file.
pub(super) fn prepare(connection: &mut Connection) -> Result<(), Failure> {
    let latest = MIGRATIONS.len() as u32;
    let version = version(connection, latest)?;
    if connection.is_readonly("main")? {
        let text = "the file of the database cannot be written to";
        return Err(Error::new(ErrorKind::Forbidden, "database_read_only", text).into());
    }
    if version == 0 {
        connection.pragma_update(None, "page_size", PAGE_SIZE)?;
    }
    // Once set it stays with the file. In memory there is no other mode than its own.
    connection.pragma_update(None, "journal_mode", "wal")?;
    if version < latest {
        migrate(connection, latest)?;
    }
    Ok(())
}

/// The version of the schema; 0 of an empty database.
fn version(connection: &Connection, latest: u32) -> Result<u32, Failure> {
    let (application, version, tables) = connection.query_row(
        "select (select application_id from pragma_application_id),
            (select user_version from pragma_user_version),
            (select count(*) from sqlite_schema)",
        [],
        |row| Ok((row.get::<_, i32>(0)?, row.get::<_, u32>(1)?, row.get::<_, u32>(2)?)),
    )?;
    match (application, version, tables) {
        (0, 0, 0) => Ok(0),
        (APPLICATION_ID, version, _) if version > latest => Err(too_new(version, latest).into()),
        (APPLICATION_ID, version, _) => Ok(version),
        _ => Err(foreign_database(format!("application id {application}, {tables} tables")).into()),
    }
}

fn migrate(connection: &mut Connection, latest: u32) -> Result<(), Failure> {
    // A step that makes a table anew would fail on the references to it; they are checked as a whole below.
    connection.pragma_update(None, "foreign_keys", false)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    // Another process may have done it while this one waited for the lock.
    let version = version(&transaction, latest)?;
    for migration in MIGRATIONS.iter().filter(|migration| migration.number > version) {
        transaction.execute_batch(migration.sql)?;
    }
    if transaction.prepare("pragma foreign_key_check")?.exists([])? {
        return Err(Error::internal("a migration left broken references", "pragma foreign_key_check").into());
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", latest)?;
    Ok(transaction.commit()?)
}

fn too_new(version: u32, latest: u32) -> Error {
    Error::new(
        ErrorKind::Conflict,
        "schema_too_new",
        format!(
            "the database has schema version {version}, this library knows versions up to {latest}: update it"
        ),
    )
}
