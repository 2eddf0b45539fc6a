//! How values of the vocabulary cross over, in both directions.

pub(crate) mod enums;
mod input;
mod output;
pub(crate) mod records;

use cashflow_facade::api::ApiError;
use napi::bindgen_prelude::Unknown;

pub(crate) use input::Input;
pub(crate) use output::Output;

use crate::errors::raise;
use crate::raw::Value;

/// A field that must be said.
pub(crate) fn field<T: Input>(name: &str, value: Value) -> Result<T, ApiError> {
    T::input(value).map_err(|error| about(name, error))
}

/// A field that may be left out.
pub(crate) fn optional<T: Input + Default>(name: &str, value: Value) -> Result<T, ApiError> {
    match value.kind() {
        napi::ValueType::Undefined => Ok(T::default()),
        _ => field(name, value),
    }
}

/// An argument that must be given.
pub(crate) fn argument<T: Input>(name: &str, value: Unknown<'_>) -> napi::Result<T> {
    field(name, value.into()).map_err(raise)
}

/// An argument that may be left out.
pub(crate) fn optional_argument<T: Input + Default>(name: &str, value: Unknown<'_>) -> napi::Result<T> {
    optional(name, value.into()).map_err(raise)
}

/// An error about a field, unless it is about one inside it.
fn about(name: &str, error: ApiError) -> ApiError {
    match error.field {
        Some(_) => error,
        None => {
            ApiError { field: Some(name.to_owned()), message: format!("{name}: {}", error.message), ..error }
        }
    }
}
