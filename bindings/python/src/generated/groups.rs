//! Written by `cargo codegen` from the facade: change that instead.

use cashflow_facade::api;
use pyo3::prelude::*;

use crate::conv::{argument, optional_argument};
use crate::process::{Kept, spawn, wait};
use crate::{pages, tables};

/// Registration and sign-in. It needs `token_secrets` in the configuration.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct Users(pub(super) Kept<api::Users>);

#[pymethods]
impl Users {
    /// Creates a user with the first categories and priorities. Errors: the address is taken (`email_taken`), the
    /// password is too short or too long.
    #[pyo3(signature = (user))]
    fn register<'py>(&self, py: Python<'py>, user: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let user = argument("user", user)?;
        wait(py, self.0.get()?.register(user))
    }

    /// Signs in with address and password. An unknown address takes the same work as a wrong password.
    #[pyo3(signature = (email, password))]
    fn log_in<'py>(
        &self,
        py: Python<'py>,
        email: &Bound<'py, PyAny>,
        password: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let email = argument("email", email)?;
        let password = argument("password", password)?;
        wait(py, self.0.get()?.log_in(email, password))
    }

    /// Replaces a refresh token by a new one and issues a new access token. A token that was already used means that
    /// two hold it: the whole sign-in is revoked, and so for both.
    #[pyo3(signature = (refresh_token))]
    fn refresh<'py>(
        &self,
        py: Python<'py>,
        refresh_token: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let refresh_token = argument("refresh_token", refresh_token)?;
        wait(py, self.0.get()?.refresh(refresh_token))
    }

    /// Ends a sign-in. A token that is not valid (any more) is no error: there is nothing left to end.
    #[pyo3(signature = (refresh_token))]
    fn log_out<'py>(
        &self,
        py: Python<'py>,
        refresh_token: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let refresh_token = argument("refresh_token", refresh_token)?;
        wait(py, self.0.get()?.log_out(refresh_token))
    }

    /// Checks an access token. Errors: not valid, or expired (`token_expired`).
    #[pyo3(signature = (access_token))]
    fn authenticate<'py>(
        &self,
        py: Python<'py>,
        access_token: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let access_token = argument("access_token", access_token)?;
        wait(py, self.0.get()?.authenticate(access_token))
    }

    /// Changes the password and ends every sign-in. Errors: the old password is wrong.
    #[pyo3(signature = (user_id, password, new_password))]
    fn change_password<'py>(
        &self,
        py: Python<'py>,
        user_id: &Bound<'py, PyAny>,
        password: &Bound<'py, PyAny>,
        new_password: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let user_id = argument("user_id", user_id)?;
        let password = argument("password", password)?;
        let new_password = argument("new_password", new_password)?;
        wait(py, self.0.get()?.change_password(user_id, password, new_password))
    }

    /// Changes the address to sign in with. Errors: the password is wrong, the address is taken (`email_taken`).
    #[pyo3(signature = (user_id, password, email))]
    fn change_email<'py>(
        &self,
        py: Python<'py>,
        user_id: &Bound<'py, PyAny>,
        password: &Bound<'py, PyAny>,
        email: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let user_id = argument("user_id", user_id)?;
        let password = argument("password", password)?;
        let email = argument("email", email)?;
        wait(py, self.0.get()?.change_email(user_id, password, email))
    }

    /// Deletes an account with everything of the person, for good: movements, categories, priorities, receipts with
    /// their files, sign-ins, history. The address may register anew. Errors: the password is wrong.
    #[pyo3(signature = (user_id, password))]
    fn delete<'py>(
        &self,
        py: Python<'py>,
        user_id: &Bound<'py, PyAny>,
        password: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let user_id = argument("user_id", user_id)?;
        let password = argument("password", password)?;
        wait(py, self.0.get()?.delete(user_id, password))
    }

    /// Takes away files that deleted accounts left behind, when a process ended in the middle or the file store was away,
    /// and forgets accounts that were deleted longer ago than this; none takes a day. For a host to call when it starts
    /// and now and then.
    #[pyo3(signature = (older_than_seconds=None))]
    fn sweep_deleted<'py>(
        &self,
        py: Python<'py>,
        older_than_seconds: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let older_than_seconds = optional_argument("older_than_seconds", older_than_seconds)?;
        wait(py, self.0.get()?.sweep_deleted(older_than_seconds))
    }
}

/// Registration and sign-in. It needs `token_secrets` in the configuration.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct AsyncUsers(pub(super) Kept<api::Users>);

#[pymethods]
impl AsyncUsers {
    /// Creates a user with the first categories and priorities. Errors: the address is taken (`email_taken`), the
    /// password is too short or too long.
    #[pyo3(signature = (user))]
    async fn register(&self, user: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (user,) = Python::attach(|py| PyResult::Ok((argument("user", user.bind(py))?,)))?;
        spawn(async move { group.register(user).await }).await
    }

    /// Signs in with address and password. An unknown address takes the same work as a wrong password.
    #[pyo3(signature = (email, password))]
    async fn log_in(&self, email: Py<PyAny>, password: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (email, password) = Python::attach(|py| {
            PyResult::Ok((argument("email", email.bind(py))?, argument("password", password.bind(py))?))
        })?;
        spawn(async move { group.log_in(email, password).await }).await
    }

    /// Replaces a refresh token by a new one and issues a new access token. A token that was already used means that
    /// two hold it: the whole sign-in is revoked, and so for both.
    #[pyo3(signature = (refresh_token))]
    async fn refresh(&self, refresh_token: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (refresh_token,) =
            Python::attach(|py| PyResult::Ok((argument("refresh_token", refresh_token.bind(py))?,)))?;
        spawn(async move { group.refresh(refresh_token).await }).await
    }

    /// Ends a sign-in. A token that is not valid (any more) is no error: there is nothing left to end.
    #[pyo3(signature = (refresh_token))]
    async fn log_out(&self, refresh_token: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (refresh_token,) =
            Python::attach(|py| PyResult::Ok((argument("refresh_token", refresh_token.bind(py))?,)))?;
        spawn(async move { group.log_out(refresh_token).await }).await
    }

    /// Checks an access token. Errors: not valid, or expired (`token_expired`).
    #[pyo3(signature = (access_token))]
    async fn authenticate(&self, access_token: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (access_token,) =
            Python::attach(|py| PyResult::Ok((argument("access_token", access_token.bind(py))?,)))?;
        spawn(async move { group.authenticate(access_token).await }).await
    }

