//! Written by `cargo codegen` from the facade: change that instead.

use cashflow_facade::api;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::conv::{self, record};
use crate::errors;

/// What an access token says.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct AccessClaims(pub(crate) api::AccessClaims);

record! { AccessClaims ["user_id", "session_id", "issued_at", "expires_at"] shown }

#[pymethods]
impl AccessClaims {
    #[new]
    #[pyo3(signature = (*, user_id, session_id, issued_at, expires_at))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        user_id: &Bound<'_, PyAny>,
        session_id: &Bound<'_, PyAny>,
        issued_at: &Bound<'_, PyAny>,
        expires_at: &Bound<'_, PyAny>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::AccessClaims {
                user_id: conv::field("user_id", user_id)?,
                session_id: conv::field("session_id", session_id)?,
                issued_at: conv::field("issued_at", issued_at)?,
                expires_at: conv::field("expires_at", expires_at)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// Who.
    #[getter]
    fn user_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.user_id)
    }

    /// By which sign-in.
    #[getter]
    fn session_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.session_id)
    }

    /// Since when.
    #[getter]
    fn issued_at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.issued_at)
    }

    /// Until when.
    #[getter]
    fn expires_at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.expires_at)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A recognised amount of money.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct AmountField(pub(crate) api::AmountField);

record! { AmountField ["value", "currency", "raw", "confidence", "source", "place"] shown }

#[pymethods]
impl AmountField {
    #[new]
    #[pyo3(signature = (*, value, currency, raw, confidence, source, place=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        value: &Bound<'_, PyAny>,
        currency: &Bound<'_, PyAny>,
        raw: &Bound<'_, PyAny>,
        confidence: &Bound<'_, PyAny>,
        source: &Bound<'_, PyAny>,
        place: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::AmountField {
                value: conv::field("value", value)?,
                currency: conv::field("currency", currency)?,
                raw: conv::field("raw", raw)?,
                confidence: conv::field("confidence", confidence)?,
                source: conv::field("source", source)?,
                place: conv::optional("place", place)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The value.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.value)
    }

    /// Its currency (ISO 4217).
    #[getter]
    fn currency<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.currency)
    }

    /// The text it was read from; empty when it was derived.
    #[getter]
    fn raw<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.raw)
    }

    /// How likely it is right, in thousandths.
    #[getter]
    fn confidence<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.confidence)
    }

    /// How it came about.
    #[getter]
    fn source<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.source)
    }

    /// Where it stands on the document.
    #[getter]
    fn place<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.place)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A line of the running balance.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct BalanceLine(pub(crate) api::BalanceLine);

record! { BalanceLine ["period", "currency", "opening", "sums", "closing"] shown }

#[pymethods]
impl BalanceLine {
    #[new]
    #[pyo3(signature = (*, period, currency, opening, sums, closing))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        period: &Bound<'_, PyAny>,
        currency: &Bound<'_, PyAny>,
        opening: &Bound<'_, PyAny>,
        sums: &Bound<'_, PyAny>,
        closing: &Bound<'_, PyAny>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::BalanceLine {
                period: conv::field("period", period)?,
                currency: conv::field("currency", currency)?,
                opening: conv::field("opening", opening)?,
                sums: conv::field("sums", sums)?,
                closing: conv::field("closing", closing)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The first day of the period, which may lie before the range.
    #[getter]
    fn period<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.period)
    }

    /// The currency (ISO 4217).
    #[getter]
    fn currency<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.currency)
    }

    /// The balance before the period.
    #[getter]
    fn opening<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.opening)
    }

    /// What happened in it.
    #[getter]
    fn sums<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.sums)
    }

    /// The balance after it.
    #[getter]
    fn closing<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.closing)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A category of income or of expense.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Category(pub(crate) api::Category);

record! { Category ["id", "version", "kind", "name", "parent_id", "colour", "icon", "default_priority_id", "archived_at", "created_at", "updated_at"] shown }

#[pymethods]
impl Category {
    #[new]
    #[pyo3(signature = (*, id, version, kind, name, created_at, updated_at, parent_id=None, colour=None, icon=None, default_priority_id=None, archived_at=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        id: &Bound<'_, PyAny>,
        version: &Bound<'_, PyAny>,
        kind: &Bound<'_, PyAny>,
        name: &Bound<'_, PyAny>,
        created_at: &Bound<'_, PyAny>,
        updated_at: &Bound<'_, PyAny>,
        parent_id: Option<&Bound<'_, PyAny>>,
        colour: Option<&Bound<'_, PyAny>>,
        icon: Option<&Bound<'_, PyAny>>,
        default_priority_id: Option<&Bound<'_, PyAny>>,
        archived_at: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::Category {
                id: conv::field("id", id)?,
                version: conv::field("version", version)?,
                kind: conv::field("kind", kind)?,
                name: conv::field("name", name)?,
                created_at: conv::field("created_at", created_at)?,
                updated_at: conv::field("updated_at", updated_at)?,
                parent_id: conv::optional("parent_id", parent_id)?,
                colour: conv::optional("colour", colour)?,
                icon: conv::optional("icon", icon)?,
                default_priority_id: conv::optional("default_priority_id", default_priority_id)?,
                archived_at: conv::optional("archived_at", archived_at)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// Its id.
    #[getter]
    fn id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.id)
    }

    /// Grows by one with each change.
    #[getter]
    fn version<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.version)
    }

    /// What its movements are. It never changes.
    #[getter]
    fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.kind)
    }

    /// The name, unique among its siblings that are not archived (case and accents do not count).
    #[getter]
    fn name<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.name)
    }

    /// The category above it, which has none above itself.
    #[getter]
    fn parent_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.parent_id)
    }

    /// A colour to draw it in, as `#rrggbb`.
    #[getter]
    fn colour<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.colour)
    }

    /// An icon to draw it with.
    #[getter]
    fn icon<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.icon)
    }

    /// The priority of a movement that does not say its own.
    #[getter]
    fn default_priority_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.default_priority_id)
    }

    /// When it was archived: kept with its history, no longer offered.
    #[getter]
    fn archived_at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.archived_at)
    }

    /// When it was created.
    #[getter]
    fn created_at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.created_at)
    }

    /// When it was last changed.
    #[getter]
    fn updated_at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.updated_at)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A change of a category: what is none stays as it is; what `clear` names becomes empty.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct CategoryChange(pub(crate) api::CategoryChange);

record! { CategoryChange ["name", "parent_id", "colour", "icon", "default_priority_id", "archived", "clear"] shown }

#[pymethods]
impl CategoryChange {
    #[new]
    #[pyo3(signature = (*, name=None, parent_id=None, colour=None, icon=None, default_priority_id=None, archived=None, clear=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        name: Option<&Bound<'_, PyAny>>,
        parent_id: Option<&Bound<'_, PyAny>>,
        colour: Option<&Bound<'_, PyAny>>,
        icon: Option<&Bound<'_, PyAny>>,
        default_priority_id: Option<&Bound<'_, PyAny>>,
        archived: Option<&Bound<'_, PyAny>>,
        clear: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::CategoryChange {
                name: conv::optional("name", name)?,
                parent_id: conv::optional("parent_id", parent_id)?,
                colour: conv::optional("colour", colour)?,
                icon: conv::optional("icon", icon)?,
                default_priority_id: conv::optional("default_priority_id", default_priority_id)?,
                archived: conv::optional("archived", archived)?,
                clear: conv::optional("clear", clear)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The name.
    #[getter]
    fn name<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.name)
    }

    /// The category above it.
    #[getter]
    fn parent_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.parent_id)
    }

    /// A colour to draw it in, as `#rrggbb`.
    #[getter]
    fn colour<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.colour)
    }

    /// An icon to draw it with.
    #[getter]
    fn icon<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.icon)
    }

    /// The priority of a movement that does not say its own.
    #[getter]
    fn default_priority_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.default_priority_id)
    }

    /// `true` archives: kept with its history, no longer offered. `false` brings it back.
    #[getter]
    fn archived<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.archived)
    }

    /// Fields that become empty.
    #[getter]
    fn clear<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.clear)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A change of one thing.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Change(pub(crate) api::Change);

record! { Change ["entity", "entity_id", "edit", "before", "after"] shown }

#[pymethods]
impl Change {
    #[new]
    #[pyo3(signature = (*, entity, entity_id, edit, before=None, after=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        entity: &Bound<'_, PyAny>,
        entity_id: &Bound<'_, PyAny>,
        edit: &Bound<'_, PyAny>,
        before: Option<&Bound<'_, PyAny>>,
        after: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::Change {
                entity: conv::field("entity", entity)?,
                entity_id: conv::field("entity_id", entity_id)?,
                edit: conv::field("edit", edit)?,
                before: conv::optional("before", before)?,
                after: conv::optional("after", after)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// What it is.
    #[getter]
    fn entity<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.entity)
    }

    /// Its id.
    #[getter]
    fn entity_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.entity_id)
    }

    /// What happened to it.
    #[getter]
    fn edit<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.edit)
    }

    /// As it was; none if it is new.
    #[getter]
    fn before<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.before)
    }

    /// As it became; none if it was deleted.
    #[getter]
    fn after<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.after)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// One write: all of its changes, or none.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct ChangeSet(pub(crate) api::ChangeSet);

