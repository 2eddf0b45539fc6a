//! Writing one change set inside the writer's transaction: its changes, its row of the journal, its part of the totals.

use cashflow_core::domain::Change;
use cashflow_core::ports::Committed;
use rusqlite::Connection;

use super::errors::Failure;
use super::submission::Submission;
use super::table::{Outcome, Writing};
use super::{journal, movement_block, totals};

/// The journal inside one transaction of the writer, which excludes every other writer.
pub(super) struct Ledger<'c> {
    connection: &'c Connection,
    /// The place of the next change set. Rows go with their owner only, so for each owner it only grows.
    next: i64,
}

impl<'c> Ledger<'c> {
    pub(super) fn open(connection: &'c Connection) -> Result<Self, Failure> {
        let mut last = connection.prepare_cached("select coalesce(max(sequence), 0) from change_sets")?;
        let last: i64 = last.query_row([], |row| row.get(0))?;
        Ok(Self { connection, next: last + 1 })
    }

    pub(super) fn connection(&self) -> &'c Connection {
        self.connection
    }

    /// Writes a change set, unless it was written before. After an error the caller takes the changes back.
    pub(super) fn write(&mut self, submission: &Submission) -> Result<Committed, Failure> {
        let set = &submission.set;
        if let Some(first) = journal::replayed(self.connection, set)? {
            return Ok(first);
        }
        let mut writing = Writing::new(self.connection, set.owner, self.next);
        let mut skipped = Vec::new();
        let mut index = 0;
        while let Some(change) = set.changes.get(index) {
            if movement_block::insert(&mut writing, &set.changes[index..])? {
                index += movement_block::BLOCK;
                continue;
            }
            if apply(&mut writing, change)? == Outcome::Skipped {
                skipped.push(index);
            }
            index += 1;
        }
        journal::append(&writing, set, &submission.record(&skipped)?)?;
        totals::add(&writing, &*submission.deltas(&skipped)?)?;
        self.next += 1;
        let sequence = writing.sequence.unsigned_abs();
        Ok(Committed { change_set: set.id, sequence, replayed: false, skipped: skipped.len() })
    }
}

fn apply(writing: &mut Writing<'_>, change: &Change) -> Result<Outcome, Failure> {
    match change {
        Change::User(edit) => writing.edit(edit),
        Change::Credential(edit) => writing.edit(edit),
        Change::Session(edit) => writing.edit(edit),
        Change::Priority(edit) => writing.edit(edit),
        Change::Category(edit) => writing.edit(edit),
        Change::Movement(edit) => writing.edit(edit),
        Change::Receipt(edit) => writing.edit(edit),
        _ => {
            Err(cashflow_core::Error::internal("this store cannot write such a change", change.entity_name())
                .into())
        }
    }
}