    /// Changes the password and ends every sign-in. Errors: the old password is wrong.
    #[pyo3(signature = (user_id, password, new_password))]
    async fn change_password(
        &self,
        user_id: Py<PyAny>,
        password: Py<PyAny>,
        new_password: Py<PyAny>,
    ) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (user_id, password, new_password) = Python::attach(|py| {
            PyResult::Ok((
                argument("user_id", user_id.bind(py))?,
                argument("password", password.bind(py))?,
                argument("new_password", new_password.bind(py))?,
            ))
        })?;
        spawn(async move { group.change_password(user_id, password, new_password).await }).await
    }

    /// Changes the address to sign in with. Errors: the password is wrong, the address is taken (`email_taken`).
    #[pyo3(signature = (user_id, password, email))]
    async fn change_email(
        &self,
        user_id: Py<PyAny>,
        password: Py<PyAny>,
        email: Py<PyAny>,
    ) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (user_id, password, email) = Python::attach(|py| {
            PyResult::Ok((
                argument("user_id", user_id.bind(py))?,
                argument("password", password.bind(py))?,
                argument("email", email.bind(py))?,
            ))
        })?;
        spawn(async move { group.change_email(user_id, password, email).await }).await
    }

    /// Deletes an account with everything of the person, for good: movements, categories, priorities, receipts with
    /// their files, sign-ins, history. The address may register anew. Errors: the password is wrong.
    #[pyo3(signature = (user_id, password))]
    async fn delete(&self, user_id: Py<PyAny>, password: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (user_id, password) = Python::attach(|py| {
            PyResult::Ok((argument("user_id", user_id.bind(py))?, argument("password", password.bind(py))?))
        })?;
        spawn(async move { group.delete(user_id, password).await }).await
    }

    /// Takes away files that deleted accounts left behind, when a process ended in the middle or the file store was away,
    /// and forgets accounts that were deleted longer ago than this; none takes a day. For a host to call when it starts
    /// and now and then.
    #[pyo3(signature = (older_than_seconds=None))]
    async fn sweep_deleted(&self, older_than_seconds: Option<Py<PyAny>>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (older_than_seconds,) = Python::attach(|py| {
            PyResult::Ok((optional_argument(
                "older_than_seconds",
                older_than_seconds.as_ref().map(|value| value.bind(py)),
            )?,))
        })?;
        spawn(async move { group.sweep_deleted(older_than_seconds).await }).await
    }
}

/// The profile of one owner.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct Profile(pub(super) Kept<api::Profile>);

#[pymethods]
impl Profile {
    /// The profile. Errors: the owner is not there.
    #[pyo3(signature = ())]
    fn get<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        wait(py, self.0.get()?.get())
    }

    /// The calendar date that it is for the owner.
    #[pyo3(signature = ())]
    fn today<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        wait(py, self.0.get()?.today())
    }

    /// Changes the profile. With a version, only if that is still the current one (else `stale`).
    #[pyo3(signature = (change=None, version=None))]
    fn change<'py>(
        &self,
        py: Python<'py>,
        change: Option<&Bound<'py, PyAny>>,
        version: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let change = optional_argument("change", change)?;
        let version = optional_argument("version", version)?;
        wait(py, self.0.get()?.change(change, version))
    }
}

/// The profile of one owner.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct AsyncProfile(pub(super) Kept<api::Profile>);

#[pymethods]
impl AsyncProfile {
    /// The profile. Errors: the owner is not there.
    #[pyo3(signature = ())]
    async fn get(&self) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        spawn(async move { group.get().await }).await
    }

    /// The calendar date that it is for the owner.
    #[pyo3(signature = ())]
    async fn today(&self) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        spawn(async move { group.today().await }).await
    }

    /// Changes the profile. With a version, only if that is still the current one (else `stale`).
    #[pyo3(signature = (change=None, version=None))]
    async fn change(&self, change: Option<Py<PyAny>>, version: Option<Py<PyAny>>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (change, version) = Python::attach(|py| {
            PyResult::Ok((
                optional_argument("change", change.as_ref().map(|value| value.bind(py)))?,
                optional_argument("version", version.as_ref().map(|value| value.bind(py)))?,
            ))
        })?;
        spawn(async move { group.change(change, version).await }).await
    }
}

/// The categories of one owner.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct Categories(pub(super) Kept<api::Categories>);

#[pymethods]
impl Categories {
    /// All categories, archived ones included: income first, then by name.
    #[pyo3(signature = ())]
    fn list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        wait(py, self.0.get()?.list())
    }

    /// A category. Errors: it is not there.
    #[pyo3(signature = (id))]
    fn get<'py>(&self, py: Python<'py>, id: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        wait(py, self.0.get()?.get(id))
    }

    /// The category of a name that is not archived; case and accents do not count. Errors: there is none.
    #[pyo3(signature = (kind, name))]
    fn named<'py>(
        &self,
        py: Python<'py>,
        kind: &Bound<'py, PyAny>,
        name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let kind = argument("kind", kind)?;
        let name = argument("name", name)?;
        wait(py, self.0.get()?.named(kind, name))
    }

    /// Creates a category. Errors: a sibling has the name, the parent is not there, has a parent or another kind.
    ///
    /// >>> fruit = cf.categories.create(NewCategory(kind=MovementKind.EXPENSE, name="Fruit", colour="#ff0000"))
    /// >>> cf.categories.named(MovementKind.EXPENSE, "FRUIT") == fruit
    /// True
    #[pyo3(signature = (category))]
    fn create<'py>(&self, py: Python<'py>, category: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let category = argument("category", category)?;
        wait(py, self.0.get()?.create(category))
    }

    /// Changes a category. With a version, only if that is still the current one (else `stale`).
    #[pyo3(signature = (id, change=None, version=None))]
    fn change<'py>(
        &self,
        py: Python<'py>,
        id: &Bound<'py, PyAny>,
        change: Option<&Bound<'py, PyAny>>,
        version: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        let change = optional_argument("change", change)?;
        let version = optional_argument("version", version)?;
        wait(py, self.0.get()?.change(id, change, version))
    }

    /// Archives a category: its history stays, it is no longer offered.
    #[pyo3(signature = (id))]
    fn archive<'py>(&self, py: Python<'py>, id: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        wait(py, self.0.get()?.archive(id))
    }

    /// Deletes a category that nothing uses. Errors: movements or categories below it use it (`in_use`): archive or
    /// merge it instead.
    #[pyo3(signature = (id, version=None))]
    fn delete<'py>(
        &self,
        py: Python<'py>,
        id: &Bound<'py, PyAny>,
        version: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        let version = optional_argument("version", version)?;
        wait(py, self.0.get()?.delete(id, version))
    }

    /// Moves everything of one category into another of the same kind and deletes it. Gives the other.
    #[pyo3(signature = (id, into))]
    fn merge<'py>(
        &self,
        py: Python<'py>,
        id: &Bound<'py, PyAny>,
        into: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        let into = argument("into", into)?;
        wait(py, self.0.get()?.merge(id, into))
    }
}

