//! What single calls of the SQLite store cost, to see one change against another (`cargo bench -p cashflow-benches`).
//!
//! For the comparison with bare SQLite see the runner `store-bench`.

#![allow(missing_docs, reason = "the macros of the bench make public functions")]

use std::hint::black_box;
use std::time::Duration;

use cashflow_adapters::sqlite::{SqliteSettings, SqliteStore, Synchronous};
use cashflow_benches::data::{Book, Dates, YEARS, first_day};
use cashflow_core::domain::{
    DateRange, Grouping, MovementFilter, PageRequest, Period, TotalsFilter, TotalsQuery,
};
use cashflow_core::ports::{MovementReads as _, ReportReads as _, Store as _};
use chrono::Days;
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use futures_lite::future::block_on;
use tempfile::TempDir;

/// A store with a hundred thousand movements. Not durable, since the disk's time says nothing about a change.
fn filled() -> (SqliteStore, Book, TempDir) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut settings = SqliteSettings::default();
    settings.synchronous = Synchronous::Normal;
    let store = SqliteStore::open_with(folder.path().join("store.db"), &settings).expect("a new file opens");
    let mut book = Book::new();
    block_on(store.commit(&book.opening())).expect("an empty store takes its owner");
    for _ in 0..10 {
        let movements = book.movements(10_000, Dates::InOrder { of: 100_000 });
        block_on(store.commit(&book.inserts(&movements))).expect("the movements are sound");
    }
    (store, book, folder)
}

fn writes(criterion: &mut Criterion) {
    let (store, mut book, _folder) = filled();
    let mut group = criterion.benchmark_group("commit");
    group.measurement_time(Duration::from_secs(5));
    for size in [1_usize, 100, 10_000] {
        group.throughput(Throughput::Elements(size as u64)).sample_size(20);
        group.bench_function(format!("{size} movements"), |bencher| {
            bencher.iter_batched(
                || {
                    let movements = book.movements(size, Dates::Anywhere);
                    book.inserts(&movements)
                },
                |set| block_on(store.commit(&set)),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

fn reads(criterion: &mut Criterion) {
    let (store, book, _folder) = filled();
    let owner = book.owner();
    let filter = MovementFilter::default();
    let text = MovementFilter { text: Some("cafeteria".to_owned()), ..filter.clone() };
    let page = PageRequest::first(50).expect("within the limit");
    criterion.bench_function("page of fifty", |bencher| {
        bencher.iter(|| black_box(block_on(store.movements(owner, &filter, &page))));
    });
    criterion.bench_function("page of fifty with a text", |bencher| {
        bencher.iter(|| black_box(block_on(store.movements(owner, &text, &page))));
    });
    let to = first_day() + Days::new(YEARS * 366);
    let query = |from: u64, group| TotalsQuery {
        ranges: vec![DateRange::new(first_day() + Days::new(from), to).expect("the end is later")],
        period: Some(Period::Month),
        group: Some(group),
        only: TotalsFilter::default(),
    };
    // One that the totals answer alone, one that begins within a month, and one that needs the rows of half a year.
    let queries = [
        ("report by month and category, ten years", query(0, Grouping::Category)),
        ("report by month and category, from within a month", query(12, Grouping::Category)),
        ("report by month and payee, half a year", query(YEARS * 365 - 180, Grouping::Payee)),
    ];
    for (name, query) in queries {
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| black_box(block_on(store.totals(owner, &query))));
        });
    }
}

criterion_group!(benches, writes, reads);
criterion_main!(benches);
