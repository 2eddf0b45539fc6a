//! The one thread that writes.
//!
//! It takes what is waiting into one transaction, each write in a savepoint of its own, and answers when that transaction
//! is durable: so writers at the same time share the wait for the disk, and one that fails leaves its neighbours alone.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::JoinHandle;

use cashflow_core::domain::{Receipt, Timestamp, UserId};
use cashflow_core::ports::{Committed, LeaseRequest};
use cashflow_core::{Error, Result};
use crossbeam_channel::{Receiver, Sender};
use futures_channel::oneshot;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::commit::Ledger;
use super::errors::{Failure, explain};
use super::log::Log;
use super::readers::{Job, perform};
use super::submission::Submission;
use super::{erasures, receipt_queue, totals};

/// The most writes in one transaction, so that the first does not wait long for the last.
const LARGEST_GROUP: usize = 256;
/// The most changes in one transaction, unless one write alone has more.
const MOST_CHANGES: usize = 20_000;

/// Something for the writer to do, and where to answer.
pub(super) enum Task {
    Commit(Arc<Submission>, Reply<Committed>),
    Lease(LeaseRequest, Reply<Vec<(UserId, Receipt)>>),
    RebuildTotals(UserId, Reply<()>),
    Erase(UserId, Timestamp, Reply<()>),
    ForgetErased(UserId, Reply<()>),
    /// A read, for a store in memory, whose only connection is the writer's.
    Read(Job),
}

pub(super) type Reply<T> = oneshot::Sender<Result<T>>;

/// A task that is done, but whose transaction is not committed yet: it answers when told how that went.
type Done = Box<dyn FnOnce(&Ending)>;

/// How the transaction of a group ended.
enum Ending {
    Committed,
    NotCommitted(rusqlite::Error),
    /// After some errors (a full disk, a failed read) SQLite takes back everything at once.
    Lost,
}

/// Starts the thread. It ends when the sender is dropped, and leaves its connection: the last one to be closed cleans up.
///
/// A database in a file comes with the readers, who also empty its log.
pub(super) fn start(
    mut connection: Connection,
    readers: Option<Sender<Job>>,
) -> Result<(Sender<Task>, JoinHandle<Connection>), Failure> {
    let (sender, tasks) = crossbeam_channel::unbounded();
    let log = readers.map(|readers| Log::watch(&mut connection, readers)).transpose()?;
    let thread = spawn("cashflow-writer", move || Writer { connection, tasks, log }.run())?;
    Ok((sender, thread))
}

pub(super) fn spawn<T: Send + 'static>(
    name: &str,
    run: impl FnOnce() -> T + Send + 'static,
) -> Result<JoinHandle<T>, Failure> {
    let thread = std::thread::Builder::new().name(name.to_owned()).spawn(run);
    thread.map_err(|error| Error::internal("a thread of the database cannot be started", error).into())
}

struct Writer {
    connection: Connection,
    tasks: Receiver<Task>,
    /// None in memory.
    log: Option<Log>,
}

impl Writer {
    fn run(mut self) -> Connection {
        let mut waiting = None;
        while let Some(task) = waiting.take().or_else(|| self.tasks.recv().ok()) {
            // A panic drops the answers of the group, which their callers see as errors, and rolls it back.
            match catch_unwind(AssertUnwindSafe(|| self.group(task))) {
                Ok(next) => waiting = next,
                Err(_) => tracing::error!("a write to the database panicked"),
            }
        }
        self.connection
    }

    /// Does a task, together with those that wait behind it. Gives back one that could not join.
    fn group(&mut self, first: Task) -> Option<Task> {
        if let Task::Read(job) = first {
            perform(&self.connection, job);
            return None;
        }
        let transaction = match self.connection.transaction_with_behavior(TransactionBehavior::Immediate) {
            Ok(transaction) => transaction,
            Err(error) => {
                first.refuse(&error);
                return None;
            }
        };
        let (group, left) = Group::gather(&transaction, first, &self.tasks);
        let ending = if transaction.is_autocommit() {
            transaction.finish().map(|()| Ending::Lost)
        } else {
            let ended = if group.wrote { transaction.commit() } else { transaction.rollback() };
            ended.map(|()| Ending::Committed)
        };
        group.answer(&ending.unwrap_or_else(Ending::NotCommitted));
        if let Some(log) = &self.log {
            log.tend(&self.connection);
        }
        left
    }
}

