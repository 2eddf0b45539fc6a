//! Tables of Arrow beside the methods whose values are loaded into data frames.

use std::fmt::Write as _;

use super::groups::{arguments, converted, converted_attached, parameters, signature};
use crate::model::{Field, Group, Method, Model};
use crate::text::comment;

/// The methods that have one, and how it is called: of their group.
const TABLES: &[(&str, &str, &str)] = &[
    ("movements", "list", "table"),
    ("reports", "summary", "summary_table"),
    ("reports", "running_balance", "running_balance_table"),
];

/// A table beside a method.
pub(super) struct Table<'a> {
    pub(super) name: &'static str,
    pub(super) docs: String,
    pub(super) arguments: &'a [Field],
    method: &'a Method,
    is_paged: bool,
}

/// The tables of a group.
pub(super) fn of<'a>(model: &'a Model, group: &'a Group) -> Vec<Table<'a>> {
    let mut tables = Vec::new();
    for method in &group.object.methods {
        let found =
            TABLES.iter().find(|table| (table.0, table.1) == (group.accessor.as_str(), method.name.as_str()));
        let Some((_, _, name)) = found else { continue };
        let is_paged = model.page_of(method).is_some();
        // All pages go into one table.
        let arguments = &method.arguments[..method.arguments.len() - usize::from(is_paged)];
        let docs = format!(
            "What `{}` gives as a table of Arrow: whatever speaks the Arrow PyCapsule interface\n(polars, pyarrow, \
             pandas, DuckDB) takes it without copying row by row. Amounts are exact decimals.",
            method.name
        );
        tables.push(Table { name, docs, arguments, method, is_paged });
    }
    tables
}

pub(super) fn methods(model: &Model, group: &Group, is_awaited: bool, text: &mut String) {
    for table in of(model, group) {
        text.push_str(&comment(&table.docs, "///"));
        let (name, list, names) = (table.name, &table.method.name, arguments(table.arguments));
        let _ = writeln!(text, "#[pyo3(signature = ({}))]", signature(model, table.arguments));
        if is_awaited {
            let parameters = parameters(model, table.arguments, "Py<PyAny>");
            let _ = writeln!(
                text,
                "async fn {name}(&self, {parameters}) -> PyResult<tables::Table> {{\n\
                 let group = self.0.get()?.clone();"
            );
            converted_attached(model, table.arguments, text);
            text.push_str(&match table.is_paged {
                true => format!("tables::spawn_{}(group, {names}).await\n}}\n\n", group.accessor),
                false => format!(
                    "tables::spawn_report(async move {{ group.{list}({names}).await }}).await\n}}\n\n"
                ),
            });
        } else {
            let parameters = parameters(model, table.arguments, "&Bound<'py, PyAny>");
            let _ = writeln!(
                text,
                "fn {name}<'py>(&self, py: Python<'py>, {parameters}) -> PyResult<tables::Table> {{\n\
                 let group = self.0.get()?;"
            );
            converted(model, table.arguments, text);
            text.push_str(&match table.is_paged {
                true => format!("tables::{}(py, group, {names})\n}}\n\n", group.accessor),
                false => format!("tables::report(py, group.{list}({names}))\n}}\n\n"),
            });
        }
    }
}
