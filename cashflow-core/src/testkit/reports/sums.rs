//! Totals, against sums by hand.

use crate::domain::{
    Currency, DateRange, GroupKey, Grouping, Money, Movement, MovementKind, Period, Tally, TotalsFilter,
    TotalsQuery, TotalsRow,
};
use crate::error::ErrorKind;
use crate::ports::Store;
use crate::testkit::movements::History;
use crate::testkit::{Bench, Fixture, Reference, assert_refused_as, date, delete, insert, new_id, update};

pub(super) const PERIODS: [Period; 5] =
    [Period::Day, Period::Week, Period::Month, Period::Quarter, Period::Year];
const GROUPINGS: [Grouping; 6] = [
    Grouping::Category,
    Grouping::ParentCategory,
    Grouping::Priority,
    Grouping::Payee,
    Grouping::Tag,
    Grouping::Account,
];

pub(super) fn range(from: &str, to: &str) -> DateRange {
    DateRange::new(date(from), date(to)).unwrap()
}

fn everything() -> TotalsQuery {
    let ranges = vec![range("0001-01-01", "9999-12-31")];
    TotalsQuery { ranges, period: None, group: None, only: TotalsFilter::default() }
}

/// Ranges with and without whole months at either end.
fn ranges() -> Vec<DateRange> {
    vec![
        range("2026-01-01", "2026-01-31"),
        range("2025-12-01", "2026-03-31"),
        range("2025-12-29", "2026-01-04"),
        range("2025-12-31", "2026-02-01"),
        range("2026-01-02", "2026-03-30"),
        range("2026-01-31", "2026-01-31"),
        range("2026-01-01", "2026-01-30"),
        range("2024-02-01", "2024-02-28"),
        range("2024-02-01", "2024-02-29"),
        range("2020-06-15", "2030-06-15"),
        range("0001-01-01", "9999-12-31"),
        range("1999-01-01", "1999-12-31"),
    ]
}

/// Fails unless the rows are those of the reference; gives how many there are.
async fn adds_up(store: &dyn Store, history: &History, query: &TotalsQuery) -> usize {
    let rows = store.totals(history.fixture.owner(), query).await.unwrap();
    assert_eq!(rows, history.reference.totals(query), "{query:?}");
    rows.len()
}

pub async fn sums_are_of_one_owner_and_by_currency(bench: Bench<dyn Store>) {
    let store = &*bench;
    let (history, other) = (History::new(store).await, History::new(store).await);
    assert_eq!(adds_up(store, &history, &everything()).await, 5, "a row for each currency");
    other.fixture.record(store, [&other.fixture.expense("5000", "2026-01-01")]).await;
    assert_eq!(adds_up(store, &history, &everything()).await, 5);
    let none = TotalsQuery { ranges: vec![], ..everything() };
    assert_eq!(store.totals(history.fixture.owner(), &none).await.unwrap(), []);
    assert_eq!(store.totals(new_id(), &everything()).await.unwrap(), []);
    let fixture = Fixture::new(store).await;
    assert_eq!(store.totals(fixture.owner(), &everything()).await.unwrap(), []);
    // By hand: cents that no binary float adds up.
    fixture.record(store, &[(); 10].map(|()| fixture.expense("0.10", "2026-01-01"))).await;
    fixture.record(store, [&fixture.income("0.30", "2026-06-06")]).await;
    let row = TotalsRow {
        range: 0,
        period: None,
        key: None,
        currency: Currency::EUR,
        income: Tally { count: 1, minor: 30 },
        expense: Tally { count: 10, minor: 100 },
    };
    assert_eq!(store.totals(fixture.owner(), &everything()).await.unwrap(), [row]);
}

pub async fn large_sums_are_exact(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    // Beyond 2^53, where a binary float has no odd numbers.
    let minors = [(1_i64 << 53) + 1, 1, (1 << 61) + 1, 3, i64::MAX - (1 << 62)];
    let movements = minors.map(|minor| Movement {
        amount: Money::from_minor(minor, Currency::EUR),
        ..fixture.expense("1", "2026-01-01")
    });
    fixture.record(store, &movements).await;
    let expense = Tally { count: 5, minor: minors.iter().sum() };
    for (period, group) in [(None, None), (Some(Period::Day), None), (None, Some(Grouping::Account))] {
        let rows =
            store.totals(fixture.owner(), &TotalsQuery { period, group, ..everything() }).await.unwrap();
        assert_eq!((rows.len(), rows[0].income, rows[0].expense), (1, Tally::default(), expense));
    }
}

