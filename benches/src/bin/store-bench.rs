//! The SQLite store beside bare SQLite: single inserts, loads, reports and lists, as ratios.
//!
//! `cargo run --release -p cashflow-benches --bin store-bench [insert|load|report|list]… [--quick]`

#![allow(clippy::print_stdout, reason = "it prints its results")]

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cashflow_adapters::sqlite::{SqliteSettings, SqliteStore};
use cashflow_benches::bare::{Bare, Values};
use cashflow_benches::clock::{Times, ratio};
use cashflow_benches::data::{Book, Dates, YEARS, first_day};
use cashflow_core::domain::{
    DateRange, Grouping, Movement, MovementFilter, PageRequest, Period, TotalsFilter, TotalsQuery,
};
use cashflow_core::ports::{MovementReads as _, ReportReads as _, Store as _};
use cashflow_core::{Cashflow, LocalOwner, NewMovement};
use chrono::Days;
use futures_lite::future::block_on;

type Outcome = Result<(), Box<dyn Error>>;

/// How many movements a change set of a load has.
const BATCH: usize = 10_000;

fn main() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let quick = arguments.iter().any(|argument| argument == "--quick");
    let asked = |name: &str| {
        arguments.iter().any(|argument| argument == name)
            || arguments.iter().all(|argument| argument == "--quick")
    };
    println!("| what | this | bare | ratio of medians | of the shortest |");
    println!("|---|---|---|---|---|");
    if asked("insert") {
        insert(if quick { 100 } else { 500 })?;
        together(if quick { 20 } else { 100 })?;
    }
    if asked("load") {
        let sets = if quick { 5 } else { 20 };
        load(sets, Dates::InOrder { of: (sets * BATCH) as u64 }, "dates in order")?;
        load(sets, Dates::Anywhere, "dates anywhere in ten years")?;
    }
    let sizes: &[usize] = if quick { &[10_000] } else { &[10_000, 100_000, 1_000_000] };
    if asked("report") || asked("list") {
        for &size in sizes {
            let folder = tempfile::tempdir()?;
            let path = folder.path().join("store.db");
            let (store, book) = filled(&path, size)?;
            let bare = Bare::open(&path, book.owner())?;
            if asked("report") {
                report(&store, &book, &bare, size)?;
            }
            if asked("list") {
                list(&store, &book, &bare, size)?;
            }
        }
    }
    Ok(())
}

/// One movement, durable, in turns: by the use case, by the store, by hand.
fn insert(rounds: usize) -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut book = Book::new();
    let store: Arc<SqliteStore> = Arc::new(open(&folder.path().join("store.db"))?);
    block_on(store.commit(&book.opening()))?;
    let cashflow = block_on(
        Cashflow::builder(open(&folder.path().join("use-case.db"))?).open_local(LocalOwner::default()),
    )?;
    let bare = Bare::create(&folder.path().join("bare.db"), &book)?;

    let (mut by_use_case, mut by_store, mut by_hand) = (Times::default(), Times::default(), Times::default());
    for movement in book.movements(rounds, Dates::InOrder { of: rounds as u64 }) {
        let set = book.inserts(std::slice::from_ref(&movement));
        // The two stores have other categories.
        let new = NewMovement { category: None, priority: None, ..as_new(movement.clone()) };
        let values = Values::of(&movement);
        by_hand.take(|| bare.insert(&values))?;
        by_store.take(|| block_on(store.commit(&set)))?;
        by_use_case.take(|| block_on(cashflow.movements().record(new)))?;
    }
    row("durable insert of a movement, by the store", &by_store, &by_hand);
    row("durable insert of a movement, by the use case", &by_use_case, &by_hand);
    Ok(())
}

/// Many writers at once share the wait for the disk.
fn together(rounds: usize) -> Outcome {
    const WRITERS: usize = 16;
    let folder = tempfile::tempdir()?;
    let mut book = Book::new();
    let store = open(&folder.path().join("store.db"))?;
    block_on(store.commit(&book.opening()))?;
    let bare = Bare::create(&folder.path().join("bare.db"), &book)?;
    let movements = book.movements(rounds * WRITERS, Dates::Anywhere);
    let values: Vec<Values> = movements.iter().map(Values::of).collect();
    let sets: Vec<_> =
        movements.iter().map(|movement| book.inserts(std::slice::from_ref(movement))).collect();

    let (mut at_once, mut by_hand) = (Times::default(), Times::default());
    for (values, sets) in values.chunks(WRITERS).zip(sets.chunks(WRITERS)) {
        by_hand.take(|| values.iter().try_for_each(|values| bare.insert(values)))?;
        at_once.take(|| {
            std::thread::scope(|scope| {
                let writers: Vec<_> =
                    sets.iter().map(|set| scope.spawn(|| block_on(store.commit(set)).map(drop))).collect();
                writers.into_iter().try_for_each(|writer| writer.join().expect("no writer panics"))
            })
        })?;
    }
    row("16 durable inserts at once, against 16 in a row", &at_once, &by_hand);
    Ok(())
}

