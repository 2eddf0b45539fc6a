//! Tables of Arrow, handed over by the Arrow PyCapsule interface.

mod balance;
mod columns;
mod movements;
mod summary;

use std::future::Future;

use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use cashflow_facade::api::{self, ApiError, ErrorKind};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use crate::errors::raise;
use crate::process::{block_on, run};

/// A table of Arrow, for anything that speaks the Arrow PyCapsule interface.
#[pyclass(frozen, module = "cashflow")]
pub(crate) struct Table(RecordBatch);

/// What a report gives, as a table.
pub(crate) trait Tabular: Send + 'static {
    /// The table.
    fn table(self) -> api::Result<RecordBatch>;
}

/// All movements that a filter shows.
pub(crate) fn movements(
    py: Python<'_>,
    group: &api::Movements,
    filter: api::MovementFilter,
) -> PyResult<Table> {
    block_on(py, movements::all(group.clone(), filter)).map(Table)
}

/// The same, awaited.
pub(crate) async fn spawn_movements(group: api::Movements, filter: api::MovementFilter) -> PyResult<Table> {
    run(movements::all(group, filter)).await.map(Table)
}

/// What a report gives.
pub(crate) fn report<T: Tabular>(
    py: Python<'_>,
    report: impl Future<Output = api::Result<T>> + Send,
) -> PyResult<Table> {
    block_on(py, async { report.await?.table() }).map(Table)
}

/// The same, awaited.
pub(crate) async fn spawn_report<T: Tabular>(
    report: impl Future<Output = api::Result<T>> + Send + 'static,
) -> PyResult<Table> {
    run(async { report.await?.table() }).await.map(Table)
}

#[pymethods]
impl Table {
    /// How many rows.
    #[getter]
    fn num_rows(&self) -> usize {
        self.0.num_rows()
    }

    /// The names of the columns.
    #[getter]
    fn column_names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.schema().fields().iter().map(|field| field.name().clone()))
    }

    /// The rows as a stream of Arrow's C interface, which shares the memory of this table.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // By the interface a producer that cannot convert gives what it has.
        let _ = requested_schema;
        let batches = RecordBatchIterator::new([Ok(self.0.clone())], self.0.schema());
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(batches)), c"arrow_array_stream")
    }

    /// The types of the columns.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema =
            FFI_ArrowSchema::try_from(self.0.schema().as_ref()).map_err(|error| raise(broken(error)))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    fn __repr__(&self) -> String {
        format!("<cashflow.Table of {} rows and {} columns>", self.0.num_rows(), self.0.num_columns())
    }
}

/// Columns that do not fit together.
fn broken(error: impl std::fmt::Display) -> ApiError {
    ApiError::new(ErrorKind::Internal, "table_not_made", error)
}
