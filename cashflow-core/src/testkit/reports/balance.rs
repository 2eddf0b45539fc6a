//! The running balance, the dates of movements, and verifying.

use crate::domain::{BalanceRow, Currency, DateRange, Period, Tally};
use crate::ports::Store;
use crate::testkit::movements::History;
use crate::testkit::reports::sums::{PERIODS, range};
use crate::testkit::{Bench, Fixture, date, delete, new_id, update};

pub async fn the_running_balance_opens_with_what_was_before(bench: Bench<dyn Store>) {
    let store = &*bench;
    let (history, other) = (History::new(store).await, History::new(store).await);
    other.fixture.record(store, [&other.fixture.income("1000", "2026-01-01")]).await;
    let ranges = [
        range("2025-12-29", "2026-01-04"),
        range("2026-01-01", "2026-03-31"),
        range("2026-01-02", "2026-01-31"),
        range("2026-02-15", "2026-02-15"),
        range("0001-01-01", "9999-12-31"),
        range("2027-01-01", "2027-12-31"),
        range("1999-01-01", "1999-12-31"),
    ];
    for range in ranges {
        for period in PERIODS {
            let rows = store.running_balance(history.fixture.owner(), range, period).await.unwrap();
            assert_eq!(rows, history.reference.running_balance(range, period), "{range:?} by {period:?}");
        }
    }
    // By hand.
    let fixture = Fixture::new(store).await;
    let movements = [
        fixture.income("10", "2025-12-31"),
        fixture.expense("2.50", "2026-01-14"),
        fixture.expense("1", "2026-01-15"),
        fixture.income("5", "2026-01-31"),
        fixture.expense("20", "2026-03-10"),
        fixture.expense("99", "2026-03-11"),
    ];
    fixture.record(store, &movements).await;
    let rows = async |from: &str, to: &str| {
        let range = DateRange::new(date(from), date(to)).unwrap();
        store.running_balance(fixture.owner(), range, Period::Month).await.unwrap()
    };
    let row = |period: &str, opening, income, expense, closing| BalanceRow {
        period: date(period),
        currency: Currency::EUR,
        opening,
        income,
        expense,
        closing,
    };
    let (none, tally) = (Tally::default(), |minor| Tally { count: 1, minor });
    let months = [
        row("2026-01-01", 750, tally(500), tally(100), 1_150),
        row("2026-03-01", 1_150, none, tally(2_000), -850),
    ];
    assert_eq!(rows("2026-01-15", "2026-03-10").await, months);
    assert_eq!(rows("2026-02-02", "2026-02-20").await, [row("2026-02-01", 1_150, none, none, 1_150)]);
    assert_eq!(rows("2025-01-01", "2025-12-30").await, []);
    assert_eq!(
        store.running_balance(new_id(), range("2026-01-01", "2026-12-31"), Period::Day).await.unwrap(),
        []
    );
}

pub async fn the_dates_of_movements_are_told(bench: Bench<dyn Store>) {
    let store = &*bench;
    let (fixture, other) = (Fixture::new(store).await, Fixture::new(store).await);
    other.record(store, [&other.expense("1", "1990-01-01")]).await;
    assert_eq!(store.movement_dates(fixture.owner()).await.unwrap(), None);
    assert_eq!(store.movement_dates(new_id()).await.unwrap(), None);
    let dates = async || store.movement_dates(fixture.owner()).await.unwrap().unwrap();
    let movements =
        ["2026-01-02", "0001-01-01", "9999-12-31", "2026-01-03"].map(|day| fixture.expense("1", day));
    fixture.record(store, &movements[..1]).await;
    assert_eq!(dates().await, (date("2026-01-02"), date("2026-01-02")));
    fixture.record(store, &movements[1..]).await;
    assert_eq!(dates().await, (date("0001-01-01"), date("9999-12-31")));
    let (moved, _) = update(&movements[1], |movement| movement.date = date("2026-01-04"));
    fixture.commit(store, vec![moved, delete(&movements[2])]).await;
    assert_eq!(dates().await, (date("2026-01-02"), date("2026-01-04")));
}

pub async fn a_sound_store_has_no_drift(bench: Bench<dyn Store>) {
    let store = &*bench;
    let history = History::new(store).await;
    let owner = history.fixture.owner();
    assert_eq!(store.verify_totals(owner).await.unwrap(), []);
    assert_eq!(store.verify_totals(new_id()).await.unwrap(), []);
    let (some, rest) = history.reference.movements.split_at(60);
    let moved = some.iter().map(|movement| update(movement, |m| m.date = date("2030-06-06")).0);
    history.fixture.commit(store, moved.chain(rest.iter().map(delete)).collect()).await;
    assert_eq!(store.verify_totals(owner).await.unwrap(), []);
}
