//! A cash flow in memory whose time stands until a test lets it pass.

use std::sync::Arc;

use cashflow_core::domain::{Category, Currency, Money, Movement, MovementKind, Timestamp};
use cashflow_core::memory::{
    ManualClock, MemoryFiles, MemoryPasswords, MemoryReader, MemoryStore, MemoryTokens,
};
use cashflow_core::ports::Clock;
use cashflow_core::{Cashflow, Engine, LocalOwner, NewMovement};
use chrono::NaiveDate;
pub(crate) use pollster::block_on;

pub(crate) struct World {
    pub(crate) cashflow: Cashflow,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) reader: Arc<MemoryReader>,
}

pub(crate) fn start() -> Timestamp {
    "2026-03-15T10:00:00Z".parse().unwrap()
}

/// A local owner in Madrid who thinks in euros.
pub(crate) async fn world(locale: &str) -> World {
    let clock = Arc::new(ManualClock::at(start()));
    let reader = Arc::new(MemoryReader::new());
    let owner = LocalOwner {
        locale: locale.parse().unwrap(),
        time_zone: "Europe/Madrid".parse().unwrap(),
        ..LocalOwner::default()
    };
    let cashflow = Cashflow::builder(MemoryStore::new())
        .files(MemoryFiles::with_clock(Arc::clone(&clock) as Arc<dyn Clock>))
        .reader(Arc::clone(&reader))
        .clock(Arc::clone(&clock))
        .open_local(owner)
        .await
        .unwrap();
    World { cashflow, clock, reader }
}

/// An engine for people who sign in.
pub(crate) fn engine() -> (Engine, Arc<ManualClock>) {
    let clock = Arc::new(ManualClock::at(start()));
    let engine = Cashflow::builder(MemoryStore::new())
        .passwords(MemoryPasswords::default())
        .tokens(MemoryTokens::new(vec![[7; 32]]).unwrap())
        .clock(Arc::clone(&clock))
        .build();
    (engine, clock)
}

pub(crate) fn eur(amount: &str) -> Money {
    Money::parse(amount, Currency::EUR).unwrap()
}

pub(crate) fn day(date: &str) -> NaiveDate {
    date.parse().unwrap()
}

pub(crate) async fn category(cashflow: &Cashflow, name: &str) -> Category {
    cashflow.categories().named(MovementKind::Expense, name).await.unwrap()
}

pub(crate) async fn spend(cashflow: &Cashflow, amount: &str, date: &str) -> Movement {
    cashflow.movements().record(NewMovement::expense(eur(amount), day(date))).await.unwrap()
}
