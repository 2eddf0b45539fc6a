//! Connections to the database file, set up for writing or for reading.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::errors::Failure;
use super::schema;
use super::settings::{SqliteSettings, Synchronous};

/// Enough for every statement of this adapter, with the usual filters of lists and reports.
const CACHED_STATEMENTS: usize = 128;

/// The size of a WAL file that is kept for reuse; a longer one is cut when it starts anew.
const KEPT_WAL_BYTES: i64 = 64 * 1024 * 1024;

/// Opens the file for writing; makes it, or brings its schema up to date, if need be.
pub(super) fn open_writer(path: &Path, settings: &SqliteSettings) -> Result<Connection, Failure> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(settings.busy_timeout)?;
    schema::prepare(&mut connection)?;
    set_up(&connection, settings)?;
    connection.pragma_update(
        None,
        "synchronous",
        match settings.synchronous {
            Synchronous::Full => "full",
            Synchronous::Normal => "normal",
        },
    )?;
    // Where `fsync` alone does not reach the disk (Apple's systems), what reaches it must be asked for.
    connection.pragma_update(None, "fullfsync", settings.synchronous == Synchronous::Full)?;
    connection.pragma_update(None, "journal_size_limit", KEPT_WAL_BYTES)?;
    Ok(connection)
}

/// Opens a database that lives as long as the connection.
pub(super) fn open_in_memory(settings: &SqliteSettings) -> Result<Connection, Failure> {
    let mut connection = Connection::open_in_memory_with_flags(
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    schema::prepare(&mut connection)?;
    set_up(&connection, settings)?;
    Ok(connection)
}

/// Opens the file, which a writer has prepared, for reading.
pub(super) fn open_reader(path: &Path, settings: &SqliteSettings) -> Result<Connection, Failure> {
    // A reader of a WAL database writes to its shared memory, so the file is not opened as read-only.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(settings.busy_timeout)?;
    set_up(&connection, settings)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn set_up(connection: &Connection, settings: &SqliteSettings) -> Result<(), Failure> {
    connection.set_prepared_statement_cache_capacity(CACHED_STATEMENTS);
    // Plans that do not depend on bound values: else most statements would be prepared anew for each use.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Negative: in KiB, not in pages.
    connection.pragma_update(None, "cache_size", -i64::from(settings.cache_kib))?;
    connection.pragma_update(None, "mmap_size", i64::try_from(settings.mmap_bytes).unwrap_or(i64::MAX))?;
    connection.pragma_update(None, "temp_store", "memory")?;
    Ok(())
}
