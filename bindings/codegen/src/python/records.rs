//! Records: frozen value classes.

use std::fmt::Write as _;

use super::root::CONFIG;
use crate::model::{Field, Model, Record};
use crate::text::{NOTICE, comment};

pub(super) fn rust(model: &Model) -> String {
    let mut text = format!(
        "//! {NOTICE}\n\nuse cashflow_facade::api;\nuse pyo3::prelude::*;\nuse pyo3::types::PyDict;\n\n\
         use crate::conv::{{self, record}};\nuse crate::errors;\n\n"
    );
    for record in model.records.iter().filter(|record| record.name != CONFIG) {
        class(model, record, &mut text);
    }
    text
}

/// The fields in the order of the constructor: those that must be said first.
pub(super) fn ordered<'a>(model: &'a Model, record: &'a Record) -> impl Iterator<Item = (&'a Field, bool)> {
    let with = |has: bool| {
        record
            .fields
            .iter()
            .map(|field| (field, model.has_default(&field.ty)))
            .filter(move |(_, d)| *d == has)
    };
    with(false).chain(with(true))
}

fn class(model: &Model, record: &Record, text: &mut String) {
    let name = &record.name;
    text.push_str(&comment(&record.docs, "///"));
    let _ = write!(
        text,
        "#[derive(Clone, PartialEq, Eq, Hash)]\n#[pyclass(frozen, eq, hash, module = \"cashflow\")]\n\
         pub(crate) struct {name}(pub(crate) api::{name});\n\nrecord! {{ {name} {:?} {} }}\n\n\
         #[pymethods]\nimpl {name} {{\n",
        record.fields.iter().map(|field| &field.name).collect::<Vec<_>>(),
        if record.is_secret { "secret" } else { "shown" },
    );
    constructor(model, record, text);
    for field in &record.fields {
        text.push_str(&comment(&field.docs, "///"));
        let field = &field.name;
        let _ = write!(
            text,
            "#[getter]\nfn {field}<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> \
             {{ conv::get(py, &self.0.{field}) }}\n\n"
        );
    }
    text.push_str(
        "fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> { conv::repr(slf) }\n\n\
         fn __getnewargs_ex__<'py>(slf: &Bound<'py, Self>) -> PyResult<((), Bound<'py, PyDict>)> \
         { conv::newargs(slf) }\n\n\
         #[pyo3(signature = (**changes))]\n\
         fn __replace__<'py>(slf: &Bound<'py, Self>, changes: Option<&Bound<'py, PyDict>>) \
         -> PyResult<Bound<'py, PyAny>> { conv::replace(slf, changes) }\n}\n\n",
    );
}

fn constructor(model: &Model, record: &Record, text: &mut String) {
    let signature: Vec<String> = ordered(model, record)
        .map(|(field, has_default)| field.name.clone() + if has_default { "=None" } else { "" })
        .collect();
    let parameters: Vec<String> = ordered(model, record)
        .map(|(field, has_default)| match has_default {
            true => format!("{}: Option<&Bound<'_, PyAny>>", field.name),
            false => format!("{}: &Bound<'_, PyAny>", field.name),
        })
        .collect();
    let _ = write!(
        text,
        "#[new]\n#[pyo3(signature = (*, {}))]\n#[allow(clippy::too_many_arguments)]\n\
         fn new({}) -> PyResult<Self> {{\nlet value = || {{ Ok(api::{} {{\n",
        signature.join(", "),
        parameters.join(", "),
        record.name
    );
    for (field, has_default) in ordered(model, record) {
        let convert = if has_default { "optional" } else { "field" };
        let _ = writeln!(text, "{0}: conv::{convert}({0:?}, {0})?,", field.name);
    }
    text.push_str("}) };\nvalue().map(Self).map_err(errors::raise)\n}\n\n");
}
