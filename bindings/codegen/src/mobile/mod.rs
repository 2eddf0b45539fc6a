//! The package for phones: `bindings/mobile`. UniFFI makes Kotlin and Swift of the Rust that is written here.

mod enums;
mod errors;
mod groups;
mod kotlin;
mod ports;
mod records;
mod replay;
mod root;
mod swift;
#[cfg(test)]
mod tests;
mod types;

use std::collections::BTreeSet;

use anyhow::Result;

use crate::backend::{Backend, File};
use crate::model::{Method, Model};
use crate::names::camel;
use crate::text::{NOTICE, comment, renamed};

/// The back end.
#[derive(Debug, Clone, Copy)]
pub struct Mobile;

/// What a method is called that would be in the way of `AutoCloseable.close`, which cannot be awaited.
const CLOSE: (&str, &str) = ("close", "shutdown");

impl Backend for Mobile {
    fn language(&self) -> &'static str {
        "Kotlin, Swift"
    }

    fn files(&self, model: &Model) -> Result<Vec<File>> {
        let file = |path: &str, content: String| File { path: format!("mobile/{path}"), content };
        Ok(vec![
            file("src/generated/mod.rs", module()),
            file("src/generated/enums.rs", enums::rust(model)),
            file("src/generated/errors.rs", errors::rust(model)?),
            file("src/generated/records.rs", records::rust(model)?),
            file("src/generated/ports.rs", ports::rust(model)),
            file("src/generated/groups.rs", groups::rust(model)),
            file("src/generated/root.rs", root::rust(model)),
            file("kotlin/src/generated/kotlin/dev/cashflow/CashflowException.kt", kotlin::errors(model)?),
            file("kotlin/src/generated/kotlin/dev/cashflow/Pages.kt", kotlin::pages(model)),
            file("swift/Sources/Cashflow/generated/CashflowError.swift", swift::errors(model)?),
            file("swift/Sources/Cashflow/generated/Lists.swift", swift::pages(model)),
            file("swift/Tests/CashflowTests/generated/Replay.swift", replay::swift(model)),
        ])
    }

    fn method_name(&self, accessor: Option<&str>, method: &Method) -> String {
        match accessor {
            Some(group) => format!("{}().{}", camel(group), camel(&method.name)),
            None => camel(name_of(method)),
        }
    }
}

/// What a method of the root is called.
fn name_of(method: &Method) -> &str {
    if method.name == CLOSE.0 { CLOSE.1 } else { &method.name }
}

fn module() -> String {
    let modules = ["enums", "errors", "groups", "ports", "records", "root"];
    let declared: String = modules.iter().map(|module| format!("mod {module};\n")).collect();
    format!("//! {NOTICE}\n\n{declared}\npub use errors::CashflowError;\npub use ports::*;\n")
}

/// Documentation as Rust's comments, with the names of the model in the manner of Kotlin and Swift.
fn docs(model: &Model, docs: &str) -> String {
    comment(&foreign(model, docs), "///")
}

/// The same without the marks of comments.
fn foreign(model: &Model, docs: &str) -> String {
    let names = names(model);
    renamed(docs, |word| {
        let is_name = word.split('.').all(|part| names.contains(part));
        is_name.then(|| word.split('.').map(camel).collect::<Vec<_>>().join("."))
    })
}

/// Everything that is called otherwise in Kotlin and Swift than in the facade, or is a group of it.
fn names(model: &Model) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for record in &model.records {
        names.extend(record.fields.iter().map(|field| field.name.as_str()));
    }
    for (group, method) in model.methods() {
        names.extend(group);
        names.insert(&method.name);
        names.extend(method.arguments.iter().map(|argument| argument.name.as_str()));
    }
    names
}
