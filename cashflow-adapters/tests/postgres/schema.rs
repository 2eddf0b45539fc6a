//! The schema: the same words as in SQLite, the owner first in every key, brought up to date by whoever comes first.

use std::collections::{BTreeMap, BTreeSet};

use cashflow_adapters::postgres::{Layout, PostgresStore};
use cashflow_core::ErrorKind;
use cashflow_core::ports::{JournalReads as _, Store as _};
use cashflow_core::testkit::{Fixture, assert_refused_as};
use cashflow_migrations::{Migration, postgres, sqlite};

use super::block_on;
use super::databases::{Database, query, run};

/// The version of this library.
const LATEST: u32 = postgres::MIGRATIONS.len() as u32;

/// Tables with their columns, as `create table` statements tell.
fn tables(sql: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut tables = BTreeMap::new();
    for statement in sql.split("\ncreate table ").skip(1) {
        let (name, rest) = statement.split_once(" (\n").unwrap();
        let (body, _) = rest.split_once("\n)").unwrap();
        let columns = body.lines().filter_map(|line| {
            let line = line.strip_prefix("    ").filter(|line| !line.starts_with([' ', '-', ')']))?;
            line.split(' ').next().filter(|word| *word != "constraint")
        });
        tables.insert(name, columns.collect());
    }
    tables
}

fn constraints(sql: &str) -> BTreeSet<&str> {
    let named = sql.lines().filter_map(|line| line.trim_start().strip_prefix("constraint "));
    named.filter_map(|rest| rest.split(' ').next()).collect()
}

#[test]
fn both_databases_have_the_same_tables_columns_and_constraints() {
    let whole = |steps: &[Migration]| steps.iter().map(|step| step.sql).collect::<String>();
    let (postgres, sqlite) = (&whole(postgres::MIGRATIONS), &whole(sqlite::MIGRATIONS));
    let mut expected = tables(sqlite);
    assert!(expected.len() > 9 && expected["movements"].contains("amount_minor"), "{expected:?}");
    for columns in expected.values_mut() {
        // In SQLite the sequence is known before the rows are written; here it is drawn last.
        if columns.remove("inserted_sequence") {
            columns.insert("inserted_by");
        }
    }
    assert_eq!(tables(postgres), expected);
    // What a type says here needs a check there; an index by rowid needs no name.
    let only_sqlite = BTreeSet::from([
        "change_sets_changes",
        "erasures_id",
        "movements_date",
        "movements_id",
        "receipts_id",
        "sessions_id",
        "users_id",
    ]);
    let only_postgres = BTreeSet::from(["change_sets_key"]);
    let (here, there) = (constraints(postgres), constraints(sqlite));
    assert_eq!(there.difference(&here).copied().collect::<BTreeSet<_>>(), only_sqlite);
    assert_eq!(here.difference(&there).copied().collect::<BTreeSet<_>>(), only_postgres);
}

#[test]
fn the_owner_comes_first_in_every_key_but_those_of_the_directory() {
    block_on(async {
        let database = Database::new(Layout::Plain).await;
        let keys = query(
            &database.url(),
            "select c.conrelid::regclass || '.' || c.conname || ' ' || a.attname
            from pg_constraint c
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            where c.contype in ('p', 'u', 'f') and c.connamespace = 'public'::regnamespace
                and c.conrelid::regclass::text not in ('users', 'credentials')
            union all
            select i.indrelid::regclass || '.' || i.indexrelid::regclass || ' ' || a.attname
            from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
            join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
            where i.indisunique and n.nspname = 'public' and t.relname not in ('users', 'credentials')",
        )
        .await;
        assert!(keys.len() > 25, "{keys:#?}");
        for key in keys {
            assert!(key.ends_with(" user_id"), "{key}");
        }
    });
}

#[test]
fn the_tables_of_a_partitioned_database_are_partitioned_and_its_rows_spread() {
    block_on(async {
        let database = Database::new(super::databases::partitioned()).await;
        let store = database.store().await;
        for _ in 0..16 {
            Fixture::new(&store).await;
        }
        let url = database.url();
        let whole = query(&url, "select relname::text from pg_class where relkind = 'p' order by 1").await;
        let expected = [
            "categories",
            "change_sets",
            "entity_changes",
            "erasures",
            "movement_tags",
            "movements",
            "priorities",
            "receipts",
            "sessions",
            "totals",
        ];
        assert_eq!(whole, expected);
        let places = query(&url, "select distinct tableoid::regclass::text from categories").await;
        assert!(places.len() > 1, "{places:?}");
    });
}

#[test]
fn a_database_without_a_schema_is_not_ready_until_it_is_migrated() {
    block_on(async {
        let database = Database::empty().await;
        let store = database.store().await;
        assert_refused_as(store.ping().await, ErrorKind::Unavailable, "schema_outdated", "an empty database");
        let attempt = store.commit(&Fixture::unsaved().set(Vec::new())).await;
        assert_refused_as(attempt, ErrorKind::Unavailable, "schema_outdated", "a write into it");
        assert_eq!(store.migrate().await.unwrap(), LATEST);
        store.ping().await.unwrap();
        Fixture::new(&store).await;
        assert_eq!(store.migrate().await.unwrap(), LATEST, "what is up to date stays as it is");
    });
}

#[test]
fn many_may_migrate_at_the_same_time() {
    block_on(async {
        let database = Database::empty().await;
        let mut migrating = Vec::new();
        for _ in 0..6 {
            let store = database.store().await;
            migrating.push(tokio::spawn(async move { (store.migrate().await, store) }));
        }
        for task in migrating {
            let (version, store) = task.await.unwrap();
            assert_eq!(version.unwrap(), LATEST);
            let fixture = Fixture::new(&store).await;
            assert_eq!(store.changes_since(fixture.owner(), 0, 9).await.unwrap().len(), 1);
        }
    });
}

#[test]
fn a_database_that_a_newer_library_contracted_is_refused_and_left_as_it_is() {
    block_on(async {
        let database = Database::new(Layout::Plain).await;
        let store = database.store().await;
        run(&database.url(), "update schema_version set version = 999, works_from = 998").await;
        let refused = |result, what| assert_refused_as(result, ErrorKind::Conflict, "schema_too_new", what);
        refused(PostgresStore::connect(&database.url()).await.map(drop), "connecting");
        refused(store.ping().await, "asking whether it is ready");
        refused(store.migrate().await.map(drop), "migrating");
        let version = query(&database.url(), "select version::text from schema_version").await;
        assert_eq!(version, ["999"]);
    });
}

#[test]
fn a_database_that_a_newer_library_only_expanded_is_served_and_keeps_its_version() {
    block_on(async {
        let database = Database::new(Layout::Plain).await;
        let store = database.store().await;
        run(&database.url(), "update schema_version set version = 999").await;
        run(&database.url(), "alter table movements add column of_later text").await;
        store.ping().await.unwrap();
        assert_eq!(store.migrate().await.unwrap(), 999);
        let other = PostgresStore::connect(&database.url()).await.unwrap();
        Fixture::new(&other).await;
        let version = query(&database.url(), "select version::text from schema_version").await;
        assert_eq!(version, ["999"]);
    });
}
