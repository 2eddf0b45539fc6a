//! Who changed what and when, the feed of changes, and undo.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::cashflow::Cashflow;
use crate::domain::{Change, ChangeSet, ChangeSetId, changed_since};
use crate::error::{Error, ErrorKind, Result};
use crate::ports::JournalEntry;
use crate::usecases::write::Race;

/// The most entries that [`History::changes_since`] gives at once.
pub const MAX_CHANGES: usize = 500;

/// Up to so many rows an undo asks for the history of each. Of a set with more, such as an import, each history would
/// read the whole set again: the feed after it is shorter, since large sets are undone soon or never.
const FEW_ROWS: usize = 50;

/// How many change sets of the feed an undo reads at once; each may be a large one.
const FEED_PAGE: usize = 100;

/// The journal of one owner.
#[derive(Debug)]
pub struct History<'a> {
    cashflow: &'a Cashflow,
}

impl<'a> History<'a> {
    pub(crate) fn new(cashflow: &'a Cashflow) -> Self {
        Self { cashflow }
    }

    /// Every change set that changed something, oldest first, also after it was deleted. Errors: it never was.
    pub async fn of(&self, entity: impl Into<Uuid>) -> Result<Vec<JournalEntry>> {
        let entries = self.cashflow.engine().store().history(self.cashflow.owner(), entity.into()).await?;
        if entries.is_empty() {
            return Err(Error::not_found("history"));
        }
        Ok(entries)
    }

    /// A change set. Errors: it is not there.
    pub async fn change_set(&self, id: ChangeSetId) -> Result<JournalEntry> {
        let found = self.cashflow.engine().store().change_set(self.cashflow.owner(), id).await?;
        found.ok_or_else(|| Error::not_found("change set"))
    }

    /// The latest change sets, newest first, at most [`MAX_CHANGES`].
    pub async fn recent(&self, limit: usize) -> Result<Vec<JournalEntry>> {
        self.cashflow.engine().store().recent_changes(self.cashflow.owner(), limit.min(MAX_CHANGES)).await
    }

    /// The change sets after a sequence, oldest first, at most [`MAX_CHANGES`]: for webhooks and for devices that keep
    /// a copy. Start with 0 and go on with the last entry's sequence.
    pub async fn changes_since(&self, sequence: u64, limit: usize) -> Result<Vec<JournalEntry>> {
        self.cashflow
            .engine()
            .store()
            .changes_since(self.cashflow.owner(), sequence, limit.min(MAX_CHANGES))
            .await
    }

    /// Takes a change set back, by a new one with the opposite changes; undoing that one does it again.
    ///
    /// What counts is what the rows hold: those that were changed since and are again as the set left them (because
    /// the later changes were undone first, for example) can be undone, and so on from change to change.
    ///
    /// Errors: it is not there; something of it was changed since (`changed_since`, nothing is written); it was a
    /// sign-up or sign-in (`not_undoable`).
    pub async fn undo(&self, id: ChangeSetId) -> Result<ChangeSet> {
        let request = self.cashflow.request("history.undo", &id)?.undoing(id);
        let undone = self.change_set(id).await?;
        if self.cashflow.replayed(&request).await?.is_some() {
            return Ok(undone.change_set);
        }
        let mut race = Race::new(None);
        loop {
            let since = self.since(&undone).await?;
            let changes = undone.change_set.inverse_since(self.cashflow.engine().now(), &since)?;
            match self.cashflow.write(&request, changes).await {
                Ok(_) => return Ok(undone.change_set),
                Err(error) if race.again(&error) => {}
                Err(error)
                    if matches!(
                        error.kind(),
                        ErrorKind::Stale | ErrorKind::NotFound | ErrorKind::Conflict
                    ) =>
                {
                    return Err(changed_since().with_source(error));
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// The changes of an entry's rows after it, in their order; others may be among them.
    async fn since(&self, entry: &JournalEntry) -> Result<Vec<Change>> {
        let rows: BTreeSet<Uuid> = entry.change_set.changes.iter().map(Change::entity).collect();
        let mut later = Vec::new();
        let mut take = |entries: Vec<JournalEntry>| {
            let newer = entries.into_iter().filter(|other| other.sequence > entry.sequence);
            let changes = newer.flat_map(|other| other.change_set.changes);
            later.extend(changes.filter(|change| rows.contains(&change.entity())));
        };
        if rows.len() <= FEW_ROWS {
            for &row in &rows {
                take(self.cashflow.engine().store().history(self.cashflow.owner(), row).await?);
            }
            return Ok(later);
        }
        let mut after = entry.sequence;
        loop {
            let entries = self.changes_since(after, FEED_PAGE).await?;
            let Some(last) = entries.last() else { return Ok(later) };
            after = last.sequence;
            take(entries);
        }
    }
}