record! { ChangeSet ["id", "actor", "user_id", "worker", "at", "reason", "idempotency_key", "undoes", "changes"] shown }

#[pymethods]
impl ChangeSet {
    #[new]
    #[pyo3(signature = (*, id, actor, at, reason, user_id=None, worker=None, idempotency_key=None, undoes=None, changes=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        id: &Bound<'_, PyAny>,
        actor: &Bound<'_, PyAny>,
        at: &Bound<'_, PyAny>,
        reason: &Bound<'_, PyAny>,
        user_id: Option<&Bound<'_, PyAny>>,
        worker: Option<&Bound<'_, PyAny>>,
        idempotency_key: Option<&Bound<'_, PyAny>>,
        undoes: Option<&Bound<'_, PyAny>>,
        changes: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::ChangeSet {
                id: conv::field("id", id)?,
                actor: conv::field("actor", actor)?,
                at: conv::field("at", at)?,
                reason: conv::field("reason", reason)?,
                user_id: conv::optional("user_id", user_id)?,
                worker: conv::optional("worker", worker)?,
                idempotency_key: conv::optional("idempotency_key", idempotency_key)?,
                undoes: conv::optional("undoes", undoes)?,
                changes: conv::optional("changes", changes)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// Its id, for undo.
    #[getter]
    fn id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.id)
    }

    /// Who did it.
    #[getter]
    fn actor<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.actor)
    }

    /// The user, if one did it.
    #[getter]
    fn user_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.user_id)
    }

    /// The worker, if one did it.
    #[getter]
    fn worker<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.worker)
    }

    /// When.
    #[getter]
    fn at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.at)
    }

    /// What for: the use case, such as `movements.record`.
    #[getter]
    fn reason<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.reason)
    }

    /// The caller's idempotency key.
    #[getter]
    fn idempotency_key<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.idempotency_key)
    }

    /// The change set that this one takes back.
    #[getter]
    fn undoes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.undoes)
    }

    /// What changed.
    #[getter]
    fn changes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.changes)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// What a person adds when they confirm a receipt.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Confirmation(pub(crate) api::Confirmation);

record! { Confirmation ["correction", "kind", "description", "tags", "account", "movement_id"] shown }

#[pymethods]
impl Confirmation {
    #[new]
    #[pyo3(signature = (*, correction=None, kind=None, description=None, tags=None, account=None, movement_id=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        correction: Option<&Bound<'_, PyAny>>,
        kind: Option<&Bound<'_, PyAny>>,
        description: Option<&Bound<'_, PyAny>>,
        tags: Option<&Bound<'_, PyAny>>,
        account: Option<&Bound<'_, PyAny>>,
        movement_id: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::Confirmation {
                correction: conv::optional("correction", correction)?,
                kind: conv::optional("kind", kind)?,
                description: conv::optional("description", description)?,
                tags: conv::optional("tags", tags)?,
                account: conv::optional("account", account)?,
                movement_id: conv::optional("movement_id", movement_id)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// Corrections of what was understood.
    #[getter]
    fn correction<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.correction)
    }

    /// In or out; none takes an expense.
    #[getter]
    fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.kind)
    }

    /// What it was for.
    #[getter]
    fn description<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.description)
    }

    /// Free labels, 20 at most.
    #[getter]
    fn tags<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.tags)
    }

    /// Where the money is kept.
    #[getter]
    fn account<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.account)
    }

    /// The movement's own id; none makes one.
    #[getter]
    fn movement_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.movement_id)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A confirmed receipt and the movement it became.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Confirmed(pub(crate) api::Confirmed);

record! { Confirmed ["receipt", "movement"] shown }

#[pymethods]
impl Confirmed {
    #[new]
    #[pyo3(signature = (*, receipt, movement))]
    #[allow(clippy::too_many_arguments)]
    fn new(receipt: &Bound<'_, PyAny>, movement: &Bound<'_, PyAny>) -> PyResult<Self> {
        let value = || {
            Ok(api::Confirmed {
                receipt: conv::field("receipt", receipt)?,
                movement: conv::field("movement", movement)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The receipt.
    #[getter]
    fn receipt<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.receipt)
    }

    /// The movement.
    #[getter]
    fn movement<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.movement)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// What a person says about a receipt: what is none stays as it was understood.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Correction(pub(crate) api::Correction);

record! { Correction ["merchant", "date", "total", "currency", "category_id", "priority_id"] shown }

#[pymethods]
impl Correction {
    #[new]
    #[pyo3(signature = (*, merchant=None, date=None, total=None, currency=None, category_id=None, priority_id=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        merchant: Option<&Bound<'_, PyAny>>,
        date: Option<&Bound<'_, PyAny>>,
        total: Option<&Bound<'_, PyAny>>,
        currency: Option<&Bound<'_, PyAny>>,
        category_id: Option<&Bound<'_, PyAny>>,
        priority_id: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::Correction {
                merchant: conv::optional("merchant", merchant)?,
                date: conv::optional("date", date)?,
                total: conv::optional("total", total)?,
                currency: conv::optional("currency", currency)?,
                category_id: conv::optional("category_id", category_id)?,
                priority_id: conv::optional("priority_id", priority_id)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The merchant; it becomes the payee.
    #[getter]
    fn merchant<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.merchant)
    }

    /// The date of the purchase.
    #[getter]
    fn date<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.date)
    }

    /// What was paid. Without `currency` it is in that of the receipt, or the owner's.
    #[getter]
    fn total<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.total)
    }

    /// The currency (ISO 4217); alone it says what the understood total is in.
    #[getter]
    fn currency<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.currency)
    }

    /// The category.
    #[getter]
    fn category_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.category_id)
    }

    /// The priority.
    #[getter]
    fn priority_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.priority_id)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// Dates from the first to the last, both included.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct DateRange(pub(crate) api::DateRange);

record! { DateRange ["date_from", "date_to"] shown }

#[pymethods]
impl DateRange {
    #[new]
    #[pyo3(signature = (*, date_from, date_to))]
    #[allow(clippy::too_many_arguments)]
    fn new(date_from: &Bound<'_, PyAny>, date_to: &Bound<'_, PyAny>) -> PyResult<Self> {
        let value = || {
            Ok(api::DateRange {
                date_from: conv::field("date_from", date_from)?,
                date_to: conv::field("date_to", date_to)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The first day.
    #[getter]
    fn date_from<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.date_from)
    }

    /// The last day.
    #[getter]
    fn date_to<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.date_to)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A recognised date.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct DayField(pub(crate) api::DayField);

record! { DayField ["value", "raw", "confidence", "source", "place"] shown }

#[pymethods]
impl DayField {
    #[new]
    #[pyo3(signature = (*, value, raw, confidence, source, place=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        value: &Bound<'_, PyAny>,
        raw: &Bound<'_, PyAny>,
        confidence: &Bound<'_, PyAny>,
        source: &Bound<'_, PyAny>,
        place: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::DayField {
                value: conv::field("value", value)?,
                raw: conv::field("raw", raw)?,
                confidence: conv::field("confidence", confidence)?,
                source: conv::field("source", source)?,
                place: conv::optional("place", place)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The value.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.value)
    }

    /// The text it was read from; empty when it was derived.
    #[getter]
    fn raw<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.raw)
    }

    /// How likely it is right, in thousandths.
    #[getter]
    fn confidence<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.confidence)
    }

    /// How it came about.
    #[getter]
    fn source<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.source)
    }

    /// Where it stands on the document.
    #[getter]
    fn place<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.place)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A document to read.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Document(pub(crate) api::Document);

record! { Document ["content", "media_type"] secret }

#[pymethods]
impl Document {
    #[new]
    #[pyo3(signature = (*, content, media_type))]
    #[allow(clippy::too_many_arguments)]
    fn new(content: &Bound<'_, PyAny>, media_type: &Bound<'_, PyAny>) -> PyResult<Self> {
        let value = || {
            Ok(api::Document {
                content: conv::field("content", content)?,
                media_type: conv::field("media_type", media_type)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// Its content.
    #[getter]
    fn content<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.content)
    }

    /// What it is, decided by its content.
    #[getter]
    fn media_type<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.media_type)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A proposed category or priority.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct IdField(pub(crate) api::IdField);

record! { IdField ["value", "raw", "confidence", "source", "place"] shown }

#[pymethods]
impl IdField {
    #[new]
    #[pyo3(signature = (*, value, raw, confidence, source, place=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        value: &Bound<'_, PyAny>,
        raw: &Bound<'_, PyAny>,
        confidence: &Bound<'_, PyAny>,
        source: &Bound<'_, PyAny>,
        place: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::IdField {
                value: conv::field("value", value)?,
                raw: conv::field("raw", raw)?,
                confidence: conv::field("confidence", confidence)?,
                source: conv::field("source", source)?,
                place: conv::optional("place", place)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The id.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.value)
    }

    /// The text it was proposed for; empty when there is none.
    #[getter]
    fn raw<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.raw)
    }

    /// How likely it is right, in thousandths.
    #[getter]
    fn confidence<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.confidence)
    }

    /// How it came about.
    #[getter]
    fn source<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.source)
    }

    /// Where it stands on the document.
    #[getter]
    fn place<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.place)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A change set with its place in the owner's feed.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct JournalEntry(pub(crate) api::JournalEntry);