/// The categories of one owner.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct AsyncCategories(pub(super) Kept<api::Categories>);

#[pymethods]
impl AsyncCategories {
    /// All categories, archived ones included: income first, then by name.
    #[pyo3(signature = ())]
    async fn list(&self) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        spawn(async move { group.list().await }).await
    }

    /// A category. Errors: it is not there.
    #[pyo3(signature = (id))]
    async fn get(&self, id: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id,) = Python::attach(|py| PyResult::Ok((argument("id", id.bind(py))?,)))?;
        spawn(async move { group.get(id).await }).await
    }

    /// The category of a name that is not archived; case and accents do not count. Errors: there is none.
    #[pyo3(signature = (kind, name))]
    async fn named(&self, kind: Py<PyAny>, name: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (kind, name) = Python::attach(|py| {
            PyResult::Ok((argument("kind", kind.bind(py))?, argument("name", name.bind(py))?))
        })?;
        spawn(async move { group.named(kind, name).await }).await
    }

    /// Creates a category. Errors: a sibling has the name, the parent is not there, has a parent or another kind.
    #[pyo3(signature = (category))]
    async fn create(&self, category: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (category,) = Python::attach(|py| PyResult::Ok((argument("category", category.bind(py))?,)))?;
        spawn(async move { group.create(category).await }).await
    }

    /// Changes a category. With a version, only if that is still the current one (else `stale`).
    #[pyo3(signature = (id, change=None, version=None))]
    async fn change(
        &self,
        id: Py<PyAny>,
        change: Option<Py<PyAny>>,
        version: Option<Py<PyAny>>,
    ) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id, change, version) = Python::attach(|py| {
            PyResult::Ok((
                argument("id", id.bind(py))?,
                optional_argument("change", change.as_ref().map(|value| value.bind(py)))?,
                optional_argument("version", version.as_ref().map(|value| value.bind(py)))?,
            ))
        })?;
        spawn(async move { group.change(id, change, version).await }).await
    }

    /// Archives a category: its history stays, it is no longer offered.
    #[pyo3(signature = (id))]
    async fn archive(&self, id: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id,) = Python::attach(|py| PyResult::Ok((argument("id", id.bind(py))?,)))?;
        spawn(async move { group.archive(id).await }).await
    }

    /// Deletes a category that nothing uses. Errors: movements or categories below it use it (`in_use`): archive or
    /// merge it instead.
    #[pyo3(signature = (id, version=None))]
    async fn delete(&self, id: Py<PyAny>, version: Option<Py<PyAny>>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id, version) = Python::attach(|py| {
            PyResult::Ok((
                argument("id", id.bind(py))?,
                optional_argument("version", version.as_ref().map(|value| value.bind(py)))?,
            ))
        })?;
        spawn(async move { group.delete(id, version).await }).await
    }

    /// Moves everything of one category into another of the same kind and deletes it. Gives the other.
    #[pyo3(signature = (id, into))]
    async fn merge(&self, id: Py<PyAny>, into: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id, into) = Python::attach(|py| {
            PyResult::Ok((argument("id", id.bind(py))?, argument("into", into.bind(py))?))
        })?;
        spawn(async move { group.merge(id, into).await }).await
    }
}

/// The priorities of one owner.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct Priorities(pub(super) Kept<api::Priorities>);

#[pymethods]
impl Priorities {
    /// The scale, what matters most first.
    #[pyo3(signature = ())]
    fn list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        wait(py, self.0.get()?.list())
    }

    /// A priority. Errors: it is not there.
    #[pyo3(signature = (id))]
    fn get<'py>(&self, py: Python<'py>, id: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        wait(py, self.0.get()?.get(id))
    }

    /// Creates a priority. Errors: another has the name.
    #[pyo3(signature = (priority))]
    fn create<'py>(&self, py: Python<'py>, priority: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let priority = argument("priority", priority)?;
        wait(py, self.0.get()?.create(priority))
    }

    /// Changes a priority. With a version, only if that is still the current one (else `stale`).
    #[pyo3(signature = (id, change=None, version=None))]
    fn change<'py>(
        &self,
        py: Python<'py>,
        id: &Bound<'py, PyAny>,
        change: Option<&Bound<'py, PyAny>>,
        version: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        let change = optional_argument("change", change)?;
        let version = optional_argument("version", version)?;
        wait(py, self.0.get()?.change(id, change, version))
    }

    /// Deletes a priority that nothing uses. Errors: movements or categories use it (`in_use`).
    #[pyo3(signature = (id, version=None))]
    fn delete<'py>(
        &self,
        py: Python<'py>,
        id: &Bound<'py, PyAny>,
        version: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        let version = optional_argument("version", version)?;
        wait(py, self.0.get()?.delete(id, version))
    }
}

/// The priorities of one owner.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct AsyncPriorities(pub(super) Kept<api::Priorities>);

#[pymethods]
impl AsyncPriorities {
    /// The scale, what matters most first.
    #[pyo3(signature = ())]
    async fn list(&self) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        spawn(async move { group.list().await }).await
    }

    /// A priority. Errors: it is not there.
    #[pyo3(signature = (id))]
    async fn get(&self, id: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id,) = Python::attach(|py| PyResult::Ok((argument("id", id.bind(py))?,)))?;
        spawn(async move { group.get(id).await }).await
    }

    /// Creates a priority. Errors: another has the name.
    #[pyo3(signature = (priority))]
    async fn create(&self, priority: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (priority,) = Python::attach(|py| PyResult::Ok((argument("priority", priority.bind(py))?,)))?;
        spawn(async move { group.create(priority).await }).await
    }

    /// Changes a priority. With a version, only if that is still the current one (else `stale`).
    #[pyo3(signature = (id, change=None, version=None))]
    async fn change(
        &self,
        id: Py<PyAny>,
        change: Option<Py<PyAny>>,
        version: Option<Py<PyAny>>,
    ) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id, change, version) = Python::attach(|py| {
            PyResult::Ok((
                argument("id", id.bind(py))?,
                optional_argument("change", change.as_ref().map(|value| value.bind(py)))?,
                optional_argument("version", version.as_ref().map(|value| value.bind(py)))?,
            ))
        })?;
        spawn(async move { group.change(id, change, version).await }).await
    }

    /// Deletes a priority that nothing uses. Errors: movements or categories use it (`in_use`).
    #[pyo3(signature = (id, version=None))]
    async fn delete(&self, id: Py<PyAny>, version: Option<Py<PyAny>>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id, version) = Python::attach(|py| {
            PyResult::Ok((
                argument("id", id.bind(py))?,
                optional_argument("version", version.as_ref().map(|value| value.bind(py)))?,
            ))
        })?;
        spawn(async move { group.delete(id, version).await }).await
    }
}

