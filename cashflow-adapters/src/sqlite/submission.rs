//! A change set on its way to the writer, with what can be prepared beside it: its record for the journal and its deltas.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use cashflow_core::Result;
use cashflow_core::domain::{ChangeSet, Tally, TotalsKey, totals_deltas};

use crate::records::{Record, Stored};

/// A change set, shared by the thread that writes it and the one that prepares its record.
#[derive(Debug)]
pub(super) struct Submission {
    pub(super) set: ChangeSet,
    prepared: OnceLock<Option<Prepared>>,
}

/// What the journal and the maintained totals take of a change set of which nothing is skipped.
#[derive(Debug)]
struct Prepared {
    record: Record,
    deltas: BTreeMap<TotalsKey, Tally>,
}

impl Submission {
    pub(super) fn new(set: ChangeSet) -> Arc<Self> {
        Arc::new(Self { set, prepared: OnceLock::new() })
    }

    /// Prepares it, unless that is done already; waits if another thread is about it.
    pub(super) fn prepare(&self) {
        self.prepared();
    }

    /// None if it cannot be prepared; whoever needs it then does it anew and gets the error.
    fn prepared(&self) -> Option<&Prepared> {
        let prepare = || {
            let changes = &self.set.changes;
            Some(Prepared { record: Record::of(changes).ok()?, deltas: totals_deltas(changes).ok()? })
        };
        self.prepared.get_or_init(prepare).as_ref()
    }

    /// The record of the changes that were not skipped.
    pub(super) fn record(&self, skipped: &[usize]) -> Result<Stored<'_>> {
        match self.prepared() {
            Some(prepared) if skipped.is_empty() => Ok(prepared.record.stored()),
            Some(prepared) => Ok(prepared.record.stored_without(skipped)),
            None => Ok(Record::of(&self.set.changes)?.stored_without(skipped)),
        }
    }

    /// What the changes that were not skipped add to the totals.
    pub(super) fn deltas(&self, skipped: &[usize]) -> Result<Cow<'_, BTreeMap<TotalsKey, Tally>>> {
        match self.prepared() {
            Some(prepared) if skipped.is_empty() => Ok(Cow::Borrowed(&prepared.deltas)),
            _ => {
                let changes = self.set.changes.iter().enumerate();
                let applied = changes.filter(|(index, _)| skipped.binary_search(index).is_err());
                totals_deltas(applied.map(|(_, change)| change)).map(Cow::Owned)
            }
        }
    }
}
