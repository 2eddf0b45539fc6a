//! Written by `cargo codegen` from the facade: change that instead.

use cashflow_facade::api;
use napi::Env;
use napi::bindgen_prelude::{PromiseRaw, Unknown};
use napi_derive::napi;

use crate::calls::{Aborted, give, run};
use crate::conv::{argument, optional_argument};
use crate::errors::raise;
use crate::raw::Value;

/// The cash flow of one owner. It reaches nobody else's data.
#[napi]
pub struct Cashflow(pub(crate) api::Cashflow);

#[napi]
#[allow(clippy::missing_errors_doc, reason = "only scripts call them")]
impl Cashflow {
    /// Closes it, and every handle that came from it: calls under way come to their end, later ones are refused with
    /// `closed`. When it returns, the files of the database are released. Closing twice is no error.
    #[napi(js_name = "close")]
    pub fn close<'env>(&self, env: &'env Env, abort: Aborted<'_>) -> napi::Result<PromiseRaw<'env, Value>> {
        let object = self.0.clone();
        run(env, abort, async move { object.close().await })
    }

    /// Whether it was closed.
    #[napi(js_name = "isClosed")]
    pub fn is_closed(&self, env: &Env) -> napi::Result<Value> {
        give(env, self.0.is_closed())
    }

    /// The same for the user of an access token. Errors: not valid, or expired (`token_expired`).
    #[napi(js_name = "signedIn")]
    pub fn signed_in(&self, access_token: Unknown<'_>) -> napi::Result<Self> {
        let access_token = argument("accessToken", access_token)?;
        Ok(Self(self.0.signed_in(access_token).map_err(raise)?))
    }

    /// The same for another user. That this may be done is the host's to check.
    #[napi(js_name = "actingFor")]
    pub fn acting_for(&self, user_id: Unknown<'_>) -> napi::Result<Self> {
        let user_id = argument("userId", user_id)?;
        Ok(Self(self.0.acting_for(user_id)))
    }

    /// The same, for one write that may be sent twice: with the same key it happens once, and the second call gets the
    /// first one's outcome. The same key for another write is refused. Errors: not 1 to 200 visible ASCII characters.
    #[napi(js_name = "idempotent")]
    pub fn idempotent(&self, key: Unknown<'_>) -> napi::Result<Self> {
        let key = argument("key", key)?;
        Ok(Self(self.0.idempotent(key).map_err(raise)?))
    }

    /// Whose data it works on; none when it acts for nobody.
    #[napi(js_name = "ownerId")]
    pub fn owner_id(&self, env: &Env) -> napi::Result<Value> {
        give(env, self.0.owner_id())
    }

    /// Registration and sign-in.
    #[napi(js_name = "users")]
    pub fn users(&self) -> Users {
        Users(self.0.users())
    }

    /// The owner's profile.
    #[napi(js_name = "profile")]
    pub fn profile(&self) -> Profile {
        Profile(self.0.profile())
    }

    /// Categories.
    #[napi(js_name = "categories")]
    pub fn categories(&self) -> Categories {
        Categories(self.0.categories())
    }

    /// The scale of priorities.
    #[napi(js_name = "priorities")]
    pub fn priorities(&self) -> Priorities {
        Priorities(self.0.priorities())
    }

    /// Movements of money.
    #[napi(js_name = "movements")]
    pub fn movements(&self) -> Movements {
        Movements(self.0.movements())
    }

    /// Receipts, from the photo to the movement.
    #[napi(js_name = "receipts")]
    pub fn receipts(&self) -> Receipts {
        Receipts(self.0.receipts())
    }

    /// Sums and balances.
    #[napi(js_name = "reports")]
    pub fn reports(&self) -> Reports {
        Reports(self.0.reports())
    }

    /// Who changed what and when, and undo.
    #[napi(js_name = "history")]
    pub fn history(&self) -> History {
        History(self.0.history())
    }

    /// The queue of receipts to be read, of all owners: for workers.
    #[napi(js_name = "queue")]
    pub fn queue(&self) -> Queue {
        Queue(self.0.queue())
    }
}

/// Registration and sign-in. It needs `token_secrets` in the configuration.
#[napi]
pub struct Users(pub(crate) api::Users);

