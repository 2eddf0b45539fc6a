//! What the server does for each call, as it tells itself: it reads the owner's rows and nobody else's, by an index.

use std::time::Duration;

use cashflow_adapters::postgres::PostgresStore;
use cashflow_core::domain::{
    CategoryFilter, Cursor, DateRange, Direction, Grouping, MovementFilter, MovementKind, PageRequest,
    Period, TotalsFilter, TotalsQuery, UserId,
};
use cashflow_core::ports::{
    CategoryReads as _, JournalReads as _, LeaseRequest, MerchantQuery, MovementReads as _, ReceiptFilter,
    ReceiptReads as _, ReportReads as _, Store as _, UserReads as _,
};
use cashflow_core::testkit::{Fixture, at, date, insert, new_id};
use cashflow_test_services::{Postgres, PostgresSettings};
use serde_json::Value;

use super::block_on;
use super::databases::run;

/// So many owners with so many movements each.
const OWNERS: u64 = 1_000;
const MOVEMENTS: u64 = 1_000;
/// The most rows that a call about one owner may touch in one step: those of the owner.
const OF_AN_OWNER: u64 = MOVEMENTS + 200;
/// From the sixth time on the server may use a plan that does not depend on the values.
const TIMES: usize = 7;

/// Makes the owners by hand, without the checks that the constraints were tested for elsewhere.
const FILL: &str = "
set session_replication_role = replica;
insert into users (id, version, name, currency, locale, time_zone, created_at, updated_at, inserted_by)
    select md5('user' || u)::uuid, 1, 'Ana', 'EUR', 'es-ES', 'Europe/Madrid', now(), now(), md5('set' || u)::uuid
    from generate_series(1, 1000) u;
insert into credentials (user_id, version, email, email_key, password_hash, updated_at, inserted_by)
    select id, 1, id || '@example.org', id || '@example.org', 'x', now(), inserted_by from users;
insert into sessions (user_id, id, version, family, token_hash, created_at, expires_at, inserted_by)
    select u.id, md5('session' || s)::uuid, 1, md5('session' || s)::uuid, sha256('x'), now(), now(), inserted_by
    from users u, generate_series(1, 5) s;
insert into categories (user_id, id, version, kind, name, folded_name, created_at, updated_at, inserted_by)
    select md5('user' || u)::uuid, md5('category' || c)::uuid, 1, 'expense', 'c' || c, 'c' || c, now(), now(),
        md5('set' || u)::uuid
    from generate_series(1, 1000) u, generate_series(0, 9) c;
insert into priorities (user_id, id, version, name, folded_name, rank, created_at, updated_at, inserted_by)
    select md5('user' || u)::uuid, md5('priority' || p)::uuid, 1, 'p' || p, 'p' || p, p, now(), now(),
        md5('set' || u)::uuid
    from generate_series(1, 1000) u, generate_series(0, 2) p;
insert into receipts (user_id, id, version, sha256, media_type, size, part, status, movement_id, attempts, merchant_key,
        created_at, updated_at, inserted_by)
    select md5('user' || u)::uuid, md5('receipt' || r)::uuid, 1, sha256(('r' || r)::bytea), 'image/jpeg', 9, 1,
        'confirmed', md5('movement' || r)::uuid, 1, 'merchant' || r % 5, now() - r * interval '1 day', now(),
        md5('set' || u)::uuid
    from generate_series(1, 1000) u, generate_series(1, 20) r;
insert into movements (user_id, date, id, kind, currency, amount_minor, category_id, priority_id, payee_key, payee,
        account, version, description, search_text, tags, receipt_id, created_at, updated_at, inserted_by)
    select md5('user' || u)::uuid, date '2024-01-01' + (m % 1000)::int, md5('movement' || m)::uuid, 'expense', 'EUR',
        100 + m, md5('category' || m % 10)::uuid, md5('priority' || m % 3)::uuid, 'payee' || m % 50, 'Payee ' || m % 50,
        'account' || m % 2, 1, 'Lunch ' || m, 'lunch ' || m, case when m % 10 = 0 then '[\"tag\"]' end,
        case when m <= 20 then md5('receipt' || m)::uuid end, now(), now(), md5('set' || u || '.' || m)::uuid
    from generate_series(1, 1000) u, generate_series(1, 1000) m;
insert into movement_tags (user_id, movement_id, tag, date)
    select user_id, id, 'tag', date from movements where tags is not null;
insert into totals (user_id, month, category_id, currency, kind, priority_id, shard, count, minor)
    select user_id, date_trunc('month', date::timestamp)::date, category_id, currency, kind, priority_id, amount_minor % 8,
        count(*), sum(amount_minor)
    from movements group by 1, 2, 3, 4, 5, 6, 7;
insert into change_sets (sequence, user_id, id, actor, at, reason, changes)
    select nextval('change_sets_sequence'), user_id, inserted_by, '\"system\"', now(), 'by hand', '[]' from movements;
insert into entity_changes (user_id, entity_id, sequence)
    select c.user_id, m.id, c.sequence from change_sets c
        join movements m on m.user_id = c.user_id and m.inserted_by = c.id where c.sequence % 5 = 0;