record! { JournalEntry ["sequence", "change_set"] shown }

#[pymethods]
impl JournalEntry {
    #[new]
    #[pyo3(signature = (*, sequence, change_set))]
    #[allow(clippy::too_many_arguments)]
    fn new(sequence: &Bound<'_, PyAny>, change_set: &Bound<'_, PyAny>) -> PyResult<Self> {
        let value = || {
            Ok(api::JournalEntry {
                sequence: conv::field("sequence", sequence)?,
                change_set: conv::field("change_set", change_set)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// Grows with each; it may jump.
    #[getter]
    fn sequence<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.sequence)
    }

    /// What was written.
    #[getter]
    fn change_set<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.change_set)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// One line of what was bought.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct LineItem(pub(crate) api::LineItem);

record! { LineItem ["description", "quantity", "unit_price", "amount"] shown }

#[pymethods]
impl LineItem {
    #[new]
    #[pyo3(signature = (*, description, amount, quantity=None, unit_price=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        description: &Bound<'_, PyAny>,
        amount: &Bound<'_, PyAny>,
        quantity: Option<&Bound<'_, PyAny>>,
        unit_price: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::LineItem {
                description: conv::field("description", description)?,
                amount: conv::field("amount", amount)?,
                quantity: conv::optional("quantity", quantity)?,
                unit_price: conv::optional("unit_price", unit_price)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The name, as printed.
    #[getter]
    fn description<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.description)
    }

    /// How many, or how much of a unit.
    #[getter]
    fn quantity<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.quantity)
    }

    /// The price of one.
    #[getter]
    fn unit_price<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.unit_price)
    }

    /// What the line costs; negative for a return or a discount line.
    #[getter]
    fn amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.amount)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// An amount of a currency.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Money(pub(crate) api::Money);

record! { Money ["amount", "currency"] shown }

#[pymethods]
impl Money {
    #[new]
    #[pyo3(signature = (*, amount, currency))]
    #[allow(clippy::too_many_arguments)]
    fn new(amount: &Bound<'_, PyAny>, currency: &Bound<'_, PyAny>) -> PyResult<Self> {
        let value = || {
            Ok(api::Money {
                amount: conv::field("amount", amount)?,
                currency: conv::field("currency", currency)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The amount.
    #[getter]
    fn amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.amount)
    }

    /// Its currency (ISO 4217).
    #[getter]
    fn currency<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.currency)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// Money that came in or went out.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Movement(pub(crate) api::Movement);

record! { Movement ["id", "version", "kind", "amount", "currency", "date", "description", "category_id", "payee", "priority_id", "tags", "account", "receipt_id", "created_at", "updated_at"] shown }

#[pymethods]
impl Movement {
    #[new]
    #[pyo3(signature = (*, id, version, kind, amount, currency, date, description, created_at, updated_at, category_id=None, payee=None, priority_id=None, tags=None, account=None, receipt_id=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        id: &Bound<'_, PyAny>,
        version: &Bound<'_, PyAny>,
        kind: &Bound<'_, PyAny>,
        amount: &Bound<'_, PyAny>,
        currency: &Bound<'_, PyAny>,
        date: &Bound<'_, PyAny>,
        description: &Bound<'_, PyAny>,
        created_at: &Bound<'_, PyAny>,
        updated_at: &Bound<'_, PyAny>,
        category_id: Option<&Bound<'_, PyAny>>,
        payee: Option<&Bound<'_, PyAny>>,
        priority_id: Option<&Bound<'_, PyAny>>,
        tags: Option<&Bound<'_, PyAny>>,
        account: Option<&Bound<'_, PyAny>>,
        receipt_id: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::Movement {
                id: conv::field("id", id)?,
                version: conv::field("version", version)?,
                kind: conv::field("kind", kind)?,
                amount: conv::field("amount", amount)?,
                currency: conv::field("currency", currency)?,
                date: conv::field("date", date)?,
                description: conv::field("description", description)?,
                created_at: conv::field("created_at", created_at)?,
                updated_at: conv::field("updated_at", updated_at)?,
                category_id: conv::optional("category_id", category_id)?,
                payee: conv::optional("payee", payee)?,
                priority_id: conv::optional("priority_id", priority_id)?,
                tags: conv::optional("tags", tags)?,
                account: conv::optional("account", account)?,
                receipt_id: conv::optional("receipt_id", receipt_id)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// Its id.
    #[getter]
    fn id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.id)
    }

    /// Grows by one with each change.
    #[getter]
    fn version<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.version)
    }

    /// In or out.
    #[getter]
    fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.kind)
    }

    /// How much: always above zero, `kind` tells the direction. It has the decimals of its currency.
    #[getter]
    fn amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.amount)
    }

    /// The currency (ISO 4217).
    #[getter]
    fn currency<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.currency)
    }

    /// The calendar date it counts on.
    #[getter]
    fn date<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.date)
    }

    /// What it was for; may be empty.
    #[getter]
    fn description<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.description)
    }

    /// The category, of the same kind.
    #[getter]
    fn category_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.category_id)
    }

    /// Who was paid, or who paid.
    #[getter]
    fn payee<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.payee)
    }

    /// How much it mattered.
    #[getter]
    fn priority_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.priority_id)
    }

    /// Free labels, in their order.
    #[getter]
    fn tags<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.tags)
    }

    /// Where the money is kept.
    #[getter]
    fn account<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.account)
    }

    /// The receipt it was confirmed from.
    #[getter]
    fn receipt_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.receipt_id)
    }

    /// When it was recorded.
    #[getter]
    fn created_at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.created_at)
    }

    /// When it was last changed.
    #[getter]
    fn updated_at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.updated_at)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A change of a movement: what is none stays as it is; what `clear` names becomes empty.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct MovementChange(pub(crate) api::MovementChange);

record! { MovementChange ["kind", "amount", "currency", "date", "description", "category_id", "payee", "priority_id", "tags", "account", "clear"] shown }

#[pymethods]
impl MovementChange {
    #[new]
    #[pyo3(signature = (*, kind=None, amount=None, currency=None, date=None, description=None, category_id=None, payee=None, priority_id=None, tags=None, account=None, clear=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        kind: Option<&Bound<'_, PyAny>>,
        amount: Option<&Bound<'_, PyAny>>,
        currency: Option<&Bound<'_, PyAny>>,
        date: Option<&Bound<'_, PyAny>>,
        description: Option<&Bound<'_, PyAny>>,
        category_id: Option<&Bound<'_, PyAny>>,
        payee: Option<&Bound<'_, PyAny>>,
        priority_id: Option<&Bound<'_, PyAny>>,
        tags: Option<&Bound<'_, PyAny>>,
        account: Option<&Bound<'_, PyAny>>,
        clear: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::MovementChange {
                kind: conv::optional("kind", kind)?,
                amount: conv::optional("amount", amount)?,
                currency: conv::optional("currency", currency)?,
                date: conv::optional("date", date)?,
                description: conv::optional("description", description)?,
                category_id: conv::optional("category_id", category_id)?,
                payee: conv::optional("payee", payee)?,
                priority_id: conv::optional("priority_id", priority_id)?,
                tags: conv::optional("tags", tags)?,
                account: conv::optional("account", account)?,
                clear: conv::optional("clear", clear)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// In or out.
    #[getter]
    fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.kind)
    }

    /// How much; above zero. Without `currency` it is in the movement's.
    #[getter]
    fn amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.amount)
    }

    /// The currency (ISO 4217); only together with an amount.
    #[getter]
    fn currency<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.currency)
    }

    /// The date it counts on.
    #[getter]
    fn date<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.date)
    }

    /// What it was for; empty takes it away.
    #[getter]
    fn description<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.description)
    }

    /// The category, of the same kind.
    #[getter]
    fn category_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.category_id)
    }

    /// Who was paid, or who paid.
    #[getter]
    fn payee<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.payee)
    }

    /// How much it mattered.
    #[getter]
    fn priority_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.priority_id)
    }

    /// Free labels, all of them.
    #[getter]
    fn tags<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.tags)
    }

    /// Where the money is kept.
    #[getter]
    fn account<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.account)
    }

    /// Fields that become empty.
    #[getter]
    fn clear<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.clear)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// Which movements a list shows: all that is set must hold.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct MovementFilter(pub(crate) api::MovementFilter);

record! { MovementFilter ["date_from", "date_to", "kind", "category_id", "uncategorised", "min", "max", "currency", "text", "tag", "priority_id", "account", "receipt_id"] shown }

