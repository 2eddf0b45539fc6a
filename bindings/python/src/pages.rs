//! Iterators over all pages of a list, which `cashflow._pages` walks through.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyTuple};

/// A generator of items; `list` gives a page, `arguments` stand before the request for it.
pub(crate) fn iterate<'py>(
    list: Bound<'py, PyAny>,
    arguments: impl IntoPyObject<'py, Target = PyTuple, Output = Bound<'py, PyTuple>, Error = PyErr>,
    page_size: u32,
) -> PyResult<Bound<'py, PyAny>> {
    static WALK: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    walk(&WALK, "iterate", list, arguments, page_size)
}

/// The same where `list` gives something to be awaited.
pub(crate) fn iterate_async<'py>(
    list: Bound<'py, PyAny>,
    arguments: impl IntoPyObject<'py, Target = PyTuple, Output = Bound<'py, PyTuple>, Error = PyErr>,
    page_size: u32,
) -> PyResult<Bound<'py, PyAny>> {
    static WALK: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    walk(&WALK, "iterate_async", list, arguments, page_size)
}

fn walk<'py>(
    walk: &PyOnceLock<Py<PyAny>>,
    name: &str,
    list: Bound<'py, PyAny>,
    arguments: impl IntoPyObject<'py, Target = PyTuple, Output = Bound<'py, PyTuple>, Error = PyErr>,
    page_size: u32,
) -> PyResult<Bound<'py, PyAny>> {
    let py = list.py();
    let found = || PyResult::Ok(py.import("cashflow._pages")?.getattr(PyString::new(py, name))?.unbind());
    let arguments = arguments.into_pyobject(py)?;
    walk.get_or_try_init(py, found)?.bind(py).call1((list, arguments, page_size))
}
