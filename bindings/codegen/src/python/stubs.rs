//! The stub of the native module, with the documentation.

use std::fmt::Write as _;

use super::groups::iterator;
use super::records::ordered;
use super::root::{CONFIG, PATHS, READER, is_property};
use super::types::{input, output};
use super::{Examples, docstring, package, tables};
use crate::model::{Field, Group, Method, Model, Record, Returns, Type};
use crate::text::NOTICE;

pub(super) fn stubs(model: &Model, examples: &Examples) -> String {
    let mut text = TABLE.to_owned();
    for is_awaited in [false, true] {
        root(model, is_awaited, examples, &mut text);
    }
    for group in &model.groups {
        for is_awaited in [false, true] {
            self::group(model, group, is_awaited, examples, &mut text);
        }
    }
    for record in model.records.iter().filter(|record| record.name != CONFIG) {
        self::record(model, record, &mut text);
    }
    head(model, &text) + &text
}

/// What is imported, and what the native module lists.
fn head(model: &Model, body: &str) -> String {
    let is_used = |name: &&str| {
        let is_word = |at: usize, text: &str| {
            let around = [body[..at].chars().next_back(), body[at + text.len()..].chars().next()];
            around.into_iter().flatten().all(|letter| !letter.is_alphanumeric() && letter != '_')
        };
        body.match_indices(*name).any(|(at, text)| is_word(at, text))
    };
    let mut names: Vec<&str> = model.enums.iter().map(|item| item.name.as_str()).filter(is_used).collect();
    names.sort_unstable();
    let ports: Vec<&str> = model.ports.iter().map(|port| port.name.as_str()).collect();
    let mut text = format!(
        "# {NOTICE}\n{HEAD}from ._enums import {}\nfrom ._opening import Opening\nfrom ._reader import {}\n\n",
        names.join(", "),
        ports.join(", ")
    );
    text.push_str("__all__ = [\n");
    let mut all = package::natives(model);
    all.extend(["Table", "_Request", "__version__"].map(str::to_owned));
    for name in all {
        let _ = writeln!(text, "    \"{name}\",");
    }
    text + "]\n"
}

fn root(model: &Model, is_awaited: bool, examples: &Examples, text: &mut String) {
    let name = if is_awaited { "AsyncCashflow" } else { "Cashflow" };
    class(name, &model.root.docs, text);
    for method in &model.root.methods {
        let docs = docstring(&method.docs, examples.get(&method.name).filter(|_| !is_awaited));
        if method.is_static {
            text.push_str("    @staticmethod\n    def open(\n");
            for (field, has_default) in ordered(model, model.record(CONFIG)) {
                let _ = writeln!(text, "        {},", open_parameter(field, has_default));
                if !has_default {
                    text.push_str("        *,\n");
                }
            }
            let returned = if is_awaited { "Opening" } else { "Cashflow" };
            let _ = writeln!(text, "    ) -> {returned}:");
            body(&docs, 8, text);
        } else if is_property(method) {
            let _ =
                writeln!(text, "    @property\n    def {}(self) -> {}:", method.name, returns(method, name));
            body(&docs, 8, text);
        } else {
            self::method(model, method, &docs, is_awaited && method.is_async, name, text);
        }
    }
    let prefix = if is_awaited { "Async" } else { "" };
    for group in &model.groups {
        let _ = writeln!(
            text,
            "    @property\n    def {}(self) -> {prefix}{}:",
            group.accessor, group.object.name
        );
        body(&group.accessor_docs, 8, text);
    }
    let (start, letter) = if is_awaited { ("async ", "a") } else { ("", "") };
    let _ = write!(
        text,
        "    {start}def __{letter}enter__(self) -> {name}: ...\n\
         \x20   {start}def __{letter}exit__(self, *_error: object) -> None: ...\n"
    );
}

fn open_parameter(field: &Field, has_default: bool) -> String {
    let is_path = PATHS.contains(&field.name.as_str());
    let ty = match (field.name.as_str(), is_path, has_default) {
        (READER, _, _) => "Engine | ReceiptReader | None".to_owned(),
        (_, true, false) => "str | PathLike[str]".to_owned(),
        (_, true, true) => "str | PathLike[str] | None".to_owned(),
        _ if has_default && !matches!(field.ty, Type::Option(_)) => format!("{} | None", input(&field.ty)),
        _ => input(&field.ty),
    };
    format!("{}: {ty}{}", field.name, if has_default { " = ..." } else { "" })
}