/// The movements of one owner.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct Movements(pub(super) Kept<api::Movements>);

#[pymethods]
impl Movements {
    /// Records a movement. Errors: an amount that is not above zero, a category of the other kind or that is archived,
    /// a category or priority that is not there, a taken id.
    ///
    /// >>> lunch = cf.movements.record(
    /// ...     NewMovement(kind=MovementKind.EXPENSE, amount=Decimal("12.50"), date=date(2026, 3, 12), tags=["work"])
    /// ... )
    /// >>> lunch.amount, lunch.currency, lunch.tags
    /// (Decimal('12.50'), 'EUR', ('work',))
    #[pyo3(signature = (movement))]
    fn record<'py>(&self, py: Python<'py>, movement: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let movement = argument("movement", movement)?;
        wait(py, self.0.get()?.record(movement))
    }

    /// Records many movements at once, 50 000 at most: all of them, or none. Errors as for `record`.
    #[pyo3(signature = (movements=None))]
    fn record_all<'py>(
        &self,
        py: Python<'py>,
        movements: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let movements = optional_argument("movements", movements)?;
        wait(py, self.0.get()?.record_all(movements))
    }

    /// A movement. Errors: it is not there.
    #[pyo3(signature = (id))]
    fn get<'py>(&self, py: Python<'py>, id: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        wait(py, self.0.get()?.get(id))
    }

    /// A page of movements, newest first.
    ///
    /// >>> page = cf.movements.list(MovementFilter(kind=MovementKind.EXPENSE), PageRequest(limit=10))
    /// >>> page.items, page.next
    /// ((), None)
    #[pyo3(signature = (filter=None, page=None))]
    fn list<'py>(
        &self,
        py: Python<'py>,
        filter: Option<&Bound<'py, PyAny>>,
        page: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let filter = optional_argument("filter", filter)?;
        let page = optional_argument("page", page)?;
        wait(py, self.0.get()?.list(filter, page))
    }

    /// All items of `list`, fetched page by page.
    #[pyo3(signature = (filter=None, page_size=500))]
    fn iter<'py>(
        slf: &Bound<'py, Self>,
        filter: Option<&Bound<'py, PyAny>>,
        page_size: u32,
    ) -> PyResult<Bound<'py, PyAny>> {
        pages::iterate(slf.getattr("list")?, (filter,), page_size)
    }

    /// Changes a movement. With a version, only if that is still the current one (else `stale`).
    ///
    /// >>> rent = cf.movements.record(
    /// ...     NewMovement(kind=MovementKind.EXPENSE, amount="640", date=date(2026, 3, 1), payee="Casa SL")
    /// ... )
    /// >>> cf.movements.change(rent.id, MovementChange(clear=[MovementField.PAYEE])).payee is None
    /// True
    #[pyo3(signature = (id, change=None, version=None))]
    fn change<'py>(
        &self,
        py: Python<'py>,
        id: &Bound<'py, PyAny>,
        change: Option<&Bound<'py, PyAny>>,
        version: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        let change = optional_argument("change", change)?;
        let version = optional_argument("version", version)?;
        wait(py, self.0.get()?.change(id, change, version))
    }

    /// Deletes a movement; `restore` brings it back. With a version, only if that is the current one.
    #[pyo3(signature = (id, version=None))]
    fn delete<'py>(
        &self,
        py: Python<'py>,
        id: &Bound<'py, PyAny>,
        version: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        let version = optional_argument("version", version)?;
        wait(py, self.0.get()?.delete(id, version))
    }

    /// Brings a deleted movement back as it was. Errors: it is there (`not_deleted`), it never was (`not_found`).
    #[pyo3(signature = (id))]
    fn restore<'py>(&self, py: Python<'py>, id: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        wait(py, self.0.get()?.restore(id))
    }

    /// The first and the last date that has movements; none without movements.
    #[pyo3(signature = ())]
    fn dates<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        wait(py, self.0.get()?.dates())
    }

    /// What `list` gives as a table of Arrow: whatever speaks the Arrow PyCapsule interface
    /// (polars, pyarrow, pandas, DuckDB) takes it without copying row by row. Amounts are exact decimals.
    #[pyo3(signature = (filter=None))]
    fn table<'py>(&self, py: Python<'py>, filter: Option<&Bound<'py, PyAny>>) -> PyResult<tables::Table> {
        let group = self.0.get()?;
        let filter = optional_argument("filter", filter)?;
        tables::movements(py, group, filter)
    }
}

/// The movements of one owner.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct AsyncMovements(pub(super) Kept<api::Movements>);

#[pymethods]
impl AsyncMovements {
    /// Records a movement. Errors: an amount that is not above zero, a category of the other kind or that is archived,
    /// a category or priority that is not there, a taken id.
    #[pyo3(signature = (movement))]
    async fn record(&self, movement: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (movement,) = Python::attach(|py| PyResult::Ok((argument("movement", movement.bind(py))?,)))?;
        spawn(async move { group.record(movement).await }).await
    }

    /// Records many movements at once, 50 000 at most: all of them, or none. Errors as for `record`.
    #[pyo3(signature = (movements=None))]
    async fn record_all(&self, movements: Option<Py<PyAny>>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (movements,) = Python::attach(|py| {
            PyResult::Ok((optional_argument("movements", movements.as_ref().map(|value| value.bind(py)))?,))
        })?;
        spawn(async move { group.record_all(movements).await }).await
    }

