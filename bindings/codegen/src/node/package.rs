//! The lists: the modules of the native part, and what the package exports.

use std::fmt::Write as _;

use crate::model::Model;
use crate::text::NOTICE;

pub(super) fn rust() -> String {
    format!("//! {NOTICE}\n\nmod enums;\nmod groups;\nmod records;\n\npub(crate) use groups::Cashflow;\n")
}

/// What the package exports, in the order of the alphabet.
fn exports(model: &Model) -> Vec<&str> {
    let mut names: Vec<&str> = model.enums.iter().map(|item| item.name.as_str()).collect();
    names.extend(ERRORS);
    names.push(&model.root.name);
    names.sort_unstable();
    names
}

pub(super) fn common(model: &Model) -> String {
    let mut text = format!(
        "// {NOTICE}\n'use strict'\n\nconst classes = require('./generated/classes.cjs')\n\
         const enums = require('./generated/enums.cjs')\nconst errors = require('./errors.cjs')\n\n"
    );
    for name in exports(model) {
        let place = match name {
            name if ERRORS.contains(&name) => "errors",
            name if name == model.root.name => "classes",
            _ => "enums",
        };
        let _ = writeln!(text, "exports.{name} = {place}.{name}");
    }
    text
}

pub(super) fn module(model: &Model) -> String {
    let mut text = format!("// {NOTICE}\nimport cashflow from './index.cjs'\n\nexport const {{\n");
    for name in exports(model) {
        let _ = writeln!(text, "  {name},");
    }
    text + "} = cashflow\n"
}

/// The errors, which `errors.cjs` defines by hand; a test there holds this list to them.
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
