//! Enums, described to UniFFI.

use std::fmt::Write as _;

use super::docs;
use crate::model::{Enum, Model};
use crate::text::NOTICE;

/// The enum that is a class of exceptions for each value.
pub(super) const KINDS: &str = "ErrorKind";

pub(super) fn rust(model: &Model) -> String {
    let enums: Vec<&Enum> = model.enums.iter().filter(|item| item.name != KINDS).collect();
    let names: Vec<&str> = enums.iter().map(|item| item.name.as_str()).collect();
    let mut text = format!("//! {NOTICE}\n\nuse cashflow_facade::api::{{{}}};\n\n", names.join(", "));
    for item in enums {
        text.push_str(&docs(model, &item.docs));
        let _ = writeln!(text, "#[uniffi::remote(Enum)]\npub enum {} {{", item.name);
        for variant in &item.variants {
            text.push_str(&docs(model, &variant.docs));
            let _ = writeln!(text, "{},", variant.name);
        }
        text.push_str("}\n\n");
    }
    text
}