pub async fn periods_have_rows_where_there_are_movements(bench: Bench<dyn Store>) {
    let store = &*bench;
    let history = History::new(store).await;
    for period in PERIODS {
        for range in ranges() {
            let query = TotalsQuery { ranges: vec![range], period: Some(period), ..everything() };
            adds_up(store, &history, &query).await;
        }
    }
    // Weeks go from Monday to Sunday, over the end of a year, and a row tells the first day of its whole period.
    let fixture = Fixture::new(store).await;
    let days = ["2025-12-28", "2025-12-29", "2026-01-04", "2026-01-05", "2026-04-01"];
    fixture.record(store, &days.map(|day| fixture.expense("1", day))).await;
    let rows = async |period| {
        let query = TotalsQuery {
            ranges: vec![range("2025-12-30", "2026-12-31")],
            period: Some(period),
            ..everything()
        };
        let rows = store.totals(fixture.owner(), &query).await.unwrap();
        rows.iter().map(|row| (row.period.unwrap().to_string(), row.expense.count)).collect::<Vec<_>>()
    };
    let told = |rows: &[(&str, i64)]| {
        rows.iter().map(|(day, count)| ((*day).to_owned(), *count)).collect::<Vec<_>>()
    };
    assert_eq!(rows(Period::Day).await, told(&[("2026-01-04", 1), ("2026-01-05", 1), ("2026-04-01", 1)]));
    assert_eq!(rows(Period::Week).await, told(&[("2025-12-29", 1), ("2026-01-05", 1), ("2026-03-30", 1)]));
    assert_eq!(rows(Period::Month).await, told(&[("2026-01-01", 2), ("2026-04-01", 1)]));
    assert_eq!(rows(Period::Quarter).await, told(&[("2026-01-01", 2), ("2026-04-01", 1)]));
    assert_eq!(rows(Period::Year).await, told(&[("2026-01-01", 3)]));
}

pub async fn groups_have_a_row_for_each_value_and_one_for_none(bench: Bench<dyn Store>) {
    let store = &*bench;
    let history = History::new(store).await;
    for group in GROUPINGS {
        for range in ranges() {
            let query = TotalsQuery { ranges: vec![range], group: Some(group), ..everything() };
            adds_up(store, &history, &query).await;
        }
    }
    let fixture = Fixture::new(store).await;
    let tagged = |tags: &[&str]| Movement {
        tags: tags.iter().map(|tag| tag.parse().unwrap()).collect(),
        ..fixture.expense("1", "2026-01-01")
    };
    fixture.record(store, &[tagged(&["a", "b"]), tagged(&["b", "B"]), tagged(&[])]).await;
    let query = TotalsQuery { group: Some(Grouping::Tag), ..everything() };
    let rows = store.totals(fixture.owner(), &query).await.unwrap();
    let counts: Vec<(Option<GroupKey>, i64)> =
        rows.into_iter().map(|row| (row.key, row.expense.count)).collect();
    let tag = |tag: &str| Some(GroupKey::Tag(Some(tag.to_owned())));
    assert_eq!(counts, [(Some(GroupKey::Tag(None)), 1), (tag("B"), 1), (tag("a"), 1), (tag("b"), 2)]);
}