/// Movements per second of change sets of ten thousand, with journal and totals.
fn load(sets: usize, dates: Dates, what: &str) -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut book = Book::new();
    let store = open(&folder.path().join("store.db"))?;
    block_on(store.commit(&book.opening()))?;
    let other = open(&folder.path().join("use-case.db"))?;
    block_on(other.commit(&book.opening()))?;
    let cashflow = Cashflow::builder(other).build().cashflow(book.owner());
    let mut bare = Bare::create(&folder.path().join("bare.db"), &book)?;

    let (mut by_use_case, mut by_store, mut by_hand) = (Times::default(), Times::default(), Times::default());
    for _ in 0..sets {
        let movements = book.movements(BATCH, dates);
        let values: Vec<Values> = movements.iter().map(Values::of).collect();
        let set = book.inserts(&movements);
        by_hand.take(|| bare.load(&values))?;
        by_store.take(|| block_on(store.commit(&set)))?;
        let new = movements.into_iter().map(as_new).collect();
        by_use_case.take(|| block_on(cashflow.movements().record_all(new)))?;
    }
    for (who, times) in [("the store", &by_store), ("the use case", &by_use_case)] {
        row(&format!("load of 10,000 movements, {what}, by {who}"), times, &by_hand);
        let per_second = |time: Duration| thousands((BATCH as f64 / time.as_secs_f64()) as u64);
        println!(
            "| … movements per second | {} (best {}) | {} (best {}) | | |",
            per_second(times.median()),
            per_second(times.best()),
            per_second(by_hand.median()),
            per_second(by_hand.best()),
        );
    }
    Ok(())
}

/// What a host would say to record a movement.
fn as_new(movement: Movement) -> NewMovement {
    NewMovement {
        id: Some(movement.id),
        description: movement.description,
        category: movement.category,
        payee: movement.payee,
        priority: movement.priority,
        ..NewMovement::new(movement.kind, movement.amount, movement.date)
    }
}

/// Income and expense by month and category over all years.
fn report(store: &SqliteStore, book: &Book, bare: &Bare, size: usize) -> Outcome {
    let whole = DateRange::new(first_day(), first_day() + Days::new(YEARS * 366))?;
    let last_year = DateRange::new("2025-01-01".parse()?, "2025-12-31".parse()?)?;
    for (range, what) in [(whole, "ten years"), (last_year, "one year")] {
        let query = TotalsQuery {
            ranges: vec![range],
            period: Some(Period::Month),
            group: Some(Grouping::Category),
            only: TotalsFilter::default(),
        };
        let (mut by_store, mut by_hand) = (Times::default(), Times::default());
        for round in 0..50 {
            let rows = by_store.take(|| block_on(store.totals(book.owner(), &query)))?;
            black_box(rows);
            // By hand it takes long on many rows.
            if round < 5 {
                black_box(by_hand.take(|| bare.by_month_and_category())?);
            }
        }
        row(
            &format!("report by month and category over {what}, {} movements", thousands(size as u64)),
            &by_store,
            &by_hand,
        );
    }
    Ok(())
}

/// The newest page of fifty, and one from the middle.
fn list(store: &SqliteStore, book: &Book, bare: &Bare, size: usize) -> Outcome {
    let filter = MovementFilter::default();
    let first = PageRequest::first(50)?;
    let middle = MovementFilter { to: Some(first_day() + Days::new(YEARS * 180)), ..filter.clone() };
    let next = block_on(store.movements(book.owner(), &middle, &first))?;
    let cursor = next.next.ok_or("the middle has more than a page")?;
    let place = next.items.last().map(|last| (last.date, last.id.as_uuid().into_bytes()));
    for (page, place, what) in
        [(first, None, "newest"), (PageRequest::at(cursor, 50)?, place, "from the middle")]
    {
        let (mut by_store, mut by_hand) = (Times::default(), Times::default());
        for _ in 0..500 {
            black_box(by_hand.take(|| bare.page(place))?);
            let list = by_store.take(|| block_on(store.movements(book.owner(), &filter, &page)))?;
            black_box(list);
        }
        row(&format!("page of fifty, {what}, of {} movements", thousands(size as u64)), &by_store, &by_hand);
    }
    Ok(())
}

fn open(path: &Path) -> cashflow_core::Result<SqliteStore> {
    SqliteStore::open_with(path, &SqliteSettings::default())
}

fn filled(path: &Path, size: usize) -> Result<(SqliteStore, Book), Box<dyn Error>> {
    let store = open(path)?;
    let mut book = Book::new();
    block_on(store.commit(&book.opening()))?;
    let start = Instant::now();
    for _ in 0..size.div_ceil(BATCH) {
        let movements = book.movements(BATCH.min(size), Dates::InOrder { of: size as u64 });
        block_on(store.commit(&book.inserts(&movements)))?;
    }
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "| (filled with {} movements in {seconds:.1} s, making them included) | | | | |",
        thousands(size as u64)
    );
    Ok((store, book))
}

fn row(what: &str, this: &Times, other: &Times) {
    let (medians, shortest) = ratio(this, other);
    println!(
        "| {what} | {} (best {}) | {} (best {}) | {medians:.2} | {shortest:.2} |",
        shown(this.median()),
        shown(this.best()),
        shown(other.median()),
        shown(other.best()),
    );
}

fn shown(time: Duration) -> String {
    match time.as_secs_f64() * 1000.0 {
        millis if millis < 1.0 => format!("{:.0} µs", millis * 1000.0),
        millis => format!("{millis:.2} ms"),
    }
}

fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}