#[napi]
#[allow(clippy::missing_errors_doc, reason = "only scripts call them")]
impl Users {
    /// Creates a user with the first categories and priorities. Errors: the address is taken (`email_taken`), the
    /// password is too short or too long.
    #[napi(js_name = "register")]
    pub fn register<'env>(
        &self,
        env: &'env Env,
        user: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let user = argument("user", user)?;
        let object = self.0.clone();
        run(env, abort, async move { object.register(user).await })
    }

    /// Signs in with address and password. An unknown address takes the same work as a wrong password.
    #[napi(js_name = "logIn")]
    pub fn log_in<'env>(
        &self,
        env: &'env Env,
        email: Unknown<'_>,
        password: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let email = argument("email", email)?;
        let password = argument("password", password)?;
        let object = self.0.clone();
        run(env, abort, async move { object.log_in(email, password).await })
    }

    /// Replaces a refresh token by a new one and issues a new access token. A token that was already used means that
    /// two hold it: the whole sign-in is revoked, and so for both.
    #[napi(js_name = "refresh")]
    pub fn refresh<'env>(
        &self,
        env: &'env Env,
        refresh_token: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let refresh_token = argument("refreshToken", refresh_token)?;
        let object = self.0.clone();
        run(env, abort, async move { object.refresh(refresh_token).await })
    }

    /// Ends a sign-in. A token that is not valid (any more) is no error: there is nothing left to end.
    #[napi(js_name = "logOut")]
    pub fn log_out<'env>(
        &self,
        env: &'env Env,
        refresh_token: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let refresh_token = argument("refreshToken", refresh_token)?;
        let object = self.0.clone();
        run(env, abort, async move { object.log_out(refresh_token).await })
    }

    /// Checks an access token. Errors: not valid, or expired (`token_expired`).
    #[napi(js_name = "authenticate")]
    pub fn authenticate<'env>(
        &self,
        env: &'env Env,
        access_token: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let access_token = argument("accessToken", access_token)?;
        let object = self.0.clone();
        run(env, abort, async move { object.authenticate(access_token).await })
    }

    /// Changes the password and ends every sign-in. Errors: the old password is wrong.
    #[napi(js_name = "changePassword")]
    pub fn change_password<'env>(
        &self,
        env: &'env Env,
        user_id: Unknown<'_>,
        password: Unknown<'_>,
        new_password: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let user_id = argument("userId", user_id)?;
        let password = argument("password", password)?;
        let new_password = argument("newPassword", new_password)?;
        let object = self.0.clone();
        run(env, abort, async move { object.change_password(user_id, password, new_password).await })
    }

    /// Changes the address to sign in with. Errors: the password is wrong, the address is taken (`email_taken`).
    #[napi(js_name = "changeEmail")]
    pub fn change_email<'env>(
        &self,
        env: &'env Env,
        user_id: Unknown<'_>,
        password: Unknown<'_>,
        email: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let user_id = argument("userId", user_id)?;
        let password = argument("password", password)?;
        let email = argument("email", email)?;
        let object = self.0.clone();
        run(env, abort, async move { object.change_email(user_id, password, email).await })
    }

    /// Deletes an account with everything of the person, for good: movements, categories, priorities, receipts with
    /// their files, sign-ins, history. The address may register anew. Errors: the password is wrong.
    #[napi(js_name = "delete")]
    pub fn delete<'env>(
        &self,
        env: &'env Env,
        user_id: Unknown<'_>,
        password: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let user_id = argument("userId", user_id)?;
        let password = argument("password", password)?;
        let object = self.0.clone();
        run(env, abort, async move { object.delete(user_id, password).await })
    }

    /// Takes away files that deleted accounts left behind, when a process ended in the middle or the file store was away,
    /// and forgets accounts that were deleted longer ago than this; none takes a day. For a host to call when it starts
    /// and now and then.
    #[napi(js_name = "sweepDeleted")]
    pub fn sweep_deleted<'env>(
        &self,
        env: &'env Env,
        older_than_seconds: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let older_than_seconds = optional_argument("olderThanSeconds", older_than_seconds)?;
        let object = self.0.clone();
        run(env, abort, async move { object.sweep_deleted(older_than_seconds).await })
    }
}

/// The profile of one owner.
#[napi]
pub struct Profile(pub(crate) api::Profile);

#[napi]
#[allow(clippy::missing_errors_doc, reason = "only scripts call them")]
impl Profile {
    /// The profile. Errors: the owner is not there.
    #[napi(js_name = "get")]
    pub fn get<'env>(&self, env: &'env Env, abort: Aborted<'_>) -> napi::Result<PromiseRaw<'env, Value>> {
        let object = self.0.clone();
        run(env, abort, async move { object.get().await })
    }