    /// A movement. Errors: it is not there.
    #[pyo3(signature = (id))]
    async fn get(&self, id: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id,) = Python::attach(|py| PyResult::Ok((argument("id", id.bind(py))?,)))?;
        spawn(async move { group.get(id).await }).await
    }

    /// A page of movements, newest first.
    #[pyo3(signature = (filter=None, page=None))]
    async fn list(&self, filter: Option<Py<PyAny>>, page: Option<Py<PyAny>>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (filter, page) = Python::attach(|py| {
            PyResult::Ok((
                optional_argument("filter", filter.as_ref().map(|value| value.bind(py)))?,
                optional_argument("page", page.as_ref().map(|value| value.bind(py)))?,
            ))
        })?;
        spawn(async move { group.list(filter, page).await }).await
    }

    /// All items of `list`, fetched page by page.
    #[pyo3(signature = (filter=None, page_size=500))]
    fn iter<'py>(
        slf: &Bound<'py, Self>,
        filter: Option<&Bound<'py, PyAny>>,
        page_size: u32,
    ) -> PyResult<Bound<'py, PyAny>> {
        pages::iterate_async(slf.getattr("list")?, (filter,), page_size)
    }

    /// Changes a movement. With a version, only if that is still the current one (else `stale`).
    #[pyo3(signature = (id, change=None, version=None))]
    async fn change(
        &self,
        id: Py<PyAny>,
        change: Option<Py<PyAny>>,
        version: Option<Py<PyAny>>,
    ) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id, change, version) = Python::attach(|py| {
            PyResult::Ok((
                argument("id", id.bind(py))?,
                optional_argument("change", change.as_ref().map(|value| value.bind(py)))?,
                optional_argument("version", version.as_ref().map(|value| value.bind(py)))?,
            ))
        })?;
        spawn(async move { group.change(id, change, version).await }).await
    }

    /// Deletes a movement; `restore` brings it back. With a version, only if that is the current one.
    #[pyo3(signature = (id, version=None))]
    async fn delete(&self, id: Py<PyAny>, version: Option<Py<PyAny>>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id, version) = Python::attach(|py| {
            PyResult::Ok((
                argument("id", id.bind(py))?,
                optional_argument("version", version.as_ref().map(|value| value.bind(py)))?,
            ))
        })?;
        spawn(async move { group.delete(id, version).await }).await
    }

    /// Brings a deleted movement back as it was. Errors: it is there (`not_deleted`), it never was (`not_found`).
    #[pyo3(signature = (id))]
    async fn restore(&self, id: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id,) = Python::attach(|py| PyResult::Ok((argument("id", id.bind(py))?,)))?;
        spawn(async move { group.restore(id).await }).await
    }

    /// The first and the last date that has movements; none without movements.
    #[pyo3(signature = ())]
    async fn dates(&self) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        spawn(async move { group.dates().await }).await
    }

    /// What `list` gives as a table of Arrow: whatever speaks the Arrow PyCapsule interface
    /// (polars, pyarrow, pandas, DuckDB) takes it without copying row by row. Amounts are exact decimals.
    #[pyo3(signature = (filter=None))]
    async fn table(&self, filter: Option<Py<PyAny>>) -> PyResult<tables::Table> {
        let group = self.0.get()?.clone();
        let (filter,) = Python::attach(|py| {
            PyResult::Ok((optional_argument("filter", filter.as_ref().map(|value| value.bind(py)))?,))
        })?;
        tables::spawn_movements(group, filter).await
    }
}

/// The receipts of one owner.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct Receipts(pub(super) Kept<api::Receipts>);

#[pymethods]
impl Receipts {
    /// Stores a file and queues it to be read. The same content again is found and reported, not doubled.
    ///
    /// Errors: too large; a type that is not JPEG, PNG, WebP or PDF by its content.
    #[pyo3(signature = (content, file_name=None))]
    fn upload<'py>(
        &self,
        py: Python<'py>,
        content: &Bound<'py, PyAny>,
        file_name: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let content = argument("content", content)?;
        let file_name = optional_argument("file_name", file_name)?;
        wait(py, self.0.get()?.upload(content, file_name))
    }

    /// Uploads a file and reads it at once, without a worker. A file with several receipts gives all of them; one that
    /// was there before is not read again.
    #[pyo3(signature = (content, file_name=None))]
    fn scan<'py>(
        &self,
        py: Python<'py>,
        content: &Bound<'py, PyAny>,
        file_name: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let content = argument("content", content)?;
        let file_name = optional_argument("file_name", file_name)?;
        wait(py, self.0.get()?.scan(content, file_name))
    }

    /// Reads a queued receipt at once, without a worker; gives all receipts of its file.
    #[pyo3(signature = (id))]
    fn read_now<'py>(&self, py: Python<'py>, id: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        wait(py, self.0.get()?.read_now(id))
    }

    /// A receipt. Errors: it is not there.
    #[pyo3(signature = (id))]
    fn get<'py>(&self, py: Python<'py>, id: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        wait(py, self.0.get()?.get(id))
    }

    /// A page of receipts, newest first.
    #[pyo3(signature = (filter=None, page=None))]
    fn list<'py>(
        &self,
        py: Python<'py>,
        filter: Option<&Bound<'py, PyAny>>,
        page: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let filter = optional_argument("filter", filter)?;
        let page = optional_argument("page", page)?;
        wait(py, self.0.get()?.list(filter, page))
    }

    /// All items of `list`, fetched page by page.
    #[pyo3(signature = (filter=None, page_size=500))]
    fn iter<'py>(
        slf: &Bound<'py, Self>,
        filter: Option<&Bound<'py, PyAny>>,
        page_size: u32,
    ) -> PyResult<Bound<'py, PyAny>> {
        pages::iterate(slf.getattr("list")?, (filter,), page_size)
    }

    /// The file of a receipt, as it was uploaded.
    #[pyo3(signature = (id))]
    fn file<'py>(&self, py: Python<'py>, id: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        wait(py, self.0.get()?.file(id))
    }

    /// Corrects the draft without confirming it. Errors: the receipt is not waiting for review.
    #[pyo3(signature = (id, correction=None, version=None))]
    fn correct<'py>(
        &self,
        py: Python<'py>,
        id: &Bound<'py, PyAny>,
        correction: Option<&Bound<'py, PyAny>>,
        version: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        let correction = optional_argument("correction", correction)?;
        let version = optional_argument("version", version)?;
        wait(py, self.0.get()?.correct(id, correction, version))
    }

    /// Confirms a receipt: at once it becomes a movement and is marked as confirmed. What was corrected is learnt: the
    /// next receipt of that merchant is proposed accordingly.
    ///
    /// Errors: it is not waiting for review; date or total was neither understood nor given (`field` names it); and
    /// those of `movements.record`.
    #[pyo3(signature = (id, confirmation=None, version=None))]
    fn confirm<'py>(
        &self,
        py: Python<'py>,
        id: &Bound<'py, PyAny>,
        confirmation: Option<&Bound<'py, PyAny>>,
        version: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        let confirmation = optional_argument("confirmation", confirmation)?;
        let version = optional_argument("version", version)?;
        wait(py, self.0.get()?.confirm(id, confirmation, version))
    }

    /// Says that a receipt is not to become a movement. Errors: it is not waiting for review, and did not fail.
    #[pyo3(signature = (id, version=None))]
    fn reject<'py>(
        &self,
        py: Python<'py>,
        id: &Bound<'py, PyAny>,
        version: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        let version = optional_argument("version", version)?;
        wait(py, self.0.get()?.reject(id, version))
    }

    /// Puts a receipt back into the queue, to be read anew. Errors: it is being read, or was confirmed.
    #[pyo3(signature = (id, version=None))]
    fn retry<'py>(
        &self,
        py: Python<'py>,
        id: &Bound<'py, PyAny>,
        version: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        let version = optional_argument("version", version)?;
        wait(py, self.0.get()?.retry(id, version))
    }

    /// Deletes stored files that no receipt ever pointed at, if they are older than so many seconds (none: a day).
    /// Gives what was deleted.
    #[pyo3(signature = (older_than_seconds=None))]
    fn sweep_orphans<'py>(
        &self,
        py: Python<'py>,
        older_than_seconds: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let older_than_seconds = optional_argument("older_than_seconds", older_than_seconds)?;
        wait(py, self.0.get()?.sweep_orphans(older_than_seconds))
    }
}

