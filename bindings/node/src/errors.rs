//! Errors on their way to the script: the message of a thrown `Error` is JSON, of which `lib/errors.cjs` makes a class.

use cashflow_facade::api::{ApiError, ErrorKind};
use serde_json::json;

use crate::conv::enums::text_of;

/// The code of an argument of the wrong type, which has a class of its own.
pub(crate) const WRONG_TYPE: &str = "invalid_type";
/// The code of a field that is not known: its name is the script's own.
pub(crate) const UNKNOWN_FIELD: &str = "unknown_field";

/// What is thrown for an error.
pub(crate) fn raise(error: ApiError) -> napi::Error {
    let in_words = |name: &str| if error.code == UNKNOWN_FIELD { name.to_owned() } else { camel(name) };
    let field = error.field.as_deref().map(in_words);
    let message = match (error.field.as_deref(), &field) {
        // The message begins with the field, where it is the facade's.
        (Some(name), Some(field)) => {
            match error.message.strip_prefix(name).filter(|rest| rest.starts_with(':')) {
                Some(rest) => format!("{field}{rest}"),
                None => error.message,
            }
        }
        _ => error.message,
    };
    let thrown = json!({
        "kind": text_of(error.kind),
        "code": error.code,
        "message": message,
        "field": field,
        "retryable": error.retryable,
    });
    napi::Error::from_reason(thrown.to_string())
}

/// An error of the package itself.
pub(crate) fn failed(code: &str, message: impl std::fmt::Display) -> ApiError {
    ApiError::new(ErrorKind::Internal, code, message)
}

/// `category_id` → `categoryId`
fn camel(snake: &str) -> String {
    let mut name = String::with_capacity(snake.len());
    let mut is_start = false;
    for letter in snake.chars() {
        match letter {
            '_' => is_start = true,
            _ if std::mem::take(&mut is_start) => name.extend(letter.to_uppercase()),
            _ => name.push(letter),
        }
    }
    name
}
