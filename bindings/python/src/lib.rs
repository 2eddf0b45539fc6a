//! The native module of the Python package: the generated classes, and how values and calls cross over.

mod conv;
mod errors;
mod generated;
mod opening;
mod pages;
mod process;
mod reader;
mod tables;

use pyo3::prelude::*;

#[pymodule]
#[pyo3(name = "_cashflow")]
fn native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    generated::register(module)?;
    module.add_class::<tables::Table>()?;
    module.add_class::<opening::Request>()?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))
}
