//! How SQLite goes about the statements: lists and reports must enter an index at the right place, whatever is filtered.

use cashflow_core::domain::{
    CategoryFilter, Cursor, DateRange, Direction, Grouping, MovementFilter, MovementKind, PageRequest,
    Period, TotalsFilter, TotalsQuery, UserId,
};
use chrono::NaiveDate;
use rusqlite::{Connection, ToSql};
use uuid::Uuid;

use super::{balance, connection, movement_list, precedents, reports, settings::SqliteSettings};

/// The steps of a plan, one a line.
fn plan(connection: &Connection, sql: &str, values: Vec<Box<dyn ToSql>>) -> Vec<String> {
    let mut statement = connection.prepare(&format!("explain query plan {sql}")).unwrap();
    for (index, value) in values.iter().enumerate() {
        statement.raw_bind_parameter(index + 1, value).unwrap();
    }
    statement.raw_query().mapped(|row| row.get::<_, String>(3)).map(Result::unwrap).collect()
}

/// Fails if a plan reads a whole table.
#[track_caller]
fn assert_no_scan(plan: &[String], what: &str) {
    let scans = |step: &&String| {
        step.starts_with("SCAN") && !step.contains("CONSTANT ROW") && !step.contains("(subquery")
    };
    assert_eq!(plan.iter().filter(scans).collect::<Vec<_>>(), Vec::<&String>::new(), "{what}: {plan:#?}");
}

fn database() -> Connection {
    connection::open_in_memory(&SqliteSettings::default()).unwrap()
}