pub async fn payees_meet_under_one_spelling(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let paid = |payee: Option<&str>, code, day| Movement {
        payee: payee.map(|payee| payee.parse().unwrap()),
        amount: Money::from_minor(100, Currency::from_code(code).unwrap()),
        ..fixture.expense("1", day)
    };
    let movements = vec![
        paid(Some("mercadona"), "EUR", "2026-01-01"),
        paid(Some("MERCADONA"), "EUR", "2026-01-02"),
        paid(Some("Mercadóna"), "EUR", "2026-02-03"),
        paid(Some("MERCADONA"), "USD", "2026-01-04"),
        paid(Some("Lidl"), "EUR", "2026-01-05"),
        paid(None, "EUR", "2026-01-05"),
    ];
    fixture.record(store, &movements).await;
    let reference = Reference { movements, categories: Vec::new() };
    let query = TotalsQuery { group: Some(Grouping::Payee), ..everything() };
    let rows = store.totals(fixture.owner(), &query).await.unwrap();
    assert_eq!(rows, reference.totals(&query));
    let told: Vec<_> = rows
        .iter()
        .map(|row| match &row.key {
            Some(GroupKey::Payee(payee)) => (payee.as_deref(), row.currency.code(), row.expense.count),
            key => panic!("{key:?} is no payee"),
        })
        .collect();
    let expected = [
        (None, "EUR", 1),
        (Some("Lidl"), "EUR", 1),
        (Some("MERCADONA"), "USD", 1),
        (Some("mercadona"), "EUR", 3),
    ];
    assert_eq!(told, expected, "the last spelling in the order of bytes, of the row's own movements");
}

pub async fn period_and_grouping_go_together(bench: Bench<dyn Store>) {
    let store = &*bench;
    let history = History::new(store).await;
    for period in PERIODS {
        for group in GROUPINGS {
            for range in [ranges()[1], ranges()[4], ranges()[9]] {
                let (period, group) = (Some(period), Some(group));
                let query = TotalsQuery { ranges: vec![range], period, group, ..everything() };
                assert!(adds_up(store, &history, &query).await > 5);
            }
        }
    }
}

pub async fn partial_months_count_their_days(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let mut days =
        chrono::NaiveDate::iter_days(&date("2023-12-25")).take_while(|day| *day <= date("2024-04-05"));
    let movements: Vec<Movement> = days
        .by_ref()
        .enumerate()
        .map(|(n, day)| Movement {
            date: day,
            amount: Money::from_minor(1 << (n % 40), Currency::EUR),
            ..fixture.expense("1", "2026-01-01")
        })
        .collect();
    fixture.record(store, &movements).await;
    let reference = Reference { movements, categories: Vec::new() };
    let ends =
        ["2023-12-31", "2024-01-01", "2024-01-02", "2024-01-31", "2024-02-01", "2024-02-28", "2024-02-29"];
    let ends = ends.into_iter().chain(["2024-03-01", "2024-03-15", "2024-03-31", "2024-04-01"]).map(date);
    let ends: Vec<_> = ends.collect();
    for (place, &from) in ends.iter().enumerate() {
        for &to in &ends[place..] {
            for period in [None, Some(Period::Month), Some(Period::Year)] {
                let query =
                    TotalsQuery { ranges: vec![DateRange::new(from, to).unwrap()], period, ..everything() };
                let rows = store.totals(fixture.owner(), &query).await.unwrap();
                assert_eq!(rows, reference.totals(&query), "{query:?}");
                let counted: i64 = rows.iter().map(|row| row.expense.count).sum();
                assert_eq!(counted, (to - from).num_days() + 1);
            }
        }
    }
}

pub async fn ranges_have_rows_of_their_own(bench: Bench<dyn Store>) {
    let store = &*bench;
    let history = History::new(store).await;
    // They overlap, one comes twice, and one has nothing.
    let ranges = [ranges(), vec![range("2026-01-01", "2026-01-31")]].concat();
    for period in [None, Some(Period::Week), Some(Period::Month)] {
        for group in [None, Some(Grouping::Category), Some(Grouping::Tag)] {
            let query = TotalsQuery { ranges: ranges.clone(), period, group, ..everything() };
            adds_up(store, &history, &query).await;
            let rows = store.totals(history.fixture.owner(), &query).await.unwrap();
            let of = |range| rows.iter().filter(move |row| row.range == range).cloned();
            let twice: Vec<TotalsRow> = of(12).map(|row| TotalsRow { range: 0, ..row }).collect();
            assert!(!twice.is_empty() && of(0).eq(twice), "the same range has the same rows");
            assert_eq!(of(11).count(), 0);
        }
    }
}

