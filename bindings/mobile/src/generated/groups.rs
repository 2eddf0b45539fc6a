//! Written by `cargo codegen` from the facade: change that instead.

use cashflow_facade::api::{self, *};

use super::errors::CashflowError;
use super::records::{NewUser, ReceiptFile, SignIn};
use crate::running::run;

/// Registration and sign-in. It needs `tokenSecrets` in the configuration.
#[derive(Debug, uniffi::Object)]
pub struct Users(pub(super) api::Users);

#[uniffi::export]
impl Users {
    /// Creates a user with the first categories and priorities. Errors: the address is taken (`email_taken`), the
    /// password is too short or too long.
    pub async fn register(&self, user: NewUser) -> Result<User, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.register(user.into()).await }).await
    }

    /// Signs in with address and password. An unknown address takes the same work as a wrong password.
    pub async fn log_in(&self, email: String, password: String) -> Result<SignIn, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.log_in(email, password).await }).await.map(Into::into)
    }

    /// Replaces a refresh token by a new one and issues a new access token. A token that was already used means that
    /// two hold it: the whole sign-in is revoked, and so for both.
    pub async fn refresh(&self, refresh_token: String) -> Result<SignIn, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.refresh(refresh_token).await }).await.map(Into::into)
    }

    /// Ends a sign-in. A token that is not valid (any more) is no error: there is nothing left to end.
    pub async fn log_out(&self, refresh_token: String) -> Result<(), CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.log_out(refresh_token).await }).await
    }

    /// Checks an access token. Errors: not valid, or expired (`token_expired`).
    pub async fn authenticate(&self, access_token: String) -> Result<AccessClaims, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.authenticate(access_token).await }).await
    }

    /// Changes the password and ends every sign-in. Errors: the old password is wrong.
    pub async fn change_password(
        &self,
        user_id: Id,
        password: String,
        new_password: String,
    ) -> Result<(), CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.change_password(user_id, password, new_password).await }).await
    }

    /// Changes the address to sign in with. Errors: the password is wrong, the address is taken (`email_taken`).
    pub async fn change_email(
        &self,
        user_id: Id,
        password: String,
        email: String,
    ) -> Result<User, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.change_email(user_id, password, email).await }).await
    }

    /// Deletes an account with everything of the person, for good: movements, categories, priorities, receipts with
    /// their files, sign-ins, history. The address may register anew. Errors: the password is wrong.
    pub async fn delete(&self, user_id: Id, password: String) -> Result<(), CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.delete(user_id, password).await }).await
    }

    /// Takes away files that deleted accounts left behind, when a process ended in the middle or the file store was away,
    /// and forgets accounts that were deleted longer ago than this; none takes a day. For a host to call when it starts
    /// and now and then.
    #[uniffi::method(default(older_than_seconds))]
    pub async fn sweep_deleted(&self, older_than_seconds: Option<u32>) -> Result<(), CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.sweep_deleted(older_than_seconds).await }).await
    }
}

/// The profile of one owner.
#[derive(Debug, uniffi::Object)]
pub struct Profile(pub(super) api::Profile);

#[uniffi::export]
impl Profile {
    /// The profile. Errors: the owner is not there.
    pub async fn get(&self) -> Result<User, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.get().await }).await
    }

    /// The calendar date that it is for the owner.
    pub async fn today(&self) -> Result<Day, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.today().await }).await
    }

    /// Changes the profile. With a version, only if that is still the current one (else `stale`).
    #[uniffi::method(default(change), default(version))]
    pub async fn change(&self, change: ProfileChange, version: Option<u32>) -> Result<User, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.change(change, version).await }).await
    }
}

/// The categories of one owner.
#[derive(Debug, uniffi::Object)]
pub struct Categories(pub(super) api::Categories);

#[uniffi::export]
impl Categories {
    /// All categories, archived ones included: income first, then by name.
    pub async fn list(&self) -> Result<Vec<Category>, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.list().await }).await
    }

    /// A category. Errors: it is not there.
    pub async fn get(&self, id: Id) -> Result<Category, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.get(id).await }).await
    }

    /// The category of a name that is not archived; case and accents do not count. Errors: there is none.
    pub async fn named(&self, kind: MovementKind, name: String) -> Result<Category, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.named(kind, name).await }).await
    }

    /// Creates a category. Errors: a sibling has the name, the parent is not there, has a parent or another kind.
    pub async fn create(&self, category: NewCategory) -> Result<Category, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.create(category).await }).await
    }

    /// Changes a category. With a version, only if that is still the current one (else `stale`).
    #[uniffi::method(default(change), default(version))]
    pub async fn change(
        &self,
        id: Id,
        change: CategoryChange,
        version: Option<u32>,
    ) -> Result<Category, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.change(id, change, version).await }).await
    }

    /// Archives a category: its history stays, it is no longer offered.
    pub async fn archive(&self, id: Id) -> Result<Category, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.archive(id).await }).await
    }

    /// Deletes a category that nothing uses. Errors: movements or categories below it use it (`in_use`): archive or
    /// merge it instead.
    #[uniffi::method(default(version))]
    pub async fn delete(&self, id: Id, version: Option<u32>) -> Result<(), CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.delete(id, version).await }).await
    }

    /// Moves everything of one category into another of the same kind and deletes it. Gives the other.
    pub async fn merge(&self, id: Id, into: Id) -> Result<Category, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.merge(id, into).await }).await
    }
}

