//! A reader of receipts that is written in Python.

use std::fmt;
use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use cashflow_facade::api::{ApiError, Document, ErrorKind, Reading, ReceiptReader, Result};
use pyo3::prelude::*;

use crate::conv::{self, Output as _};
use crate::errors::{WRONG_TYPE, ours, raise};
use crate::process::present;

/// An object with a method `read`, whether it gives a reading or something to be awaited.
pub(crate) struct HostReader(Arc<Called>);

struct Called {
    read: Py<PyAny>,
    /// The loop that what is to be awaited runs on; without one, each runs on a loop of its own.
    event_loop: OnceLock<Py<PyAny>>,
}

impl HostReader {
    /// Errors: an object without a method `read`.
    pub(crate) fn new(reader: &Bound<'_, PyAny>) -> PyResult<Self> {
        let read = reader.getattr("read").ok().filter(PyAnyMethods::is_callable);
        let read = read.ok_or_else(|| {
            let name = reader.get_type().name().map(|name| name.to_string()).unwrap_or_default();
            let message =
                format_args!("reader: must be an Engine, or have a method read(document), not {name}");
            let error = ApiError::new(ErrorKind::Invalid, WRONG_TYPE, message);
            raise(ApiError { field: Some("reader".to_owned()), ..error })
        })?;
        Ok(Self(Arc::new(Called { read: read.unbind(), event_loop: OnceLock::new() })))
    }

    /// From now on what is to be awaited runs on the present loop.
    pub(crate) fn belongs_to_loop(&self, py: Python<'_>) -> PyResult<()> {
        let event_loop = py.import("asyncio")?.call_method0("get_running_loop")?.unbind();
        // Nobody set it before: a reader is opened once.
        let _ = self.0.event_loop.set(event_loop);
        Ok(())
    }
}

impl Called {
    /// Calls Python, on a thread that nobody else waits for.
    fn call(&self, document: Document) -> Result<Reading> {
        Python::attach(|py| {
            let read = || {
                let document = document.output(py)?;
                let event_loop = self.event_loop.get().map(|event_loop| event_loop.bind(py));
                py.import("cashflow._reader")?
                    .call_method1("call", (self.read.bind(py), document, event_loop))
            };
            let reading = read().map_err(|error| told(py, &error))?;
            conv::field("reading", &reading).map_err(|error| failed(&error.message))
        })
    }
}

/// The error of the exception that a reader raised.
fn told(py: Python<'_>, error: &PyErr) -> ApiError {
    ours(py, error).unwrap_or_else(|| failed(&error.to_string()))
}

fn failed(reason: &str) -> ApiError {
    ApiError::new(ErrorKind::Internal, "host_reader_failed", format_args!("the reader failed: {reason}"))
}

#[async_trait]
impl ReceiptReader for HostReader {
    async fn read(&self, document: Document) -> Result<Reading> {
        let called = Arc::clone(&self.0);
        let called = present()?.spawn_blocking(move || called.call(document)).await;
        called.unwrap_or_else(|panic| Err(failed(&panic.to_string())))
    }
}

impl fmt::Debug for HostReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HostReader")
    }
}
