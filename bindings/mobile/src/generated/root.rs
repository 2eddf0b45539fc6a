//! Written by `cargo codegen` from the facade: change that instead.

use std::sync::Arc;

use cashflow_facade::api::{self, *};

use super::errors::CashflowError;
use super::groups::{Categories, History, Movements, Priorities, Profile, Queue, Receipts, Reports, Users};
use super::ports::{HostReceiptReader, ReceiptReader};
use super::records::Config;
use crate::running::run;

/// The cash flow of one owner. It reaches nobody else's data.
#[derive(Debug, uniffi::Object)]
pub struct Cashflow(api::Cashflow);

#[uniffi::export]
impl Cashflow {
    /// Opens a database, and whatever else the configuration names. A reader of the host's own takes the place of
    /// `config.reader`.
    #[uniffi::constructor(default(reader))]
    pub async fn open(
        config: Config,
        reader: Option<Arc<dyn ReceiptReader>>,
    ) -> Result<Arc<Self>, CashflowError> {
        let reader = reader.map(HostReceiptReader::shared);
        let opened = run(async move { api::Cashflow::open(config.into(), reader).await }).await?;
        Ok(Arc::new(Self(opened)))
    }

    /// Closes it, and every handle that came from it: calls under way come to their end, later ones are refused with
    /// `closed`. When it returns, the files of the database are released. Closing twice is no error.
    pub async fn shutdown(&self) -> Result<(), CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.close().await }).await
    }

    /// Whether it was closed.
    pub fn is_closed(&self) -> bool {
        self.0.is_closed()
    }

    /// The same for the user of an access token. Errors: not valid, or expired (`token_expired`).
    pub fn signed_in(&self, access_token: String) -> Result<Arc<Self>, CashflowError> {
        Ok(Arc::new(Self(self.0.signed_in(access_token)?)))
    }

    /// The same for another user. That this may be done is the host's to check.
    pub fn acting_for(&self, user_id: Id) -> Arc<Self> {
        Arc::new(Self(self.0.acting_for(user_id)))
    }

    /// The same, for one write that may be sent twice: with the same key it happens once, and the second call gets the
    /// first one's outcome. The same key for another write is refused. Errors: not 1 to 200 visible ASCII characters.
    pub fn idempotent(&self, key: String) -> Result<Arc<Self>, CashflowError> {
        Ok(Arc::new(Self(self.0.idempotent(key)?)))
    }

    /// Whose data it works on; none when it acts for nobody.
    pub fn owner_id(&self) -> Option<Id> {
        self.0.owner_id()
    }

    /// Registration and sign-in.
    pub fn users(&self) -> Users {
        Users(self.0.users())
    }

    /// The owner's profile.
    pub fn profile(&self) -> Profile {
        Profile(self.0.profile())
    }

    /// Categories.
    pub fn categories(&self) -> Categories {
        Categories(self.0.categories())
    }

    /// The scale of priorities.
    pub fn priorities(&self) -> Priorities {
        Priorities(self.0.priorities())
    }

    /// Movements of money.
    pub fn movements(&self) -> Movements {
        Movements(self.0.movements())
    }

    /// Receipts, from the photo to the movement.
    pub fn receipts(&self) -> Receipts {
        Receipts(self.0.receipts())
    }

    /// Sums and balances.
    pub fn reports(&self) -> Reports {
        Reports(self.0.reports())
    }

    /// Who changed what and when, and undo.
    pub fn history(&self) -> History {
        History(self.0.history())
    }

    /// The queue of receipts to be read, of all owners: for workers.
    pub fn queue(&self) -> Queue {
        Queue(self.0.queue())
    }
}
