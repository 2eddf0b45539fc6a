//! The one table of errors, in both directions.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use cashflow_core::{Error, ErrorKind as Kind};

use crate::api::{ApiError, ErrorKind, Result};

/// The most different codes of errors of a host's reader; each is kept for the life of the process.
const MOST_HOST_CODES: usize = 100;
/// The longest code of an error of a host's reader, in bytes.
const LONGEST_HOST_CODE: usize = 60;

macro_rules! kinds {
    ($($kind:ident)*) => {
        fn kind(kind: Kind) -> ErrorKind {
            match kind {
                $(Kind::$kind => ErrorKind::$kind,)*
                // Only a core that is newer than the facade has more.
                _ => ErrorKind::Internal,
            }
        }

        fn core_kind(kind: ErrorKind) -> Kind {
            match kind {
                $(ErrorKind::$kind => Kind::$kind,)*
            }
        }
    };
}

kinds! {
    Invalid Unauthenticated Forbidden NotFound Conflict Stale TooLarge UnsupportedMedia Unreadable
    IdempotencyMismatch RateLimited Unavailable Internal
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        Self {
            code: error.code().to_owned(),
            kind: kind(error.kind()),
            message: error.message().to_owned(),
            field: error.field().map(str::to_owned),
            retryable: error.kind().is_retryable(),
        }
    }
}

/// The core's error for one of a host's reader.
pub(crate) fn core_error(error: ApiError) -> Error {
    let converted = Error::new(core_kind(error.kind), host_code(&error.code), error.message);
    match error.field {
        Some(field) => converted.with_field(field),
        None => converted,
    }
}

/// The core's codes live as long as the process, a host's are kept for it: few and short ones.
fn host_code(code: &str) -> &'static str {
    static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    keep(&mut KEPT.lock().unwrap_or_else(PoisonError::into_inner), code)
}

fn keep(kept: &mut BTreeSet<&'static str>, code: &str) -> &'static str {
    if let Some(known) = kept.get(code) {
        return known;
    }
    let is_code =
        |code: &str| code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if code.is_empty() || code.len() > LONGEST_HOST_CODE || !is_code(code) || kept.len() >= MOST_HOST_CODES {
        return "host_reader_failed";
    }
    let code: &'static str = Box::leak(code.to_owned().into_boxed_str());
    kept.insert(code);
    code
}

/// A value that the core parses, with the error about the field that it came in.
pub(crate) fn at<T>(field: &'static str, parsed: cashflow_core::Result<T>) -> Result<T> {
    parsed.map_err(|error| {
        let message = error.message().to_owned();
        // The core begins the message with its own name of the field.
        let reason = error.field().and_then(|own| message.strip_prefix(own)?.strip_prefix(": "));
        match (error.kind(), reason) {
            (Kind::Invalid, Some(reason)) => ApiError::invalid(field, reason),
            _ => ApiError { field: Some(field.to_owned()), ..error.into() },
        }
    })
}

/// The same for a value that may be missing.
pub(crate) fn optional<T, U>(
    field: &'static str,
    value: Option<T>,
    parse: impl FnOnce(T) -> cashflow_core::Result<U>,
) -> Result<Option<U>> {
    value.map(|value| at(field, parse(value))).transpose()
}

/// What a core says that is newer than the facade.
pub(super) fn newer(what: &str) -> ApiError {
    ApiError::new(
        ErrorKind::Internal,
        "newer_core",
        format_args!("the core gave {what} that is not known here"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_comes_back_from_a_host() {
        for kind in [Kind::Invalid, Kind::Unreadable, Kind::Unavailable, Kind::Internal, Kind::TooLarge] {
            let error = Error::new(kind, "blurry", "too dark").with_field("file");
            let api = ApiError::from(error);
            assert_eq!(api.retryable, kind.is_retryable());
            let back = core_error(api);
            assert_eq!((back.kind(), back.code(), back.message()), (kind, "blurry", "too dark"));
            assert_eq!(back.field(), Some("file"));
        }
    }

    #[test]
    fn codes_of_a_host_are_few_and_short() {
        let mut kept = BTreeSet::new();
        for odd in ["", "Not A Code", &"x".repeat(61)] {
            assert_eq!(keep(&mut kept, odd), "host_reader_failed");
        }
        for number in 0..1_000 {
            keep(&mut kept, &format!("code_{number}"));
        }
        assert_eq!((kept.len(), keep(&mut kept, "one_too_many")), (MOST_HOST_CODES, "host_reader_failed"));
        assert_eq!(keep(&mut kept, "code_7"), "code_7", "what is known stays known");
    }

    #[test]
    fn an_error_names_the_field_it_came_in() {
        let error = at("parent_id", "x".parse::<cashflow_core::domain::CategoryId>()).unwrap_err();
        assert_eq!((error.field.as_deref(), &*error.message), (Some("parent_id"), "parent_id: not a UUID"));
    }
}
