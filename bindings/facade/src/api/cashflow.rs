//! The door to everything.

use std::sync::Arc;

use crate::api::{
    Categories, Config, History, Id, Movements, Priorities, Profile, Queue, ReceiptReader, Receipts, Reports,
    Result, Users,
};
use crate::handle::Handle;

/// The cash flow of one owner. It reaches nobody else's data.
#[derive(Debug, Clone)]
pub struct Cashflow {
    handle: Handle,
}

impl Cashflow {
    pub(crate) fn handle(&self) -> &Handle {
        &self.handle
    }

    /// Opens a database, and whatever else the configuration names. A reader of the host's own takes the place of
    /// `config.reader`.
    pub async fn open(config: Config, reader: Option<Arc<dyn ReceiptReader>>) -> Result<Self> {
        crate::open::open(config, reader).await.map(|handle| Self { handle })
    }

    /// Closes it, and every handle that came from it: calls under way come to their end, later ones are refused with
    /// `closed`. When it returns, the files of the database are released. Closing twice is no error.
    pub async fn close(&self) -> Result<()> {
        self.handle.close().await;
        Ok(())
    }

    /// Whether it was closed.
    pub fn is_closed(&self) -> bool {
        self.handle.is_closed()
    }

    /// The same for the user of an access token. Errors: not valid, or expired (`token_expired`).
    pub fn signed_in(&self, access_token: String) -> Result<Self> {
        self.handle.signed_in(&access_token).map(|handle| Self { handle })
    }

    /// The same for another user. That this may be done is the host's to check.
    pub fn acting_for(&self, user_id: Id) -> Self {
        Self { handle: self.handle.acting_for(user_id) }
    }

    /// The same, for one write that may be sent twice: with the same key it happens once, and the second call gets the
    /// first one's outcome. The same key for another write is refused. Errors: not 1 to 200 visible ASCII characters.
    pub fn idempotent(&self, key: String) -> Result<Self> {
        self.handle.idempotent(&key).map(|handle| Self { handle })
    }

    /// Whose data it works on; none when it acts for nobody.
    pub fn owner_id(&self) -> Option<Id> {
        self.handle.owner()
    }

    /// Registration and sign-in.
    pub fn users(&self) -> Users {
        Users::new(self.handle.clone())
    }

    /// The owner's profile.
    pub fn profile(&self) -> Profile {
        Profile::new(self.handle.clone())
    }

    /// Categories.
    pub fn categories(&self) -> Categories {
        Categories::new(self.handle.clone())
    }

    /// The scale of priorities.
    pub fn priorities(&self) -> Priorities {
        Priorities::new(self.handle.clone())
    }

    /// Movements of money.
    pub fn movements(&self) -> Movements {
        Movements::new(self.handle.clone())
    }

    /// Receipts, from the photo to the movement.
    pub fn receipts(&self) -> Receipts {
        Receipts::new(self.handle.clone())
    }

    /// Sums and balances.
    pub fn reports(&self) -> Reports {
        Reports::new(self.handle.clone())
    }

    /// Who changed what and when, and undo.
    pub fn history(&self) -> History {
        History::new(self.handle.clone())
    }

    /// The queue of receipts to be read, of all owners: for workers.
    pub fn queue(&self) -> Queue {
        Queue::new(self.handle.clone())
    }
}
