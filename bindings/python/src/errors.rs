//! Errors as exceptions of `cashflow._errors`.

use cashflow_facade::api::{ApiError, ErrorKind};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

use crate::conv::Output as _;

/// The code of an argument of the wrong type, which has a class of its own.
pub(crate) const WRONG_TYPE: &str = "invalid_type";

/// The exception for an error.
pub(crate) fn raise(error: ApiError) -> PyErr {
    Python::attach(|py| exception(py, error).unwrap_or_else(|failure| failure))
}

fn exception(py: Python<'_>, error: ApiError) -> PyResult<PyErr> {
    static MAKE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let make = MAKE.get_or_try_init(py, || {
        PyResult::Ok(py.import("cashflow._errors")?.getattr("from_native")?.unbind())
    })?;
    let kind = error.kind.output(py)?;
    let value = make.bind(py).call1((kind, error.code, error.message, error.field, error.retryable))?;
    Ok(PyErr::from_value(value))
}

/// The error for an exception, if it is one of ours.
pub(crate) fn ours(py: Python<'_>, error: &PyErr) -> Option<ApiError> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let class = CLASS.import(py, "cashflow._errors", "CashflowError").ok()?;
    let value = error.value(py);
    if !value.is_instance(class).ok()? {
        return None;
    }
    let kind: ErrorKind = crate::conv::Input::input(&value.getattr("kind").ok()?).ok()?;
    let text = |name: &str| value.getattr(name).and_then(|value| value.extract::<Option<String>>());
    let code = text("code").ok()??;
    let message = text("message").ok()??;
    Some(ApiError { field: text("field").ok()?, ..ApiError::new(kind, &code, message) })
}
