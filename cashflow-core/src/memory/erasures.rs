//! Erasing owners in memory.

use std::ops::Bound;

use async_trait::async_trait;

use crate::domain::{Timestamp, UserId};
use crate::error::{Error, Result};
use crate::memory::MemoryStore;
use crate::memory::store::State;
use crate::ports::{ErasedOwner, Erasures};

#[async_trait]
impl Erasures for MemoryStore {
    async fn erase_owner(&self, owner: UserId, at: Timestamp) -> Result<()> {
        self.write()?.erase(owner, at)
    }

    async fn erased_owners(&self, after: Option<UserId>, limit: usize) -> Result<Vec<ErasedOwner>> {
        let start = after.map_or(Bound::Unbounded, Bound::Excluded);
        let state = self.read()?;
        let erased = state.erased.range((start, Bound::Unbounded)).take(limit);
        Ok(erased.map(|(&owner, &erased_at)| ErasedOwner { owner, erased_at }).collect())
    }

    async fn forget_erased(&self, owner: UserId) -> Result<()> {
        self.write()?.erased.remove(&owner);
        Ok(())
    }
}

impl State {
    fn erase(&mut self, owner: UserId, at: Timestamp) -> Result<()> {
        let Some(gone) = self.owners.remove(&owner) else {
            let is_erased = self.erased.contains_key(&owner);
            return if is_erased { Ok(()) } else { Err(Error::not_found("user")) };
        };
        if let Some(email) = gone.user.email {
            self.profile_emails.remove(&email.key());
        }
        if let Some(credential) = gone.credential {
            self.credential_emails.remove(&credential.email.key());
        }
        self.queue.retain(|(_, _, user)| *user != owner);
        self.erased.insert(owner, at);
        Ok(())
    }
}