#[pymethods]
impl MovementFilter {
    #[new]
    #[pyo3(signature = (*, date_from=None, date_to=None, kind=None, category_id=None, uncategorised=None, min=None, max=None, currency=None, text=None, tag=None, priority_id=None, account=None, receipt_id=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        date_from: Option<&Bound<'_, PyAny>>,
        date_to: Option<&Bound<'_, PyAny>>,
        kind: Option<&Bound<'_, PyAny>>,
        category_id: Option<&Bound<'_, PyAny>>,
        uncategorised: Option<&Bound<'_, PyAny>>,
        min: Option<&Bound<'_, PyAny>>,
        max: Option<&Bound<'_, PyAny>>,
        currency: Option<&Bound<'_, PyAny>>,
        text: Option<&Bound<'_, PyAny>>,
        tag: Option<&Bound<'_, PyAny>>,
        priority_id: Option<&Bound<'_, PyAny>>,
        account: Option<&Bound<'_, PyAny>>,
        receipt_id: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::MovementFilter {
                date_from: conv::optional("date_from", date_from)?,
                date_to: conv::optional("date_to", date_to)?,
                kind: conv::optional("kind", kind)?,
                category_id: conv::optional("category_id", category_id)?,
                uncategorised: conv::optional("uncategorised", uncategorised)?,
                min: conv::optional("min", min)?,
                max: conv::optional("max", max)?,
                currency: conv::optional("currency", currency)?,
                text: conv::optional("text", text)?,
                tag: conv::optional("tag", tag)?,
                priority_id: conv::optional("priority_id", priority_id)?,
                account: conv::optional("account", account)?,
                receipt_id: conv::optional("receipt_id", receipt_id)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// On this date or later.
    #[getter]
    fn date_from<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.date_from)
    }

    /// On this date or earlier.
    #[getter]
    fn date_to<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.date_to)
    }

    /// Income or expense only.
    #[getter]
    fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.kind)
    }

    /// In this category or one below it.
    #[getter]
    fn category_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.category_id)
    }

    /// Those without a category; not together with `category_id`.
    #[getter]
    fn uncategorised<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.uncategorised)
    }

    /// This much or more, in units of whatever currency the movement has.
    #[getter]
    fn min<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.min)
    }

    /// This much or less, in units of whatever currency the movement has.
    #[getter]
    fn max<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.max)
    }

    /// In this currency (ISO 4217).
    #[getter]
    fn currency<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.currency)
    }

    /// With this text in description or payee; case and accents do not count.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.text)
    }

    /// With this tag, exactly.
    #[getter]
    fn tag<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.tag)
    }

    /// With this priority.
    #[getter]
    fn priority_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.priority_id)
    }

    /// Of this account, exactly.
    #[getter]
    fn account<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.account)
    }

    /// Confirmed from this receipt.
    #[getter]
    fn receipt_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.receipt_id)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A page of movements, newest first.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct MovementPage(pub(crate) api::MovementPage);

record! { MovementPage ["items", "next", "previous"] shown }

#[pymethods]
impl MovementPage {
    #[new]
    #[pyo3(signature = (*, items=None, next=None, previous=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        items: Option<&Bound<'_, PyAny>>,
        next: Option<&Bound<'_, PyAny>>,
        previous: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::MovementPage {
                items: conv::optional("items", items)?,
                next: conv::optional("next", next)?,
                previous: conv::optional("previous", previous)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The movements.
    #[getter]
    fn items<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.items)
    }

    /// The cursor of the older ones, if there are any.
    #[getter]
    fn next<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.next)
    }

    /// The cursor of the newer ones, if there may be any.
    #[getter]
    fn previous<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.previous)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A category to be created.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct NewCategory(pub(crate) api::NewCategory);

record! { NewCategory ["kind", "name", "parent_id", "colour", "icon", "default_priority_id", "id"] shown }

#[pymethods]
impl NewCategory {
    #[new]
    #[pyo3(signature = (*, kind, name, parent_id=None, colour=None, icon=None, default_priority_id=None, id=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        kind: &Bound<'_, PyAny>,
        name: &Bound<'_, PyAny>,
        parent_id: Option<&Bound<'_, PyAny>>,
        colour: Option<&Bound<'_, PyAny>>,
        icon: Option<&Bound<'_, PyAny>>,
        default_priority_id: Option<&Bound<'_, PyAny>>,
        id: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::NewCategory {
                kind: conv::field("kind", kind)?,
                name: conv::field("name", name)?,
                parent_id: conv::optional("parent_id", parent_id)?,
                colour: conv::optional("colour", colour)?,
                icon: conv::optional("icon", icon)?,
                default_priority_id: conv::optional("default_priority_id", default_priority_id)?,
                id: conv::optional("id", id)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// What its movements are; it cannot be changed later.
    #[getter]
    fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.kind)
    }

    /// The name, unique among its siblings.
    #[getter]
    fn name<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.name)
    }

    /// The category above it, which must have none above itself.
    #[getter]
    fn parent_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.parent_id)
    }

    /// A colour to draw it in, as `#rrggbb`.
    #[getter]
    fn colour<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.colour)
    }

    /// An icon to draw it with.
    #[getter]
    fn icon<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.icon)
    }

    /// The priority of a movement that does not say its own.
    #[getter]
    fn default_priority_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.default_priority_id)
    }

    /// The caller's own id; none makes one.
    #[getter]
    fn id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.id)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A movement to be recorded.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct NewMovement(pub(crate) api::NewMovement);

record! { NewMovement ["kind", "amount", "date", "currency", "description", "category_id", "payee", "priority_id", "tags", "account", "id"] shown }

#[pymethods]
impl NewMovement {
    #[new]
    #[pyo3(signature = (*, kind, amount, date, currency=None, description=None, category_id=None, payee=None, priority_id=None, tags=None, account=None, id=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        kind: &Bound<'_, PyAny>,
        amount: &Bound<'_, PyAny>,
        date: &Bound<'_, PyAny>,
        currency: Option<&Bound<'_, PyAny>>,
        description: Option<&Bound<'_, PyAny>>,
        category_id: Option<&Bound<'_, PyAny>>,
        payee: Option<&Bound<'_, PyAny>>,
        priority_id: Option<&Bound<'_, PyAny>>,
        tags: Option<&Bound<'_, PyAny>>,
        account: Option<&Bound<'_, PyAny>>,
        id: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::NewMovement {
                kind: conv::field("kind", kind)?,
                amount: conv::field("amount", amount)?,
                date: conv::field("date", date)?,
                currency: conv::optional("currency", currency)?,
                description: conv::optional("description", description)?,
                category_id: conv::optional("category_id", category_id)?,
                payee: conv::optional("payee", payee)?,
                priority_id: conv::optional("priority_id", priority_id)?,
                tags: conv::optional("tags", tags)?,
                account: conv::optional("account", account)?,
                id: conv::optional("id", id)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// In or out.
    #[getter]
    fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.kind)
    }

    /// How much; above zero, with no more decimals than the currency has.
    #[getter]
    fn amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.amount)
    }

    /// The date it counts on.
    #[getter]
    fn date<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.date)
    }

    /// The currency (ISO 4217); none takes the owner's.
    #[getter]
    fn currency<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.currency)
    }

    /// What it was for.
    #[getter]
    fn description<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.description)
    }

    /// The category, of the same kind.
    #[getter]
    fn category_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.category_id)
    }

    /// Who was paid, or who paid.
    #[getter]
    fn payee<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.payee)
    }

    /// How much it mattered; none takes the category's default.
    #[getter]
    fn priority_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.priority_id)
    }

    /// Free labels, 20 at most.
    #[getter]
    fn tags<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.tags)
    }

    /// Where the money is kept.
    #[getter]
    fn account<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.account)
    }

    /// The caller's own id; none makes one.
    #[getter]
    fn id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.id)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A priority to be created.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct NewPriority(pub(crate) api::NewPriority);

record! { NewPriority ["name", "rank"] shown }

#[pymethods]
impl NewPriority {
    #[new]
    #[pyo3(signature = (*, name, rank))]
    #[allow(clippy::too_many_arguments)]
    fn new(name: &Bound<'_, PyAny>, rank: &Bound<'_, PyAny>) -> PyResult<Self> {
        let value =
            || Ok(api::NewPriority { name: conv::field("name", name)?, rank: conv::field("rank", rank)? });
        value().map(Self).map_err(errors::raise)
    }

    /// The name, unique on the scale.
    #[getter]
    fn name<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.name)
    }

    /// Its place on the scale: the lowest matters most.
    #[getter]
    fn rank<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.rank)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A person who registers.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct NewUser(pub(crate) api::NewUser);

record! { NewUser ["name", "email", "password", "currency", "locale", "time_zone"] secret }

#[pymethods]
impl NewUser {
    #[new]
    #[pyo3(signature = (*, name, email, password, currency=None, locale=None, time_zone=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        name: &Bound<'_, PyAny>,
        email: &Bound<'_, PyAny>,
        password: &Bound<'_, PyAny>,
        currency: Option<&Bound<'_, PyAny>>,
        locale: Option<&Bound<'_, PyAny>>,
        time_zone: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::NewUser {
                name: conv::field("name", name)?,
                email: conv::field("email", email)?,
                password: conv::field("password", password)?,
                currency: conv::optional("currency", currency)?,
                locale: conv::optional("locale", locale)?,
                time_zone: conv::optional("time_zone", time_zone)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The name.
    #[getter]
    fn name<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.name)
    }

    /// The address to sign in with.
    #[getter]
    fn email<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.email)
    }

    /// The password, of 8 to 128 characters.
    #[getter]
    fn password<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.password)
    }

    /// The currency they think in (ISO 4217); none takes EUR.
    #[getter]
    fn currency<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.currency)
    }

    /// Language and region (BCP 47), also that of the first categories; none takes `en`.
    #[getter]
    fn locale<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.locale)
    }

    /// What "today" means (IANA); none takes UTC.
    #[getter]
    fn time_zone<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.time_zone)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// Who the local owner of a new database is.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Owner(pub(crate) api::Owner);

