//! Parsing the fields of a request, all of them, so that one answer tells everything that is wrong.

use cashflow_core::{Error, Patch, Result};
use chrono::NaiveDate;

use super::error::{ApiError, FieldError, field_of};

/// Collects what is wrong with a request.
#[derive(Debug, Default)]
pub(crate) struct Check {
    wrong: Vec<FieldError>,
}

impl Check {
    /// The value, or `None` after its error was noted.
    pub(crate) fn take<T>(&mut self, field: &'static str, parsed: Result<T>) -> Option<T> {
        parsed
            .map_err(|error| {
                let message =
                    field_of(&error).map_or_else(|| error.message().to_owned(), |told| told.message);
                self.wrong.push(FieldError { field: field.into(), message });
            })
            .ok()
    }

    /// The value of a field that may be missing.
    pub(crate) fn optional<V, T>(
        &mut self,
        field: &'static str,
        given: Option<V>,
        parse: impl FnOnce(V) -> Result<T>,
    ) -> Option<T> {
        given.and_then(|given| self.take(field, parse(given)))
    }

    /// The value of a field that may be missing, or be cleared.
    pub(crate) fn patch<V, T>(
        &mut self,
        field: &'static str,
        given: Patch<V>,
        parse: impl FnOnce(V) -> Result<T>,
    ) -> Patch<T> {
        match given {
            Patch::Keep => Patch::Keep,
            Patch::Clear => Patch::Clear,
            Patch::Set(value) => self.take(field, parse(value)).map_or(Patch::Keep, Patch::Set),
        }
    }

    /// The whole, if nothing was wrong. `whole` is `None` only after an error was noted.
    pub(crate) fn done<T>(self, whole: Option<T>) -> Result<T, ApiError> {
        match whole {
            Some(whole) if self.wrong.is_empty() => Ok(whole),
            _ => Err(ApiError::fields(self.wrong)),
        }
    }
}

/// A date as `YYYY-MM-DD`, and nothing like it.
pub(crate) fn date(text: &str) -> Result<NaiveDate> {
    let digits =
        |place: usize, byte: u8| if matches!(place, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    let fits = text.len() == 10 && text.bytes().enumerate().all(|(place, byte)| digits(place, byte));
    fits.then(|| text.parse().ok())
        .flatten()
        .filter(|_| !text.starts_with("0000"))
        .ok_or_else(|| Error::invalid("date", "not a date such as 2026-03-12"))
}

/// An id: a UUID.
pub(crate) fn id<T: From<uuid::Uuid>>(text: &str) -> Result<T> {
    uuid::Uuid::try_parse(text).map(T::from).map_err(|_| Error::invalid("id", "not a UUID"))
}
