//! What a call costs: how many statements reach the server.

use cashflow_adapters::postgres::Layout;
use cashflow_core::domain::{ChangeSet, Movement};
use cashflow_core::ports::{JournalReads as _, MovementReads as _, ReportReads as _, Store as _};
use cashflow_core::testkit::{Fixture, insert, insert_if_absent, update};

use super::block_on;
use super::databases::{Database, query, run};

/// A database whose statements are counted.
struct Counted {
    database: Database,
}

impl Counted {
    async fn new() -> Self {
        let database = Database::new(Layout::Plain).await;
        run(&database.url(), "create extension pg_stat_statements").await;
        Self { database }
    }

    /// The statements, utility ones like `begin` included, that something sends.
    async fn during(&self, work: impl Future<Output = ()>) -> Vec<String> {
        let url = self.database.url();
        let reset = "do $$ begin perform pg_stat_statements_reset(0, oid, 0) from pg_database
            where datname = current_database(); end $$";
        run(&url, reset).await;
        work.await;
        query(
            &url,
            "select calls || ' × ' || substr(query, 1, 60) from pg_stat_statements s
            join pg_database d on d.oid = s.dbid
            where d.datname = current_database() and toplevel and query not like '%pg_stat_statements%'",
        )
        .await
    }
}

#[track_caller]
fn assert_once(statements: &[String], begins: &str) {
    let [only] = statements else { panic!("not one statement: {statements:#?}") };
    assert!(only.starts_with(&format!("1 × {begins}")), "{only}");
}

fn tagged(fixture: &Fixture) -> Movement {
    Movement {
        category: Some(fixture.groceries.id),
        priority: Some(fixture.essential.id),
        payee: Some("Mercadona".parse().unwrap()),
        tags: ["a", "b"].iter().map(|tag| tag.parse().unwrap()).collect(),
        ..fixture.expense("12.50", "2026-03-12")
    }
}

#[test]
fn a_movement_is_written_by_one_statement_without_a_transaction_around_it() {
    block_on(async {
        let counted = Counted::new().await;
        let store = counted.database.store().await;
        let fixture = Fixture::new(&store).await;
        let plain = fixture.set(vec![insert(&fixture.expense("1", "2026-01-01"))]);
        let keyed = fixture.keyed("key", "request", vec![insert(&tagged(&fixture))]);
        for set in [&plain, &keyed] {
            let statements = counted.during(async { _ = store.commit(set).await.unwrap() }).await;
            assert_once(&statements, "with gate as");
        }
        for set in [plain, keyed] {
            let written = store.change_set(fixture.owner(), set.id).await.unwrap().unwrap();
            assert_eq!(written.change_set, set);
        }
        assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
    });
}

#[test]
fn an_import_of_ten_thousand_movements_is_one_statement_and_a_repeated_one_a_handful() {
    block_on(async {
        let counted = Counted::new().await;
        let store = counted.database.store().await;
        let fixture = Fixture::new(&store).await;
        let movements: Vec<Movement> = (0..10_000)
            .map(|i| {
                let movement = fixture.expense(&format!("{}.{:02}", 1 + i / 100, i % 100), "2026-03-12");
                if i % 10 == 0 { Movement { id: movement.id, ..tagged(&fixture) } } else { movement }
            })
            .collect();
        let all = fixture.set(movements.iter().map(insert).collect());
        let statements = counted.during(async { _ = store.commit(&all).await.unwrap() }).await;
        assert_once(&statements, "with gate as");

        let mut more: Vec<Movement> = movements[..9_000].to_vec();
        more.extend((0..1_000).map(|_| fixture.expense("3", "2026-04-01")));
        let again: ChangeSet = fixture.set(more.iter().map(insert_if_absent).collect());
        let statements =
            counted.during(async { assert_eq!(store.commit(&again).await.unwrap().skipped, 9_000) }).await;
        assert!(statements.len() <= 8, "{statements:#?}");
        assert!(statements.iter().all(|statement| statement.starts_with("1 ×")), "{statements:#?}");

        let raised: Vec<_> = movements
            .iter()
            .map(|movement| update(movement, |after| after.description = "raised".parse().unwrap()).0)
            .collect();
        let statements =
            counted.during(async { _ = store.commit(&fixture.set(raised)).await.unwrap() }).await;
        assert!(statements.len() <= 8, "{statements:#?}");
        assert!(statements.iter().all(|statement| statement.starts_with("1 ×")), "{statements:#?}");
        assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
    });
}

#[test]
fn a_read_is_one_statement() {
    block_on(async {
        let counted = Counted::new().await;
        let store = counted.database.store().await;
        let fixture = Fixture::new(&store).await;
        let movement = tagged(&fixture);
        fixture.record(&store, [&movement]).await;
        let owner = fixture.owner();
        let statements =
            counted.during(async { drop(store.movement(owner, movement.id).await.unwrap()) }).await;
        assert_once(&statements, "select m.id");
        let history = async { drop(store.history(owner, movement.id.as_uuid()).await.unwrap()) };
        assert_once(&counted.during(history).await, "select c.sequence");
        let feed = async { drop(store.changes_since(owner, 0, 10).await.unwrap()) };
        assert_once(&counted.during(feed).await, "select c.sequence");
        let balance = async { _ = store.movement_dates(owner).await.unwrap() };
        assert_once(&counted.during(balance).await, "select min(date)");
    });
}