/// The receipts of one owner.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct AsyncReceipts(pub(super) Kept<api::Receipts>);

#[pymethods]
impl AsyncReceipts {
    /// Stores a file and queues it to be read. The same content again is found and reported, not doubled.
    ///
    /// Errors: too large; a type that is not JPEG, PNG, WebP or PDF by its content.
    #[pyo3(signature = (content, file_name=None))]
    async fn upload(&self, content: Py<PyAny>, file_name: Option<Py<PyAny>>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (content, file_name) = Python::attach(|py| {
            PyResult::Ok((
                argument("content", content.bind(py))?,
                optional_argument("file_name", file_name.as_ref().map(|value| value.bind(py)))?,
            ))
        })?;
        spawn(async move { group.upload(content, file_name).await }).await
    }

    /// Uploads a file and reads it at once, without a worker. A file with several receipts gives all of them; one that
    /// was there before is not read again.
    #[pyo3(signature = (content, file_name=None))]
    async fn scan(&self, content: Py<PyAny>, file_name: Option<Py<PyAny>>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (content, file_name) = Python::attach(|py| {
            PyResult::Ok((
                argument("content", content.bind(py))?,
                optional_argument("file_name", file_name.as_ref().map(|value| value.bind(py)))?,
            ))
        })?;
        spawn(async move { group.scan(content, file_name).await }).await
    }

    /// Reads a queued receipt at once, without a worker; gives all receipts of its file.
    #[pyo3(signature = (id))]
    async fn read_now(&self, id: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id,) = Python::attach(|py| PyResult::Ok((argument("id", id.bind(py))?,)))?;
        spawn(async move { group.read_now(id).await }).await
    }

    /// A receipt. Errors: it is not there.
    #[pyo3(signature = (id))]
    async fn get(&self, id: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id,) = Python::attach(|py| PyResult::Ok((argument("id", id.bind(py))?,)))?;
        spawn(async move { group.get(id).await }).await
    }

    /// A page of receipts, newest first.
    #[pyo3(signature = (filter=None, page=None))]
    async fn list(&self, filter: Option<Py<PyAny>>, page: Option<Py<PyAny>>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (filter, page) = Python::attach(|py| {
            PyResult::Ok((
                optional_argument("filter", filter.as_ref().map(|value| value.bind(py)))?,
                optional_argument("page", page.as_ref().map(|value| value.bind(py)))?,
            ))
        })?;
        spawn(async move { group.list(filter, page).await }).await
    }

    /// All items of `list`, fetched page by page.
    #[pyo3(signature = (filter=None, page_size=500))]
    fn iter<'py>(
        slf: &Bound<'py, Self>,
        filter: Option<&Bound<'py, PyAny>>,
        page_size: u32,
    ) -> PyResult<Bound<'py, PyAny>> {
        pages::iterate_async(slf.getattr("list")?, (filter,), page_size)
    }

    /// The file of a receipt, as it was uploaded.
    #[pyo3(signature = (id))]
    async fn file(&self, id: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id,) = Python::attach(|py| PyResult::Ok((argument("id", id.bind(py))?,)))?;
        spawn(async move { group.file(id).await }).await
    }

    /// Corrects the draft without confirming it. Errors: the receipt is not waiting for review.
    #[pyo3(signature = (id, correction=None, version=None))]
    async fn correct(
        &self,
        id: Py<PyAny>,
        correction: Option<Py<PyAny>>,
        version: Option<Py<PyAny>>,
    ) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id, correction, version) = Python::attach(|py| {
            PyResult::Ok((
                argument("id", id.bind(py))?,
                optional_argument("correction", correction.as_ref().map(|value| value.bind(py)))?,
                optional_argument("version", version.as_ref().map(|value| value.bind(py)))?,
            ))
        })?;
        spawn(async move { group.correct(id, correction, version).await }).await
    }

    /// Confirms a receipt: at once it becomes a movement and is marked as confirmed. What was corrected is learnt: the
    /// next receipt of that merchant is proposed accordingly.
    ///
    /// Errors: it is not waiting for review; date or total was neither understood nor given (`field` names it); and
    /// those of `movements.record`.
    #[pyo3(signature = (id, confirmation=None, version=None))]
    async fn confirm(
        &self,
        id: Py<PyAny>,
        confirmation: Option<Py<PyAny>>,
        version: Option<Py<PyAny>>,
    ) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id, confirmation, version) = Python::attach(|py| {
            PyResult::Ok((
                argument("id", id.bind(py))?,
                optional_argument("confirmation", confirmation.as_ref().map(|value| value.bind(py)))?,
                optional_argument("version", version.as_ref().map(|value| value.bind(py)))?,
            ))
        })?;
        spawn(async move { group.confirm(id, confirmation, version).await }).await
    }

    /// Says that a receipt is not to become a movement. Errors: it is not waiting for review, and did not fail.
    #[pyo3(signature = (id, version=None))]
    async fn reject(&self, id: Py<PyAny>, version: Option<Py<PyAny>>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id, version) = Python::attach(|py| {
            PyResult::Ok((
                argument("id", id.bind(py))?,
                optional_argument("version", version.as_ref().map(|value| value.bind(py)))?,
            ))
        })?;
        spawn(async move { group.reject(id, version).await }).await
    }

    /// Puts a receipt back into the queue, to be read anew. Errors: it is being read, or was confirmed.
    #[pyo3(signature = (id, version=None))]
    async fn retry(&self, id: Py<PyAny>, version: Option<Py<PyAny>>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id, version) = Python::attach(|py| {
            PyResult::Ok((
                argument("id", id.bind(py))?,
                optional_argument("version", version.as_ref().map(|value| value.bind(py)))?,
            ))
        })?;
        spawn(async move { group.retry(id, version).await }).await
    }

    /// Deletes stored files that no receipt ever pointed at, if they are older than so many seconds (none: a day).
    /// Gives what was deleted.
    #[pyo3(signature = (older_than_seconds=None))]
    async fn sweep_orphans(&self, older_than_seconds: Option<Py<PyAny>>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (older_than_seconds,) = Python::attach(|py| {
            PyResult::Ok((optional_argument(
                "older_than_seconds",
                older_than_seconds.as_ref().map(|value| value.bind(py)),
            )?,))
        })?;
        spawn(async move { group.sweep_orphans(older_than_seconds).await }).await
    }
}

