//! What all records do the same: their text, their pickle, and a copy with changes.

use pyo3::PyClass;
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// What a record's class says of itself.
pub(crate) trait Record: PyClass {
    /// The names of the fields.
    const FIELDS: &'static [&'static str];
    /// Whether its text must not show what it holds.
    const IS_SECRET: bool;
}

/// The class of a record, and the value in it.
macro_rules! record {
    ($name:ident [$($field:literal),*] $shown:ident) => {
        impl $crate::conv::Record for $name {
            const FIELDS: &'static [&'static str] = &[$($field),*];
            const IS_SECRET: bool = $crate::conv::is_secret(stringify!($shown));
        }

        impl $crate::conv::Input for api::$name {
            fn input(value: &Bound<'_, PyAny>) -> Result<Self, api::ApiError> {
                match value.cast::<$name>() {
                    Ok(record) => Ok(record.get().0.clone()),
                    Err(_) => Err($crate::conv::no_record(value, stringify!($name))),
                }
            }
        }

        impl $crate::conv::Output for api::$name {
            fn output<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                Ok(Bound::new(py, $name(self))?.into_any())
            }
        }
    };
}

pub(crate) use record;

/// How the generator says it.
pub(crate) const fn is_secret(shown: &str) -> bool {
    shown.len() == "secret".len()
}

/// `Movement(id=UUID('…'), …)`: what the constructor takes, without what is left at its default.
pub(crate) fn repr<T: Record>(slf: &Bound<'_, T>) -> PyResult<String> {
    let name = slf.as_any().get_type().name()?;
    if T::IS_SECRET {
        return Ok(format!("{name}(...)"));
    }
    let mut parts = Vec::new();
    for field in T::FIELDS {
        let value = slf.as_any().getattr(*field)?;
        if !value.is_none() {
            parts.push(format!("{field}={}", value.repr()?));
        }
    }
    Ok(format!("{name}({})", parts.join(", ")))
}

/// For pickling: the arguments of the constructor.
pub(crate) fn newargs<'py, T: Record>(slf: &Bound<'py, T>) -> PyResult<((), Bound<'py, PyDict>)> {
    Ok(((), fields(slf)?))
}

/// For `copy.replace`.
pub(crate) fn replace<'py, T: Record>(
    slf: &Bound<'py, T>,
    changes: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let fields = fields(slf)?;
    if let Some(changes) = changes {
        fields.update(changes.as_mapping())?;
    }
    slf.as_any().get_type().call((), Some(&fields))
}

fn fields<'py, T: Record>(slf: &Bound<'py, T>) -> PyResult<Bound<'py, PyDict>> {
    let fields = PyDict::new(slf.py());
    for field in T::FIELDS {
        fields.set_item(*field, slf.as_any().getattr(*field)?)?;
    }
    Ok(fields)
}
