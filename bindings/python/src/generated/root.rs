//! Written by `cargo codegen` from the facade: change that instead.

use cashflow_facade::api;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use super::groups::*;
use crate::conv::{self, argument};
use crate::errors;
use crate::opening::{self, Request};
use crate::process::{Kept, spawn, wait};

/// The cash flow of one owner. It reaches nobody else's data.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct Cashflow(pub(crate) Kept<api::Cashflow>);

#[pymethods]
impl Cashflow {
    /// Opens a database, and whatever else the configuration names. A reader of the host's own takes the place of
    /// `config.reader`.
    ///
    /// >>> cf = Cashflow.open("memory:", owner=Owner(currency="EUR", locale="es-ES"))
    /// >>> cf.close()
    #[staticmethod]
    #[pyo3(signature = (database, *, storage=None, reader=None, models=None, owners=None, owner=None, token_secrets=None, max_file_size=None, access_token_seconds=None, refresh_token_seconds=None))]
    #[allow(clippy::too_many_arguments)]
    fn open<'py>(
        py: Python<'py>,
        database: &Bound<'py, PyAny>,
        storage: Option<&Bound<'py, PyAny>>,
        reader: Option<&Bound<'py, PyAny>>,
        models: Option<&Bound<'py, PyAny>>,
        owners: Option<&Bound<'py, PyAny>>,
        owner: Option<&Bound<'py, PyAny>>,
        token_secrets: Option<&Bound<'py, PyAny>>,
        max_file_size: Option<&Bound<'py, PyAny>>,
        access_token_seconds: Option<&Bound<'py, PyAny>>,
        refresh_token_seconds: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Self> {
        let (engine, host) = opening::chosen(reader)?;
        let config = || {
            Ok(api::Config {
                database: conv::path("database", database)?,
                storage: storage.map(|value| conv::path("storage", value)).transpose()?,
                reader: engine,
                models: models.map(|value| conv::path("models", value)).transpose()?,
                owners: conv::optional("owners", owners)?,
                owner: conv::optional("owner", owner)?,
                token_secrets: conv::optional("token_secrets", token_secrets)?,
                max_file_size: conv::optional("max_file_size", max_file_size)?,
                access_token_seconds: conv::optional("access_token_seconds", access_token_seconds)?,
                refresh_token_seconds: conv::optional("refresh_token_seconds", refresh_token_seconds)?,
            })
        };
        let config: api::Config = config().map_err(errors::raise)?;
        let models = opening::models(py, config.models.clone(), config.reader)?;
        let request = Request::new(api::Config { models, ..config }, host);
        opening::open(py, request).map(Self)
    }