/// The reports of one owner.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct Reports(pub(super) Kept<api::Reports>);

#[pymethods]
impl Reports {
    /// Sums of a range, exact and apart for each currency.
    ///
    /// >>> _ = cf.movements.record(NewMovement(kind=MovementKind.INCOME, amount="1850", date=date(2026, 3, 1)))
    /// >>> march = cf.reports.summary(SummaryRequest(date_from=date(2026, 3, 1), date_to=date(2026, 3, 31)))
    /// >>> march.totals[0].sums.net
    /// Decimal('1850.00')
    #[pyo3(signature = (request))]
    fn summary<'py>(&self, py: Python<'py>, request: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let request = argument("request", request)?;
        wait(py, self.0.get()?.summary(request))
    }

    /// The balance, period by period: each opens with everything before it.
    #[pyo3(signature = (date_from, date_to, period))]
    fn running_balance<'py>(
        &self,
        py: Python<'py>,
        date_from: &Bound<'py, PyAny>,
        date_to: &Bound<'py, PyAny>,
        period: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let date_from = argument("date_from", date_from)?;
        let date_to = argument("date_to", date_to)?;
        let period = argument("period", period)?;
        wait(py, self.0.get()?.running_balance(date_from, date_to, period))
    }

    /// What is left of all income after all expenses until a date included, for each currency.
    #[pyo3(signature = (until))]
    fn balance<'py>(&self, py: Python<'py>, until: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let until = argument("until", until)?;
        wait(py, self.0.get()?.balance(until))
    }

    /// Kept totals that differ from the sums of the movements: nothing, unless the database was damaged.
    #[pyo3(signature = ())]
    fn verify<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        wait(py, self.0.get()?.verify())
    }

    /// Computes the kept totals anew from the movements.
    #[pyo3(signature = ())]
    fn rebuild<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        wait(py, self.0.get()?.rebuild())
    }

    /// What `summary` gives as a table of Arrow: whatever speaks the Arrow PyCapsule interface
    /// (polars, pyarrow, pandas, DuckDB) takes it without copying row by row. Amounts are exact decimals.
    #[pyo3(signature = (request))]
    fn summary_table<'py>(&self, py: Python<'py>, request: &Bound<'py, PyAny>) -> PyResult<tables::Table> {
        let group = self.0.get()?;
        let request = argument("request", request)?;
        tables::report(py, group.summary(request))
    }

    /// What `running_balance` gives as a table of Arrow: whatever speaks the Arrow PyCapsule interface
    /// (polars, pyarrow, pandas, DuckDB) takes it without copying row by row. Amounts are exact decimals.
    #[pyo3(signature = (date_from, date_to, period))]
    fn running_balance_table<'py>(
        &self,
        py: Python<'py>,
        date_from: &Bound<'py, PyAny>,
        date_to: &Bound<'py, PyAny>,
        period: &Bound<'py, PyAny>,
    ) -> PyResult<tables::Table> {
        let group = self.0.get()?;
        let date_from = argument("date_from", date_from)?;
        let date_to = argument("date_to", date_to)?;
        let period = argument("period", period)?;
        tables::report(py, group.running_balance(date_from, date_to, period))
    }
}

/// The reports of one owner.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct AsyncReports(pub(super) Kept<api::Reports>);

#[pymethods]
impl AsyncReports {
    /// Sums of a range, exact and apart for each currency.
    #[pyo3(signature = (request))]
    async fn summary(&self, request: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (request,) = Python::attach(|py| PyResult::Ok((argument("request", request.bind(py))?,)))?;
        spawn(async move { group.summary(request).await }).await
    }

    /// The balance, period by period: each opens with everything before it.
    #[pyo3(signature = (date_from, date_to, period))]
    async fn running_balance(
        &self,
        date_from: Py<PyAny>,
        date_to: Py<PyAny>,
        period: Py<PyAny>,
    ) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (date_from, date_to, period) = Python::attach(|py| {
            PyResult::Ok((
                argument("date_from", date_from.bind(py))?,
                argument("date_to", date_to.bind(py))?,
                argument("period", period.bind(py))?,
            ))
        })?;
        spawn(async move { group.running_balance(date_from, date_to, period).await }).await
    }

    /// What is left of all income after all expenses until a date included, for each currency.
    #[pyo3(signature = (until))]
    async fn balance(&self, until: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (until,) = Python::attach(|py| PyResult::Ok((argument("until", until.bind(py))?,)))?;
        spawn(async move { group.balance(until).await }).await
    }

    /// Kept totals that differ from the sums of the movements: nothing, unless the database was damaged.
    #[pyo3(signature = ())]
    async fn verify(&self) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        spawn(async move { group.verify().await }).await
    }

    /// Computes the kept totals anew from the movements.
    #[pyo3(signature = ())]
    async fn rebuild(&self) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        spawn(async move { group.rebuild().await }).await
    }

    /// What `summary` gives as a table of Arrow: whatever speaks the Arrow PyCapsule interface
    /// (polars, pyarrow, pandas, DuckDB) takes it without copying row by row. Amounts are exact decimals.
    #[pyo3(signature = (request))]
    async fn summary_table(&self, request: Py<PyAny>) -> PyResult<tables::Table> {
        let group = self.0.get()?.clone();
        let (request,) = Python::attach(|py| PyResult::Ok((argument("request", request.bind(py))?,)))?;
        tables::spawn_report(async move { group.summary(request).await }).await
    }

    /// What `running_balance` gives as a table of Arrow: whatever speaks the Arrow PyCapsule interface
    /// (polars, pyarrow, pandas, DuckDB) takes it without copying row by row. Amounts are exact decimals.
    #[pyo3(signature = (date_from, date_to, period))]
    async fn running_balance_table(
        &self,
        date_from: Py<PyAny>,
        date_to: Py<PyAny>,
        period: Py<PyAny>,
    ) -> PyResult<tables::Table> {
        let group = self.0.get()?.clone();
        let (date_from, date_to, period) = Python::attach(|py| {
            PyResult::Ok((
                argument("date_from", date_from.bind(py))?,
                argument("date_to", date_to.bind(py))?,
                argument("period", period.bind(py))?,
            ))
        })?;
        tables::spawn_report(async move { group.running_balance(date_from, date_to, period).await }).await
    }
}