analyze";

/// The plans that a server told of so far.
fn plans(log: &str) -> Vec<Value> {
    let mut plans = Vec::new();
    let mut lines = log.lines().peekable();
    while let Some(line) = lines.next() {
        if !line.ends_with(" plan:") {
            continue;
        }
        let mut json = String::new();
        while let Some(line) = lines.next_if(|line| line.starts_with('\t')) {
            json.push_str(line);
        }
        plans.push(serde_json::from_str(&json).unwrap());
    }
    plans
}

fn walk<'v>(node: &'v Value, visit: &mut impl FnMut(&'v Value)) {
    visit(node);
    for below in node["Plans"].as_array().into_iter().flatten() {
        walk(below, visit);
    }
}

/// Fails if a plan reads a whole table, or more rows than one owner has.
fn assert_modest(plan: &Value, most: u64) {
    let text = plan["Query Text"].as_str().unwrap();
    walk(&plan["Plan"], &mut |node| {
        let kind = node["Node Type"].as_str().unwrap();
        assert_ne!(kind, "Seq Scan", "{text}: {plan:#}");
        let number = |name: &str| node[name].as_f64().unwrap_or_default();
        if node["Relation Name"].is_string() {
            let rows = number("Actual Rows")
                + number("Rows Removed by Filter")
                + number("Rows Removed by Index Recheck");
            let rows = rows * number("Actual Loops");
            assert!(rows <= most as f64, "{rows} rows: {text}: {plan:#}");
        }
    });
    let blocks = |name: &str| plan["Plan"][name].as_u64().unwrap_or_default();
    // A page for each row at worst, and some for the ways down the indexes.
    let pages = blocks("Shared Hit Blocks") + blocks("Shared Read Blocks");
    assert!(pages <= 300 + 6 * most, "{pages} pages: {text}: {plan:#}");
}

/// A server with many owners, that tells the plan of every statement.
struct Server {
    postgres: Postgres,
    store: PostgresStore,
    owner: UserId,
}

impl Server {
    async fn new() -> Self {
        let settings = [
            "shared_preload_libraries=auto_explain",
            "auto_explain.log_min_duration=0",
            "auto_explain.log_analyze=on",
            "auto_explain.log_buffers=on",
            "auto_explain.log_timing=off",
            "auto_explain.log_nested_statements=on",
            "auto_explain.log_format=json",
            "log_line_prefix=",
            "max_wal_size=4GB",
            "checkpoint_timeout=1h",
        ];
        let settings = settings.into_iter().fold(PostgresSettings::default(), PostgresSettings::with_option);
        let postgres = Postgres::start(settings).unwrap();
        let store = PostgresStore::connect(&postgres.url()).await.unwrap();
        store.migrate().await.unwrap();
        run(&postgres.url(), FILL).await;
        let owner = OWNER.parse().unwrap();
        assert_eq!(OWNERS, 1_000);
        Self { postgres, store, owner }
    }

    /// Calls something some times, and checks the plans of all that reached the server.
    async fn check<F: Future<Output = ()>>(&self, most: u64, call: impl Fn() -> F) {
        let before = self.postgres.log().len();
        for _ in 0..TIMES {
            call().await;
        }
        let log = self.postgres.log();
        let plans = plans(&log[before..]);
        assert!(plans.len() >= TIMES, "{} plans", plans.len());
        for plan in plans {
            assert_modest(&plan, most);
        }
    }
}

/// What `md5` makes of the names in [`FILL`].
const OWNER: &str = "d6f5a14c-b9fe-816b-3bbe-fb3c71e38043"; // user500
const CATEGORY: &str = "5f735b1e-f302-6be3-9a6d-1c66e7fe4a19"; // category3
const PRIORITY: &str = "2964de04-2d82-f374-59b9-669d43da9855"; // priority1
const RECEIPT: &str = "991ac656-b49c-0c5f-8f31-0255e8401181"; // receipt7
const MOVEMENT: &str = "453402ed-b575-8774-4016-87bedcd951bd"; // movement7

fn filters() -> Vec<MovementFilter> {
    let none = MovementFilter::default();
    let dates =
        MovementFilter { from: Some(date("2025-01-01")), to: Some(date("2025-02-01")), ..none.clone() };
    let category = CategoryFilter::Within(CATEGORY.parse().unwrap());
    vec![
        none.clone(),
        dates.clone(),
        MovementFilter { category: Some(category), ..none.clone() },
        MovementFilter { category: Some(CategoryFilter::None), ..none.clone() },
        MovementFilter { kind: Some(MovementKind::Expense), ..none.clone() },
        MovementFilter { min: Some(1.into()), max: Some(9.into()), ..none.clone() },
        MovementFilter { text: Some("Lunch 99".to_owned()), ..none.clone() },
        MovementFilter { priority: Some(PRIORITY.parse().unwrap()), ..dates.clone() },
        MovementFilter { receipt: Some(RECEIPT.parse().unwrap()), ..none.clone() },
        MovementFilter { account: Some("account1".parse().unwrap()), ..none.clone() },
        MovementFilter { tag: Some("tag".parse().unwrap()), ..none },
        MovementFilter { tag: Some("tag".parse().unwrap()), ..dates },
    ]
}

