//! The list of classes: for the native module, and for the package.

use std::fmt::Write as _;

use super::root::CONFIG;
use crate::model::Model;
use crate::text::NOTICE;

/// The classes of the native module in the order in which they are listed.
pub(super) fn natives(model: &Model) -> Vec<String> {
    let mut names = vec!["Cashflow".to_owned(), "AsyncCashflow".to_owned()];
    for group in &model.groups {
        names.push(group.object.name.clone());
        names.push(format!("Async{}", group.object.name));
    }
    names.extend(records(model));
    names
}

/// The records that Python has.
pub(super) fn records(model: &Model) -> impl Iterator<Item = String> {
    model.records.iter().map(|record| record.name.clone()).filter(|name| name != CONFIG)
}

pub(super) fn module(model: &Model) -> String {
    let mut text = format!(
        "//! {NOTICE}\n\nmod enums;\nmod groups;\nmod records;\nmod root;\n\nuse pyo3::prelude::*;\n\n\
         pub(crate) use root::{{AsyncCashflow, Cashflow}};\n\n\
         /// Adds all classes to the module.\n\
         pub(crate) fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {{\n"
    );
    for (at, name) in natives(model).into_iter().enumerate() {
        // The first ones are the root and the groups.
        let place = match at {
            0 | 1 => "",
            at if at < 2 + 2 * model.groups.len() => "groups::",
            _ => "records::",
        };
        let _ = writeln!(text, "module.add_class::<{place}{name}>()?;");
    }
    text + "Ok(())\n}\n"
}

pub(super) fn init(model: &Model) -> String {
    let natives = natives(model);
    let mut text = format!("# {NOTICE}\n\"\"\"{DOCS}\"\"\"\n\nfrom ._cashflow import (\n");
    for name in &natives {
        let _ = writeln!(text, "    {name},");
    }
    text.push_str("    Table,\n    __version__,\n)\nfrom ._enums import (\n");
    for item in &model.enums {
        let _ = writeln!(text, "    {},", item.name);
    }
    text.push_str(")\nfrom ._errors import (\n");
    for name in ERRORS {
        let _ = writeln!(text, "    {name},");
    }
    text.push_str(")\n");
    let ports: Vec<&str> = model.ports.iter().map(|port| port.name.as_str()).collect();
    let _ = writeln!(text, "from ._opening import Opening\nfrom ._reader import {}\n", ports.join(", "));
    text.push_str("__all__ = [\n");
    let mut all: Vec<&str> = natives.iter().map(String::as_str).collect();
    all.extend(model.enums.iter().map(|item| item.name.as_str()));
    all.extend(ERRORS);
    all.extend(ports);
    all.extend(["Opening", "Table", "__version__"]);
    all.sort_unstable();
    for name in all {
        let _ = writeln!(text, "    \"{name}\",");
    }
    text + "]\n"
}

const DOCS: &str = "An embeddable cash-flow engine: movements, categories, receipts, reports.

>>> with Cashflow.open(\"memory:\") as cf:
...     coffee = cf.movements.record(
...         NewMovement(kind=MovementKind.EXPENSE, amount=Decimal(\"1.80\"), date=date(2026, 3, 12))
...     )
...     [movement.amount for movement in cf.movements.iter()]
[Decimal('1.80')]
";

/// The exceptions, which `_errors.py` defines by hand; a test there holds this list to them.
const ERRORS: &[&str] = &[
    "ArgumentTypeError",
    "AuthenticationError",
    "CashflowError",
    "ConflictError",
    "ForbiddenError",
    "IdempotencyMismatchError",
    "InternalError",
    "NotFoundError",
    "RateLimitedError",
    "StaleError",
    "TooLargeError",
    "UnavailableError",
    "UnreadableError",
    "UnsupportedMediaError",
    "ValidationError",
];
