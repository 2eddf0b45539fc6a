//! A process that is killed while it writes: what it was told is written is there, and nothing is there by halves.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by a panic, and its child tells by lines"
)]

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use cashflow_adapters::sqlite::{SqliteSettings, SqliteStore};
use cashflow_core::domain::{Category, ChangeSet, Movement, UserId};
use cashflow_core::ports::{CategoryReads as _, ReportReads as _, Store as _, UserReads as _};
use cashflow_core::testkit::{Fixture, insert};
use futures_lite::future::block_on;
use rusqlite::Connection;
use uuid::Uuid;

const FILE: &str = "CASHFLOW_KILLED_FILE";
const OWNER: &str = "CASHFLOW_KILLED_OWNER";
/// How often the process is killed, always on the same file.
const ROUNDS: usize = 50;
/// How many threads of the process write, and how many movements the sets of each have.
const SET_SIZES: [usize; 4] = [1, 1, 3, 40];

/// The test itself: run with [`FILE`] and [`OWNER`] set, it is the process that is killed.
const TEST: &str = "acknowledged_change_sets_survive_and_none_is_there_by_halves";

#[test]
fn acknowledged_change_sets_survive_and_none_is_there_by_halves() {
    if let (Ok(path), Ok(owner)) = (std::env::var(FILE), std::env::var(OWNER)) {
        return write_until_killed(&path, owner.parse().unwrap());
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cashflow.db");
    let store = SqliteStore::open_with(&path, &SqliteSettings::default()).unwrap();
    let owner = block_on(Fixture::new(&store)).owner();
    drop(store);

    let mut acknowledged = Vec::new();
    for round in 0..ROUNDS {
        let before = acknowledged.len();
        // Some die before they have written anything, others in the middle of their work.
        acknowledged.extend(kill_while_it_writes(&path, owner, round * 7 % 41));
        check(&path, owner, &acknowledged);
        assert!(round * 7 % 41 == 0 || acknowledged.len() > before, "round {round} wrote nothing");
    }
}

/// Runs the writing process, kills it when it has acknowledged so many change sets, and gives all that it acknowledged.
fn kill_while_it_writes(path: &Path, owner: UserId, enough: usize) -> Vec<Uuid> {
    let mut child: Child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", TEST, "--nocapture"])
        .env(FILE, path)
        .env(OWNER, owner.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut acknowledged = Vec::new();
    let mut line = String::new();
    loop {
        if acknowledged.len() == enough {
            child.kill().unwrap();
        }
        line.clear();
        // What stands in the pipe was acknowledged too; the last line may be cut.
        if lines.read_line(&mut line).unwrap() == 0 || !line.ends_with('\n') {
            break;
        }
        if let Some(id) = line.trim().strip_prefix("committed ") {
            acknowledged.push(id.parse().unwrap());
        }
    }
    let status = child.wait().unwrap();
    assert!(!status.success(), "it was killed: {status}");
    acknowledged
}

fn check(path: &Path, owner: UserId, acknowledged: &[Uuid]) {
    let database = Connection::open(path).unwrap();
    let told: String = database.query_row("pragma integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(told, "ok");
    assert!(!database.prepare("pragma foreign_key_check").unwrap().exists([]).unwrap());

    let mut statement = database
        .prepare("select id, sequence, cast(substr(reason, 8) as integer) from change_sets where reason like 'killed %'")
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    let sets: HashMap<Uuid, (i64, i64)> = rows
        .map(Result::unwrap)
        .map(|(id, sequence, size): ([u8; 16], i64, i64)| (Uuid::from_bytes(id), (sequence, size)))
        .collect();
    for id in acknowledged {
        assert!(sets.contains_key(id), "{id} was acknowledged and is not there");
    }
    let mut statement = database
        .prepare("select inserted_sequence, count(*) from movements group by inserted_sequence")
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let rows: HashMap<i64, i64> = rows.map(Result::unwrap).collect();
    assert_eq!(sets.values().copied().collect::<HashMap<_, _>>(), rows, "rows of each set");

    let store = SqliteStore::open_with(path, &SqliteSettings::default()).unwrap();
    assert_eq!(block_on(store.verify_totals(owner)).unwrap(), []);
}

/// The process that is killed.
fn write_until_killed(path: &str, owner: UserId) {
    // The test's runner leaves its own line unfinished.
    println!();
    let store = Arc::new(SqliteStore::open_with(path, &SqliteSettings::default()).unwrap());
    let user = block_on(store.user(owner)).unwrap().unwrap();
    let categories = block_on(store.categories(owner)).unwrap();
    let fixture = Fixture { user, ..Fixture::unsaved() };
    std::thread::scope(|scope| {
        for size in SET_SIZES {
            let (store, fixture, categories) = (Arc::clone(&store), &fixture, &categories);
            scope.spawn(move || write_forever(&store, fixture, categories, size));
        }
    });
}

fn write_forever(store: &SqliteStore, fixture: &Fixture, categories: &[Category], size: usize) {
    for round in 0_usize.. {
        let movements = (0..size).map(|i| {
            let category = &categories[(round + i) % categories.len()];
            let date = format!("2026-{:02}-{:02}", 1 + round % 12, 1 + i % 28);
            Movement {
                kind: category.kind,
                category: Some(category.id),
                ..fixture.expense(&format!("{}.{:02}", 1 + i, round % 100), &date)
            }
        });
        let changes = movements.map(|movement| insert(&movement)).collect();
        let set = ChangeSet { reason: format!("killed {size}"), ..fixture.set(changes) };
        let committed = block_on(store.commit(&set)).unwrap();
        // One write for the whole line, so that lines of several threads do not mix.
        let line = format!("committed {}\n", committed.change_set);
        std::io::stdout().write_all(line.as_bytes()).unwrap();
    }
}
