//! Opening files: anew, again, and those that must be refused.

use std::path::Path;

use cashflow_adapters::sqlite::{SqliteSettings, SqliteStore};
use cashflow_core::ErrorKind;
use cashflow_core::domain::DateRange;
use cashflow_core::ports::{JournalReads as _, MovementReads as _, ReportReads as _, Store as _};
use cashflow_core::testkit::{Fixture, assert_refused_as, date};
use futures_lite::future::block_on;
use rusqlite::Connection;

use super::settings;

fn open(path: &Path) -> cashflow_core::Result<SqliteStore> {
    SqliteStore::open_with(path, &settings())
}

#[test]
fn reopening_keeps_everything() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cashflow.db");
    block_on(async {
        let store = open(&path).unwrap();
        let fixture = Fixture::new(&store).await;
        let lunch = fixture.expense("12.50", "2026-03-12");
        fixture.record(&store, [&lunch]).await;
        drop(store);

        let store = open(&path).unwrap();
        assert_eq!(store.movement(fixture.owner(), lunch.id).await.unwrap(), Some(lunch.clone()));
        assert_eq!(store.changes_since(fixture.owner(), 0, 10).await.unwrap().len(), 2);
        assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
        let range = DateRange::new(date("2026-03-01"), date("2026-03-31")).unwrap();
        let balance = store
            .running_balance(fixture.owner(), range, cashflow_core::domain::Period::Month)
            .await
            .unwrap();
        assert_eq!(balance[0].closing, -1250);
    });
}

#[test]
fn a_closed_store_leaves_one_file_without_a_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cashflow.db");
    let store = open(&path).unwrap();
    block_on(Fixture::new(&store));
    drop(store);
    let files: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(files, ["cashflow.db"]);
}

#[test]
fn a_database_of_a_newer_library_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cashflow.db");
    drop(open(&path).unwrap());
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 999).unwrap();
    let before = std::fs::read(&path).unwrap();
    let refused = open(&path);
    assert!(refused.as_ref().is_err_and(|error| error.message().contains("999")));
    assert_refused_as(refused, ErrorKind::Conflict, "schema_too_new", "a newer schema");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_database_of_another_program_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    Connection::open(&path).unwrap().execute_batch("create table notes (text text)").unwrap();
    let before = std::fs::read(&path).unwrap();
    assert_refused_as(open(&path), ErrorKind::Invalid, "foreign_database", "a table of another program");
    assert_eq!(std::fs::read(&path).unwrap(), before);

    let numbered = folder.path().join("numbered.db");
    Connection::open(&numbered).unwrap().pragma_update(None, "application_id", 7).unwrap();
    assert_refused_as(open(&numbered), ErrorKind::Invalid, "foreign_database", "another application id");
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    let letter = "Dear all, this is no database. ".repeat(100);
    std::fs::write(&path, &letter).unwrap();
    assert_refused_as(open(&path), ErrorKind::Invalid, "foreign_database", "a text");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), letter);
}

#[test]
fn a_place_where_no_file_can_be_is_refused_clearly() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing").join("cashflow.db");
    assert_refused_as(open(&missing), ErrorKind::Unavailable, "database_not_opened", "a missing folder");
    assert_refused_as(open(folder.path()), ErrorKind::Unavailable, "database_not_opened", "a folder");
}

/// Linux lets nobody make files there, not even a superuser, who may write to any file of a usual folder.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_to_is_refused_clearly() {
    let path = Path::new("/proc/self/cashflow.db");
    assert_refused_as(open(path), ErrorKind::Unavailable, "database_not_opened", "a read-only folder");
}

#[test]
fn a_file_that_cannot_be_written_to_is_refused_clearly() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cashflow.db");
    drop(open(&path).unwrap());
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    // A superuser may write to it all the same; then the store must too.
    if std::fs::OpenOptions::new().append(true).open(&path).is_ok() {
        block_on(Fixture::new(&open(&path).unwrap()));
    } else {
        assert_refused_as(open(&path), ErrorKind::Forbidden, "database_read_only", "a read-only file");
    }
}

#[test]
fn a_newly_made_database_says_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cashflow.db");
    let store = open(&path).unwrap();
    let other = Connection::open(&path).unwrap();
    let pragma = |name: &str| other.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(pragma("application_id"), i64::from(cashflow_migrations::sqlite::APPLICATION_ID));
    assert_eq!(pragma("user_version"), cashflow_migrations::sqlite::MIGRATIONS.len() as i64);
    let mode: String = other.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    block_on(store.ping()).unwrap();
}

#[test]
fn durable_commits_are_the_default() {
    assert_eq!(SqliteSettings::default().synchronous, cashflow_adapters::sqlite::Synchronous::Full);
}