record! { Owner ["name", "currency", "locale", "time_zone"] shown }

#[pymethods]
impl Owner {
    #[new]
    #[pyo3(signature = (*, name=None, currency=None, locale=None, time_zone=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        name: Option<&Bound<'_, PyAny>>,
        currency: Option<&Bound<'_, PyAny>>,
        locale: Option<&Bound<'_, PyAny>>,
        time_zone: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::Owner {
                name: conv::optional("name", name)?,
                currency: conv::optional("currency", currency)?,
                locale: conv::optional("locale", locale)?,
                time_zone: conv::optional("time_zone", time_zone)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The name; none takes "Local owner".
    #[getter]
    fn name<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.name)
    }

    /// The currency they think in (ISO 4217); none takes EUR.
    #[getter]
    fn currency<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.currency)
    }

    /// Language and region (BCP 47), also that of the first categories; none takes `en`.
    #[getter]
    fn locale<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.locale)
    }

    /// What "today" means (IANA); none takes UTC.
    #[getter]
    fn time_zone<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.time_zone)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// How much of a list, and from where. Lists come newest first.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct PageRequest(pub(crate) api::PageRequest);

record! { PageRequest ["limit", "cursor"] shown }

#[pymethods]
impl PageRequest {
    #[new]
    #[pyo3(signature = (*, limit=None, cursor=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(limit: Option<&Bound<'_, PyAny>>, cursor: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let value = || {
            Ok(api::PageRequest {
                limit: conv::optional("limit", limit)?,
                cursor: conv::optional("cursor", cursor)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The most items, 1 to 500; none takes 50.
    #[getter]
    fn limit<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.limit)
    }

    /// Where to go on: `next` or `previous` of a page; none starts at the newest.
    #[getter]
    fn cursor<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.cursor)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A recognised way of paying.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct PaymentField(pub(crate) api::PaymentField);

record! { PaymentField ["value", "raw", "confidence", "source", "place"] shown }

#[pymethods]
impl PaymentField {
    #[new]
    #[pyo3(signature = (*, value, raw, confidence, source, place=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        value: &Bound<'_, PyAny>,
        raw: &Bound<'_, PyAny>,
        confidence: &Bound<'_, PyAny>,
        source: &Bound<'_, PyAny>,
        place: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::PaymentField {
                value: conv::field("value", value)?,
                raw: conv::field("raw", raw)?,
                confidence: conv::field("confidence", confidence)?,
                source: conv::field("source", source)?,
                place: conv::optional("place", place)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The value.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.value)
    }

    /// The text it was read from; empty when it was derived.
    #[getter]
    fn raw<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.raw)
    }

    /// How likely it is right, in thousandths.
    #[getter]
    fn confidence<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.confidence)
    }

    /// How it came about.
    #[getter]
    fn source<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.source)
    }

    /// Where it stands on the document.
    #[getter]
    fn place<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.place)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A place on a document.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Place(pub(crate) api::Place);

record! { Place ["page", "corners"] shown }

#[pymethods]
impl Place {
    #[new]
    #[pyo3(signature = (*, page, corners=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(page: &Bound<'_, PyAny>, corners: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let value = || {
            Ok(api::Place { page: conv::field("page", page)?, corners: conv::optional("corners", corners)? })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The page, from 1.
    #[getter]
    fn page<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.page)
    }

    /// Four corners in reading order of the text: top left, top right, bottom right, bottom left.
    #[getter]
    fn corners<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.corners)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A point. In a reading: pixels of the page. In a draft: ten-thousandths of the upright page's width and height.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Point(pub(crate) api::Point);

record! { Point ["x", "y"] shown }

#[pymethods]
impl Point {
    #[new]
    #[pyo3(signature = (*, x, y))]
    #[allow(clippy::too_many_arguments)]
    fn new(x: &Bound<'_, PyAny>, y: &Bound<'_, PyAny>) -> PyResult<Self> {
        let value = || Ok(api::Point { x: conv::field("x", x)?, y: conv::field("y", y)? });
        value().map(Self).map_err(errors::raise)
    }

    /// To the right.
    #[getter]
    fn x<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.x)
    }

    /// Downwards.
    #[getter]
    fn y<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.y)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A step of the scale.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Priority(pub(crate) api::Priority);

record! { Priority ["id", "version", "name", "rank", "created_at", "updated_at"] shown }

#[pymethods]
impl Priority {
    #[new]
    #[pyo3(signature = (*, id, version, name, rank, created_at, updated_at))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        id: &Bound<'_, PyAny>,
        version: &Bound<'_, PyAny>,
        name: &Bound<'_, PyAny>,
        rank: &Bound<'_, PyAny>,
        created_at: &Bound<'_, PyAny>,
        updated_at: &Bound<'_, PyAny>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::Priority {
                id: conv::field("id", id)?,
                version: conv::field("version", version)?,
                name: conv::field("name", name)?,
                rank: conv::field("rank", rank)?,
                created_at: conv::field("created_at", created_at)?,
                updated_at: conv::field("updated_at", updated_at)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// Its id.
    #[getter]
    fn id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.id)
    }

    /// Grows by one with each change.
    #[getter]
    fn version<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.version)
    }

    /// The name, unique on the scale (case and accents do not count).
    #[getter]
    fn name<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.name)
    }

    /// Its place on the scale: the lowest matters most.
    #[getter]
    fn rank<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.rank)
    }

    /// When it was created.
    #[getter]
    fn created_at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.created_at)
    }

    /// When it was last changed.
    #[getter]
    fn updated_at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.updated_at)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A change of a priority: what is none stays as it is.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct PriorityChange(pub(crate) api::PriorityChange);

record! { PriorityChange ["name", "rank"] shown }

#[pymethods]
impl PriorityChange {
    #[new]
    #[pyo3(signature = (*, name=None, rank=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(name: Option<&Bound<'_, PyAny>>, rank: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let value = || {
            Ok(api::PriorityChange {
                name: conv::optional("name", name)?,
                rank: conv::optional("rank", rank)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The name.
    #[getter]
    fn name<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.name)
    }

    /// Its place on the scale: the lowest matters most.
    #[getter]
    fn rank<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.rank)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A change of the profile: what is none stays as it is. The e-mail address is changed by `users.change_email`.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct ProfileChange(pub(crate) api::ProfileChange);

record! { ProfileChange ["name", "currency", "locale", "time_zone"] shown }

#[pymethods]
impl ProfileChange {
    #[new]
    #[pyo3(signature = (*, name=None, currency=None, locale=None, time_zone=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        name: Option<&Bound<'_, PyAny>>,
        currency: Option<&Bound<'_, PyAny>>,
        locale: Option<&Bound<'_, PyAny>>,
        time_zone: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::ProfileChange {
                name: conv::optional("name", name)?,
                currency: conv::optional("currency", currency)?,
                locale: conv::optional("locale", locale)?,
                time_zone: conv::optional("time_zone", time_zone)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The name.
    #[getter]
    fn name<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.name)
    }

    /// The currency they think in (ISO 4217).
    #[getter]
    fn currency<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.currency)
    }

    /// Language and region (BCP 47).
    #[getter]
    fn locale<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.locale)
    }

    /// What "today" means (IANA).
    #[getter]
    fn time_zone<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.time_zone)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// How full the queue is.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct QueueState(pub(crate) api::QueueState);

record! { QueueState ["queued", "reading", "oldest_due"] shown }

#[pymethods]
impl QueueState {
    #[new]
    #[pyo3(signature = (*, queued, reading, oldest_due=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        queued: &Bound<'_, PyAny>,
        reading: &Bound<'_, PyAny>,
        oldest_due: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::QueueState {
                queued: conv::field("queued", queued)?,
                reading: conv::field("reading", reading)?,
                oldest_due: conv::optional("oldest_due", oldest_due)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// Receipts waiting.
    #[getter]
    fn queued<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.queued)
    }

    /// Receipts being read.
    #[getter]
    fn reading<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.reading)
    }

    /// Since when the longest waiting one is due, or when the next one will be.
    #[getter]
    fn oldest_due<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.oldest_due)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// The text of a whole document, as an engine read it.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Reading(pub(crate) api::Reading);

record! { Reading ["engine", "pages"] shown }

#[pymethods]
impl Reading {
    #[new]
    #[pyo3(signature = (*, engine, pages=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(engine: &Bound<'_, PyAny>, pages: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let value = || {
            Ok(api::Reading {
                engine: conv::field("engine", engine)?,
                pages: conv::optional("pages", pages)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The engine and its model, for provenance.
    #[getter]
    fn engine<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.engine)
    }

    /// The pages in their order. A photo has one.
    #[getter]
    fn pages<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.pages)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// One run of text on one line. A row of a receipt may consist of several.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct ReadingLine(pub(crate) api::ReadingLine);

record! { ReadingLine ["text", "confidence", "corners", "words"] shown }

