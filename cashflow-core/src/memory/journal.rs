//! The journal in memory.

use std::collections::HashMap;

use async_trait::async_trait;
use uuid::Uuid;

use crate::domain::{ChangeSet, ChangeSetId, IdempotencyKey, UserId};
use crate::error::{Error, ErrorKind, Result};
use crate::memory::MemoryStore;
use crate::ports::{JournalEntry, JournalReads};

/// The change sets of an owner in the order of their commits: the sequence of one is its place, from 1.
#[derive(Default)]
pub(super) struct Journal {
    entries: Vec<JournalEntry>,
    by_id: HashMap<ChangeSetId, usize>,
    by_key: HashMap<IdempotencyKey, usize>,
    by_entity: HashMap<Uuid, Vec<usize>>,
}

impl Journal {
    /// The entry of the same request, if it was committed before. Errors: its key was used for another one.
    pub(super) fn replayed(&self, set: &ChangeSet) -> Result<Option<&JournalEntry>> {
        if let Some(&place) = self.by_id.get(&set.id) {
            return Ok(Some(&self.entries[place]));
        }
        let Some(given) = &set.idempotency else { return Ok(None) };
        let Some(&place) = self.by_key.get(&given.key) else { return Ok(None) };
        let first = &self.entries[place];
        if first.change_set.idempotency.as_ref().is_some_and(|it| it.fingerprint == given.fingerprint) {
            return Ok(Some(first));
        }
        let message = "the idempotency key was used for another request";
        Err(Error::new(ErrorKind::IdempotencyMismatch, "idempotency_mismatch", message)
            .with_field("idempotency_key"))
    }

    pub(super) fn append(&mut self, change_set: ChangeSet) -> &JournalEntry {
        let place = self.entries.len();
        self.by_id.insert(change_set.id, place);
        if let Some(idempotency) = &change_set.idempotency {
            self.by_key.insert(idempotency.key.clone(), place);
        }
        for change in &change_set.changes {
            let places = self.by_entity.entry(change.entity()).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
        self.entries.push(JournalEntry { sequence: place as u64 + 1, change_set });
        &self.entries[place]
    }

    fn history(&self, entity: Uuid) -> Vec<JournalEntry> {
        let places = self.by_entity.get(&entity).into_iter().flatten();
        places
            .map(|&place| {
                let JournalEntry { sequence, change_set } = &self.entries[place];
                let mut own = change_set.without_changes();
                own.changes =
                    change_set.changes.iter().filter(|change| change.entity() == entity).cloned().collect();
                JournalEntry { sequence: *sequence, change_set: own }
            })
            .collect()
    }
}

#[async_trait]
impl JournalReads for MemoryStore {
    async fn change_set(&self, owner: UserId, id: ChangeSetId) -> Result<Option<JournalEntry>> {
        self.of(owner, |owner| {
            let journal = &owner.journal;
            journal.by_id.get(&id).map(|&place| journal.entries[place].clone())
        })
    }

    async fn change_set_by_key(&self, owner: UserId, key: &IdempotencyKey) -> Result<Option<JournalEntry>> {
        self.of(owner, |owner| {
            let journal = &owner.journal;
            journal.by_key.get(key).map(|&place| journal.entries[place].clone())
        })
    }

    async fn history(&self, owner: UserId, entity: Uuid) -> Result<Vec<JournalEntry>> {
        self.of(owner, |owner| owner.journal.history(entity))
    }

    async fn changes_since(&self, owner: UserId, after: u64, limit: usize) -> Result<Vec<JournalEntry>> {
        self.of(owner, |owner| {
            let entries = &owner.journal.entries;
            // The sequence of an entry is its place from 1, so the place after it has the same number.
            let start = usize::try_from(after).unwrap_or(usize::MAX).min(entries.len());
            entries[start..].iter().take(limit).cloned().collect()
        })
    }

    async fn recent_changes(&self, owner: UserId, limit: usize) -> Result<Vec<JournalEntry>> {
        self.of(owner, |owner| owner.journal.entries.iter().rev().take(limit).cloned().collect())
    }
}
