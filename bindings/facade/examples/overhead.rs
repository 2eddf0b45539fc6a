//! What the bindings are measured against: the same calls, from Rust. `overhead [FOLDER]` prints one line of JSON.
#![allow(clippy::print_stdout, reason = "a measurement prints")]

use std::time::Instant;

use cashflow_facade::api::{Cashflow, Config, MovementFilter, MovementKind, NewMovement, PageRequest};

/// Calls of each kind; the middle one is told.
const CALLS: usize = 2_000;
/// Movements that are listed.
const LISTED: usize = 10_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    pollster::block_on(async {
        let folder = std::env::args().nth(1);
        let database = folder.map_or("memory:".to_owned(), |folder| format!("{folder}/rust.sqlite"));
        let cashflow = Cashflow::open(Config::at(&database), None).await?;
        let movements = cashflow.movements();
        let new = || NewMovement {
            currency: Some("EUR".to_owned()),
            ..NewMovement::new(MovementKind::Expense, "1.80".parse().unwrap_or_default(), Default::default())
        };
        let new = || NewMovement { date: "2026-03-12".parse().unwrap_or_default(), ..new() };

        let (mut records, mut gets) = (Vec::new(), Vec::new());
        for _ in 0..CALLS {
            let start = Instant::now();
            let movement = movements.record(new()).await?;
            records.push(start.elapsed());
            let start = Instant::now();
            movements.get(movement.id).await?;
            gets.push(start.elapsed());
        }
        let start = Instant::now();
        movements.record_all(vec![new(); LISTED]).await?;
        let bulk = start.elapsed();
        let start = Instant::now();
        let (mut count, mut cursor) = (0, None);
        while count < LISTED {
            let request = PageRequest { limit: Some(500), cursor };
            let page = movements.list(MovementFilter::default(), request).await?;
            count += page.items.len();
            cursor = page.next;
        }
        let listing = start.elapsed();
        records.sort();
        gets.sort();
        println!(
            "{{\"record_us\":{:.1},\"get_us\":{:.1},\"record_all_ms\":{:.1},\"list_ms\":{:.1}}}",
            records[CALLS / 2].as_secs_f64() * 1e6,
            gets[CALLS / 2].as_secs_f64() * 1e6,
            bulk.as_secs_f64() * 1e3,
            listing.as_secs_f64() * 1e3,
        );
        Ok(())
    })
}
