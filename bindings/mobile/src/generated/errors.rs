//! Written by `cargo codegen` from the facade: change that instead.

use std::fmt;

use cashflow_facade::api::{ApiError, ErrorKind};

/// What went wrong. Each kind says what can be done about it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Error)]
pub enum CashflowError {
    /// The input breaks a rule; `field` names it.
    Invalid {
        /// The stable code, `snake_case`, such as `category_in_use`.
        code: String,
        /// For people. It never holds SQL, secrets or personal data.
        message: String,
        /// The field of the input it is about, in `snake_case`.
        field: Option<String>,
        /// Whether the same call may succeed later without any change to it.
        retryable: bool,
    },
    /// No, bad or expired credentials.
    Unauthenticated {
        /// The stable code, `snake_case`, such as `category_in_use`.
        code: String,
        /// For people. It never holds SQL, secrets or personal data.
        message: String,
        /// The field of the input it is about, in `snake_case`.
        field: Option<String>,
        /// Whether the same call may succeed later without any change to it.
        retryable: bool,
    },
    /// Known, but not allowed.
    Forbidden {
        /// The stable code, `snake_case`, such as `category_in_use`.
        code: String,
        /// For people. It never holds SQL, secrets or personal data.
        message: String,
        /// The field of the input it is about, in `snake_case`.
        field: Option<String>,
        /// Whether the same call may succeed later without any change to it.
        retryable: bool,
    },
    /// Not there, or somebody else's.
    NotFound {
        /// The stable code, `snake_case`, such as `category_in_use`.
        code: String,
        /// For people. It never holds SQL, secrets or personal data.
        message: String,
        /// The field of the input it is about, in `snake_case`.
        field: Option<String>,
        /// Whether the same call may succeed later without any change to it.
        retryable: bool,
    },
    /// Taken name, row in use, wrong state, or a handle that was closed.
    Conflict {
        /// The stable code, `snake_case`, such as `category_in_use`.
        code: String,
        /// For people. It never holds SQL, secrets or personal data.
        message: String,
        /// The field of the input it is about, in `snake_case`.
        field: Option<String>,
        /// Whether the same call may succeed later without any change to it.
        retryable: bool,
    },
    /// Changed by somebody else in the meantime.
    Stale {
        /// The stable code, `snake_case`, such as `category_in_use`.
        code: String,
        /// For people. It never holds SQL, secrets or personal data.
        message: String,
        /// The field of the input it is about, in `snake_case`.
        field: Option<String>,
        /// Whether the same call may succeed later without any change to it.
        retryable: bool,
    },
    /// Over a size limit.
    TooLarge {
        /// The stable code, `snake_case`, such as `category_in_use`.
        code: String,
        /// For people. It never holds SQL, secrets or personal data.
        message: String,
        /// The field of the input it is about, in `snake_case`.
        field: Option<String>,
        /// Whether the same call may succeed later without any change to it.
        retryable: bool,
    },
    /// A file type that nothing here reads.
    UnsupportedMedia {
        /// The stable code, `snake_case`, such as `category_in_use`.
        code: String,
        /// For people. It never holds SQL, secrets or personal data.
        message: String,
        /// The field of the input it is about, in `snake_case`.
        field: Option<String>,
        /// Whether the same call may succeed later without any change to it.
        retryable: bool,
    },
    /// A file of the right type that cannot be decoded.
    Unreadable {
        /// The stable code, `snake_case`, such as `category_in_use`.
        code: String,
        /// For people. It never holds SQL, secrets or personal data.
        message: String,
        /// The field of the input it is about, in `snake_case`.
        field: Option<String>,
        /// Whether the same call may succeed later without any change to it.
        retryable: bool,
    },
    /// The same idempotency key with other content.
    IdempotencyMismatch {
        /// The stable code, `snake_case`, such as `category_in_use`.
        code: String,
        /// For people. It never holds SQL, secrets or personal data.
        message: String,
        /// The field of the input it is about, in `snake_case`.
        field: Option<String>,
        /// Whether the same call may succeed later without any change to it.
        retryable: bool,
    },
    /// Too many requests.
    RateLimited {
        /// The stable code, `snake_case`, such as `category_in_use`.
        code: String,
        /// For people. It never holds SQL, secrets or personal data.
        message: String,
        /// The field of the input it is about, in `snake_case`.
        field: Option<String>,
        /// Whether the same call may succeed later without any change to it.
        retryable: bool,
    },
    /// A dependency is away; the same call may go through later.
    Unavailable {
        /// The stable code, `snake_case`, such as `category_in_use`.
        code: String,
        /// For people. It never holds SQL, secrets or personal data.
        message: String,
        /// The field of the input it is about, in `snake_case`.
        field: Option<String>,
        /// Whether the same call may succeed later without any change to it.
        retryable: bool,
    },
    /// A bug or a damaged store.
    Internal {
        /// The stable code, `snake_case`, such as `category_in_use`.
        code: String,
        /// For people. It never holds SQL, secrets or personal data.
        message: String,
        /// The field of the input it is about, in `snake_case`.
        field: Option<String>,
        /// Whether the same call may succeed later without any change to it.
        retryable: bool,
    },
}