#[pymethods]
impl ReadingLine {
    #[new]
    #[pyo3(signature = (*, text, confidence, corners=None, words=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        text: &Bound<'_, PyAny>,
        confidence: &Bound<'_, PyAny>,
        corners: Option<&Bound<'_, PyAny>>,
        words: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::ReadingLine {
                text: conv::field("text", text)?,
                confidence: conv::field("confidence", confidence)?,
                corners: conv::optional("corners", corners)?,
                words: conv::optional("words", words)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The text as read.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.text)
    }

    /// The engine's own score, in thousandths.
    #[getter]
    fn confidence<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.confidence)
    }

    /// Four corners in pixels, in reading order of the text: top left, top right, bottom right, bottom left; or the
    /// top left and the bottom right one of an upright box.
    #[getter]
    fn corners<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.corners)
    }

    /// Its words, where the engine tells them apart.
    #[getter]
    fn words<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.words)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// One page of a reading.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct ReadingPage(pub(crate) api::ReadingPage);

record! { ReadingPage ["width", "height", "lines"] shown }

#[pymethods]
impl ReadingPage {
    #[new]
    #[pyo3(signature = (*, width, height, lines=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        width: &Bound<'_, PyAny>,
        height: &Bound<'_, PyAny>,
        lines: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::ReadingPage {
                width: conv::field("width", width)?,
                height: conv::field("height", height)?,
                lines: conv::optional("lines", lines)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// Width in pixels of the upright page that the corners refer to.
    #[getter]
    fn width<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.width)
    }

    /// Height in pixels of the upright page that the corners refer to.
    #[getter]
    fn height<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.height)
    }

    /// The lines in any order.
    #[getter]
    fn lines<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.lines)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// One word of a line.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct ReadingWord(pub(crate) api::ReadingWord);

record! { ReadingWord ["text", "confidence", "corners"] shown }

#[pymethods]
impl ReadingWord {
    #[new]
    #[pyo3(signature = (*, text, confidence, corners=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        text: &Bound<'_, PyAny>,
        confidence: &Bound<'_, PyAny>,
        corners: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::ReadingWord {
                text: conv::field("text", text)?,
                confidence: conv::field("confidence", confidence)?,
                corners: conv::optional("corners", corners)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The text as read.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.text)
    }

    /// The engine's own score, in thousandths.
    #[getter]
    fn confidence<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.confidence)
    }

    /// Its corners, as those of a line.
    #[getter]
    fn corners<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.corners)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A receipt: one document of a file, what was understood of it, and where it is on its way.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Receipt(pub(crate) api::Receipt);

record! { Receipt ["id", "version", "status", "file", "file_name", "part", "attempts", "draft", "movement_id", "due", "worker", "failure_code", "failure_message", "created_at", "updated_at"] shown }

#[pymethods]
impl Receipt {
    #[new]
    #[pyo3(signature = (*, id, version, status, file, part, attempts, created_at, updated_at, file_name=None, draft=None, movement_id=None, due=None, worker=None, failure_code=None, failure_message=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        id: &Bound<'_, PyAny>,
        version: &Bound<'_, PyAny>,
        status: &Bound<'_, PyAny>,
        file: &Bound<'_, PyAny>,
        part: &Bound<'_, PyAny>,
        attempts: &Bound<'_, PyAny>,
        created_at: &Bound<'_, PyAny>,
        updated_at: &Bound<'_, PyAny>,
        file_name: Option<&Bound<'_, PyAny>>,
        draft: Option<&Bound<'_, PyAny>>,
        movement_id: Option<&Bound<'_, PyAny>>,
        due: Option<&Bound<'_, PyAny>>,
        worker: Option<&Bound<'_, PyAny>>,
        failure_code: Option<&Bound<'_, PyAny>>,
        failure_message: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::Receipt {
                id: conv::field("id", id)?,
                version: conv::field("version", version)?,
                status: conv::field("status", status)?,
                file: conv::field("file", file)?,
                part: conv::field("part", part)?,
                attempts: conv::field("attempts", attempts)?,
                created_at: conv::field("created_at", created_at)?,
                updated_at: conv::field("updated_at", updated_at)?,
                file_name: conv::optional("file_name", file_name)?,
                draft: conv::optional("draft", draft)?,
                movement_id: conv::optional("movement_id", movement_id)?,
                due: conv::optional("due", due)?,
                worker: conv::optional("worker", worker)?,
                failure_code: conv::optional("failure_code", failure_code)?,
                failure_message: conv::optional("failure_message", failure_message)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// Its id.
    #[getter]
    fn id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.id)
    }

    /// Grows by one with each change.
    #[getter]
    fn version<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.version)
    }

    /// Where it is on its way.
    #[getter]
    fn status<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.status)
    }

    /// The stored file.
    #[getter]
    fn file<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.file)
    }

    /// The name it was uploaded under, for show only.
    #[getter]
    fn file_name<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.file_name)
    }

    /// Which of the receipts in the file it is, from 1.
    #[getter]
    fn part<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.part)
    }

    /// How often reading it was begun since it was last queued.
    #[getter]
    fn attempts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.attempts)
    }

    /// What was understood; from review on.
    #[getter]
    fn draft<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.draft)
    }

    /// The movement it became, when it is confirmed.
    #[getter]
    fn movement_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.movement_id)
    }

    /// While it is queued: it is not read before this. While it is read: after this another worker may take over.
    #[getter]
    fn due<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.due)
    }

    /// The worker that reads it.
    #[getter]
    fn worker<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.worker)
    }

    /// The stable code of the error, when it failed.
    #[getter]
    fn failure_code<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.failure_code)
    }

    /// The reason for people, when it failed.
    #[getter]
    fn failure_message<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.failure_message)
    }

    /// When it was uploaded.
    #[getter]
    fn created_at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.created_at)
    }

    /// When it was last changed.
    #[getter]
    fn updated_at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.updated_at)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// What a receipt says, as far as it was understood. Nothing in it has been confirmed by a person yet.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct ReceiptDraft(pub(crate) api::ReceiptDraft);

record! { ReceiptDraft ["merchant", "tax_id", "date", "currency", "total", "subtotal", "tip", "discount", "rounding", "taxes", "payment", "items", "category", "priority", "warnings"] shown }

#[pymethods]
impl ReceiptDraft {
    #[new]
    #[pyo3(signature = (*, merchant=None, tax_id=None, date=None, currency=None, total=None, subtotal=None, tip=None, discount=None, rounding=None, taxes=None, payment=None, items=None, category=None, priority=None, warnings=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        merchant: Option<&Bound<'_, PyAny>>,
        tax_id: Option<&Bound<'_, PyAny>>,
        date: Option<&Bound<'_, PyAny>>,
        currency: Option<&Bound<'_, PyAny>>,
        total: Option<&Bound<'_, PyAny>>,
        subtotal: Option<&Bound<'_, PyAny>>,
        tip: Option<&Bound<'_, PyAny>>,
        discount: Option<&Bound<'_, PyAny>>,
        rounding: Option<&Bound<'_, PyAny>>,
        taxes: Option<&Bound<'_, PyAny>>,
        payment: Option<&Bound<'_, PyAny>>,
        items: Option<&Bound<'_, PyAny>>,
        category: Option<&Bound<'_, PyAny>>,
        priority: Option<&Bound<'_, PyAny>>,
        warnings: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::ReceiptDraft {
                merchant: conv::optional("merchant", merchant)?,
                tax_id: conv::optional("tax_id", tax_id)?,
                date: conv::optional("date", date)?,
                currency: conv::optional("currency", currency)?,
                total: conv::optional("total", total)?,
                subtotal: conv::optional("subtotal", subtotal)?,
                tip: conv::optional("tip", tip)?,
                discount: conv::optional("discount", discount)?,
                rounding: conv::optional("rounding", rounding)?,
                taxes: conv::optional("taxes", taxes)?,
                payment: conv::optional("payment", payment)?,
                items: conv::optional("items", items)?,
                category: conv::optional("category", category)?,
                priority: conv::optional("priority", priority)?,
                warnings: conv::optional("warnings", warnings)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The name of the business, as printed.
    #[getter]
    fn merchant<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.merchant)
    }

    /// Its tax number, as printed without blanks.
    #[getter]
    fn tax_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.tax_id)
    }

    /// The date of the purchase.
    #[getter]
    fn date<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.date)
    }

    /// The currency of all amounts (ISO 4217).
    #[getter]
    fn currency<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.currency)
    }

    /// What was to pay, all included, after rounding.
    #[getter]
    fn total<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.total)
    }

    /// Before tax, tip, discount and rounding, where printed.
    #[getter]
    fn subtotal<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.subtotal)
    }

    /// The tip.
    #[getter]
    fn tip<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.tip)
    }

    /// The discount, as a positive amount.
    #[getter]
    fn discount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.discount)
    }

    /// The rounding to what coins can pay; may be negative.
    #[getter]
    fn rounding<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.rounding)
    }

    /// The taxes, a line for each rate.
    #[getter]
    fn taxes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.taxes)
    }

    /// How it was paid.
    #[getter]
    fn payment<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.payment)
    }

    /// The lines of what was bought.
    #[getter]
    fn items<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.items)
    }

    /// The likely category of the user.
    #[getter]
    fn category<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.category)
    }

    /// The likely priority of the user.
    #[getter]
    fn priority<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.priority)
    }

    /// What a reviewer should know.
    #[getter]
    fn warnings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.warnings)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// The file of a receipt with its content.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct ReceiptFile(pub(crate) api::ReceiptFile);

record! { ReceiptFile ["file", "content"] secret }

