//! What Swift has besides what UniFFI writes: what all errors say, and lists as asynchronous sequences.

use std::fmt::Write as _;

use anyhow::Result;

use super::errors::{FIELDS, kinds};
use super::kotlin::all;
use super::types;
use crate::model::{Field, Method, Model, Type};
use crate::names::camel;
use crate::text::NOTICE;

pub(super) fn errors(model: &Model) -> Result<String> {
    let mut text = format!("// {NOTICE}\nimport Foundation\n\nextension CashflowError {{\n");
    for (name, ty, docs) in FIELDS {
        let _ =
            writeln!(text, "    /// {docs}\n    public var {name}: {} {{\n        switch self {{", of(ty));
        for kind in &kinds(model)?.variants {
            let bound = |field: &(&str, &str, &str)| {
                if field.0 == *name { format!("let {name}") } else { "_".to_owned() }
            };
            let bound = FIELDS.iter().map(bound).collect::<Vec<_>>().join(", ");
            let _ = writeln!(text, "        case .{}({bound}): return {name}", kind.name);
        }
        text.push_str("        }\n    }\n\n");
    }
    text.push_str(
        "}\n\nextension CashflowError: LocalizedError {\n    public var errorDescription: String? { message }\n}\n",
    );
    Ok(text)
}

fn of(ty: &str) -> &str {
    match ty {
        "bool" => "Bool",
        "Option<String>" => "String?",
        other => other,
    }
}

pub(super) fn pages(model: &Model) -> String {
    let mut text = format!("// {NOTICE}\nimport Foundation\n");
    for group in &model.groups {
        for method in &group.object.methods {
            if let Some(item) = model.page_of(method) {
                page(model, &group.object.name, method, item, &mut text);
            }
        }
    }
    text
}

fn page(model: &Model, class: &str, method: &Method, item: &Type, text: &mut String) {
    let filters = &method.arguments[..method.arguments.len() - 1];
    let parameter = |argument: &Field| {
        let value = types::left_out(model, &argument.ty, "nil", "[]");
        let value = value.map(|value| format!(" = {value}")).unwrap_or_default();
        format!("{}: {}{value}, ", camel(&argument.name), types::swift(&argument.ty))
    };
    let label = |argument: &Field| format!("{0}: {0}, ", camel(&argument.name));
    let (list, item) = (camel(&method.name), types::swift(item));
    let _ = write!(
        text,
        "\nextension {class} {{\n    /// All items of `{list}`, fetched page by page as they are asked for.\n\
         \x20   public func {}({}pageSize: UInt32 = 500) -> Pages<{item}> {{\n        Pages {{ cursor in\n\
         \x20           let page = try await self.{list}({}page: PageRequest(limit: pageSize, cursor: cursor))\n\
         \x20           return (page.items, page.next)\n        }}\n    }}\n}}\n",
        all(&method.name),
        filters.iter().map(parameter).collect::<String>(),
        filters.iter().map(label).collect::<String>(),
    );
}
