//! What Kotlin has besides what UniFFI writes: the exceptions, and lists as flows.

use std::fmt::Write as _;

use anyhow::Result;

use super::errors::{DOCS, FIELDS, RETRYABLE, kinds};
use super::{foreign, types};
use crate::model::{Field, Method, Model, Type};
use crate::names::camel;
use crate::text::NOTICE;

/// The exceptions. UniFFI's own have no common attributes, and messages that list the fields.
pub(super) fn errors(model: &Model) -> Result<String> {
    let mut text =
        format!("// {NOTICE}\npackage dev.cashflow\n\n/** {DOCS} */\nsealed class CashflowException(\n");
    for (name, ty, docs) in FIELDS {
        let modifier = if *name == "message" { "override " } else { "" };
        let _ = writeln!(text, "    /** {docs} */\n    {modifier}val {name}: {},", of(ty));
    }
    text.push_str(") : kotlin.Exception(message) {\n");
    for kind in &kinds(model)?.variants {
        let retryable = RETRYABLE.contains(&kind.name.as_str());
        let _ = write!(
            text,
            "    /** {} */\n    class {}(code: String, message: String, field: String? = null, retryable: Boolean = \
             {retryable}) :\n        CashflowException(code, message, field, retryable)\n\n",
            foreign(model, &kind.docs),
            kind.name
        );
    }
    text.push_str(
        "    /** @suppress */\n    companion object ErrorHandler : UniffiRustCallStatusErrorHandler<CashflowException> {\n\
         \x20       override fun lift(error_buf: RustBuffer.ByValue): CashflowException = \
         FfiConverterTypeCashflowError.lift(error_buf)\n    }\n}\n",
    );
    Ok(text)
}

fn of(ty: &str) -> &str {
    match ty {
        "bool" => "Boolean",
        "Option<String>" => "String?",
        other => other,
    }
}

/// `all` beside `list`: a flow that fetches page by page.
pub(super) fn pages(model: &Model) -> String {
    let mut text = format!(
        "// {NOTICE}\npackage dev.cashflow\n\nimport kotlinx.coroutines.flow.Flow\nimport kotlinx.coroutines.flow.flow\n"
    );
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
        let value = types::left_out(model, &argument.ty, "null", "emptyList()");
        let value = value.map(|value| format!(" = {value}")).unwrap_or_default();
        format!("{}: {}{value}, ", camel(&argument.name), types::kotlin(&argument.ty))
    };
    let list = camel(&method.name);
    let names: String = filters.iter().map(|argument| camel(&argument.name) + ", ").collect();
    let _ = write!(
        text,
        "\n/** All items of `{list}`, fetched page by page as they are collected. */\n\
         fun {class}.{}({}pageSize: UInt = 500u): Flow<{}> = flow {{\n\
         \x20   var cursor: String? = null\n    do {{\n\
         \x20       val page = {list}({names}PageRequest(limit = pageSize, cursor = cursor))\n\
         \x20       page.items.forEach {{ emit(it) }}\n        cursor = page.next\n    }} while (cursor != null)\n}}\n",
        all(&method.name),
        filters.iter().map(parameter).collect::<String>(),
        types::kotlin(item),
    );
}

/// `list` → `all`, `list_archived` → `allArchived`
pub(super) fn all(list: &str) -> String {
    camel(&format!("all{}", list.strip_prefix("list").unwrap_or(list)))
}