fn owner() -> UserId {
    UserId::LOCAL
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Filters that use each field alone, and some together.
fn filters() -> Vec<MovementFilter> {
    let none = MovementFilter::default();
    let id = Uuid::from_u128(7);
    let dates = MovementFilter {
        from: Some(day("2026-01-01")),
        to: Some(day("2026-02-01")),
        ..MovementFilter::default()
    };
    vec![
        none.clone(),
        dates.clone(),
        MovementFilter { category: Some(CategoryFilter::Within(id.into())), ..none.clone() },
        MovementFilter { category: Some(CategoryFilter::None), ..none.clone() },
        MovementFilter { kind: Some(MovementKind::Expense), ..none.clone() },
        MovementFilter { min: Some(1.into()), max: Some(9.into()), ..none.clone() },
        MovementFilter { text: Some("Café".to_owned()), ..dates.clone() },
        MovementFilter { priority: Some(id.into()), ..none.clone() },
        MovementFilter { account: Some("Banco".parse().unwrap()), ..none.clone() },
        MovementFilter { tag: Some("viaje".parse().unwrap()), ..none },
        MovementFilter { tag: Some("viaje".parse().unwrap()), ..dates },
    ]
}

fn pages() -> Vec<PageRequest> {
    let cursor = |direction| Cursor { direction, key: 739_000, id: Uuid::from_u128(9) };
    vec![
        PageRequest::first(50).unwrap(),
        PageRequest::at(cursor(Direction::Older), 50).unwrap(),
        PageRequest::at(cursor(Direction::Newer), 50).unwrap(),
    ]
}

#[test]
fn lists_walk_an_index_in_the_order_of_the_list() {
    let database = database();
    for filter in filters() {
        for page in pages() {
            let (sql, values) = movement_list::statement(owner(), &filter, &page);
            let plan = plan(&database, &sql, values);
            assert_no_scan(&plan, &sql);
            assert!(!plan.iter().any(|step| step.contains("ORDER BY")), "{sql}: {plan:#?}");
        }
    }
}

#[test]
fn a_list_goes_on_from_its_cursor() {
    let database = database();
    let (sql, values) = movement_list::statement(owner(), &MovementFilter::default(), &pages()[1]);
    let plan = plan(&database, &sql, values);
    assert!(plan[0].contains("(user_id=? AND (date,id)<(?,?))"), "{plan:#?}");
}

#[test]
fn the_movements_of_a_receipt_are_found_by_its_index() {
    let database = database();
    let filter = MovementFilter { receipt: Some(Uuid::from_u128(7).into()), ..MovementFilter::default() };
    let (sql, values) = movement_list::statement(owner(), &filter, &pages()[0]);
    let plan = plan(&database, &sql, values);
    assert!(plan[0].contains("movements_by_receipt"), "{plan:#?}");
}

#[test]
fn reports_read_only_their_own_dates() {
    let database = database();
    let range = DateRange::new(day("2025-12-10"), day("2026-03-20")).unwrap();
    let periods = [None, Some(Period::Day), Some(Period::Week), Some(Period::Month), Some(Period::Year)];
    let groups = [
        None,
        Some(Grouping::Category),
        Some(Grouping::ParentCategory),
        Some(Grouping::Priority),
        Some(Grouping::Payee),
        Some(Grouping::Tag),
        Some(Grouping::Account),
    ];
    for period in periods {
        for group in groups {
            let only = TotalsFilter { category: Some(Uuid::from_u128(7).into()), ..TotalsFilter::default() };
            for only in [TotalsFilter::default(), only] {
                let query = TotalsQuery { ranges: vec![range, range], period, group, only };
                let (sql, values) = reports::statement(owner(), &query);
                let plan = plan(&database, &sql, values);
                assert_no_scan(&plan, &sql);
                let bounded = |step: &String| {
                    step.contains("date>? AND date<?") || step.contains("month>? AND month<?")
                };
                let reads = plan.iter().filter(|step| step.starts_with("SEARCH m "));
                assert!(reads.clone().count() > 0 && reads.clone().all(bounded), "{sql}: {plan:#?}");
            }
        }
    }
}

#[test]
fn the_totals_of_whole_months_are_summed_in_their_own_order() {
    let database = database();
    let range = DateRange::new(day("2025-01-01"), day("2025-12-31")).unwrap();
    let query = TotalsQuery {
        ranges: vec![range],
        period: Some(Period::Month),
        group: Some(Grouping::Category),
        only: TotalsFilter::default(),
    };
    let (sql, values) = reports::statement(owner(), &query);
    let plan = plan(&database, &sql, values);
    assert_eq!(plan.len(), 1, "{plan:#?}");
    assert!(plan[0].starts_with("SEARCH m USING PRIMARY KEY"), "{plan:#?}");
}

#[test]
fn running_balances_read_indexes_only_as_far_as_needed() {
    let database = database();
    let range = DateRange::new(day("2025-12-10"), day("2026-03-20")).unwrap();
    for period in [Period::Day, Period::Week, Period::Month, Period::Quarter, Period::Year] {
        let (sql, values) = balance::statement(owner(), range, period);
        assert_no_scan(&plan(&database, &sql, values), &sql);
    }
}

#[test]
fn precedents_come_from_indexes() {
    let database = database();
    let plan = plan(&database, precedents::SQL, Vec::new());
    assert_no_scan(&plan, "precedents");
    for index in ["receipts_merchant", "receipts_tax", "movements_by_receipt"] {
        assert!(plan.iter().any(|step| step.contains(index)), "{index}: {plan:#?}");
    }
}

#[test]
fn single_rows_and_the_queue_are_found_by_indexes() {
    let database = database();
    let statements = [
        ("select 1 from movements m where m.user_id = ?1 and m.id = ?2", "movements_by_id"),
        ("select id from receipts where due_at <= ?1 order by due_at, id, user_id limit 5", "receipts_queue"),
        ("select count(*) from receipts where due_at is not null", "receipts_queue"),
        (
            "select 1 from receipts where user_id = ?1 order by created_at desc, id desc limit 5",
            "receipts_newest",
        ),
        (
            "select 1 from change_sets where user_id = ?1 and sequence > 5 order by sequence",
            "change_sets_feed",
        ),
        ("delete from categories where user_id = ?1 and id = ?2", "PRIMARY KEY"),
    ];
    for (sql, index) in statements {
        let plan = plan(&database, sql, Vec::new());
        assert!(plan[0].contains(index), "{sql}: {plan:#?}");
    }
}
