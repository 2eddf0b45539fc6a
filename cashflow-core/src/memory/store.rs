//! The store in memory: the data of all owners behind one lock.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, RwLock, RwLockReadGuard, RwLockWriteGuard};

use async_trait::async_trait;
use chrono::NaiveDate;

use crate::domain::{
    Category, CategoryId, ChangeSet, ContentHash, Credential, MovementId, Priority, PriorityId, Receipt,
    ReceiptId, Session, SessionId, Tally, Timestamp, TotalsKey, User, UserId,
};
use crate::error::{Error, Result};
use crate::memory::journal::Journal;
use crate::memory::keyset::Keyset;
use crate::memory::movements::Recorded;
use crate::memory::references::Uses;
use crate::memory::reports;
use crate::ports::{Committed, Store};

/// A [`Store`] that lives as long as the process.
///
/// Writers exclude each other; readers do not. Every read gives copies.
#[derive(Default)]
pub struct MemoryStore {
    state: RwLock<State>,
}

/// Everything of everybody.
#[derive(Default)]
pub(super) struct State {
    pub(super) owners: HashMap<UserId, Owner>,
    /// Who has an address in its profile.
    pub(super) profile_emails: HashMap<String, UserId>,
    /// Who signs in with an address.
    pub(super) credential_emails: HashMap<String, UserId>,
    /// What workers may take, the longest due first.
    pub(super) queue: BTreeSet<(Timestamp, ReceiptId, UserId)>,
    /// Whose data was erased, and when.
    pub(super) erased: BTreeMap<UserId, Timestamp>,
}

/// Everything of one owner, with the indexes that its reads need.
pub(super) struct Owner {
    pub(super) user: User,
    pub(super) credential: Option<Credential>,
    pub(super) sessions: BTreeMap<SessionId, Session>,
    pub(super) priorities: BTreeMap<PriorityId, Priority>,
    pub(super) categories: BTreeMap<CategoryId, Category>,
    pub(super) movements: HashMap<MovementId, Arc<Recorded>>,
    pub(super) movements_by_date: Keyset<Recorded>,
    pub(super) receipts: HashMap<ReceiptId, Arc<Receipt>>,
    pub(super) receipts_by_age: Keyset<Receipt>,
    pub(super) receipts_by_content: BTreeMap<(ContentHash, u32), ReceiptId>,
    /// How often rows are pointed at, to know which may be deleted.
    pub(super) uses: Uses,
    pub(super) totals: Totals,
    pub(super) journal: Journal,
}

/// The maintained totals, by month. What is zero is not kept.
pub(super) type Totals = BTreeMap<NaiveDate, BTreeMap<TotalsKey, Tally>>;

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    pub(super) fn read(&self) -> Result<RwLockReadGuard<'_, State>> {
        self.state.read().map_err(|_| broken())
    }

    pub(super) fn write(&self) -> Result<RwLockWriteGuard<'_, State>> {
        self.state.write().map_err(|_| broken())
    }

    /// What `look` finds in the data of an owner; the empty answer if there is no such owner.
    pub(super) fn of<T: Default>(&self, owner: UserId, look: impl FnOnce(&Owner) -> T) -> Result<T> {
        Ok(self.read()?.owners.get(&owner).map(look).unwrap_or_default())
    }
}

impl State {
    pub(super) fn owner(&self, owner: UserId) -> Result<&Owner> {
        self.owners.get(&owner).ok_or_else(|| Error::not_found("user"))
    }
}

fn broken() -> Error {
    Error::internal("the store in memory is unusable", "a thread panicked while it was writing")
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryStore").finish_non_exhaustive()
    }
}

impl Owner {
    pub(super) fn new(user: User) -> Self {
        Self {
            user,
            credential: None,
            sessions: BTreeMap::new(),
            priorities: BTreeMap::new(),
            categories: BTreeMap::new(),
            movements: HashMap::new(),
            movements_by_date: Keyset::new(),
            receipts: HashMap::new(),
            receipts_by_age: Keyset::new(),
            receipts_by_content: BTreeMap::new(),
            uses: Uses::default(),
            totals: Totals::new(),
            journal: Journal::default(),
        }
    }
}

#[async_trait]
impl Store for MemoryStore {
    async fn commit(&self, changes: &ChangeSet) -> Result<Committed> {
        self.write()?.commit(changes)
    }

    async fn rebuild_totals(&self, owner: UserId) -> Result<()> {
        if let Some(owner) = self.write()?.owners.get_mut(&owner) {
            owner.totals = reports::sums_of_rows(owner)?;
        }
        Ok(())
    }

    async fn ping(&self) -> Result<()> {
        self.read().map(drop)
    }
}