pub async fn report_filters_keep_what_they_say(bench: Bench<dyn Store>) {
    let store = &*bench;
    let history = History::new(store).await;
    let fixture = &history.fixture;
    let none = TotalsFilter::default;
    let kinds = [None, Some(MovementKind::Income), Some(MovementKind::Expense)];
    let categories =
        [None, Some(fixture.food.id), Some(fixture.groceries.id), Some(fixture.salary.id), Some(new_id())];
    let priorities = [None, Some(fixture.essential.id), Some(new_id())];
    let currencies = [None, Some(Currency::EUR), Some(Currency::from_code("CHF").unwrap())];
    let accounts = [None, Some("Cash"), Some("CASH")];
    let mut filters = Vec::new();
    for kind in kinds {
        for category in categories {
            for priority in priorities {
                for currency in currencies {
                    for account in accounts {
                        let account = account.map(|account| account.parse().unwrap());
                        filters.push(TotalsFilter { kind, category, priority, currency, account });
                    }
                }
            }
        }
    }
    for (n, only) in filters.into_iter().enumerate() {
        let group = (n % 7 > 0).then(|| GROUPINGS[n % 7 - 1]);
        let period = (n % 6 > 0).then(|| PERIODS[n % 6 - 1]);
        let ranges = vec![ranges()[n % ranges().len()], ranges()[4]];
        adds_up(store, &history, &TotalsQuery { ranges, period, group, only }).await;
    }
    let food = TotalsFilter { category: Some(fixture.food.id), ..none() };
    let query = TotalsQuery { only: food, group: Some(Grouping::Category), ..everything() };
    let before = adds_up(store, &history, &query).await;
    // When a category moves, its sums come along.
    let (change, _) = update(&fixture.groceries, |category| category.parent = None);
    fixture.commit(store, vec![change]).await;
    let categories = store.categories(fixture.owner()).await.unwrap();
    let history = History { reference: Reference { categories, ..history.reference.clone() }, ..history };
    assert!(adds_up(store, &history, &query).await < before);
    adds_up(store, &history, &TotalsQuery { group: Some(Grouping::ParentCategory), ..everything() }).await;
}

pub async fn sums_that_do_not_fit_are_errors(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let most =
        |day| Movement { amount: Money::from_minor(i64::MAX, Currency::EUR), ..fixture.expense("1", day) };
    // In months of their own, so that each maintained total fits.
    let movements = [most("2026-01-01"), most("2026-02-01"), fixture.income("1", "2026-03-01")];
    fixture.record(store, &movements).await;
    for group in [None, Some(Grouping::Category), Some(Grouping::Payee), Some(Grouping::Tag)] {
        let query = TotalsQuery { group, ..everything() };
        let outcome = store.totals(fixture.owner(), &query).await;
        assert_refused_as(outcome, ErrorKind::Invalid, "sum_overflow", "two of the most");
        let months = TotalsQuery { period: Some(Period::Month), ..query };
        let rows = store.totals(fixture.owner(), &months).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.expense.minor).collect::<Vec<_>>(), [i64::MAX, i64::MAX, 0]);
    }
    let year = store.running_balance(fixture.owner(), range("2026-01-01", "2026-12-31"), Period::Month).await;
    assert_refused_as(year, ErrorKind::Invalid, "sum_overflow", "a balance below what fits");
    assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
    fixture.commit(store, vec![delete(&movements[1])]).await;
    let rows = store.totals(fixture.owner(), &everything()).await.unwrap();
    assert_eq!(rows[0].expense.minor, i64::MAX, "one of the most fits");
    // Both in one month: the commit says so, or the report does.
    let outcome = fixture.attempt(store, vec![insert(&most("2026-01-31"))]).await;
    match outcome {
        Err(_) => assert_refused_as(outcome, ErrorKind::Invalid, "sum_overflow", "a month beyond what fits"),
        Ok(_) => {
            let outcome = store.totals(fixture.owner(), &everything()).await;
            assert_refused_as(outcome, ErrorKind::Invalid, "sum_overflow", "a month beyond what fits");
        }
    }
}