fn queries() -> Vec<TotalsQuery> {
    let range = DateRange::new(date("2025-01-10"), date("2025-06-20")).unwrap();
    let only = TotalsFilter { category: Some(CATEGORY.parse().unwrap()), ..TotalsFilter::default() };
    let mut queries = Vec::new();
    for period in [None, Some(Period::Week), Some(Period::Month), Some(Period::Year)] {
        for group in [
            None,
            Some(Grouping::Category),
            Some(Grouping::ParentCategory),
            Some(Grouping::Priority),
            Some(Grouping::Payee),
            Some(Grouping::Tag),
            Some(Grouping::Account),
        ] {
            for only in [TotalsFilter::default(), only.clone()] {
                queries.push(TotalsQuery { ranges: vec![range, range], period, group, only });
            }
        }
    }
    queries
}

#[test]
fn every_call_reads_by_an_index_and_only_what_is_the_owners() {
    block_on(async {
        let server = Server::new().await;
        let (store, owner) = (&server.store, server.owner);
        let movement = MOVEMENT.parse().unwrap();
        server.check(1, async || drop(store.movement(owner, movement).await.unwrap().unwrap())).await;
        for filter in filters() {
            let cursor = |direction| Cursor { direction, key: 739_200, id: new_id() };
            for page in [
                PageRequest::first(50).unwrap(),
                PageRequest::at(cursor(Direction::Older), 50).unwrap(),
                PageRequest::at(cursor(Direction::Newer), 50).unwrap(),
            ] {
                let list = async || drop(store.movements(owner, &filter, &page).await.unwrap());
                server.check(OF_AN_OWNER, list).await;
            }
        }
        let merchant = MerchantQuery {
            merchant_key: Some("payee7".to_owned()),
            tax_key: Some("x".to_owned()),
            since: Some(date("2024-06-01")),
        };
        server.check(OF_AN_OWNER, async || drop(store.precedents(owner, &merchant).await.unwrap())).await;
        // A page costs its rows, wherever it is.
        let page = PageRequest::first(50).unwrap();
        let first = async || drop(store.movements(owner, &MovementFilter::default(), &page).await.unwrap());
        server.check(60, first).await;
        for query in queries() {
            let report = async || assert!(!store.totals(owner, &query).await.unwrap().is_empty());
            server.check(OF_AN_OWNER, report).await;
        }
        let range = DateRange::new(date("2025-03-01"), date("2025-12-31")).unwrap();
        let balance = async || drop(store.running_balance(owner, range, Period::Month).await.unwrap());
        server.check(OF_AN_OWNER, balance).await;
        server.check(OF_AN_OWNER, async || drop(store.verify_totals(owner).await.unwrap())).await;
        server.check(2, async || _ = store.movement_dates(owner).await.unwrap()).await;

        server.check(10, async || drop(store.categories(owner).await.unwrap())).await;
        server.check(3, async || drop(store.priorities(owner).await.unwrap())).await;
        server.check(2, async || drop(store.user(owner).await.unwrap())).await;
        server.check(2, async || drop(store.credential_by_email("ana@example.org").await.unwrap())).await;
        server.check(5, async || drop(store.sessions(owner, None).await.unwrap())).await;

        let receipts = ReceiptFilter::default();
        server.check(30, async || drop(store.receipts(owner, &receipts, &page).await.unwrap())).await;
        server.check(2, async || drop(store.receipt(owner, RECEIPT.parse().unwrap()).await.unwrap())).await;
        let lease = async || {
            let request = LeaseRequest {
                worker: "worker".parse().unwrap(),
                now: at(0),
                length: Duration::from_secs(60),
                ids: vec![new_id()],
                owner: None,
            };
            assert_eq!(store.lease_receipts(&request).await.unwrap(), []);
        };
        server.check(2, lease).await;
        server.check(2, async || _ = store.receipt_queue().await.unwrap()).await;

        let after = store.recent_changes(owner, 100).await.unwrap().last().unwrap().sequence;
        let feed = async || assert_eq!(store.changes_since(owner, after, 50).await.unwrap().len(), 50);
        server.check(60, feed).await;
        server.check(60, async || drop(store.recent_changes(owner, 50).await.unwrap())).await;
        let history = async || drop(store.history(owner, MOVEMENT.parse().unwrap()).await.unwrap());
        server.check(4, history).await;

        // A write looks up what it refers to.
        let user = server.store.user(server.owner).await.unwrap().unwrap();
        let fixture = Fixture { user, ..Fixture::unsaved() };
        let write = async || {
            let mut movement = fixture.expense("12.50", "2026-03-12");
            movement.category = Some(CATEGORY.parse().unwrap());
            movement.priority = Some(PRIORITY.parse().unwrap());
            movement.tags = std::collections::BTreeSet::from(["tag".parse().unwrap()]);
            server.store.commit(&fixture.set(vec![insert(&movement)])).await.unwrap();
        };
        server.check(2, write).await;
    });
}