#[pymethods]
impl ReceiptFile {
    #[new]
    #[pyo3(signature = (*, file, content))]
    #[allow(clippy::too_many_arguments)]
    fn new(file: &Bound<'_, PyAny>, content: &Bound<'_, PyAny>) -> PyResult<Self> {
        let value = || {
            Ok(api::ReceiptFile {
                file: conv::field("file", file)?,
                content: conv::field("content", content)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The stored file.
    #[getter]
    fn file<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.file)
    }

    /// Its content, as it was uploaded.
    #[getter]
    fn content<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.content)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// Which receipts a list shows.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct ReceiptFilter(pub(crate) api::ReceiptFilter);

record! { ReceiptFilter ["status"] shown }

#[pymethods]
impl ReceiptFilter {
    #[new]
    #[pyo3(signature = (*, status=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(status: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let value = || Ok(api::ReceiptFilter { status: conv::optional("status", status)? });
        value().map(Self).map_err(errors::raise)
    }

    /// With one of these states; empty for all.
    #[getter]
    fn status<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.status)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A page of receipts, newest first.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct ReceiptPage(pub(crate) api::ReceiptPage);

record! { ReceiptPage ["items", "next", "previous"] shown }

#[pymethods]
impl ReceiptPage {
    #[new]
    #[pyo3(signature = (*, items=None, next=None, previous=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        items: Option<&Bound<'_, PyAny>>,
        next: Option<&Bound<'_, PyAny>>,
        previous: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::ReceiptPage {
                items: conv::optional("items", items)?,
                next: conv::optional("next", next)?,
                previous: conv::optional("previous", previous)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The receipts.
    #[getter]
    fn items<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.items)
    }

    /// The cursor of the older ones, if there are any.
    #[getter]
    fn next<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.next)
    }

    /// The cursor of the newer ones, if there may be any.
    #[getter]
    fn previous<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.previous)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A signed-in user with their tokens.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct SignIn(pub(crate) api::SignIn);

record! { SignIn ["user_id", "access_token", "expires_at", "refresh_token"] secret }

#[pymethods]
impl SignIn {
    #[new]
    #[pyo3(signature = (*, user_id, access_token, expires_at, refresh_token))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        user_id: &Bound<'_, PyAny>,
        access_token: &Bound<'_, PyAny>,
        expires_at: &Bound<'_, PyAny>,
        refresh_token: &Bound<'_, PyAny>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::SignIn {
                user_id: conv::field("user_id", user_id)?,
                access_token: conv::field("access_token", access_token)?,
                expires_at: conv::field("expires_at", expires_at)?,
                refresh_token: conv::field("refresh_token", refresh_token)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// Who.
    #[getter]
    fn user_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.user_id)
    }

    /// For each request; see `authenticate` and `signed_in`.
    #[getter]
    fn access_token<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.access_token)
    }

    /// When the access token expires.
    #[getter]
    fn expires_at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.expires_at)
    }

    /// For the next `refresh`, once.
    #[getter]
    fn refresh_token<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.refresh_token)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A thing as it was at some time: the one field of its kind is set. Credentials and sign-ins show nothing.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Snapshot(pub(crate) api::Snapshot);

record! { Snapshot ["user", "priority", "category", "movement", "receipt"] shown }

#[pymethods]
impl Snapshot {
    #[new]
    #[pyo3(signature = (*, user=None, priority=None, category=None, movement=None, receipt=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        user: Option<&Bound<'_, PyAny>>,
        priority: Option<&Bound<'_, PyAny>>,
        category: Option<&Bound<'_, PyAny>>,
        movement: Option<&Bound<'_, PyAny>>,
        receipt: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::Snapshot {
                user: conv::optional("user", user)?,
                priority: conv::optional("priority", priority)?,
                category: conv::optional("category", category)?,
                movement: conv::optional("movement", movement)?,
                receipt: conv::optional("receipt", receipt)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The profile.
    #[getter]
    fn user<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.user)
    }

    /// The priority.
    #[getter]
    fn priority<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.priority)
    }

    /// The category.
    #[getter]
    fn category<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.category)
    }

    /// The movement.
    #[getter]
    fn movement<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.movement)
    }

    /// The receipt.
    #[getter]
    fn receipt<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.receipt)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A file in the file store.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct StoredFile(pub(crate) api::StoredFile);

record! { StoredFile ["sha256", "media_type", "size"] shown }

#[pymethods]
impl StoredFile {
    #[new]
    #[pyo3(signature = (*, sha256, media_type, size))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        sha256: &Bound<'_, PyAny>,
        media_type: &Bound<'_, PyAny>,
        size: &Bound<'_, PyAny>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::StoredFile {
                sha256: conv::field("sha256", sha256)?,
                media_type: conv::field("media_type", media_type)?,
                size: conv::field("size", size)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// SHA-256 of the content, in hexadecimal.
    #[getter]
    fn sha256<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.sha256)
    }

    /// What it is, decided by its content.
    #[getter]
    fn media_type<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.media_type)
    }

    /// Its size in bytes.
    #[getter]
    fn size<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.size)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// The sums of a range.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Summary(pub(crate) api::Summary);

record! { Summary ["date_from", "date_to", "compared_from", "compared_to", "lines", "totals"] shown }

#[pymethods]
impl Summary {
    #[new]
    #[pyo3(signature = (*, date_from, date_to, compared_from=None, compared_to=None, lines=None, totals=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        date_from: &Bound<'_, PyAny>,
        date_to: &Bound<'_, PyAny>,
        compared_from: Option<&Bound<'_, PyAny>>,
        compared_to: Option<&Bound<'_, PyAny>>,
        lines: Option<&Bound<'_, PyAny>>,
        totals: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::Summary {
                date_from: conv::field("date_from", date_from)?,
                date_to: conv::field("date_to", date_to)?,
                compared_from: conv::optional("compared_from", compared_from)?,
                compared_to: conv::optional("compared_to", compared_to)?,
                lines: conv::optional("lines", lines)?,
                totals: conv::optional("totals", totals)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The first day.
    #[getter]
    fn date_from<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.date_from)
    }

    /// The last day, included.
    #[getter]
    fn date_to<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.date_to)
    }

    /// The first day of what it is compared with.
    #[getter]
    fn compared_from<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.compared_from)
    }

    /// The last day of what it is compared with.
    #[getter]
    fn compared_to<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.compared_to)
    }

    /// A line for each period, value and currency that has movements (in either range, if it is compared).
    #[getter]
    fn lines<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.lines)
    }

    /// The whole, a line for each currency.
    #[getter]
    fn totals<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.totals)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// One line of a summary.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct SummaryLine(pub(crate) api::SummaryLine);

record! { SummaryLine ["period", "category_id", "priority_id", "label", "currency", "sums", "previous"] shown }

#[pymethods]
impl SummaryLine {
    #[new]
    #[pyo3(signature = (*, currency, sums, period=None, category_id=None, priority_id=None, label=None, previous=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        currency: &Bound<'_, PyAny>,
        sums: &Bound<'_, PyAny>,
        period: Option<&Bound<'_, PyAny>>,
        category_id: Option<&Bound<'_, PyAny>>,
        priority_id: Option<&Bound<'_, PyAny>>,
        label: Option<&Bound<'_, PyAny>>,
        previous: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::SummaryLine {
                currency: conv::field("currency", currency)?,
                sums: conv::field("sums", sums)?,
                period: conv::optional("period", period)?,
                category_id: conv::optional("category_id", category_id)?,
                priority_id: conv::optional("priority_id", priority_id)?,
                label: conv::optional("label", label)?,
                previous: conv::optional("previous", previous)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The first day of the period, which may lie before the range.
    #[getter]
    fn period<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.period)
    }

    /// The category, in a report by category; none for movements without one.
    #[getter]
    fn category_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.category_id)
    }

    /// The priority, in a report by priority; none for movements without one.
    #[getter]
    fn priority_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.priority_id)
    }

    /// The payee, tag or account, in a report by one of these; none for movements without one.
    #[getter]
    fn label<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.label)
    }

    /// The currency (ISO 4217).
    #[getter]
    fn currency<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.currency)
    }

    /// The sums.
    #[getter]
    fn sums<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.sums)
    }

    /// The sums of the same line in the range before.
    #[getter]
    fn previous<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.previous)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// What a summary is to show.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct SummaryRequest(pub(crate) api::SummaryRequest);

record! { SummaryRequest ["date_from", "date_to", "period", "group", "compare", "kind", "category_id", "priority_id", "currency", "account"] shown }

