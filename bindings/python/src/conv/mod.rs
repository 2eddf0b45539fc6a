//! How values of the vocabulary cross over, in both directions.

mod input;
mod output;
mod records;

use cashflow_facade::api::ApiError;
use pyo3::prelude::*;

pub(crate) use input::{Input, path};
pub(crate) use output::Output;
pub(crate) use records::{Record, is_secret, newargs, record, replace, repr};

use crate::errors::raise;

/// A field of a record that must be said.
pub(crate) fn field<T: Input>(name: &str, value: &Bound<'_, PyAny>) -> Result<T, ApiError> {
    T::input(value).map_err(|error| about(name, error))
}

/// A field of a record that may be left out.
pub(crate) fn optional<T: Input + Default>(
    name: &str,
    value: Option<&Bound<'_, PyAny>>,
) -> Result<T, ApiError> {
    match value.filter(|value| !value.is_none()) {
        Some(value) => field(name, value),
        None => Ok(T::default()),
    }
}

/// An argument that must be said.
pub(crate) fn argument<T: Input>(name: &str, value: &Bound<'_, PyAny>) -> PyResult<T> {
    field(name, value).map_err(raise)
}

/// An argument that may be left out.
pub(crate) fn optional_argument<T: Input + Default>(
    name: &str,
    value: Option<&Bound<'_, PyAny>>,
) -> PyResult<T> {
    optional(name, value).map_err(raise)
}

/// A value of a record, for Python.
pub(crate) fn get<'py, T: Output + Clone>(py: Python<'py>, value: &T) -> PyResult<Bound<'py, PyAny>> {
    value.clone().output(py)
}

/// The innermost field names itself; those around it do not.
fn about(name: &str, error: ApiError) -> ApiError {
    if error.field.is_some() {
        return error;
    }
    ApiError { field: Some(name.to_owned()), message: format!("{name}: {}", error.message), ..error }
}

/// An enum: in Python a member of the real one in `cashflow._enums`, which is also its text.
macro_rules! enumeration {
    ($name:ident { $($variant:ident $member:literal $text:literal,)* }) => {
        impl $crate::conv::Input for cashflow_facade::api::$name {
            fn input(value: &pyo3::Bound<'_, pyo3::PyAny>) -> Result<Self, cashflow_facade::api::ApiError> {
                match $crate::conv::text(value, stringify!($name))?.as_str() {
                    $($text => Ok(Self::$variant),)*
                    _ => Err($crate::conv::wrong(concat!("must be one of", $(" ", $text),*))),
                }
            }
        }

        impl $crate::conv::Output for cashflow_facade::api::$name {
            fn output<'py>(self, py: pyo3::Python<'py>) -> pyo3::PyResult<pyo3::Bound<'py, pyo3::PyAny>> {
                static MEMBERS: pyo3::sync::PyOnceLock<Vec<pyo3::Py<pyo3::PyAny>>> =
                    pyo3::sync::PyOnceLock::new();
                let members = MEMBERS
                    .get_or_try_init(py, || $crate::conv::members(py, stringify!($name), &[$($member),*]))?;
                Ok(members[self as usize].bind(py).clone())
            }
        }
    };
}

pub(crate) use enumeration;
pub(crate) use input::{no_record, text, wrong};
pub(crate) use output::members;
