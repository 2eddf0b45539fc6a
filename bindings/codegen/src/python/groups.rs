//! Groups: a class for the calls that wait, and one for those that are awaited.

use std::fmt::Write as _;

use super::{Examples, docstring};
use crate::model::{Field, Group, Method, Model};
use crate::text::{NOTICE, comment};

pub(super) fn rust(model: &Model, examples: &Examples) -> String {
    let mut text = format!(
        "//! {NOTICE}\n\nuse cashflow_facade::api;\nuse pyo3::prelude::*;\n\n\
         use crate::conv::{{argument, optional_argument}};\nuse crate::process::{{Kept, spawn, wait}};\n\
         use crate::{{pages, tables}};\n\n"
    );
    for group in &model.groups {
        class(model, group, examples, &mut text);
    }
    text
}

fn class(model: &Model, group: &Group, examples: &Examples, text: &mut String) {
    let name = &group.object.name;
    for (prefix, is_awaited) in [("", false), ("Async", true)] {
        text.push_str(&comment(&group.object.docs, "///"));
        let _ = write!(
            text,
            "#[pyclass(frozen, module = \"cashflow\")]\npub(crate) struct {prefix}{name}(pub(super) \
             Kept<api::{name}>);\n\n#[pymethods]\nimpl {prefix}{name} {{\n"
        );
        for method in &group.object.methods {
            let key = format!("{}.{}", group.accessor, method.name);
            let docs = docstring(&method.docs, examples.get(&key).filter(|_| !is_awaited));
            text.push_str(&comment(&docs, "///"));
            if is_awaited {
                awaited(model, method, text);
            } else {
                waiting(model, method, text);
            }
            if model.page_of(method).is_some() {
                pages(model, method, prefix, text);
            }
        }
        if let Some(method) = table_of(group) {
            table(model, method, is_awaited, text);
        }
        text.push_str("}\n\n");
    }
}

/// The method whose items can be had as a table of Arrow: of the group that hosts load into data frames.
pub(super) fn table_of(group: &Group) -> Option<&Method> {
    let is_it = group.accessor == "movements";
    group.object.methods.iter().find(|method| is_it && method.name == "list")
}

fn waiting(model: &Model, method: &Method, text: &mut String) {
    let name = &method.name;
    let parameters = parameters(model, &method.arguments, "&Bound<'py, PyAny>");
    let _ = write!(
        text,
        "#[pyo3(signature = ({}))]\nfn {name}<'py>(&self, py: Python<'py>, {parameters}) -> \
         PyResult<Bound<'py, PyAny>> {{\n",
        signature(model, &method.arguments)
    );
    for argument in &method.arguments {
        let _ = writeln!(text, "let {0} = {1}({0:?}, {0})?;", argument.name, convert(model, argument));
    }
    let _ = write!(text, "wait(py, self.0.get()?.{name}({}))\n}}\n\n", arguments(&method.arguments));
}

fn awaited(model: &Model, method: &Method, text: &mut String) {
    let name = &method.name;
    let parameters = parameters(model, &method.arguments, "Py<PyAny>");
    let _ = write!(
        text,
        "#[pyo3(signature = ({}))]\nasync fn {name}(&self, {parameters}) -> PyResult<Py<PyAny>> {{\n\
         let group = self.0.get()?.clone();\n",
        signature(model, &method.arguments)
    );
    if !method.arguments.is_empty() {
        let names = arguments(&method.arguments);
        let converted: Vec<String> = method
            .arguments
            .iter()
            .map(|argument| {
                let bound = if model.has_default(&argument.ty) {
                    format!("{}.as_ref().map(|value| value.bind(py))", argument.name)
                } else {
                    format!("{}.bind(py)", argument.name)
                };
                format!("{}({:?}, {bound})?", convert(model, argument), argument.name)
            })
            .collect();
        let _ = writeln!(
            text,
            "let ({names},) = Python::attach(|py| PyResult::Ok(({},)))?;",
            converted.join(", ")
        );
    }
    let _ = write!(
        text,
        "spawn(async move {{ group.{name}({}).await }}).await\n}}\n\n",
        arguments(&method.arguments)
    );
}