/// The priorities of one owner.
#[derive(Debug, uniffi::Object)]
pub struct Priorities(pub(super) api::Priorities);

#[uniffi::export]
impl Priorities {
    /// The scale, what matters most first.
    pub async fn list(&self) -> Result<Vec<Priority>, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.list().await }).await
    }

    /// A priority. Errors: it is not there.
    pub async fn get(&self, id: Id) -> Result<Priority, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.get(id).await }).await
    }

    /// Creates a priority. Errors: another has the name.
    pub async fn create(&self, priority: NewPriority) -> Result<Priority, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.create(priority).await }).await
    }

    /// Changes a priority. With a version, only if that is still the current one (else `stale`).
    #[uniffi::method(default(change), default(version))]
    pub async fn change(
        &self,
        id: Id,
        change: PriorityChange,
        version: Option<u32>,
    ) -> Result<Priority, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.change(id, change, version).await }).await
    }

    /// Deletes a priority that nothing uses. Errors: movements or categories use it (`in_use`).
    #[uniffi::method(default(version))]
    pub async fn delete(&self, id: Id, version: Option<u32>) -> Result<(), CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.delete(id, version).await }).await
    }
}

/// The movements of one owner.
#[derive(Debug, uniffi::Object)]
pub struct Movements(pub(super) api::Movements);

#[uniffi::export]
impl Movements {
    /// Records a movement. Errors: an amount that is not above zero, a category of the other kind or that is archived,
    /// a category or priority that is not there, a taken id.
    pub async fn record(&self, movement: NewMovement) -> Result<Movement, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.record(movement).await }).await
    }

    /// Records many movements at once, 50 000 at most: all of them, or none. Errors as for `record`.
    #[uniffi::method(default(movements))]
    pub async fn record_all(&self, movements: Vec<NewMovement>) -> Result<Vec<Movement>, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.record_all(movements).await }).await
    }

    /// A movement. Errors: it is not there.
    pub async fn get(&self, id: Id) -> Result<Movement, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.get(id).await }).await
    }

    /// A page of movements, newest first.
    #[uniffi::method(default(filter), default(page))]
    pub async fn list(
        &self,
        filter: MovementFilter,
        page: PageRequest,
    ) -> Result<MovementPage, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.list(filter, page).await }).await
    }

    /// Changes a movement. With a version, only if that is still the current one (else `stale`).
    #[uniffi::method(default(change), default(version))]
    pub async fn change(
        &self,
        id: Id,
        change: MovementChange,
        version: Option<u32>,
    ) -> Result<Movement, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.change(id, change, version).await }).await
    }

    /// Deletes a movement; `restore` brings it back. With a version, only if that is the current one.
    #[uniffi::method(default(version))]
    pub async fn delete(&self, id: Id, version: Option<u32>) -> Result<(), CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.delete(id, version).await }).await
    }

    /// Brings a deleted movement back as it was. Errors: it is there (`not_deleted`), it never was (`not_found`).
    pub async fn restore(&self, id: Id) -> Result<Movement, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.restore(id).await }).await
    }

    /// The first and the last date that has movements; none without movements.
    pub async fn dates(&self) -> Result<Option<DateRange>, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.dates().await }).await
    }
}

/// The receipts of one owner.
#[derive(Debug, uniffi::Object)]
pub struct Receipts(pub(super) api::Receipts);