impl From<ApiError> for CashflowError {
    fn from(error: ApiError) -> Self {
        let ApiError { kind, code, message, field, retryable } = error;
        match kind {
            ErrorKind::Invalid => Self::Invalid { code, message, field, retryable },
            ErrorKind::Unauthenticated => Self::Unauthenticated { code, message, field, retryable },
            ErrorKind::Forbidden => Self::Forbidden { code, message, field, retryable },
            ErrorKind::NotFound => Self::NotFound { code, message, field, retryable },
            ErrorKind::Conflict => Self::Conflict { code, message, field, retryable },
            ErrorKind::Stale => Self::Stale { code, message, field, retryable },
            ErrorKind::TooLarge => Self::TooLarge { code, message, field, retryable },
            ErrorKind::UnsupportedMedia => Self::UnsupportedMedia { code, message, field, retryable },
            ErrorKind::Unreadable => Self::Unreadable { code, message, field, retryable },
            ErrorKind::IdempotencyMismatch => Self::IdempotencyMismatch { code, message, field, retryable },
            ErrorKind::RateLimited => Self::RateLimited { code, message, field, retryable },
            ErrorKind::Unavailable => Self::Unavailable { code, message, field, retryable },
            ErrorKind::Internal => Self::Internal { code, message, field, retryable },
        }
    }
}

impl From<CashflowError> for ApiError {
    fn from(error: CashflowError) -> Self {
        match error {
            CashflowError::Invalid { code, message, field, retryable } => {
                Self { kind: ErrorKind::Invalid, code, message, field, retryable }
            }
            CashflowError::Unauthenticated { code, message, field, retryable } => {
                Self { kind: ErrorKind::Unauthenticated, code, message, field, retryable }
            }
            CashflowError::Forbidden { code, message, field, retryable } => {
                Self { kind: ErrorKind::Forbidden, code, message, field, retryable }
            }
            CashflowError::NotFound { code, message, field, retryable } => {
                Self { kind: ErrorKind::NotFound, code, message, field, retryable }
            }
            CashflowError::Conflict { code, message, field, retryable } => {
                Self { kind: ErrorKind::Conflict, code, message, field, retryable }
            }
            CashflowError::Stale { code, message, field, retryable } => {
                Self { kind: ErrorKind::Stale, code, message, field, retryable }
            }
            CashflowError::TooLarge { code, message, field, retryable } => {
                Self { kind: ErrorKind::TooLarge, code, message, field, retryable }
            }
            CashflowError::UnsupportedMedia { code, message, field, retryable } => {
                Self { kind: ErrorKind::UnsupportedMedia, code, message, field, retryable }
            }
            CashflowError::Unreadable { code, message, field, retryable } => {
                Self { kind: ErrorKind::Unreadable, code, message, field, retryable }
            }
            CashflowError::IdempotencyMismatch { code, message, field, retryable } => {
                Self { kind: ErrorKind::IdempotencyMismatch, code, message, field, retryable }
            }
            CashflowError::RateLimited { code, message, field, retryable } => {
                Self { kind: ErrorKind::RateLimited, code, message, field, retryable }
            }
            CashflowError::Unavailable { code, message, field, retryable } => {
                Self { kind: ErrorKind::Unavailable, code, message, field, retryable }
            }
            CashflowError::Internal { code, message, field, retryable } => {
                Self { kind: ErrorKind::Internal, code, message, field, retryable }
            }
        }
    }
}

impl fmt::Display for CashflowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&ApiError::from(self.clone()).message)
    }
}

impl std::error::Error for CashflowError {}