fn group(model: &Model, group: &Group, is_awaited: bool, examples: &Examples, text: &mut String) {
    let prefix = if is_awaited { "Async" } else { "" };
    let name = format!("{prefix}{}", group.object.name);
    class(&name, &group.object.docs, text);
    for method in &group.object.methods {
        let key = format!("{}.{}", group.accessor, method.name);
        let docs = docstring(&method.docs, examples.get(&key).filter(|_| !is_awaited));
        self::method(model, method, &docs, is_awaited, &name, text);
        if let Some(item) = model.page_of(method) {
            let filters = &method.arguments[..method.arguments.len() - 1];
            let _ = writeln!(
                text,
                "    def {}(self{}, page_size: int = ...) -> {prefix}Iterator[{}]:",
                iterator(&method.name),
                parameters(model, filters),
                output(item)
            );
            body(&format!("All items of `{}`, fetched page by page.", method.name), 8, text);
        }
    }
    for table in tables::of(model, group) {
        let start = if is_awaited { "async " } else { "" };
        let parameters = parameters(model, table.arguments);
        let _ = writeln!(text, "    {start}def {}(self{parameters}) -> Table:", table.name);
        body(&table.docs, 8, text);
    }
}

fn method(model: &Model, method: &Method, docs: &str, is_awaited: bool, class: &str, text: &mut String) {
    let _ = writeln!(
        text,
        "    {}def {}(self{}) -> {}:",
        if is_awaited { "async " } else { "" },
        method.name,
        parameters(model, &method.arguments),
        returns(method, class)
    );
    body(docs, 8, text);
}

fn parameters(model: &Model, arguments: &[Field]) -> String {
    let mut text = String::new();
    for argument in arguments {
        let _ = write!(text, ", {}: {}", argument.name, input(&argument.ty));
        if model.has_default(&argument.ty) {
            let is_option = matches!(argument.ty, Type::Option(_));
            text.push_str(if is_option { " = ..." } else { " | None = ..." });
        }
    }
    text
}

fn returns(method: &Method, class: &str) -> String {
    match &method.returns {
        Returns::Nothing => "None".to_owned(),
        Returns::Value(ty) => output(ty),
        Returns::Object => class.to_owned(),
    }
}

fn record(model: &Model, record: &Record, text: &mut String) {
    class(&record.name, &record.docs, text);
    text.push_str("    def __new__(\n        cls,\n        *,\n");
    for (field, has_default) in ordered(model, record) {
        let ty = match (&field.ty, has_default) {
            (Type::Option(_), _) | (_, false) => input(&field.ty),
            _ => format!("{} | None", input(&field.ty)),
        };
        let _ = writeln!(text, "        {}: {ty}{},", field.name, if has_default { " = ..." } else { "" });
    }
    text.push_str("    ) -> Self: ...\n");
    for field in &record.fields {
        let _ = writeln!(text, "    @property\n    def {}(self) -> {}:", field.name, output(&field.ty));
        body(&field.docs, 8, text);
    }
    text.push_str(
        "    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...\n\
         \x20   def __replace__(self, **changes: Any) -> Self: ...\n\
         \x20   def __eq__(self, other: object, /) -> bool: ...\n\
         \x20   def __hash__(self) -> int: ...\n",
    );
}

fn class(name: &str, docs: &str, text: &mut String) {
    let _ = writeln!(text, "\n@final\nclass {name}:");
    let indented = docs.replace('\n', "\n    ");
    let _ = writeln!(text, "    \"\"\"{indented}\"\"\"\n");
}

/// The body of a function: its documentation.
fn body(docs: &str, indent: usize, text: &mut String) {
    let space = " ".repeat(indent);
    let mut lines = docs.lines();
    let first = lines.next().unwrap_or_default();
    // A docstring in a raw literal, since examples may hold backslashes.
    let _ = write!(text, "{space}r\"\"\"{first}");
    for line in lines {
        let _ = write!(text, "\n{}", if line.is_empty() { String::new() } else { format!("{space}{line}") });
    }
    if docs.contains('\n') {
        let _ = write!(text, "\n{space}");
    }
    text.push_str("\"\"\"\n");
}

const HEAD: &str = "\
from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from os import PathLike
from typing import Any, final
from uuid import UUID

from typing_extensions import Self

";

const TABLE: &str = "
__version__: str

@final
class Table:
    \"\"\"A table of Arrow, for anything that speaks the Arrow PyCapsule interface.\"\"\"

    @property
    def num_rows(self) -> int:
        \"\"\"How many rows.\"\"\"
    @property
    def column_names(self) -> tuple[str, ...]:
        \"\"\"The names of the columns.\"\"\"
    def __arrow_c_stream__(self, requested_schema: object | None = ...) -> object: ...
    def __arrow_c_schema__(self) -> object: ...
    def __len__(self) -> int: ...

@final
class _Request:
    async def run(self) -> AsyncCashflow: ...
";
