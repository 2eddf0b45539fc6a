//! The store: it hands each call to the thread that writes or to those that read, and awaits the answer.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;

use async_trait::async_trait;
use cashflow_core::domain::{ChangeSet, UserId};
use cashflow_core::ports::{Committed, Store};
use cashflow_core::{Error, Result};
use crossbeam_channel::Sender;
use futures_channel::oneshot;
use rusqlite::Connection;

use super::connection;
use super::errors::Failure;
use super::readers::{self, Job};
use super::settings::SqliteSettings;
use super::submission::Submission;
use super::writer::{self, Reply, Task};

/// From this size on a change set is recorded by another thread while the writer is at its rows.
const LARGE: usize = 64;

/// A [`Store`] in one SQLite file, or in memory.
///
/// It works on any executor: the calls only wait for threads of the store's own. A commit is answered when it is durable
/// (see [`Synchronous`](super::Synchronous)); once begun it goes through, even if its future is dropped. Several processes
/// may open the same file. Dropping the store ends its threads, which waits for what they are doing.
pub struct SqliteStore {
    tasks: Option<Sender<Task>>,
    /// None for a store in memory, where the writer reads.
    jobs: Option<Sender<Job>>,
    readers: Vec<JoinHandle<()>>,
    writer: Option<JoinHandle<Connection>>,
}

impl SqliteStore {
    /// Opens a database file; makes it, or brings its schema up to date, if need be. This blocks for that long.
    ///
    /// Errors: a file of something else (`foreign_database`), of a newer library (`schema_too_new`), that cannot be
    /// opened (`database_not_opened`) or written to (`database_read_only`); none of them changes the file.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        Self::open_with(path, &SqliteSettings::default())
    }

    /// Opens a database file with settings of one's own; errors as of [`SqliteStore::open`].
    pub fn open_with(path: impl AsRef<Path>, settings: &SqliteSettings) -> Result<Self> {
        let path = path.as_ref();
        let writer = connection::open_writer(path, settings)?;
        let (jobs, readers) = readers::start(path, settings)?;
        let (tasks, writer) = writer::start(writer, Some(jobs.clone()))?;
        Ok(Self { tasks: Some(tasks), jobs: Some(jobs), readers, writer: Some(writer) })
    }

    /// Opens an empty database that lives as long as the store.
    pub fn in_memory() -> Result<Self> {
        let (tasks, writer) = writer::start(connection::open_in_memory(&SqliteSettings::default())?, None)?;
        Ok(Self { tasks: Some(tasks), jobs: None, readers: Vec::new(), writer: Some(writer) })
    }

    /// What `look` finds in the database.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Connection) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            // A caller that has gone away wants no answer.
            let _ = reply.send(look(connection).map_err(Error::from));
        });
        match &self.jobs {
            Some(jobs) => jobs.send(job).map_err(|_| stopped())?,
            None => self.send(Task::Read(job))?,
        }
        answer.await.unwrap_or_else(|_| Err(stopped()))
    }

    /// The writer's answer to a task.
    pub(super) async fn write<T: Send>(&self, task: impl FnOnce(Reply<T>) -> Task) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        self.send(task(reply))?;
        answer.await.unwrap_or_else(|_| Err(stopped()))
    }

    fn send(&self, task: Task) -> Result<()> {
        let tasks = self.tasks.as_ref().ok_or_else(stopped)?;
        tasks.send(task).map_err(|_| stopped())
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn commit(&self, changes: &ChangeSet) -> Result<Committed> {
        changes.check()?;
        let submission = Submission::new(changes.clone());
        match &self.jobs {
            Some(jobs) if submission.set.changes.len() >= LARGE => {
                let shared = Arc::clone(&submission);
                // If no reader is free in time, the writer does it itself.
                jobs.send(Box::new(move |_| shared.prepare())).map_err(|_| stopped())?;
            }
            _ => submission.prepare(),
        }
        self.write(|reply| Task::Commit(submission, reply)).await
    }

    async fn rebuild_totals(&self, owner: UserId) -> Result<()> {
        self.write(|reply| Task::RebuildTotals(owner, reply)).await
    }

    async fn ping(&self) -> Result<()> {
        self.read(|connection| {
            Ok(connection.query_row("select count(*) from pragma_user_version", [], |_| Ok(()))?)
        })
        .await
    }
}

fn stopped() -> Error {
    Error::internal("the database did not answer", "a thread of the store stopped or panicked")
}

impl fmt::Debug for SqliteStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteStore").finish_non_exhaustive()
    }
}

impl Drop for SqliteStore {
    fn drop(&mut self) {
        self.jobs = None;
        self.tasks = None;
        // A thread's panics were told to those who waited for it. Connections that close at the same time leave the
        // cleaning up to each other, so the writer's waits for the others.
        let last = self.writer.take().and_then(|writer| writer.join().ok());
        for reader in self.readers.drain(..) {
            let _ = reader.join();
        }
        drop(last);
    }
}

#[cfg(test)]
mod tests {
    use futures_lite::future::block_on;

    use super::*;

    #[test]
    fn a_read_that_panics_is_an_error_and_the_store_lives_on() {
        let folder = tempfile::tempdir().unwrap();
        let in_a_file =
            SqliteStore::open_with(folder.path().join("cashflow.db"), &SqliteSettings::default()).unwrap();
        for store in [in_a_file, SqliteStore::in_memory().unwrap()] {
            // More often than there are threads.
            for _ in 0..8 {
                let broken = block_on(store.read(|_| -> Result<(), Failure> { panic!("on purpose") }));
                assert_eq!(broken.unwrap_err().kind(), cashflow_core::ErrorKind::Internal);
            }
            block_on(store.ping()).unwrap();
            block_on(store.rebuild_totals(UserId::LOCAL)).unwrap();
        }
    }
}
