//! Who changed what and when, the feed of changes, and undo.

use uuid::Uuid;

use crate::cashflow::Cashflow;
use crate::domain::{ChangeSet, ChangeSetId};
use crate::error::{Error, ErrorKind, Result};
use crate::ports::JournalEntry;

/// The most entries that [`History::changes_since`] gives at once.
pub const MAX_CHANGES: usize = 500;

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
    /// Errors: it is not there; something of it was changed since (`changed_since`, nothing is written); it was a
    /// sign-up or sign-in (`not_undoable`).
    pub async fn undo(&self, id: ChangeSetId) -> Result<ChangeSet> {
        let request = self.cashflow.request("history.undo", &id)?.undoing(id);
        let undone = self.change_set(id).await?.change_set;
        if self.cashflow.replayed(&request).await?.is_some() {
            return Ok(undone);
        }
        let changes = undone.inverse(self.cashflow.engine().now())?;
        match self.cashflow.write(&request, changes).await {
            Ok(_) => Ok(undone),
            Err(error)
                if matches!(error.kind(), ErrorKind::Stale | ErrorKind::NotFound | ErrorKind::Conflict) =>
            {
                let message = "cannot be undone: something of it was changed or used since";
                Err(Error::conflict("changed_since", message).with_source(error))
            }
            Err(error) => Err(error),
        }
    }
}
