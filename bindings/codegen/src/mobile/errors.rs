//! The error, with a variant for each kind: a class of exceptions in Kotlin, a case in Swift.

use std::fmt::Write as _;

use anyhow::{Context as _, Result};

use super::docs;
use super::enums::KINDS;
use crate::model::{Enum, Model};
use crate::text::NOTICE;

/// What an error says, in this order, with its documentation.
pub(super) const FIELDS: &[(&str, &str, &str)] = &[
    ("code", "String", "The stable code, `snake_case`, such as `category_in_use`."),
    ("message", "String", "For people. It never holds SQL, secrets or personal data."),
    ("field", "Option<String>", "The field of the input it is about, in `snake_case`."),
    ("retryable", "bool", "Whether the same call may succeed later without any change to it."),
];

/// What the error is, for its documentation.
pub(super) const DOCS: &str = "What went wrong. Each kind says what can be done about it.";

/// Kinds after which the same call may succeed.
pub(super) const RETRYABLE: &[&str] = &["RateLimited", "Unavailable"];

pub(super) fn kinds(model: &Model) -> Result<&Enum> {
    model.enums.iter().find(|item| item.name == KINDS).context("the facade has no ErrorKind")
}

pub(super) fn rust(model: &Model) -> Result<String> {
    let mut text =
        format!("//! {NOTICE}\n\nuse std::fmt;\n\nuse cashflow_facade::api::{{ApiError, {KINDS}}};\n\n");
    let kinds = kinds(model)?;
    let names: Vec<&str> = FIELDS.iter().map(|field| field.0).collect();
    let names = names.join(", ");
    let _ = writeln!(
        text,
        "/// {DOCS}\n#[derive(Debug, Clone, PartialEq, Eq, uniffi::Error)]\npub enum CashflowError {{"
    );
    for kind in &kinds.variants {
        text.push_str(&docs(model, &kind.docs));
        let _ = writeln!(text, "{} {{", kind.name);
        for (name, ty, docs) in FIELDS {
            let _ = writeln!(text, "/// {docs}\n{name}: {ty},");
        }
        text.push_str("},\n");
    }
    let _ = write!(
        text,
        "}}\n\nimpl From<ApiError> for CashflowError {{\nfn from(error: ApiError) -> Self {{\n\
         let ApiError {{ kind, {names} }} = error;\nmatch kind {{\n"
    );
    for kind in &kinds.variants {
        let _ = writeln!(text, "{KINDS}::{0} => Self::{0} {{ {names} }},", kind.name);
    }
    let _ = write!(
        text,
        "}}\n}}\n}}\n\nimpl From<CashflowError> for ApiError {{\nfn from(error: CashflowError) -> Self {{\nmatch error {{\n"
    );
    for kind in &kinds.variants {
        let _ = writeln!(
            text,
            "CashflowError::{0} {{ {names} }} => Self {{ kind: {KINDS}::{0}, {names} }},",
            kind.name
        );
    }
    text.push_str(
        "}\n}\n}\n\nimpl fmt::Display for CashflowError {\n\
         fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {\nf.write_str(&ApiError::from(self.clone()).message)\n}\n}\n\n\
         impl std::error::Error for CashflowError {}\n",
    );
    Ok(text)
}
