//! An erased owner leaves no row in any table and no word in the file, and a database of the version before is brought
//! up to date.

use cashflow_adapters::sqlite::SqliteStore;
use cashflow_core::domain::{Movement, UserId};
use cashflow_core::ports::{Erasures as _, ReportReads as _};
use cashflow_core::testkit::{Fixture, at, insert, new_id, update};
use cashflow_migrations::sqlite::{APPLICATION_ID, MIGRATIONS};
use futures_lite::future::block_on;
use rusqlite::Connection;

use super::{fresh, settings};

/// A word that only the erased owner wrote.
const WORD: &str = "Zyzzyva";

/// A movement of the owner, written and changed, with its word in it.
async fn live(store: &SqliteStore, fixture: &Fixture) -> Movement {
    let tags = ["viaje".parse().unwrap()].into();
    let new = Movement {
        description: WORD.parse().unwrap(),
        category: Some(fixture.groceries.id),
        tags,
        ..fixture.expense("12.50", "2026-03-12")
    };
    fixture.record(store, [&fixture.receipt("a photo", 0)]).await;
    fixture.commit(store, vec![insert(&fixture.credential("a@example.org"))]).await;
    fixture.record(store, [&fixture.session(0)]).await;
    fixture.record(store, [&new]).await;
    let (change, changed) = update(&new, |movement| movement.date = "2026-03-13".parse().unwrap());
    fixture.commit(store, vec![change]).await;
    changed
}

/// How many rows each table has of an owner. The table of erasures is left out.
fn rows(database: &Connection, owner: UserId) -> Vec<(String, u32)> {
    let mut tables = database
        .prepare("select name from sqlite_schema where type = 'table' and name <> 'erasures' order by name")
        .unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let count = |table: String| {
        let key = if table == "users" { "id" } else { "user_id" };
        let sql = format!("select count(*) from {table} where {key} = ?1");
        let count = database.query_row(&sql, [owner.as_uuid().into_bytes()], |row| row.get(0)).unwrap();
        (table, count)
    };
    tables.into_iter().map(count).collect()
}

#[test]
fn an_erased_owner_has_no_row_in_any_table_and_no_word_in_the_file() {
    let (store, folder) = fresh();
    let path = folder.path().join("cashflow.db");
    let (ana, eva) = block_on(async {
        let (ana, eva) = (Fixture::new(&*store).await, Fixture::new(&*store).await);
        live(&store, &ana).await;
        (ana, eva)
    });
    let by_hand = Connection::open(&path).unwrap();
    let before = rows(&by_hand, ana.owner());
    assert!(before.len() > 9, "{before:?}");
    assert!(
        before.iter().all(|(_, count)| *count > 0),
        "something in every table, so that it can go: {before:?}"
    );
    block_on(store.erase_owner(ana.owner(), at(5))).unwrap();
    assert!(rows(&by_hand, ana.owner()).iter().all(|(_, count)| *count == 0));
    assert!(rows(&by_hand, eva.owner()).iter().any(|(_, count)| *count > 0));
    assert!(!by_hand.prepare("pragma foreign_key_check").unwrap().exists([]).unwrap());
    // The last to close it empties the log into the file.
    drop((by_hand, store));
    let file = std::fs::read(&path).unwrap();
    assert!(!file.windows(WORD.len()).any(|bytes| bytes.eq_ignore_ascii_case(WORD.as_bytes())));
}

#[test]
fn a_database_of_the_version_before_is_brought_up_to_date_with_its_rows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cashflow.db");
    let old = Connection::open(&path).unwrap();
    old.pragma_update(None, "journal_mode", "wal").unwrap();
    old.execute_batch(MIGRATIONS[0].sql).unwrap();
    old.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    let owner: UserId = new_id();
    let insert = "insert into users values (?1, 1, 'Ana', null, null, 'EUR', 'es', 'UTC', 0, 0, 1)";
    old.execute(insert, [owner.as_uuid().into_bytes()]).unwrap();
    drop(old);
    let store = SqliteStore::open_with(&path, &settings()).unwrap();
    block_on(async {
        assert_eq!(store.movement_dates(owner).await.unwrap(), None);
        store.erase_owner(owner, at(5)).await.unwrap();
        assert_eq!(store.erased_owners(None, 9).await.unwrap().len(), 1);
    });
}
