//! Printing: results to standard output, errors to standard error, where somebody may have stopped reading.

use std::fmt::Display;
use std::io::{self, Write as _};

use serde::Serialize;

/// Prints a text, and a line end after it. Errors: it cannot be written; [`is_unread`] tells whether that matters.
pub(crate) fn line(text: impl Display) -> anyhow::Result<()> {
    // `println!` would panic instead: `cashflow list | head` closes the pipe as soon as it has seen enough.
    Ok(writeln!(io::stdout().lock(), "{text}")?)
}

pub(crate) fn json(value: &impl Serialize) -> anyhow::Result<()> {
    line(serde_json::to_string_pretty(value)?)
}

/// Whether it failed only because nobody reads the output any more: then there is nobody to tell, and nothing to mend.
pub(crate) fn is_unread(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

pub(crate) fn error(error: &anyhow::Error, as_json: bool) {
    let known = error.downcast_ref::<cashflow_core::Error>();
    let text = if as_json {
        let (code, kind) = known.map_or(("usage", "invalid"), |known| (known.code(), known.kind().as_str()));
        let field = known.and_then(cashflow_core::Error::field);
        let message = error.to_string();
        serde_json::json!({ "error": { "code": code, "kind": kind, "message": message, "field": field } })
            .to_string()
    } else {
        format!("error: {error}")
    };
    // An error that cannot be told still is one: the exit code says so.
    let _ = writeln!(io::stderr().lock(), "{text}");
}
