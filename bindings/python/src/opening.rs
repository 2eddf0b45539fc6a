//! Opening: what the configuration says, and a reader of the host's own.

use std::sync::{Arc, Mutex, PoisonError};

use cashflow_facade::api::{self, Cashflow, Config, Engine, ReceiptReader};
use cashflow_facade::host::{Watch, database_file};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::conv;
use crate::errors::raise;
use crate::generated::AsyncCashflow;
use crate::process::{Kept, block_on, present, run};
use crate::reader::HostReader;

/// What is to be opened. For `cashflow._opening` only.
#[pyclass(frozen, module = "cashflow._cashflow", name = "_Request")]
pub(crate) struct Request(Mutex<Option<(Config, Option<Arc<HostReader>>)>>);

impl Request {
    pub(crate) fn new(config: Config, host: Option<HostReader>) -> Self {
        Self(Mutex::new(Some((config, host.map(Arc::new)))))
    }

    fn take(&self) -> PyResult<(Config, Option<Arc<HostReader>>)> {
        let taken = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        let message = "it was awaited before";
        taken.ok_or_else(|| raise(api::ApiError::new(api::ErrorKind::Conflict, "opened_before", message)))
    }
}

#[pymethods]
impl Request {
    /// Opens it.
    async fn run(&self) -> PyResult<AsyncCashflow> {
        let (config, host) = self.take()?;
        if let Some(host) = &host {
            Python::attach(|py| host.belongs_to_loop(py))?;
        }
        run(open_file(config, host)).await.map(|opened| AsyncCashflow(Kept::new(opened)))
    }
}

/// The engine that `reader` names, or the host's own that it is.
pub(crate) fn chosen(reader: Option<&Bound<'_, PyAny>>) -> PyResult<(Option<Engine>, Option<HostReader>)> {
    match reader.filter(|reader| !reader.is_none()) {
        None => Ok((None, None)),
        Some(reader) if reader.is_instance_of::<PyString>() => {
            conv::argument("reader", reader).map(|engine| (Some(engine), None))
        }
        Some(reader) => HostReader::new(reader).map(|host| (None, Some(host))),
    }
}

async fn open_file(config: Config, host: Option<Arc<HostReader>>) -> api::Result<Cashflow> {
    let file = database_file(&config.database).map(|file| std::path::absolute(&file).unwrap_or(file));
    if let Some(file) = &file {
        // The name that all links to it lead to; a file that is not there has none yet, and nobody has it open.
        present()?.check_database(&std::fs::canonicalize(file).unwrap_or_else(|_| file.clone()))?;
    }
    let cashflow = Cashflow::open(config, host.map(|host| host as Arc<dyn ReceiptReader>)).await?;
    if let Some(file) = file {
        let file = std::fs::canonicalize(&file).unwrap_or(file);
        present()?.remember_database(file, Watch::of(&cashflow));
    }
    Ok(cashflow)
}

/// Opens it and waits.
pub(crate) fn open(py: Python<'_>, request: Request) -> PyResult<Kept<Cashflow>> {
    let (config, host) = request.take()?;
    block_on(py, open_file(config, host)).map(Kept::new)
}

/// What opens it when it is awaited, or entered by `async with`.
pub(crate) fn promise(py: Python<'_>, request: Request) -> PyResult<Bound<'_, PyAny>> {
    let request = Bound::new(py, request)?;
    py.import("cashflow._opening")?.getattr("Opening")?.call1((request,))
}

/// The models that the wheel brings, unless the host or the environment says others.
pub(crate) fn models(
    py: Python<'_>,
    said: Option<String>,
    engine: Option<Engine>,
) -> PyResult<Option<String>> {
    let is_set = std::env::var_os("CASHFLOW_OCR_MODELS").is_some_and(|folder| !folder.is_empty());
    if said.is_some() || engine != Some(Engine::Local) || is_set {
        return Ok(said);
    }
    py.import("cashflow._models")?.call_method0("folder")?.extract()
}
