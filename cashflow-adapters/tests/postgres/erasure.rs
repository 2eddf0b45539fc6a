//! An erased owner leaves no row in any table, however long their history is, and a database of the version before is
//! brought up to date.

use cashflow_adapters::postgres::{Layout, PostgresStore};
use cashflow_core::domain::Movement;
use cashflow_core::ports::Erasures as _;
use cashflow_core::testkit::{Fixture, at, insert, update};
use cashflow_migrations::postgres::MIGRATIONS;

use super::block_on;
use super::databases::{Database, partitioned, query, run};

/// The tables that have rows of somebody: each with how many.
const ROWS: &str = "select string_agg(name || ' ' || rows, ', ' order by name) from (
        select c.relname as name, (xpath('//n/text()', query_to_xml('select count(*) as n from ' || c.relname,
            false, true, '')))[1]::text as rows
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
            and c.relname not in ('schema_version', 'erasures')
    ) as counted where rows <> '0'";

/// An owner with a row in every table and a history of changes.
async fn live(store: &PostgresStore) -> Fixture {
    let fixture = Fixture::new(store).await;
    fixture.commit(store, vec![insert(&fixture.credential("a@example.org"))]).await;
    fixture.record(store, [&fixture.session(0)]).await;
    fixture.record(store, [&fixture.receipt("a photo", 0)]).await;
    let tags = ["viaje".parse().unwrap()].into();
    let new =
        Movement { category: Some(fixture.groceries.id), tags, ..fixture.expense("12.50", "2026-03-12") };
    fixture.record(store, [&new]).await;
    let (change, _) = update(&new, |movement| movement.date = "2026-03-13".parse().unwrap());
    fixture.commit(store, vec![change]).await;
    fixture
}

#[test]
fn an_erased_owner_has_no_row_in_any_table() {
    for layout in [Layout::Plain, partitioned()] {
        block_on(async {
            let database = Database::new(layout).await;
            let store = database.store().await;
            let fixture = live(&store).await;
            let tables = query(&database.url(), ROWS).await.remove(0);
            assert_eq!(tables.matches(", ").count() + 1, 11, "something in every table: {tables}");
            store.erase_owner(fixture.owner(), at(5)).await.unwrap();
            let left = query(&database.url(), "select count(*)::text from users").await;
            assert_eq!(left, ["0"]);
            let none = format!("select coalesce(({ROWS}), 'nothing')").leak();
            assert_eq!(query(&database.url(), none).await, ["nothing"]);
            store.close().await;
        });
    }
}

#[test]
fn a_database_of_the_version_before_is_brought_up_to_date_with_its_rows() {
    for layout in [Layout::Plain, partitioned()] {
        block_on(async {
            let database = Database::empty().await;
            let before = layout.sql(&MIGRATIONS[0]).into_owned();
            run(&database.url(), before).await;
            run(&database.url(), cashflow_migrations::postgres::VERSION_TABLE).await;
            let partitions = layout.partitions();
            run(&database.url(), format!("insert into schema_version values (1, 1, {partitions})")).await;
            let user = "insert into users values ('01a20d29-169d-72fa-be8a-1caa195c2209', 1, 'Ana', null, null, 'EUR',
                'es', 'UTC', now(), now(), '01a20d29-169d-72fa-be8a-1caa195c2200')";
            run(&database.url(), user).await;
            let store = database.store().await;
            assert_eq!(store.migrate().await.unwrap() as usize, MIGRATIONS.len());
            let owner = uuid::Uuid::from_u128(0x01a2_0d29_169d_72fa_be8a_1caa_195c_2209).into();
            store.erase_owner(owner, at(5)).await.unwrap();
            assert_eq!(store.erased_owners(None, 9).await.unwrap().len(), 1);
            store.close().await;
        });
    }
}
