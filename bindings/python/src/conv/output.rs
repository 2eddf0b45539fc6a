//! Values that Python gets.

use cashflow_facade::api::{Amount, Bytes, Day, Id, Timestamp};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple};

/// A value of the vocabulary.
pub(crate) trait Output {
    /// For Python.
    fn output<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;
}

macro_rules! plain {
    ($($ty:ty)*) => {$(
        impl Output for $ty {
            fn output<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                self.into_bound_py_any(py)
            }
        }
    )*};
}

use pyo3::IntoPyObjectExt as _;

plain! { bool i64 u32 String Amount Day Timestamp Id }

impl Output for () {
    fn output<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(py.None().into_bound(py))
    }
}

impl Output for Bytes {
    fn output<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyBytes::new(py, &self).into_any())
    }
}

impl<T: Output> Output for Option<T> {
    fn output<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Some(value) => value.output(py),
            None => ().output(py),
        }
    }
}

/// A tuple, since what holds it is frozen.
impl<T: Output> Output for Vec<T> {
    fn output<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let items = self.into_iter().map(|item| item.output(py)).collect::<PyResult<Vec<_>>>()?;
        Ok(PyTuple::new(py, items)?.into_any())
    }
}

/// The members of an enum, in the order of their names here.
pub(crate) fn members(py: Python<'_>, class: &str, names: &[&str]) -> PyResult<Vec<Py<PyAny>>> {
    let class = py.import("cashflow._enums")?.getattr(class)?;
    names.iter().map(|name| class.getattr(*name).map(Bound::unbind)).collect()
}