/// The tasks of one transaction.
struct Group {
    done: Vec<Done>,
    changes: usize,
    wrote: bool,
}

impl Group {
    fn gather(transaction: &Transaction<'_>, first: Task, tasks: &Receiver<Task>) -> (Self, Option<Task>) {
        let mut group = Self { done: Vec::new(), changes: 0, wrote: false };
        let mut ledger = match Ledger::open(transaction) {
            Ok(ledger) => ledger,
            Err(failure) => {
                first.refuse_for(failure);
                return (group, None);
            }
        };
        let mut task = first;
        loop {
            group.changes += task.changes();
            // A task that has the transaction to itself needs no savepoint: if it fails, all of it goes.
            let alone = !group.wrote && tasks.is_empty();
            let failed = group.perform(&mut ledger, task, alone);
            let over = failed && (alone || transaction.is_autocommit());
            if over || group.done.len() >= LARGEST_GROUP || group.changes >= MOST_CHANGES {
                return (group, None);
            }
            match tasks.try_recv() {
                Ok(read @ Task::Read(_)) => return (group, Some(read)),
                Ok(next) if group.changes + next.changes() > MOST_CHANGES => return (group, Some(next)),
                Ok(next) => task = next,
                Err(_) => return (group, None),
            }
        }
    }

    /// Does a task and tells whether it failed; then it has left nothing behind, or `alone` the whole transaction.
    fn perform(&mut self, ledger: &mut Ledger<'_>, task: Task, alone: bool) -> bool {
        match task {
            Task::Commit(submission, reply) => {
                let work = |ledger: &mut Ledger<'_>| ledger.write(&submission);
                self.keep(ledger, alone, reply, work, |committed| !committed.replayed)
            }
            Task::Lease(request, reply) => {
                let work = |ledger: &mut Ledger<'_>| receipt_queue::lease(ledger, &request);
                self.keep(ledger, alone, reply, work, |leased| !leased.is_empty())
            }
            Task::RebuildTotals(owner, reply) => {
                let work = |ledger: &mut Ledger<'_>| totals::rebuild(ledger.connection(), owner);
                self.keep(ledger, alone, reply, work, |()| true)
            }
            Task::Erase(owner, at, reply) => {
                let work = |ledger: &mut Ledger<'_>| erasures::erase(ledger.connection(), owner, at);
                self.keep(ledger, alone, reply, work, |()| true)
            }
            Task::ForgetErased(owner, reply) => {
                let work = |ledger: &mut Ledger<'_>| erasures::forget(ledger.connection(), owner);
                self.keep(ledger, alone, reply, work, |()| true)
            }
            Task::Read(_) => unreachable!("reads are not part of a group"),
        }
    }

    fn keep<T: 'static>(
        &mut self,
        ledger: &mut Ledger<'_>,
        alone: bool,
        reply: Reply<T>,
        work: impl FnOnce(&mut Ledger<'_>) -> Result<T, Failure>,
        wrote: impl FnOnce(&T) -> bool,
    ) -> bool {
        let result = if alone { work(ledger) } else { apart(ledger, work) };
        let failed = result.is_err();
        self.wrote |= result.as_ref().is_ok_and(wrote);
        self.done.push(Box::new(move |ending| {
            let answer = match (ending, result) {
                // What was refused may have been refused because of a neighbour that is not there now.
                (Ending::NotCommitted(error), _) => Err(explain(error)),
                (Ending::Lost, Ok(_)) => {
                    Err(Error::unavailable("the database", "a neighbour lost the transaction"))
                }
                (_, result) => result.map_err(Error::from),
            };
            // A caller that has gone away wants no answer.
            let _ = reply.send(answer);
        }));
        failed
    }

    fn answer(self, ending: &Ending) {
        for done in self.done {
            done(ending);
        }
    }
}