/// `iter` beside `list`: all items, page by page.
fn pages(model: &Model, method: &Method, prefix: &str, text: &mut String) {
    let list = &method.name;
    let filters = &method.arguments[..method.arguments.len() - 1];
    let names = arguments(filters);
    let _ = write!(
        text,
        "/// All items of `{list}`, fetched page by page.\n\
         #[pyo3(signature = ({}, page_size=500))]\n\
         fn {}<'py>(slf: &Bound<'py, Self>, {}, page_size: u32) -> PyResult<Bound<'py, PyAny>> {{\n\
         pages::{}(slf.getattr(\"{list}\")?, ({names},), page_size)\n}}\n\n",
        signature(model, filters),
        iterator(list),
        parameters(model, filters, "&Bound<'py, PyAny>"),
        if prefix.is_empty() { "iterate" } else { "iterate_async" },
    );
}

/// `list` → `iter`, `list_archived` → `iter_archived`
pub(super) fn iterator(list: &str) -> String {
    format!("iter{}", list.strip_prefix("list").unwrap_or(list))
}

fn table(model: &Model, method: &Method, is_awaited: bool, text: &mut String) {
    let filters = &method.arguments[..method.arguments.len() - 1];
    text.push_str(&comment(TABLE_DOCS, "///"));
    let signature = signature(model, filters);
    if is_awaited {
        let _ = write!(
            text,
            "#[pyo3(signature = ({signature}))]\n\
             async fn table(&self, {}) -> PyResult<tables::Table> {{\nlet group = self.0.get()?.clone();\n\
             let filter = Python::attach(|py| {{ \
             optional_argument(\"filter\", filter.as_ref().map(|value| value.bind(py))) }})?;\n\
             tables::spawn_movements(group, filter).await\n}}\n\n",
            parameters(model, filters, "Py<PyAny>"),
        );
    } else {
        let _ = write!(
            text,
            "#[pyo3(signature = ({signature}))]\n\
             fn table<'py>(&self, py: Python<'py>, {}) -> PyResult<tables::Table> {{\n\
             let filter = optional_argument(\"filter\", filter)?;\n\
             tables::movements(py, self.0.get()?, filter)\n}}\n\n",
            parameters(model, filters, "&Bound<'py, PyAny>"),
        );
    }
}

/// What `table` says.
pub(super) const TABLE_DOCS: &str = "All movements that the filter shows, as one table of Arrow: anything that speaks \
     the Arrow PyCapsule interface\n(polars, pyarrow, pandas, DuckDB) takes it without copying row by row. Amounts are \
     exact decimals.";

pub(super) fn signature(model: &Model, arguments: &[Field]) -> String {
    let name = |argument: &Field| match model.has_default(&argument.ty) {
        true => format!("{}=None", argument.name),
        false => argument.name.clone(),
    };
    arguments.iter().map(name).collect::<Vec<_>>().join(", ")
}

pub(super) fn parameters(model: &Model, arguments: &[Field], ty: &str) -> String {
    let parameter = |argument: &Field| match model.has_default(&argument.ty) {
        true => format!("{}: Option<{ty}>", argument.name),
        false => format!("{}: {ty}", argument.name),
    };
    arguments.iter().map(parameter).collect::<Vec<_>>().join(", ")
}

pub(super) fn convert(model: &Model, argument: &Field) -> &'static str {
    if model.has_default(&argument.ty) { "optional_argument" } else { "argument" }
}

pub(super) fn arguments(arguments: &[Field]) -> String {
    arguments.iter().map(|argument| argument.name.as_str()).collect::<Vec<_>>().join(", ")
}
