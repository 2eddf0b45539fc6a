//! Records: plain objects in JavaScript, in which every field is known.

use std::ffi::CStr;

use cashflow_facade::api::{ApiError, ErrorKind};
use napi::ValueType;

use super::input::{other, threw};
use super::{Input, field as about_field, optional as about_optional};
use crate::errors::UNKNOWN_FIELD;
use crate::raw::Value;

/// An object with no other fields than these: a misspelt one would be ignored otherwise, a filter show too much.
pub(crate) fn object(value: Value, name: &str, fields: &[&CStr]) -> Result<Value, ApiError> {
    if value.kind() != ValueType::Object || value.is_array() {
        return Err(other(value, &format!("an object ({name})")));
    }
    let names = value.names().map_err(threw)?;
    for at in 0..names.length().map_err(threw)? {
        let units = names.item(at).and_then(Value::text).map_err(threw)?;
        if !fields
            .iter()
            .any(|field| field.to_bytes().iter().map(|byte| u16::from(*byte)).eq(units.iter().copied()))
        {
            let unknown = String::from_utf16_lossy(&units[..units.len().min(100)]);
            let message = format_args!("{unknown}: {name} has no such field");
            let error = ApiError::new(ErrorKind::Invalid, UNKNOWN_FIELD, message);
            return Err(ApiError { field: Some(unknown.clone()), ..error });
        }
    }
    Ok(value)
}

fn name_of(key: &CStr) -> &str {
    key.to_str().unwrap_or_default()
}

/// A field that must be said.
pub(crate) fn must<T: Input>(object: Value, key: &CStr) -> Result<T, ApiError> {
    about_field(name_of(key), object.property(key).map_err(threw)?)
}

/// A field that may be left out.
pub(crate) fn may<T: Input + Default>(object: Value, key: &CStr) -> Result<T, ApiError> {
    about_optional(name_of(key), object.property(key).map_err(threw)?)
}

/// A record that scripts give.
macro_rules! input {
    ($name:ident { $($field:ident $key:literal $how:ident)* }) => {
        impl $crate::conv::Input for cashflow_facade::api::$name {
            fn input(value: $crate::raw::Value) -> Result<Self, cashflow_facade::api::ApiError> {
                let object = $crate::conv::records::object(value, stringify!($name), &[$($key),*])?;
                Ok(Self { $($field: $crate::conv::records::$how(object, $key)?,)* })
            }
        }
    };
}

/// A record that scripts get.
macro_rules! output {
    ($name:ident { $($field:ident $key:literal)* }) => {
        impl $crate::conv::Output for cashflow_facade::api::$name {
            fn output(self, scope: $crate::raw::Scope) -> Result<$crate::raw::Value, $crate::raw::Failed> {
                let object = scope.object()?;
                $(object.set($key, self.$field.output(scope)?)?;)*
                Ok(object)
            }
        }
    };
}

pub(crate) use {input, output};