/// Does the work in a savepoint, which is taken back if it fails.
fn apart<T>(
    ledger: &mut Ledger<'_>,
    work: impl FnOnce(&mut Ledger<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let connection = ledger.connection();
    connection.prepare_cached("savepoint apart")?.execute([])?;
    let result = work(ledger);
    if result.is_err() && connection.is_autocommit() {
        // The whole transaction is gone, and the savepoint with it.
        return result;
    }
    if result.is_err() {
        connection.prepare_cached("rollback to apart")?.execute([])?;
    }
    connection.prepare_cached("release apart")?.execute([])?;
    result
}

impl Task {
    fn changes(&self) -> usize {
        match self {
            Self::Commit(submission, _) => submission.set.changes.len(),
            Self::Lease(request, _) => request.ids.len(),
            Self::RebuildTotals(..) | Self::Erase(..) | Self::ForgetErased(..) | Self::Read(_) => 1,
        }
    }

    fn refuse(self, error: &rusqlite::Error) {
        self.answer_with(explain(error));
    }

    fn refuse_for(self, failure: Failure) {
        self.answer_with(failure.into());
    }

    fn answer_with(self, error: Error) {
        // A caller that has gone away wants no answer.
        match self {
            Self::Commit(_, reply) => drop(reply.send(Err(error))),
            Self::Lease(_, reply) => drop(reply.send(Err(error))),
            Self::RebuildTotals(_, reply) | Self::Erase(_, _, reply) | Self::ForgetErased(_, reply) => {
                drop(reply.send(Err(error)));
            }
            Self::Read(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use cashflow_core::ErrorKind;
    use cashflow_core::testkit::{Fixture, insert, insert_if_absent};
    use futures_lite::future::block_on;

    use super::super::connection::open_in_memory;
    use super::super::settings::SqliteSettings;
    use super::*;

    fn commit(
        tasks: &Sender<Task>,
        set: cashflow_core::domain::ChangeSet,
    ) -> oneshot::Receiver<Result<Committed>> {
        let (reply, answer) = oneshot::channel();
        tasks.send(Task::Commit(Submission::new(set), reply)).unwrap();
        answer
    }

    #[test]
    fn a_transaction_that_is_lost_on_the_way_leaves_nothing_and_nobody_believes_otherwise() {
        let connection = open_in_memory(&SqliteSettings::default()).unwrap();
        let (sender, tasks) = crossbeam_channel::unbounded();
        let mut writer = Writer { connection, tasks, log: None };
        let fixture = Fixture::unsaved();
        let owner = commit(&sender, fixture.set(fixture.changes()));
        let first = writer.tasks.recv().unwrap();
        assert!(writer.group(first).is_none());
        block_on(owner).unwrap().unwrap();

        // Room for a few pages more, as on a disk that is nearly full.
        let pages: i64 = writer.connection.query_row("pragma page_count", [], |row| row.get(0)).unwrap();
        writer.connection.pragma_update(None, "max_page_count", pages + 4).unwrap();
        let small = |amount: &str| fixture.set(vec![insert(&fixture.expense(amount, "2026-03-12"))]);
        // Row by row, where SQLite gives up the transaction; of a statement of many rows it takes back that alone.
        let large =
            (1..=2_000).map(|i| insert_if_absent(&fixture.expense(&i.to_string(), "2026-03-12"))).collect();
        let answers = [
            commit(&sender, small("1.00")),
            commit(&sender, fixture.set(large)),
            commit(&sender, small("2.00")),
        ];
        let mut waiting = None;
        while let Some(task) = waiting.take().or_else(|| writer.tasks.try_recv().ok()) {
            waiting = writer.group(task);
        }
        let [neighbour, too_large, later] = answers.map(|answer| block_on(answer).unwrap());
        assert_eq!(neighbour.unwrap_err().kind(), ErrorKind::Unavailable);
        assert_eq!(too_large.unwrap_err().code(), "disk_full");
        later.unwrap();
        let rows: i64 =
            writer.connection.query_row("select count(*) from movements", [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 1);
    }
}