    /// The calendar date that it is for the owner.
    #[napi(js_name = "today")]
    pub fn today<'env>(&self, env: &'env Env, abort: Aborted<'_>) -> napi::Result<PromiseRaw<'env, Value>> {
        let object = self.0.clone();
        run(env, abort, async move { object.today().await })
    }

    /// Changes the profile. With a version, only if that is still the current one (else `stale`).
    #[napi(js_name = "change")]
    pub fn change<'env>(
        &self,
        env: &'env Env,
        change: Unknown<'_>,
        version: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let change = optional_argument("change", change)?;
        let version = optional_argument("version", version)?;
        let object = self.0.clone();
        run(env, abort, async move { object.change(change, version).await })
    }
}

/// The categories of one owner.
#[napi]
pub struct Categories(pub(crate) api::Categories);

#[napi]
#[allow(clippy::missing_errors_doc, reason = "only scripts call them")]
impl Categories {
    /// All categories, archived ones included: income first, then by name.
    #[napi(js_name = "list")]
    pub fn list<'env>(&self, env: &'env Env, abort: Aborted<'_>) -> napi::Result<PromiseRaw<'env, Value>> {
        let object = self.0.clone();
        run(env, abort, async move { object.list().await })
    }

    /// A category. Errors: it is not there.
    #[napi(js_name = "get")]
    pub fn get<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let object = self.0.clone();
        run(env, abort, async move { object.get(id).await })
    }

    /// The category of a name that is not archived; case and accents do not count. Errors: there is none.
    #[napi(js_name = "named")]
    pub fn named<'env>(
        &self,
        env: &'env Env,
        kind: Unknown<'_>,
        name: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let kind = argument("kind", kind)?;
        let name = argument("name", name)?;
        let object = self.0.clone();
        run(env, abort, async move { object.named(kind, name).await })
    }

    /// Creates a category. Errors: a sibling has the name, the parent is not there, has a parent or another kind.
    #[napi(js_name = "create")]
    pub fn create<'env>(
        &self,
        env: &'env Env,
        category: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let category = argument("category", category)?;
        let object = self.0.clone();
        run(env, abort, async move { object.create(category).await })
    }

    /// Changes a category. With a version, only if that is still the current one (else `stale`).
    #[napi(js_name = "change")]
    pub fn change<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        change: Unknown<'_>,
        version: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let change = optional_argument("change", change)?;
        let version = optional_argument("version", version)?;
        let object = self.0.clone();
        run(env, abort, async move { object.change(id, change, version).await })
    }

    /// Archives a category: its history stays, it is no longer offered.
    #[napi(js_name = "archive")]
    pub fn archive<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let object = self.0.clone();
        run(env, abort, async move { object.archive(id).await })
    }

    /// Deletes a category that nothing uses. Errors: movements or categories below it use it (`in_use`): archive or
    /// merge it instead.
    #[napi(js_name = "delete")]
    pub fn delete<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        version: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let version = optional_argument("version", version)?;
        let object = self.0.clone();
        run(env, abort, async move { object.delete(id, version).await })
    }

    /// Moves everything of one category into another of the same kind and deletes it. Gives the other.
    #[napi(js_name = "merge")]
    pub fn merge<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        into: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let into = argument("into", into)?;
        let object = self.0.clone();
        run(env, abort, async move { object.merge(id, into).await })
    }
}

/// The priorities of one owner.
#[napi]
pub struct Priorities(pub(crate) api::Priorities);

#[napi]
#[allow(clippy::missing_errors_doc, reason = "only scripts call them")]
impl Priorities {
    /// The scale, what matters most first.
    #[napi(js_name = "list")]
    pub fn list<'env>(&self, env: &'env Env, abort: Aborted<'_>) -> napi::Result<PromiseRaw<'env, Value>> {
        let object = self.0.clone();
        run(env, abort, async move { object.list().await })
    }

