//! Groups: a class for the calls that wait, and one for those that are awaited.

use std::fmt::Write as _;

use super::{Examples, docstring, tables};
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
        tables::methods(model, group, is_awaited, text);
        text.push_str("}\n\n");
    }
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
    converted(model, &method.arguments, text);
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
    converted_attached(model, &method.arguments, text);
    let _ = write!(
        text,
        "spawn(async move {{ group.{name}({}).await }}).await\n}}\n\n",
        arguments(&method.arguments)
    );
}

/// The arguments of Python as values of the vocabulary.
pub(super) fn converted(model: &Model, arguments: &[Field], text: &mut String) {
    for argument in arguments {
        let _ = writeln!(text, "let {0} = {1}({0:?}, {0})?;", argument.name, convert(model, argument));
    }
}

/// The same where Python has to be attached to first.
pub(super) fn converted_attached(model: &Model, arguments: &[Field], text: &mut String) {
    if arguments.is_empty() {
        return;
    }
    let converted = arguments.iter().map(|argument| {
        let name = &argument.name;
        let bound = match model.has_default(&argument.ty) {
            true => format!("{name}.as_ref().map(|value| value.bind(py))"),
            false => format!("{name}.bind(py)"),
        };
        format!("{}({name:?}, {bound})?", convert(model, argument))
    });
    let converted: Vec<String> = converted.collect();
    let names = self::arguments(arguments);
    let _ =
        writeln!(text, "let ({names},) = Python::attach(|py| PyResult::Ok(({},)))?;", converted.join(", "));
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