#[pymethods]
impl SummaryRequest {
    #[new]
    #[pyo3(signature = (*, date_from, date_to, period=None, group=None, compare=None, kind=None, category_id=None, priority_id=None, currency=None, account=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        date_from: &Bound<'_, PyAny>,
        date_to: &Bound<'_, PyAny>,
        period: Option<&Bound<'_, PyAny>>,
        group: Option<&Bound<'_, PyAny>>,
        compare: Option<&Bound<'_, PyAny>>,
        kind: Option<&Bound<'_, PyAny>>,
        category_id: Option<&Bound<'_, PyAny>>,
        priority_id: Option<&Bound<'_, PyAny>>,
        currency: Option<&Bound<'_, PyAny>>,
        account: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::SummaryRequest {
                date_from: conv::field("date_from", date_from)?,
                date_to: conv::field("date_to", date_to)?,
                period: conv::optional("period", period)?,
                group: conv::optional("group", group)?,
                compare: conv::optional("compare", compare)?,
                kind: conv::optional("kind", kind)?,
                category_id: conv::optional("category_id", category_id)?,
                priority_id: conv::optional("priority_id", priority_id)?,
                currency: conv::optional("currency", currency)?,
                account: conv::optional("account", account)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The first day.
    #[getter]
    fn date_from<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.date_from)
    }

    /// The last day, included.
    #[getter]
    fn date_to<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.date_to)
    }

    /// A line for each calendar period.
    #[getter]
    fn period<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.period)
    }

    /// A line for each value of this.
    #[getter]
    fn group<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.group)
    }

    /// What it is compared with.
    #[getter]
    fn compare<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.compare)
    }

    /// Income or expense only.
    #[getter]
    fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.kind)
    }

    /// One category with the ones below it.
    #[getter]
    fn category_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.category_id)
    }

    /// One priority.
    #[getter]
    fn priority_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.priority_id)
    }

    /// One currency (ISO 4217).
    #[getter]
    fn currency<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.currency)
    }

    /// One account.
    #[getter]
    fn account<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.account)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// Sums of one currency.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Sums(pub(crate) api::Sums);

record! { Sums ["income", "expense", "net", "count"] shown }

#[pymethods]
impl Sums {
    #[new]
    #[pyo3(signature = (*, income, expense, net, count))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        income: &Bound<'_, PyAny>,
        expense: &Bound<'_, PyAny>,
        net: &Bound<'_, PyAny>,
        count: &Bound<'_, PyAny>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::Sums {
                income: conv::field("income", income)?,
                expense: conv::field("expense", expense)?,
                net: conv::field("net", net)?,
                count: conv::field("count", count)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// Money in.
    #[getter]
    fn income<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.income)
    }

    /// Money out, as a positive sum.
    #[getter]
    fn expense<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.expense)
    }

    /// Income less expense.
    #[getter]
    fn net<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.net)
    }

    /// How many movements.
    #[getter]
    fn count<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.count)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// One rate of a tax.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct TaxLine(pub(crate) api::TaxLine);

record! { TaxLine ["rate", "base", "amount"] shown }

#[pymethods]
impl TaxLine {
    #[new]
    #[pyo3(signature = (*, amount, rate=None, base=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        amount: &Bound<'_, PyAny>,
        rate: Option<&Bound<'_, PyAny>>,
        base: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::TaxLine {
                amount: conv::field("amount", amount)?,
                rate: conv::optional("rate", rate)?,
                base: conv::optional("base", base)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The percentage, such as 21.
    #[getter]
    fn rate<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.rate)
    }

    /// What it is charged on.
    #[getter]
    fn base<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.base)
    }

    /// The tax.
    #[getter]
    fn amount<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.amount)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A recognised text.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct TextField(pub(crate) api::TextField);

record! { TextField ["value", "raw", "confidence", "source", "place"] shown }

#[pymethods]
impl TextField {
    #[new]
    #[pyo3(signature = (*, value, raw, confidence, source, place=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        value: &Bound<'_, PyAny>,
        raw: &Bound<'_, PyAny>,
        confidence: &Bound<'_, PyAny>,
        source: &Bound<'_, PyAny>,
        place: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::TextField {
                value: conv::field("value", value)?,
                raw: conv::field("raw", raw)?,
                confidence: conv::field("confidence", confidence)?,
                source: conv::field("source", source)?,
                place: conv::optional("place", place)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The value.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.value)
    }

    /// The text it was read from; empty when it was derived.
    #[getter]
    fn raw<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.raw)
    }

    /// How likely it is right, in thousandths.
    #[getter]
    fn confidence<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.confidence)
    }

    /// How it came about.
    #[getter]
    fn source<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.source)
    }

    /// Where it stands on the document.
    #[getter]
    fn place<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.place)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A kept total that differs from the sum of the movements: a damaged database.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct TotalsDrift(pub(crate) api::TotalsDrift);

record! { TotalsDrift ["month", "kind", "category_id", "priority_id", "currency", "kept", "kept_count", "actual", "actual_count"] shown }

#[pymethods]
impl TotalsDrift {
    #[new]
    #[pyo3(signature = (*, month, kind, currency, kept, kept_count, actual, actual_count, category_id=None, priority_id=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        month: &Bound<'_, PyAny>,
        kind: &Bound<'_, PyAny>,
        currency: &Bound<'_, PyAny>,
        kept: &Bound<'_, PyAny>,
        kept_count: &Bound<'_, PyAny>,
        actual: &Bound<'_, PyAny>,
        actual_count: &Bound<'_, PyAny>,
        category_id: Option<&Bound<'_, PyAny>>,
        priority_id: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::TotalsDrift {
                month: conv::field("month", month)?,
                kind: conv::field("kind", kind)?,
                currency: conv::field("currency", currency)?,
                kept: conv::field("kept", kept)?,
                kept_count: conv::field("kept_count", kept_count)?,
                actual: conv::field("actual", actual)?,
                actual_count: conv::field("actual_count", actual_count)?,
                category_id: conv::optional("category_id", category_id)?,
                priority_id: conv::optional("priority_id", priority_id)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The first day of the month.
    #[getter]
    fn month<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.month)
    }

    /// Income or expense.
    #[getter]
    fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.kind)
    }

    /// The category.
    #[getter]
    fn category_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.category_id)
    }

    /// The priority.
    #[getter]
    fn priority_id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.priority_id)
    }

    /// The currency (ISO 4217).
    #[getter]
    fn currency<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.currency)
    }

    /// The kept sum.
    #[getter]
    fn kept<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.kept)
    }

    /// The kept number of movements.
    #[getter]
    fn kept_count<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.kept_count)
    }

    /// The sum of the movements.
    #[getter]
    fn actual<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.actual)
    }

    /// The number of movements.
    #[getter]
    fn actual_count<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.actual_count)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// What an upload came to.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct Upload(pub(crate) api::Upload);

record! { Upload ["receipt", "duplicate"] shown }

#[pymethods]
impl Upload {
    #[new]
    #[pyo3(signature = (*, receipt, duplicate=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(receipt: &Bound<'_, PyAny>, duplicate: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let value = || {
            Ok(api::Upload {
                receipt: conv::field("receipt", receipt)?,
                duplicate: conv::optional("duplicate", duplicate)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// The receipt: a new one, or the one that the same file became before.
    #[getter]
    fn receipt<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.receipt)
    }

    /// Whether the same file was there already. Nothing was written then.
    #[getter]
    fn duplicate<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.duplicate)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}

/// A person, or the single local owner.
#[derive(Clone, PartialEq, Eq, Hash)]
#[pyclass(frozen, eq, hash, module = "cashflow")]
pub(crate) struct User(pub(crate) api::User);

record! { User ["id", "version", "name", "email", "currency", "locale", "time_zone", "created_at", "updated_at"] shown }

#[pymethods]
impl User {
    #[new]
    #[pyo3(signature = (*, id, version, name, currency, locale, time_zone, created_at, updated_at, email=None))]
    #[allow(clippy::too_many_arguments)]
    fn new(
        id: &Bound<'_, PyAny>,
        version: &Bound<'_, PyAny>,
        name: &Bound<'_, PyAny>,
        currency: &Bound<'_, PyAny>,
        locale: &Bound<'_, PyAny>,
        time_zone: &Bound<'_, PyAny>,
        created_at: &Bound<'_, PyAny>,
        updated_at: &Bound<'_, PyAny>,
        email: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let value = || {
            Ok(api::User {
                id: conv::field("id", id)?,
                version: conv::field("version", version)?,
                name: conv::field("name", name)?,
                currency: conv::field("currency", currency)?,
                locale: conv::field("locale", locale)?,
                time_zone: conv::field("time_zone", time_zone)?,
                created_at: conv::field("created_at", created_at)?,
                updated_at: conv::field("updated_at", updated_at)?,
                email: conv::optional("email", email)?,
            })
        };
        value().map(Self).map_err(errors::raise)
    }

    /// Its id: the owner of everything it records.
    #[getter]
    fn id<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.id)
    }

    /// Grows by one with each change.
    #[getter]
    fn version<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.version)
    }

    /// The name.
    #[getter]
    fn name<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.name)
    }

    /// The address it signs in with; none for a local owner.
    #[getter]
    fn email<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.email)
    }

    /// The currency it thinks in (ISO 4217).
    #[getter]
    fn currency<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.currency)
    }

    /// Language and region (BCP 47).
    #[getter]
    fn locale<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.locale)
    }

    /// What "today" means (IANA).
    #[getter]
    fn time_zone<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.time_zone)
    }

    /// When it was created.
    #[getter]
    fn created_at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.created_at)
    }

    /// When it was last changed.
    #[getter]
    fn updated_at<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        conv::get(py, &self.0.updated_at)
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        conv::repr(slf)
    }

    fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> {
        conv::newargs(slf)
    }

    #[pyo3(signature = (**changes))]
    fn __replace__<'py>(
        slf: &Bound<'py, Self>,
        changes: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        conv::replace(slf, changes)
    }
}