    /// A priority. Errors: it is not there.
    #[napi(js_name = "get")]
    pub fn get<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let object = self.0.clone();
        run(env, abort, async move { object.get(id).await })
    }

    /// Creates a priority. Errors: another has the name.
    #[napi(js_name = "create")]
    pub fn create<'env>(
        &self,
        env: &'env Env,
        priority: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let priority = argument("priority", priority)?;
        let object = self.0.clone();
        run(env, abort, async move { object.create(priority).await })
    }

    /// Changes a priority. With a version, only if that is still the current one (else `stale`).
    #[napi(js_name = "change")]
    pub fn change<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        change: Unknown<'_>,
        version: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let change = optional_argument("change", change)?;
        let version = optional_argument("version", version)?;
        let object = self.0.clone();
        run(env, abort, async move { object.change(id, change, version).await })
    }

    /// Deletes a priority that nothing uses. Errors: movements or categories use it (`in_use`).
    #[napi(js_name = "delete")]
    pub fn delete<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        version: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let version = optional_argument("version", version)?;
        let object = self.0.clone();
        run(env, abort, async move { object.delete(id, version).await })
    }
}

/// The movements of one owner.
#[napi]
pub struct Movements(pub(crate) api::Movements);

#[napi]
#[allow(clippy::missing_errors_doc, reason = "only scripts call them")]
impl Movements {
    /// Records a movement. Errors: an amount that is not above zero, a category of the other kind or that is archived,
    /// a category or priority that is not there, a taken id.
    #[napi(js_name = "record")]
    pub fn record<'env>(
        &self,
        env: &'env Env,
        movement: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let movement = argument("movement", movement)?;
        let object = self.0.clone();
        run(env, abort, async move { object.record(movement).await })
    }

    /// Records many movements at once, 50 000 at most: all of them, or none. Errors as for `record`.
    #[napi(js_name = "recordAll")]
    pub fn record_all<'env>(
        &self,
        env: &'env Env,
        movements: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let movements = optional_argument("movements", movements)?;
        let object = self.0.clone();
        run(env, abort, async move { object.record_all(movements).await })
    }

    /// A movement. Errors: it is not there.
    #[napi(js_name = "get")]
    pub fn get<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let object = self.0.clone();
        run(env, abort, async move { object.get(id).await })
    }

    /// A page of movements, newest first.
    #[napi(js_name = "list")]
    pub fn list<'env>(
        &self,
        env: &'env Env,
        filter: Unknown<'_>,
        page: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let filter = optional_argument("filter", filter)?;
        let page = optional_argument("page", page)?;
        let object = self.0.clone();
        run(env, abort, async move { object.list(filter, page).await })
    }

    /// Changes a movement. With a version, only if that is still the current one (else `stale`).
    #[napi(js_name = "change")]
    pub fn change<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        change: Unknown<'_>,
        version: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let change = optional_argument("change", change)?;
        let version = optional_argument("version", version)?;
        let object = self.0.clone();
        run(env, abort, async move { object.change(id, change, version).await })
    }

    /// Deletes a movement; `restore` brings it back. With a version, only if that is the current one.
    #[napi(js_name = "delete")]
    pub fn delete<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        version: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let version = optional_argument("version", version)?;
        let object = self.0.clone();
        run(env, abort, async move { object.delete(id, version).await })
    }

    /// Brings a deleted movement back as it was. Errors: it is there (`not_deleted`), it never was (`not_found`).
    #[napi(js_name = "restore")]
    pub fn restore<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let object = self.0.clone();
        run(env, abort, async move { object.restore(id).await })
    }

    /// The first and the last date that has movements; none without movements.
    #[napi(js_name = "dates")]
    pub fn dates<'env>(&self, env: &'env Env, abort: Aborted<'_>) -> napi::Result<PromiseRaw<'env, Value>> {
        let object = self.0.clone();
        run(env, abort, async move { object.dates().await })
    }
}

/// The receipts of one owner.
#[napi]
pub struct Receipts(pub(crate) api::Receipts);