/// The journal of one owner.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct History(pub(super) Kept<api::History>);

#[pymethods]
impl History {
    /// Every change set that changed something, oldest first, also after it was deleted. Errors: it never was.
    #[pyo3(signature = (entity_id))]
    fn of_entity<'py>(&self, py: Python<'py>, entity_id: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let entity_id = argument("entity_id", entity_id)?;
        wait(py, self.0.get()?.of_entity(entity_id))
    }

    /// A change set. Errors: it is not there.
    #[pyo3(signature = (id))]
    fn change_set<'py>(&self, py: Python<'py>, id: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        wait(py, self.0.get()?.change_set(id))
    }

    /// The latest change sets, newest first, 500 at most.
    #[pyo3(signature = (limit))]
    fn recent<'py>(&self, py: Python<'py>, limit: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let limit = argument("limit", limit)?;
        wait(py, self.0.get()?.recent(limit))
    }

    /// The change sets after a sequence, oldest first, 500 at most: for devices that keep a copy. Start with 0 and go
    /// on with the last entry's sequence.
    #[pyo3(signature = (sequence, limit))]
    fn changes_since<'py>(
        &self,
        py: Python<'py>,
        sequence: &Bound<'py, PyAny>,
        limit: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let sequence = argument("sequence", sequence)?;
        let limit = argument("limit", limit)?;
        wait(py, self.0.get()?.changes_since(sequence, limit))
    }

    /// Takes a change set back, by a new one with the opposite changes; undoing that one does it again. Gives what was
    /// taken back. Errors: it is not there; something of it was changed since (`changed_since`, nothing is written); it
    /// was a sign-up or sign-in (`not_undoable`).
    ///
    /// >>> new = NewMovement(kind=MovementKind.EXPENSE, amount="3", date=date(2026, 3, 1))
    /// >>> movement = cf.movements.record(new)
    /// >>> _ = cf.history.undo(cf.history.recent(1)[0].change_set.id)
    /// >>> cf.movements.get(movement.id)
    /// Traceback (most recent call last):
    /// cashflow.NotFoundError: movement not found
    #[pyo3(signature = (id))]
    fn undo<'py>(&self, py: Python<'py>, id: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let id = argument("id", id)?;
        wait(py, self.0.get()?.undo(id))
    }
}

/// The journal of one owner.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct AsyncHistory(pub(super) Kept<api::History>);

#[pymethods]
impl AsyncHistory {
    /// Every change set that changed something, oldest first, also after it was deleted. Errors: it never was.
    #[pyo3(signature = (entity_id))]
    async fn of_entity(&self, entity_id: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (entity_id,) = Python::attach(|py| PyResult::Ok((argument("entity_id", entity_id.bind(py))?,)))?;
        spawn(async move { group.of_entity(entity_id).await }).await
    }

    /// A change set. Errors: it is not there.
    #[pyo3(signature = (id))]
    async fn change_set(&self, id: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id,) = Python::attach(|py| PyResult::Ok((argument("id", id.bind(py))?,)))?;
        spawn(async move { group.change_set(id).await }).await
    }

    /// The latest change sets, newest first, 500 at most.
    #[pyo3(signature = (limit))]
    async fn recent(&self, limit: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (limit,) = Python::attach(|py| PyResult::Ok((argument("limit", limit.bind(py))?,)))?;
        spawn(async move { group.recent(limit).await }).await
    }

    /// The change sets after a sequence, oldest first, 500 at most: for devices that keep a copy. Start with 0 and go
    /// on with the last entry's sequence.
    #[pyo3(signature = (sequence, limit))]
    async fn changes_since(&self, sequence: Py<PyAny>, limit: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (sequence, limit) = Python::attach(|py| {
            PyResult::Ok((argument("sequence", sequence.bind(py))?, argument("limit", limit.bind(py))?))
        })?;
        spawn(async move { group.changes_since(sequence, limit).await }).await
    }

    /// Takes a change set back, by a new one with the opposite changes; undoing that one does it again. Gives what was
    /// taken back. Errors: it is not there; something of it was changed since (`changed_since`, nothing is written); it
    /// was a sign-up or sign-in (`not_undoable`).
    #[pyo3(signature = (id))]
    async fn undo(&self, id: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (id,) = Python::attach(|py| PyResult::Ok((argument("id", id.bind(py))?,)))?;
        spawn(async move { group.undo(id).await }).await
    }
}

/// The queue. Several workers, also in several processes, share it.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct Queue(pub(super) Kept<api::Queue>);

#[pymethods]
impl Queue {
    /// How full it is.
    #[pyo3(signature = ())]
    fn state<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        wait(py, self.0.get()?.state())
    }

    /// Takes one due receipt, reads it and hands it over for review. None when nothing is due: a worker waits a while
    /// then and asks again.
    #[pyo3(signature = (worker))]
    fn work<'py>(&self, py: Python<'py>, worker: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let worker = argument("worker", worker)?;
        wait(py, self.0.get()?.work(worker))
    }
}

/// The queue. Several workers, also in several processes, share it.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct AsyncQueue(pub(super) Kept<api::Queue>);

#[pymethods]
impl AsyncQueue {
    /// How full it is.
    #[pyo3(signature = ())]
    async fn state(&self) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        spawn(async move { group.state().await }).await
    }

    /// Takes one due receipt, reads it and hands it over for review. None when nothing is due: a worker waits a while
    /// then and asks again.
    #[pyo3(signature = (worker))]
    async fn work(&self, worker: Py<PyAny>) -> PyResult<Py<PyAny>> {
        let group = self.0.get()?.clone();
        let (worker,) = Python::attach(|py| PyResult::Ok((argument("worker", worker.bind(py))?,)))?;
        spawn(async move { group.work(worker).await }).await
    }
}
