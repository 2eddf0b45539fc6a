//! Records, described to UniFFI. One that is secret is a type of its own, which shows nothing but its name.

use std::fmt::Write as _;

use anyhow::{Result, ensure};

use super::{docs, types};
use crate::model::{Field, Model, Record, Type};
use crate::text::NOTICE;

pub(super) fn rust(model: &Model) -> Result<String> {
    let open: Vec<&str> =
        model.records.iter().filter(|record| !record.is_secret).map(|record| record.name.as_str()).collect();
    let mut text = format!(
        "//! {NOTICE}\n\nuse std::fmt;\n\nuse cashflow_facade::api::{{self, Amount, Day, Id, Timestamp}};\n\
         use cashflow_facade::api::{{{}}};\nuse cashflow_facade::api::{{{}}};\n\n",
        enums(model).join(", "),
        open.join(", ")
    );
    for record in &model.records {
        for field in &record.fields {
            let is_nested = holds_secret(model, &field.ty);
            ensure!(
                !is_nested,
                "{}.{}: a secret record within another has no conversion yet",
                record.name,
                field.name
            );
        }
        declaration(model, record, &mut text);
        if record.is_secret {
            secret(record, &mut text);
        }
    }
    Ok(text)
}

/// The enums that records hold.
fn enums(model: &Model) -> Vec<&str> {
    fn name(ty: &Type) -> Option<&str> {
        match ty {
            Type::Enum(name) => Some(name),
            Type::Option(inner) | Type::List(inner) => name(inner),
            _ => None,
        }
    }
    let fields = model.records.iter().flat_map(|record| &record.fields);
    let mut names: Vec<&str> = fields.filter_map(|field| name(&field.ty)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn holds_secret(model: &Model, ty: &Type) -> bool {
    match ty {
        Type::Option(inner) | Type::List(inner) => holds_secret(model, inner),
        other => types::is_secret(model, other),
    }
}

fn declaration(model: &Model, record: &Record, text: &mut String) {
    text.push_str(&docs(model, &record.docs));
    text.push_str(match record.is_secret {
        true => "#[derive(Clone, uniffi::Record)]\n#[uniffi::export(Debug)]\n",
        false => "#[uniffi::remote(Record)]\n",
    });
    let _ = writeln!(text, "pub struct {} {{", record.name);
    for field in &record.fields {
        text.push_str(&docs(model, &field.docs));
        if model.has_default(&field.ty) {
            text.push_str("#[uniffi(default)]\n");
        }
        let _ = writeln!(text, "pub {}: {},", field.name, types::rust(&field.ty));
    }
    text.push_str("}\n\n");
}

fn secret(record: &Record, text: &mut String) {
    let name = &record.name;
    let field = |field: &Field| format!("{0}: value.{0}", field.name);
    let fields = record.fields.iter().map(field).collect::<Vec<_>>().join(", ");
    let _ = write!(
        text,
        "impl fmt::Debug for {name} {{\n/// Its name only.\nfn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{\n\
         f.write_str(\"{name}(…)\")\n}}\n}}\n\n\
         impl From<{name}> for api::{name} {{\nfn from(value: {name}) -> Self {{ Self {{ {fields} }} }}\n}}\n\n\
         impl From<api::{name}> for {name} {{\nfn from(value: api::{name}) -> Self {{ Self {{ {fields} }} }}\n}}\n\n"
    );
}