#[napi]
#[allow(clippy::missing_errors_doc, reason = "only scripts call them")]
impl Receipts {
    /// Stores a file and queues it to be read. The same content again is found and reported, not doubled.
    ///
    /// Errors: too large; a type that is not JPEG, PNG, WebP or PDF by its content.
    #[napi(js_name = "upload")]
    pub fn upload<'env>(
        &self,
        env: &'env Env,
        content: Unknown<'_>,
        file_name: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let content = argument("content", content)?;
        let file_name = optional_argument("fileName", file_name)?;
        let object = self.0.clone();
        run(env, abort, async move { object.upload(content, file_name).await })
    }

    /// Uploads a file and reads it at once, without a worker. A file with several receipts gives all of them; one that
    /// was there before is not read again.
    #[napi(js_name = "scan")]
    pub fn scan<'env>(
        &self,
        env: &'env Env,
        content: Unknown<'_>,
        file_name: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let content = argument("content", content)?;
        let file_name = optional_argument("fileName", file_name)?;
        let object = self.0.clone();
        run(env, abort, async move { object.scan(content, file_name).await })
    }

    /// Reads a queued receipt at once, without a worker; gives all receipts of its file.
    #[napi(js_name = "readNow")]
    pub fn read_now<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let object = self.0.clone();
        run(env, abort, async move { object.read_now(id).await })
    }

    /// A receipt. Errors: it is not there.
    #[napi(js_name = "get")]
    pub fn get<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let object = self.0.clone();
        run(env, abort, async move { object.get(id).await })
    }

    /// A page of receipts, newest first.
    #[napi(js_name = "list")]
    pub fn list<'env>(
        &self,
        env: &'env Env,
        filter: Unknown<'_>,
        page: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let filter = optional_argument("filter", filter)?;
        let page = optional_argument("page", page)?;
        let object = self.0.clone();
        run(env, abort, async move { object.list(filter, page).await })
    }

    /// The file of a receipt, as it was uploaded.
    #[napi(js_name = "file")]
    pub fn file<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let object = self.0.clone();
        run(env, abort, async move { object.file(id).await })
    }

    /// Corrects the draft without confirming it. Errors: the receipt is not waiting for review.
    #[napi(js_name = "correct")]
    pub fn correct<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        correction: Unknown<'_>,
        version: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let correction = optional_argument("correction", correction)?;
        let version = optional_argument("version", version)?;
        let object = self.0.clone();
        run(env, abort, async move { object.correct(id, correction, version).await })
    }

    /// Confirms a receipt: at once it becomes a movement and is marked as confirmed. What was corrected is learnt: the
    /// next receipt of that merchant is proposed accordingly.
    ///
    /// Errors: it is not waiting for review; date or total was neither understood nor given (`field` names it); and
    /// those of `movements.record`.
    #[napi(js_name = "confirm")]
    pub fn confirm<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        confirmation: Unknown<'_>,
        version: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let confirmation = optional_argument("confirmation", confirmation)?;
        let version = optional_argument("version", version)?;
        let object = self.0.clone();
        run(env, abort, async move { object.confirm(id, confirmation, version).await })
    }

    /// Says that a receipt is not to become a movement. Errors: it is not waiting for review, and did not fail.
    #[napi(js_name = "reject")]
    pub fn reject<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        version: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let version = optional_argument("version", version)?;
        let object = self.0.clone();
        run(env, abort, async move { object.reject(id, version).await })
    }

    /// Puts a receipt back into the queue, to be read anew. Errors: it is being read, or was confirmed.
    #[napi(js_name = "retry")]
    pub fn retry<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        version: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let version = optional_argument("version", version)?;
        let object = self.0.clone();
        run(env, abort, async move { object.retry(id, version).await })
    }

    /// Deletes stored files that no receipt ever pointed at, if they are older than so many seconds (none: a day).
    /// Gives what was deleted.
    #[napi(js_name = "sweepOrphans")]
    pub fn sweep_orphans<'env>(
        &self,
        env: &'env Env,
        older_than_seconds: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let older_than_seconds = optional_argument("olderThanSeconds", older_than_seconds)?;
        let object = self.0.clone();
        run(env, abort, async move { object.sweep_orphans(older_than_seconds).await })
    }
}

/// The reports of one owner.
#[napi]
pub struct Reports(pub(crate) api::Reports);

