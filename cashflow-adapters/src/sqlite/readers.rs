//! The threads that read, each with a connection of its own, all fed by one channel.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::thread::JoinHandle;

use crossbeam_channel::{Receiver, Sender};
use rusqlite::Connection;

use super::connection::open_reader;
use super::errors::Failure;
use super::settings::SqliteSettings;
use super::writer::spawn;

/// Something to do with a connection. It sends its own answer.
pub(super) type Job = Box<dyn FnOnce(&Connection) + Send>;

/// Starts the threads. They end when the sender is dropped.
pub(super) fn start(
    path: &Path,
    settings: &SqliteSettings,
) -> Result<(Sender<Job>, Vec<JoinHandle<()>>), Failure> {
    let (sender, jobs) = crossbeam_channel::unbounded();
    let mut threads = Vec::new();
    for _ in 0..settings.readers.get() {
        let (connection, jobs) = (open_reader(path, settings)?, jobs.clone());
        threads.push(spawn("cashflow-reader", move || run(&connection, &jobs))?);
    }
    Ok((sender, threads))
}

fn run(connection: &Connection, jobs: &Receiver<Job>) {
    for job in jobs {
        perform(connection, job);
    }
}

/// Does a job. If it panics, its answer is dropped, which its caller sees as an error; the thread lives on.
pub(super) fn perform(connection: &Connection, job: Job) {
    if catch_unwind(AssertUnwindSafe(|| job(connection))).is_err() {
        tracing::error!("a read of the database panicked");
    }
}
