//! The write-ahead log, emptied into the database file by a thread that reads, so that commits do not wait for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};

use crossbeam_channel::Sender;
use rusqlite::Connection;

use super::errors::Failure;
use super::readers::Job;

/// From so many pages on that are in the log only, it is emptied beside the writing.
const PAGES_BESIDE: i32 = 1_000;
/// So few pages, written while the others were emptied, are emptied at once: then the log starts anew, and its file is
/// overwritten, which is faster than growing it.
const PAGES_LEFT: i32 = 64;
/// From so many pages on it is emptied before the next commit, so that it does not grow for ever.
const PAGES_AT_MOST: i32 = 16_000;

/// The log of a database file, as the writer sees it.
pub(super) struct Log {
    state: Arc<State>,
    readers: Sender<Job>,
}

#[derive(Default)]
struct State {
    /// How many pages the log has.
    pages: AtomicI32,
    /// How many of its first pages are in the file too.
    emptied: AtomicI32,
    /// Whether somebody is emptying it.
    busy: AtomicBool,
}

impl Log {
    /// Takes over from SQLite, which would empty the log within commits.
    pub(super) fn watch(connection: &mut Connection, readers: Sender<Job>) -> Result<Self, Failure> {
        let state = Arc::new(State::default());
        let watched = Arc::clone(&state);
        connection.wal_hook(Some(move |_: &mut _, pages| {
            let before = watched.pages.swap(pages, Ordering::Relaxed);
            if pages < before {
                // It starts anew once all of it is in the file.
                watched.emptied.store(0, Ordering::Relaxed);
            }
            Ok(())
        }))?;
        Ok(Self { state, readers })
    }

    /// Sees to the log after a commit.
    pub(super) fn tend(&self, connection: &Connection) {
        let pages = self.state.pages.load(Ordering::Relaxed);
        let emptied = self.state.emptied.load(Ordering::Relaxed);
        let left = pages - emptied;
        if pages >= PAGES_AT_MOST || (emptied >= PAGES_BESIDE && (1..=PAGES_LEFT).contains(&left)) {
            self.state.empty(connection);
        } else if left >= PAGES_BESIDE && !self.state.busy.swap(true, Ordering::Relaxed) {
            let state = Arc::clone(&self.state);
            let job: Job = Box::new(move |connection| {
                state.empty(connection);
                state.busy.store(false, Ordering::Relaxed);
            });
            // Without readers the store is about to close, which empties the log.
            let _ = self.readers.send(job);
        }
    }
}

impl State {
    /// Moves what no reader still needs the older pages of; the rest waits for the next time.
    fn empty(&self, connection: &Connection) {
        let moved = connection.query_row("pragma wal_checkpoint(passive)", [], |row| row.get::<_, i32>(2));
        match moved {
            Ok(pages) => self.emptied.store(pages.max(0), Ordering::Relaxed),
            // The commits are safe in the log; the next one tries again.
            Err(error) => tracing::warn!(%error, "the log of the database could not be emptied"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::connection::{open_reader, open_writer};
    use super::super::settings::SqliteSettings;
    use super::*;

    /// Commits a write of a number of pages.
    fn fill(connection: &Connection, pages: usize) {
        connection.execute("insert into filler values (zeroblob(?1))", [4096 * pages as i64]).unwrap();
    }

    #[test]
    fn the_log_is_emptied_beside_the_writing_and_starts_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cashflow.db");
        let settings = SqliteSettings::default();
        let mut writer = open_writer(&path, &settings).unwrap();
        let reader = open_reader(&path, &settings).unwrap();
        let (jobs, waiting) = crossbeam_channel::unbounded();
        let log = Log::watch(&mut writer, jobs).unwrap();
        writer.execute_batch("create table filler (content)").unwrap();

        fill(&writer, 100);
        log.tend(&writer);
        assert!(waiting.is_empty(), "a short log is left alone");
        fill(&writer, 1_000);
        log.tend(&writer);
        fill(&writer, 10);
        log.tend(&writer);
        assert_eq!(waiting.len(), 1, "a long one is emptied once at a time");

        waiting.recv().unwrap()(&reader);
        fill(&writer, 10);
        log.tend(&writer);
        fill(&writer, 10);
        let pages = log.state.pages.load(Ordering::Relaxed);
        assert!(pages < 100, "it starts anew after what was left is in the file too: {pages} pages");
        log.tend(&writer);
        assert!(waiting.is_empty());
    }

    #[test]
    fn a_log_that_nobody_empties_is_emptied_by_the_writer() {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = open_writer(&folder.path().join("cashflow.db"), &SqliteSettings::default()).unwrap();
        let (jobs, _waiting) = crossbeam_channel::unbounded();
        let log = Log::watch(&mut writer, jobs).unwrap();
        writer.execute_batch("create table filler (content)").unwrap();
        for _ in 0..17 {
            fill(&writer, 1_000);
            log.tend(&writer);
        }
        fill(&writer, 1);
        let pages = log.state.pages.load(Ordering::Relaxed);
        assert!(pages < 2_000, "{pages} pages");
    }
}