    /// Closes it, and every handle that came from it: calls under way come to their end, later ones are refused with
    /// `closed`. When it returns, the files of the database are released. Closing twice is no error.
    fn close<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        wait(py, self.0.get()?.close())
    }

    /// Whether it was closed.
    #[getter]
    fn is_closed<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.get()?.is_closed())
    }

    /// The same for the user of an access token. Errors: not valid, or expired (`token_expired`).
    #[pyo3(signature = (access_token))]
    fn signed_in<'py>(&self, access_token: &Bound<'py, PyAny>) -> PyResult<Cashflow> {
        let access_token = argument("access_token", access_token)?;
        Ok(Cashflow(Kept::new(self.0.get()?.signed_in(access_token).map_err(errors::raise)?)))
    }

    /// The same for another user. That this may be done is the host's to check.
    #[pyo3(signature = (user_id))]
    fn acting_for<'py>(&self, user_id: &Bound<'py, PyAny>) -> PyResult<Cashflow> {
        let user_id = argument("user_id", user_id)?;
        Ok(Cashflow(Kept::new(self.0.get()?.acting_for(user_id))))
    }

    /// The same, for one write that may be sent twice: with the same key it happens once, and the second call gets the
    /// first one's outcome. The same key for another write is refused. Errors: not 1 to 200 visible ASCII characters.
    ///
    /// >>> new = NewMovement(kind=MovementKind.EXPENSE, amount=Decimal("9.90"), date=date(2026, 3, 1))
    /// >>> once = cf.idempotent("order-42")
    /// >>> once.movements.record(new) == once.movements.record(new)
    /// True
    #[pyo3(signature = (key))]
    fn idempotent<'py>(&self, key: &Bound<'py, PyAny>) -> PyResult<Cashflow> {
        let key = argument("key", key)?;
        Ok(Cashflow(Kept::new(self.0.get()?.idempotent(key).map_err(errors::raise)?)))
    }

    /// Whose data it works on; none when it acts for nobody.
    #[getter]
    fn owner_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.get()?.owner_id())
    }

    /// Registration and sign-in.
    #[getter]
    fn users(&self) -> PyResult<Users> {
        self.0.map(api::Cashflow::users).map(Users)
    }

    /// The owner's profile.
    #[getter]
    fn profile(&self) -> PyResult<Profile> {
        self.0.map(api::Cashflow::profile).map(Profile)
    }

    /// Categories.
    #[getter]
    fn categories(&self) -> PyResult<Categories> {
        self.0.map(api::Cashflow::categories).map(Categories)
    }

    /// The scale of priorities.
    #[getter]
    fn priorities(&self) -> PyResult<Priorities> {
        self.0.map(api::Cashflow::priorities).map(Priorities)
    }

    /// Movements of money.
    #[getter]
    fn movements(&self) -> PyResult<Movements> {
        self.0.map(api::Cashflow::movements).map(Movements)
    }

    /// Receipts, from the photo to the movement.
    #[getter]
    fn receipts(&self) -> PyResult<Receipts> {
        self.0.map(api::Cashflow::receipts).map(Receipts)
    }

    /// Sums and balances.
    #[getter]
    fn reports(&self) -> PyResult<Reports> {
        self.0.map(api::Cashflow::reports).map(Reports)
    }

    /// Who changed what and when, and undo.
    #[getter]
    fn history(&self) -> PyResult<History> {
        self.0.map(api::Cashflow::history).map(History)
    }

    /// The queue of receipts to be read, of all owners: for workers.
    #[getter]
    fn queue(&self) -> PyResult<Queue> {
        self.0.map(api::Cashflow::queue).map(Queue)
    }

    fn __enter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    #[pyo3(signature = (*_error))]
    fn __exit__<'py>(&self, py: Python<'py>, _error: &Bound<'py, PyTuple>) -> PyResult<()> {
        self.close(py).map(drop)
    }
}

/// The cash flow of one owner. It reaches nobody else's data.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct AsyncCashflow(pub(crate) Kept<api::Cashflow>);

