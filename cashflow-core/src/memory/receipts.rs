//! Receipts in memory, and their queue.

use std::sync::Arc;

use async_trait::async_trait;
use uuid::Uuid;

use crate::domain::{ContentHash, Page, PageRequest, Receipt, ReceiptId, ReceiptStatus, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::memory::MemoryStore;
use crate::memory::commit::Row;
use crate::memory::keyset;
use crate::memory::references::Reference;
use crate::memory::store::{Owner, State};
use crate::ports::{LeaseRequest, QueueState, ReceiptFilter, ReceiptReads};

#[async_trait]
impl ReceiptReads for MemoryStore {
    async fn receipt(&self, owner: UserId, id: ReceiptId) -> Result<Option<Receipt>> {
        self.of(owner, |owner| owner.receipts.get(&id).map(|receipt| (**receipt).clone()))
    }

    async fn receipts(
        &self,
        owner: UserId,
        filter: &ReceiptFilter,
        page: &PageRequest,
    ) -> Result<Page<Receipt>> {
        let keeps = |receipt: &Receipt| filter.status.is_empty() || filter.status.contains(&receipt.status());
        let found = self.of(owner, |owner| {
            Some(keyset::page(&owner.receipts_by_age, i64::MIN..i64::MAX, page, keeps, Receipt::clone))
        })?;
        Ok(found.unwrap_or_else(|| Page::from_found(Vec::new(), page, sort_key)))
    }

    async fn receipts_by_content(&self, owner: UserId, content: ContentHash) -> Result<Vec<Receipt>> {
        self.of(owner, |owner| {
            let parts = owner.receipts_by_content.range((content, 0)..=(content, u32::MAX));
            parts.filter_map(|(_, id)| owner.receipts.get(id)).map(|receipt| (**receipt).clone()).collect()
        })
    }

    async fn lease_receipts(&self, request: &LeaseRequest) -> Result<Vec<(UserId, Receipt)>> {
        let mut state = self.write()?;
        let due: Vec<_> = state.due(request).take(request.ids.len()).collect();
        let mut leased = Vec::with_capacity(due.len());
        for ((owner, id), &change_set) in due.into_iter().zip(&request.ids) {
            let receipt = state.owners.get(&owner).and_then(|owner| owner.receipts.get(&id));
            let Some(receipt) = receipt else { continue };
            let (set, receipt) = request.lease(change_set, owner, receipt);
            if state.commit(&set)?.replayed {
                return Err(Error::conflict("id_taken", "there is a change set with this id"));
            }
            leased.push((owner, receipt));
        }
        Ok(leased)
    }

    async fn receipt_queue(&self) -> Result<QueueState> {
        let state = self.read()?;
        let mut queue = QueueState::default();
        for &(due, id, owner) in &state.queue {
            let receipt = state.owners.get(&owner).and_then(|owner| owner.receipts.get(&id));
            match receipt.map(|receipt| receipt.status()) {
                Some(ReceiptStatus::Uploaded) => {
                    queue.queued += 1;
                    // The longest due comes first.
                    queue.oldest_due.get_or_insert(due);
                }
                _ => queue.reading += 1,
            }
        }
        Ok(queue)
    }
}

impl State {
    /// What a request may take, the longest due first.
    fn due(&self, request: &LeaseRequest) -> impl Iterator<Item = (UserId, ReceiptId)> {
        let until: Timestamp = request.now;
        let only = request.owner;
        self.queue
            .iter()
            .take_while(move |(due, ..)| *due <= until)
            .filter(move |(.., owner)| only.is_none_or(|only| only == *owner))
            .map(|&(_, id, owner)| (owner, id))
    }
}

fn sort_key(receipt: &Receipt) -> (i64, Uuid) {
    (receipt.created_at.micros(), receipt.id.as_uuid())
}

impl Row for Receipt {
    fn find(owner: &Owner, id: Uuid) -> Option<&Self> {
        owner.receipts.get(&id.into()).map(|receipt| &**receipt)
    }

    fn set(state: &mut State, owner_id: UserId, id: Uuid, row: Option<Self>) -> Option<Self> {
        let owner = state.owners.get_mut(&owner_id)?;
        let old = owner.receipts.remove(&id.into());
        if let Some(old) = &old {
            owner.receipts_by_age.remove(&sort_key(old));
            owner.receipts_by_content.remove(&(old.file.sha256, old.part));
            if let Some(due) = old.due() {
                state.queue.remove(&(due, old.id, owner_id));
            }
        }
        if let Some(receipt) = row {
            if let Some(due) = receipt.due() {
                state.queue.insert((due, receipt.id, owner_id));
            }
            owner.receipts_by_content.insert((receipt.file.sha256, receipt.part), receipt.id);
            let receipt = Arc::new(receipt);
            owner.receipts_by_age.insert(sort_key(&receipt), Arc::clone(&receipt));
            owner.receipts.insert(id.into(), receipt);
        }
        old.map(Arc::unwrap_or_clone)
    }

    fn admit(&self, state: &State, owner: UserId) -> Result<()> {
        let owner = state.owner(owner)?;
        match owner.receipts_by_content.get(&(self.file.sha256, self.part)) {
            Some(&other) if other != self.id => {
                Err(Error::conflict("duplicate_receipt", "there is a receipt of this file already"))
            }
            _ => Ok(()),
        }
    }

    fn release(&self, owner: &Owner) -> Result<()> {
        owner.uses.release(Reference::Receipt(self.id))
    }
}
