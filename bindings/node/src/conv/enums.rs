//! Enums: texts in JavaScript.

use cashflow_facade::api::ApiError;

use super::input::{text, wrong};
use crate::raw::Value;

/// An enum of the facade.
pub(crate) trait Enumeration: Sized + Copy + 'static {
    /// Its values, with their texts.
    const ALL: &'static [(Self, &'static str)];
    /// Its text.
    fn text(self) -> &'static str;
}

pub(crate) fn text_of<T: Enumeration>(value: T) -> &'static str {
    value.text()
}

pub(crate) fn read<T: Enumeration>(value: Value) -> Result<T, ApiError> {
    let texts = || T::ALL.iter().map(|(_, text)| format!("'{text}'")).collect::<Vec<_>>().join(", ");
    let expected = || format!("one of {}", texts());
    let given = text(value, &expected(), 100)?;
    let known = T::ALL.iter().find(|(_, text)| *text == given).map(|(value, _)| *value);
    known.ok_or_else(|| wrong(format_args!("must be {}", expected())))
}

/// An enum with its values and their texts.
macro_rules! enumeration {
    ($name:ident { $($variant:ident $text:literal)* }) => {
        impl $crate::conv::enums::Enumeration for cashflow_facade::api::$name {
            const ALL: &'static [(Self, &'static str)] = &[$((Self::$variant, $text)),*];

            fn text(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }

        impl $crate::conv::Input for cashflow_facade::api::$name {
            fn input(value: $crate::raw::Value) -> Result<Self, cashflow_facade::api::ApiError> {
                $crate::conv::enums::read(value)
            }
        }

        impl $crate::conv::Output for cashflow_facade::api::$name {
            fn output(self, scope: $crate::raw::Scope) -> Result<$crate::raw::Value, $crate::raw::Failed> {
                scope.text($crate::conv::enums::text_of(self))
            }
        }
    };
}

pub(crate) use enumeration;
