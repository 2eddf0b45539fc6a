//! A change set on its way to the writer, with what can be prepared beside it: its record for the journal and its deltas.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use cashflow_core::domain::{Change, ChangeSet, Tally, TotalsKey, totals_deltas};
use cashflow_core::{Error, Result};

/// A change set, shared by the thread that writes it and the one that prepares its record.
#[derive(Debug)]
pub(super) struct Submission {
    pub(super) set: ChangeSet,
    record: OnceLock<Record>,
}

/// What the journal and the maintained totals take of a change set.
#[derive(Debug)]
struct Record {
    /// The changes as a JSON array, or why they cannot be written as one.
    changes: std::result::Result<Json, String>,
    /// What they add to the totals; none if that overflows.
    deltas: Option<BTreeMap<TotalsKey, Tally>>,
}

#[derive(Debug)]
struct Json {
    text: String,
    /// Where each change ends, without the sign after it.
    ends: Vec<usize>,
}

impl Submission {
    pub(super) fn new(set: ChangeSet) -> Arc<Self> {
        Arc::new(Self { set, record: OnceLock::new() })
    }

    /// Makes the record, unless it is made already; waits for it if another thread is about it.
    pub(super) fn prepare(&self) {
        self.record();
    }

    fn record(&self) -> &Record {
        self.record.get_or_init(|| Record {
            changes: Json::of(&self.set.changes),
            deltas: totals_deltas(&self.set.changes).ok(),
        })
    }

    /// The applied changes as a JSON array.
    pub(super) fn changes(&self, skipped: &[usize]) -> Result<std::borrow::Cow<'_, str>> {
        let json = self.record().changes.as_ref();
        let json =
            json.map_err(|reason| Error::internal("a change set cannot be recorded", reason.as_str()))?;
        Ok(if skipped.is_empty() { json.text.as_str().into() } else { json.without(skipped).into() })
    }

    /// What the applied changes add to the totals.
    pub(super) fn deltas(
        &self,
        skipped: &[usize],
    ) -> Result<std::borrow::Cow<'_, BTreeMap<TotalsKey, Tally>>> {
        match &self.record().deltas {
            Some(deltas) if skipped.is_empty() => Ok(std::borrow::Cow::Borrowed(deltas)),
            _ => {
                let changes = self.set.changes.iter().enumerate();
                let applied = changes.filter(|(index, _)| skipped.binary_search(index).is_err());
                totals_deltas(applied.map(|(_, change)| change)).map(std::borrow::Cow::Owned)
            }
        }
    }
}

impl Json {
    /// The usual size of a change of a movement, to begin with.
    const USUAL: usize = 448;

    fn of(changes: &[Change]) -> std::result::Result<Self, String> {
        let mut text = Vec::with_capacity(2 + changes.len() * Self::USUAL);
        let mut ends = Vec::with_capacity(changes.len());
        text.push(b'[');
        for change in changes {
            if !ends.is_empty() {
                text.push(b',');
            }
            serde_json::to_writer(&mut text, change).map_err(|error| error.to_string())?;
            ends.push(text.len());
        }
        text.push(b']');
        let text = String::from_utf8(text).map_err(|error| error.to_string())?;
        Ok(Self { text, ends })
    }

    /// The same without the changes at these places, which are in order.
    fn without(&self, skipped: &[usize]) -> String {
        let mut text = String::with_capacity(self.text.len());
        let mut start = 1;
        for (index, &end) in self.ends.iter().enumerate() {
            if skipped.binary_search(&index).is_err() {
                text.push(if text.is_empty() { '[' } else { ',' });
                text.push_str(&self.text[start..end]);
            }
            start = end + 1;
        }
        if text.is_empty() {
            text.push('[');
        }
        text.push(']');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skipped_changes_are_cut_out_of_the_record() {
        let json = Json { text: "[10,2,333]".to_owned(), ends: vec![3, 5, 9] };
        assert_eq!(json.without(&[]), "[10,2,333]");
        assert_eq!(json.without(&[0]), "[2,333]");
        assert_eq!(json.without(&[1]), "[10,333]");
        assert_eq!(json.without(&[1, 2]), "[10]");
        assert_eq!(json.without(&[0, 1, 2]), "[]");
    }
}
