//! The root: `Cashflow`, whose calls wait, and `AsyncCashflow`, whose calls are awaited.

use std::fmt::Write as _;

use super::groups::{arguments, convert, parameters, signature};
use super::records::ordered;
use super::{Examples, docstring};
use crate::model::{Field, Method, Model, Record, Returns};
use crate::text::{NOTICE, comment};

/// The record that the constructor takes apart into arguments of its own.
pub(super) const CONFIG: &str = "Config";
/// The field of it beside which a host may pass an object of its own.
pub(super) const READER: &str = "reader";
/// Fields of it that may be paths.
pub(super) const PATHS: &[&str] = &["database", "storage", "models"];

pub(super) fn rust(model: &Model, examples: &Examples) -> String {
    let mut text = format!(
        "//! {NOTICE}\n\nuse cashflow_facade::api;\nuse pyo3::prelude::*;\nuse pyo3::types::PyTuple;\n\n\
         use super::groups::*;\nuse crate::conv::{{self, argument}};\nuse crate::errors;\n\
         use crate::opening::{{self, Request}};\nuse crate::process::{{Kept, spawn, wait}};\n\n"
    );
    for (name, prefix) in [("Cashflow", ""), ("AsyncCashflow", "Async")] {
        text.push_str(&comment(&model.root.docs, "///"));
        let _ = write!(
            text,
            "#[pyclass(frozen, module = \"cashflow\")]\npub(crate) struct {name}(pub(crate) \
             Kept<api::Cashflow>);\n\n#[pymethods]\nimpl {name} {{\n"
        );
        for method in &model.root.methods {
            let docs = docstring(&method.docs, examples.get(&method.name).filter(|_| prefix.is_empty()));
            text.push_str(&comment(&docs, "///"));
            if method.is_static {
                constructor(model.record(CONFIG), model, prefix, &mut text);
            } else if method.is_async {
                asynchronous(method, prefix, &mut text);
            } else {
                immediate(model, method, name, &mut text);
            }
        }
        for group in &model.groups {
            text.push_str(&comment(&group.accessor_docs, "///"));
            let (accessor, class) = (&group.accessor, &group.object.name);
            let _ = write!(
                text,
                "#[getter]\nfn {accessor}(&self) -> PyResult<{prefix}{class}> \
                 {{ self.0.map(api::Cashflow::{accessor}).map({prefix}{class}) }}\n\n"
            );
        }
        contexts(prefix, &mut text);
        text.push_str("}\n\n");
    }
    text
}

/// The constructor: the fields of the configuration as arguments, the first one by its place.
fn constructor(config: &Record, model: &Model, prefix: &str, text: &mut String) {
    let fields: Vec<(&Field, bool)> = ordered(model, config).collect();
    let signature: Vec<String> = fields
        .iter()
        .map(|(field, has_default)| field.name.clone() + if *has_default { "=None" } else { ", *" })
        .collect();
    let parameters: Vec<String> = fields
        .iter()
        .map(|(field, has_default)| match has_default {
            true => format!("{}: Option<&Bound<'py, PyAny>>", field.name),
            false => format!("{}: &Bound<'py, PyAny>", field.name),
        })
        .collect();
    let returned = if prefix.is_empty() { "Self" } else { "Bound<'py, PyAny>" };
    let _ = write!(
        text,
        "#[staticmethod]\n#[pyo3(signature = ({}))]\n#[allow(clippy::too_many_arguments)]\n\
         fn open<'py>(py: Python<'py>, {}) -> PyResult<{returned}> {{\n\
         let (engine, host) = opening::chosen({READER})?;\n\
         let config = || {{ Ok(api::{CONFIG} {{\n",
        signature.join(", "),
        parameters.join(", "),
    );
    for (field, has_default) in fields {
        let name = &field.name;
        let _ = match (name.as_str(), PATHS.contains(&name.as_str()), has_default) {
            (READER, _, _) => writeln!(text, "{READER}: engine,"),
            (_, true, false) => writeln!(text, "{name}: conv::path({name:?}, {name})?,"),
            (_, true, true) => {
                writeln!(text, "{name}: {name}.map(|value| conv::path({name:?}, value)).transpose()?,")
            }
            (_, false, false) => writeln!(text, "{name}: conv::field({name:?}, {name})?,"),
            (_, false, true) => writeln!(text, "{name}: conv::optional({name:?}, {name})?,"),
        };
    }
    let open = if prefix.is_empty() {
        "opening::open(py, request).map(Self)"
    } else {
        "opening::promise(py, request)"
    };
    let _ = write!(
        text,
        "}}) }};\nlet config: api::{CONFIG} = config().map_err(errors::raise)?;\n\
         let models = opening::models(py, config.models.clone(), config.{READER})?;\n\
         let request = Request::new(api::{CONFIG} {{ models, ..config }}, host);\n{open}\n}}\n\n"
    );
}

fn asynchronous(method: &Method, prefix: &str, text: &mut String) {
    let name = &method.name;
    let _ = if prefix.is_empty() {
        write!(
            text,
            "fn {name}<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> \
             {{ wait(py, self.0.get()?.{name}()) }}\n\n"
        )
    } else {
        write!(
            text,
            "async fn {name}(&self) -> PyResult<Py<PyAny>> {{ let cashflow = self.0.get()?.clone(); \
             spawn(async move {{ cashflow.{name}().await }}).await }}\n\n"
        )
    };
}

/// What needs no waiting in either class.
fn immediate(model: &Model, method: &Method, class: &str, text: &mut String) {
    let name = &method.name;
    let call = format!("self.0.get()?.{name}({})", arguments(&method.arguments));
    if is_property(method) {
        let _ = write!(
            text,
            "#[getter]\nfn {name}<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> \
             {{ conv::get(py, &{call}) }}\n\n"
        );
        return;
    }
    let _ = write!(
        text,
        "#[pyo3(signature = ({}))]\nfn {name}<'py>(&self, {}) -> PyResult<{class}> {{\n",
        signature(model, &method.arguments),
        parameters(model, &method.arguments, "&Bound<'py, PyAny>"),
    );
    for argument in &method.arguments {
        let _ = writeln!(text, "let {0} = {1}({0:?}, {0})?;", argument.name, convert(model, argument));
    }
    let given = if method.fails { format!("{call}.map_err(errors::raise)?") } else { call };
    let _ = write!(text, "Ok({class}(Kept::new({given})))\n}}\n\n");
}

/// What takes nothing, cannot fail and gives a value is an attribute in Python.
pub(super) fn is_property(method: &Method) -> bool {
    let gives_value = matches!(method.returns, Returns::Value(_));
    !method.is_async && !method.is_static && method.arguments.is_empty() && !method.fails && gives_value
}

/// `with` and `async with`.
fn contexts(prefix: &str, text: &mut String) {
    text.push_str(if prefix.is_empty() {
        "fn __enter__(slf: Py<Self>) -> Py<Self> { slf }\n\n\
         #[pyo3(signature = (*_error))]\n\
         fn __exit__<'py>(&self, py: Python<'py>, _error: &Bound<'py, PyTuple>) -> PyResult<()> \
         { self.close(py).map(drop) }\n"
    } else {
        "async fn __aenter__(slf: Py<Self>) -> Py<Self> { slf }\n\n\
         #[pyo3(signature = (*_error))]\n\
         async fn __aexit__(&self, _error: Py<PyTuple>) -> PyResult<()> \
         { self.close().await.map(drop) }\n"
    });
}