#[napi]
#[allow(clippy::missing_errors_doc, reason = "only scripts call them")]
impl Reports {
    /// Sums of a range, exact and apart for each currency.
    #[napi(js_name = "summary")]
    pub fn summary<'env>(
        &self,
        env: &'env Env,
        request: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let request = argument("request", request)?;
        let object = self.0.clone();
        run(env, abort, async move { object.summary(request).await })
    }

    /// The balance, period by period: each opens with everything before it.
    #[napi(js_name = "runningBalance")]
    pub fn running_balance<'env>(
        &self,
        env: &'env Env,
        date_from: Unknown<'_>,
        date_to: Unknown<'_>,
        period: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let date_from = argument("dateFrom", date_from)?;
        let date_to = argument("dateTo", date_to)?;
        let period = argument("period", period)?;
        let object = self.0.clone();
        run(env, abort, async move { object.running_balance(date_from, date_to, period).await })
    }

    /// What is left of all income after all expenses until a date included, for each currency.
    #[napi(js_name = "balance")]
    pub fn balance<'env>(
        &self,
        env: &'env Env,
        until: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let until = argument("until", until)?;
        let object = self.0.clone();
        run(env, abort, async move { object.balance(until).await })
    }

    /// Kept totals that differ from the sums of the movements: nothing, unless the database was damaged.
    #[napi(js_name = "verify")]
    pub fn verify<'env>(&self, env: &'env Env, abort: Aborted<'_>) -> napi::Result<PromiseRaw<'env, Value>> {
        let object = self.0.clone();
        run(env, abort, async move { object.verify().await })
    }

    /// Computes the kept totals anew from the movements.
    #[napi(js_name = "rebuild")]
    pub fn rebuild<'env>(&self, env: &'env Env, abort: Aborted<'_>) -> napi::Result<PromiseRaw<'env, Value>> {
        let object = self.0.clone();
        run(env, abort, async move { object.rebuild().await })
    }
}

/// The journal of one owner.
#[napi]
pub struct History(pub(crate) api::History);

#[napi]
#[allow(clippy::missing_errors_doc, reason = "only scripts call them")]
impl History {
    /// Every change set that changed something, oldest first, also after it was deleted. Errors: it never was.
    #[napi(js_name = "ofEntity")]
    pub fn of_entity<'env>(
        &self,
        env: &'env Env,
        entity_id: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let entity_id = argument("entityId", entity_id)?;
        let object = self.0.clone();
        run(env, abort, async move { object.of_entity(entity_id).await })
    }

    /// A change set. Errors: it is not there.
    #[napi(js_name = "changeSet")]
    pub fn change_set<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let object = self.0.clone();
        run(env, abort, async move { object.change_set(id).await })
    }

    /// The latest change sets, newest first, 500 at most.
    #[napi(js_name = "recent")]
    pub fn recent<'env>(
        &self,
        env: &'env Env,
        limit: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let limit = argument("limit", limit)?;
        let object = self.0.clone();
        run(env, abort, async move { object.recent(limit).await })
    }

    /// The change sets after a sequence, oldest first, 500 at most: for devices that keep a copy. Start with 0 and go
    /// on with the last entry's sequence.
    #[napi(js_name = "changesSince")]
    pub fn changes_since<'env>(
        &self,
        env: &'env Env,
        sequence: Unknown<'_>,
        limit: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let sequence = argument("sequence", sequence)?;
        let limit = argument("limit", limit)?;
        let object = self.0.clone();
        run(env, abort, async move { object.changes_since(sequence, limit).await })
    }

    /// Takes a change set back, by a new one with the opposite changes; undoing that one does it again. Gives what was
    /// taken back. Errors: it is not there; something of it was changed since (`changed_since`, nothing is written); it
    /// was a sign-up or sign-in (`not_undoable`).
    #[napi(js_name = "undo")]
    pub fn undo<'env>(
        &self,
        env: &'env Env,
        id: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let id = argument("id", id)?;
        let object = self.0.clone();
        run(env, abort, async move { object.undo(id).await })
    }
}

/// The queue. Several workers, also in several processes, share it.
#[napi]
pub struct Queue(pub(crate) api::Queue);

#[napi]
#[allow(clippy::missing_errors_doc, reason = "only scripts call them")]
impl Queue {
    /// How full it is.
    #[napi(js_name = "state")]
    pub fn state<'env>(&self, env: &'env Env, abort: Aborted<'_>) -> napi::Result<PromiseRaw<'env, Value>> {
        let object = self.0.clone();
        run(env, abort, async move { object.state().await })
    }

    /// Takes one due receipt, reads it and hands it over for review. None when nothing is due: a worker waits a while
    /// then and asks again.
    #[napi(js_name = "work")]
    pub fn work<'env>(
        &self,
        env: &'env Env,
        worker: Unknown<'_>,
        abort: Aborted<'_>,
    ) -> napi::Result<PromiseRaw<'env, Value>> {
        let worker = argument("worker", worker)?;
        let object = self.0.clone();
        run(env, abort, async move { object.work(worker).await })
    }
}