#[uniffi::export]
impl Receipts {
    /// Stores a file and queues it to be read. The same content again is found and reported, not doubled.
    ///
    /// Errors: too large; a type that is not JPEG, PNG, WebP or PDF by its content.
    #[uniffi::method(default(file_name))]
    pub async fn upload(&self, content: Vec<u8>, file_name: Option<String>) -> Result<Upload, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.upload(content, file_name).await }).await
    }

    /// Uploads a file and reads it at once, without a worker. A file with several receipts gives all of them; one that
    /// was there before is not read again.
    #[uniffi::method(default(file_name))]
    pub async fn scan(
        &self,
        content: Vec<u8>,
        file_name: Option<String>,
    ) -> Result<Vec<Receipt>, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.scan(content, file_name).await }).await
    }

    /// Reads a queued receipt at once, without a worker; gives all receipts of its file.
    pub async fn read_now(&self, id: Id) -> Result<Vec<Receipt>, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.read_now(id).await }).await
    }

    /// A receipt. Errors: it is not there.
    pub async fn get(&self, id: Id) -> Result<Receipt, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.get(id).await }).await
    }

    /// A page of receipts, newest first.
    #[uniffi::method(default(filter), default(page))]
    pub async fn list(&self, filter: ReceiptFilter, page: PageRequest) -> Result<ReceiptPage, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.list(filter, page).await }).await
    }

    /// The file of a receipt, as it was uploaded.
    pub async fn file(&self, id: Id) -> Result<ReceiptFile, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.file(id).await }).await.map(Into::into)
    }

    /// Corrects the draft without confirming it. Errors: the receipt is not waiting for review.
    #[uniffi::method(default(correction), default(version))]
    pub async fn correct(
        &self,
        id: Id,
        correction: Correction,
        version: Option<u32>,
    ) -> Result<Receipt, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.correct(id, correction, version).await }).await
    }

    /// Confirms a receipt: at once it becomes a movement and is marked as confirmed. What was corrected is learnt: the
    /// next receipt of that merchant is proposed accordingly.
    ///
    /// Errors: it is not waiting for review; date or total was neither understood nor given (`field` names it); and
    /// those of `movements.record`.
    #[uniffi::method(default(confirmation), default(version))]
    pub async fn confirm(
        &self,
        id: Id,
        confirmation: Confirmation,
        version: Option<u32>,
    ) -> Result<Confirmed, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.confirm(id, confirmation, version).await }).await
    }

    /// Says that a receipt is not to become a movement. Errors: it is not waiting for review, and did not fail.
    #[uniffi::method(default(version))]
    pub async fn reject(&self, id: Id, version: Option<u32>) -> Result<Receipt, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.reject(id, version).await }).await
    }

    /// Puts a receipt back into the queue, to be read anew. Errors: it is being read, or was confirmed.
    #[uniffi::method(default(version))]
    pub async fn retry(&self, id: Id, version: Option<u32>) -> Result<Receipt, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.retry(id, version).await }).await
    }

    /// Deletes stored files that no receipt ever pointed at, if they are older than so many seconds (none: a day).
    /// Gives what was deleted.
    #[uniffi::method(default(older_than_seconds))]
    pub async fn sweep_orphans(
        &self,
        older_than_seconds: Option<u32>,
    ) -> Result<Vec<StoredFile>, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.sweep_orphans(older_than_seconds).await }).await
    }
}

/// The reports of one owner.
#[derive(Debug, uniffi::Object)]
pub struct Reports(pub(super) api::Reports);

#[uniffi::export]
impl Reports {
    /// Sums of a range, exact and apart for each currency.
    pub async fn summary(&self, request: SummaryRequest) -> Result<Summary, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.summary(request).await }).await
    }

    /// The balance, period by period: each opens with everything before it.
    pub async fn running_balance(
        &self,
        date_from: Day,
        date_to: Day,
        period: Period,
    ) -> Result<Vec<BalanceLine>, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.running_balance(date_from, date_to, period).await }).await
    }

    /// What is left of all income after all expenses until a date included, for each currency.
    pub async fn balance(&self, until: Day) -> Result<Vec<Money>, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.balance(until).await }).await
    }

    /// Kept totals that differ from the sums of the movements: nothing, unless the database was damaged.
    pub async fn verify(&self) -> Result<Vec<TotalsDrift>, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.verify().await }).await
    }

    /// Computes the kept totals anew from the movements.
    pub async fn rebuild(&self) -> Result<(), CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.rebuild().await }).await
    }
}

/// The journal of one owner.
#[derive(Debug, uniffi::Object)]
pub struct History(pub(super) api::History);

#[uniffi::export]
impl History {
    /// Every change set that changed something, oldest first, also after it was deleted. Errors: it never was.
    pub async fn of_entity(&self, entity_id: Id) -> Result<Vec<JournalEntry>, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.of_entity(entity_id).await }).await
    }

    /// A change set. Errors: it is not there.
    pub async fn change_set(&self, id: Id) -> Result<JournalEntry, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.change_set(id).await }).await
    }

    /// The latest change sets, newest first, 500 at most.
    pub async fn recent(&self, limit: u32) -> Result<Vec<JournalEntry>, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.recent(limit).await }).await
    }

    /// The change sets after a sequence, oldest first, 500 at most: for devices that keep a copy. Start with 0 and go
    /// on with the last entry's sequence.
    pub async fn changes_since(&self, sequence: i64, limit: u32) -> Result<Vec<JournalEntry>, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.changes_since(sequence, limit).await }).await
    }

    /// Takes a change set back, by a new one with the opposite changes; undoing that one does it again. Gives what was
    /// taken back. Errors: it is not there; something of it was changed since (`changed_since`, nothing is written); it
    /// was a sign-up or sign-in (`not_undoable`).
    pub async fn undo(&self, id: Id) -> Result<ChangeSet, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.undo(id).await }).await
    }
}

/// The queue. Several workers, also in several processes, share it.
#[derive(Debug, uniffi::Object)]
pub struct Queue(pub(super) api::Queue);

#[uniffi::export]
impl Queue {
    /// How full it is.
    pub async fn state(&self) -> Result<QueueState, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.state().await }).await
    }

    /// Takes one due receipt, reads it and hands it over for review. None when nothing is due: a worker waits a while
    /// then and asks again.
    pub async fn work(&self, worker: String) -> Result<Option<ReadOutcome>, CashflowError> {
        let inner = self.0.clone();
        run(async move { inner.work(worker).await }).await
    }
}