#[pymethods]
impl AsyncCashflow {
    /// Opens a database, and whatever else the configuration names. A reader of the host's own takes the place of
    /// `config.reader`.
    #[staticmethod]
    #[pyo3(signature = (database, *, storage=None, reader=None, models=None, owners=None, owner=None, token_secrets=None, max_file_size=None, access_token_seconds=None, refresh_token_seconds=None))]
    #[allow(clippy::too_many_arguments)]
    fn open<'py>(
        py: Python<'py>,
        database: &Bound<'py, PyAny>,
        storage: Option<&Bound<'py, PyAny>>,
        reader: Option<&Bound<'py, PyAny>>,
        models: Option<&Bound<'py, PyAny>>,
        owners: Option<&Bound<'py, PyAny>>,
        owner: Option<&Bound<'py, PyAny>>,
        token_secrets: Option<&Bound<'py, PyAny>>,
        max_file_size: Option<&Bound<'py, PyAny>>,
        access_token_seconds: Option<&Bound<'py, PyAny>>,
        refresh_token_seconds: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (engine, host) = opening::chosen(reader)?;
        let config = || {
            Ok(api::Config {
                database: conv::path("database", database)?,
                storage: storage.map(|value| conv::path("storage", value)).transpose()?,
                reader: engine,
                models: models.map(|value| conv::path("models", value)).transpose()?,
                owners: conv::optional("owners", owners)?,
                owner: conv::optional("owner", owner)?,
                token_secrets: conv::optional("token_secrets", token_secrets)?,
                max_file_size: conv::optional("max_file_size", max_file_size)?,
                access_token_seconds: conv::optional("access_token_seconds", access_token_seconds)?,
                refresh_token_seconds: conv::optional("refresh_token_seconds", refresh_token_seconds)?,
            })
        };
        let config: api::Config = config().map_err(errors::raise)?;
        let models = opening::models(py, config.models.clone(), config.reader)?;
        let request = Request::new(api::Config { models, ..config }, host);
        opening::promise(py, request)
    }

    /// Closes it, and every handle that came from it: calls under way come to their end, later ones are refused with
    /// `closed`. When it returns, the files of the database are released. Closing twice is no error.
    async fn close(&self) -> PyResult<Py<PyAny>> {
        let cashflow = self.0.get()?.clone();
        spawn(async move { cashflow.close().await }).await
    }

    /// Whether it was closed.
    #[getter]
    fn is_closed<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.get()?.is_closed())
    }

    /// The same for the user of an access token. Errors: not valid, or expired (`token_expired`).
    #[pyo3(signature = (access_token))]
    fn signed_in<'py>(&self, access_token: &Bound<'py, PyAny>) -> PyResult<AsyncCashflow> {
        let access_token = argument("access_token", access_token)?;
        Ok(AsyncCashflow(Kept::new(self.0.get()?.signed_in(access_token).map_err(errors::raise)?)))
    }

    /// The same for another user. That this may be done is the host's to check.
    #[pyo3(signature = (user_id))]
    fn acting_for<'py>(&self, user_id: &Bound<'py, PyAny>) -> PyResult<AsyncCashflow> {
        let user_id = argument("user_id", user_id)?;
        Ok(AsyncCashflow(Kept::new(self.0.get()?.acting_for(user_id))))
    }

    /// The same, for one write that may be sent twice: with the same key it happens once, and the second call gets the
    /// first one's outcome. The same key for another write is refused. Errors: not 1 to 200 visible ASCII characters.
    #[pyo3(signature = (key))]
    fn idempotent<'py>(&self, key: &Bound<'py, PyAny>) -> PyResult<AsyncCashflow> {
        let key = argument("key", key)?;
        Ok(AsyncCashflow(Kept::new(self.0.get()?.idempotent(key).map_err(errors::raise)?)))
    }

    /// Whose data it works on; none when it acts for nobody.
    #[getter]
    fn owner_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.get()?.owner_id())
    }

    /// Registration and sign-in.
    #[getter]
    fn users(&self) -> PyResult<AsyncUsers> {
        self.0.map(api::Cashflow::users).map(AsyncUsers)
    }

    /// The owner's profile.
    #[getter]
    fn profile(&self) -> PyResult<AsyncProfile> {
        self.0.map(api::Cashflow::profile).map(AsyncProfile)
    }

    /// Categories.
    #[getter]
    fn categories(&self) -> PyResult<AsyncCategories> {
        self.0.map(api::Cashflow::categories).map(AsyncCategories)
    }

    /// The scale of priorities.
    #[getter]
    fn priorities(&self) -> PyResult<AsyncPriorities> {
        self.0.map(api::Cashflow::priorities).map(AsyncPriorities)
    }

    /// Movements of money.
    #[getter]
    fn movements(&self) -> PyResult<AsyncMovements> {
        self.0.map(api::Cashflow::movements).map(AsyncMovements)
    }

    /// Receipts, from the photo to the movement.
    #[getter]
    fn receipts(&self) -> PyResult<AsyncReceipts> {
        self.0.map(api::Cashflow::receipts).map(AsyncReceipts)
    }

    /// Sums and balances.
    #[getter]
    fn reports(&self) -> PyResult<AsyncReports> {
        self.0.map(api::Cashflow::reports).map(AsyncReports)
    }

    /// Who changed what and when, and undo.
    #[getter]
    fn history(&self) -> PyResult<AsyncHistory> {
        self.0.map(api::Cashflow::history).map(AsyncHistory)
    }

    /// The queue of receipts to be read, of all owners: for workers.
    #[getter]
    fn queue(&self) -> PyResult<AsyncQueue> {
        self.0.map(api::Cashflow::queue).map(AsyncQueue)
    }

    async fn __aenter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    #[pyo3(signature = (*_error))]
    async fn __aexit__(&self, _error: Py<PyTuple>) -> PyResult<()> {
        self.close().await.map(drop)
    }
}
