//! Maintained totals follow every write. Random sequences of writes are tried by the property suite.

use chrono::NaiveDate;

use crate::domain::{
    Currency, DateRange, Grouping, Money, Movement, MovementKind, Period, Tally, TotalsFilter, TotalsQuery,
    UserId,
};
use crate::error::ErrorKind;
use crate::ports::Store;
use crate::testkit::{Bench, Fixture, Snapshot, assert_refused, date, delete, insert, update};

/// Income and expense of euros in whole months.
async fn euros(store: &dyn Store, owner: UserId, from: &str, to: &str) -> (Tally, Tally) {
    let query = TotalsQuery {
        ranges: vec![DateRange::new(date(from), date(to)).unwrap()],
        period: None,
        group: None,
        only: TotalsFilter { currency: Some(Currency::EUR), ..TotalsFilter::default() },
    };
    let rows = store.totals(owner, &query).await.unwrap();
    assert!(rows.len() <= 1, "one range and one currency have one row");
    rows.first().map_or_else(Default::default, |row| (row.income, row.expense))
}

fn tally(count: i64, minor: i64) -> Tally {
    Tally { count, minor }
}

pub async fn totals_follow_inserts_updates_and_deletes(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let owner = fixture.owner();
    let (march, april) = (("2026-03-01", "2026-03-31"), ("2026-04-01", "2026-04-30"));
    let movement =
        Movement { category: Some(fixture.groceries.id), ..fixture.expense("12.50", "2026-03-31") };
    fixture.commit(store, vec![insert(&movement), insert(&fixture.income("100", "2026-03-01"))]).await;
    assert_eq!(euros(store, owner, march.0, march.1).await, (tally(1, 10_000), tally(1, 1_250)));

    let (moved, movement) = update(&movement, |movement| movement.date = date("2026-04-01"));
    fixture.commit(store, vec![moved]).await;
    assert_eq!(euros(store, owner, march.0, march.1).await, (tally(1, 10_000), tally(0, 0)));
    assert_eq!(euros(store, owner, april.0, april.1).await, (tally(0, 0), tally(1, 1_250)));

    let (turned, movement) = update(&movement, |movement| {
        movement.kind = MovementKind::Income;
        movement.category = Some(fixture.salary.id);
        movement.amount = Money::parse("7.00", Currency::EUR).unwrap();
    });
    fixture.commit(store, vec![turned]).await;
    assert_eq!(euros(store, owner, april.0, april.1).await, (tally(1, 700), tally(0, 0)));

    let (exchanged, movement) =
        update(&movement, |movement| movement.amount = Money::parse("7.00", Currency::USD).unwrap());
    let sets = [fixture.set(vec![exchanged]), fixture.set(vec![delete(&movement)])];
    for set in &sets {
        store.commit(set).await.unwrap();
        assert_eq!(euros(store, owner, april.0, april.1).await, (tally(0, 0), tally(0, 0)));
        assert_eq!(store.verify_totals(owner).await.unwrap(), []);
    }
    // Brought back it counts again, in its currency.
    let back = fixture.set(sets[1].inverse(sets[1].at).unwrap());
    store.commit(&back).await.unwrap();
    assert_eq!(store.verify_totals(owner).await.unwrap(), []);
    let returned = store.movement(owner, movement.id).await.unwrap().unwrap();
    let (exchanged, _) =
        update(&returned, |movement| movement.amount = Money::parse("7.00", Currency::EUR).unwrap());
    fixture.commit(store, vec![exchanged]).await;
    assert_eq!(euros(store, owner, april.0, april.1).await, (tally(1, 700), tally(0, 0)));
    let outcome =
        fixture.attempt(store, vec![insert(&fixture.expense("1", "2026-03-01")), delete(&movement)]).await;
    assert_refused(outcome, ErrorKind::Stale, "a delete of an earlier version");
    assert_eq!(euros(store, owner, march.0, march.1).await, (tally(1, 10_000), tally(0, 0)));
}

pub async fn totals_are_right_after_writes_at_the_same_time(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    const WRITERS: i64 = 4;
    const ROUNDS: i64 = 12;
    let writers = (0..WRITERS).map(|writer| {
        let (store, fixture) = (bench.under_test(), fixture.clone());
        async move {
            for round in 0..ROUNDS {
                let category = Some(if writer % 2 == 0 { fixture.food.id } else { fixture.leisure.id });
                let amount = Money::from_minor(1 + round, Currency::EUR);
                let movement = Movement { category, amount, ..fixture.expense("1", "2026-03-05") };
                fixture
                    .commit(&*store, vec![insert(&movement), insert(&fixture.income("1", "2026-03-06"))])
                    .await;
                if round % 3 == 0 {
                    let (moved, gone) = update(&movement, |movement| movement.date = date("2026-02-05"));
                    fixture.commit(&*store, vec![moved]).await;
                    fixture.commit(&*store, vec![delete(&gone)]).await;
                }
            }
        }
    });
    bench.at_once(writers).await;
    let owner = fixture.owner();
    let expected: Vec<i64> = (0..ROUNDS).filter(|round| round % 3 != 0).map(|round| 1 + round).collect();
    let expense = tally(WRITERS * expected.len() as i64, WRITERS * expected.iter().sum::<i64>());
    assert_eq!(
        euros(store, owner, "2026-03-01", "2026-03-31").await,
        (tally(WRITERS * ROUNDS, WRITERS * ROUNDS * 100), expense)
    );
    assert_eq!(euros(store, owner, "2026-02-01", "2026-02-28").await, (tally(0, 0), tally(0, 0)));
    assert_eq!(store.verify_totals(owner).await.unwrap(), []);
}

pub async fn rebuilding_changes_nothing_on_a_sound_store(bench: Bench<dyn Store>) {
    let store = &*bench;
    let (fixture, other) = (Fixture::new(store).await, Fixture::new(store).await);
    let days = ["2024-02-29", "2025-12-31", "2026-01-01", "2026-03-31"];
    for (fixture, category) in [(&fixture, fixture.food.id), (&other, other.food.id)] {
        let movements = days.map(|day| Movement { category: Some(category), ..fixture.expense("9.99", day) });
        fixture.record(store, &movements).await;
        fixture.commit(store, vec![delete(&movements[1])]).await;
    }
    let before = (Snapshot::of(store, fixture.owner()).await, Snapshot::of(store, other.owner()).await);
    let by_priority = TotalsQuery {
        ranges: vec![
            DateRange::new(NaiveDate::from_ymd_opt(2024, 1, 1).unwrap(), date("2026-12-31")).unwrap(),
        ],
        period: Some(Period::Year),
        group: Some(Grouping::Priority),
        only: TotalsFilter::default(),
    };
    let years = store.totals(fixture.owner(), &by_priority).await.unwrap();
    store.rebuild_totals(fixture.owner()).await.unwrap();
    assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
    assert_eq!(store.totals(fixture.owner(), &by_priority).await.unwrap(), years);
    let after = (Snapshot::of(store, fixture.owner()).await, Snapshot::of(store, other.owner()).await);
    assert_eq!(after, before);
    store.rebuild_totals(Fixture::unsaved().owner()).await.unwrap();
    // Later writes go on from what was rebuilt.
    fixture.record(store, [&fixture.expense("1", "2026-03-31")]).await;
    assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
}
