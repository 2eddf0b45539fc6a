//! The one error of the packages.

use std::fmt;

/// `std::result::Result` with [`ApiError`].
pub type Result<T, E = ApiError> = std::result::Result<T, E>;

/// What a caller can do about an error. Each language has an exception or a code for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// The input breaks a rule; `field` names it.
    Invalid,
    /// No, bad or expired credentials.
    Unauthenticated,
    /// Known, but not allowed.
    Forbidden,
    /// Not there, or somebody else's.
    NotFound,
    /// Taken name, row in use, wrong state, or a handle that was closed.
    Conflict,
    /// Changed by somebody else in the meantime.
    Stale,
    /// Over a size limit.
    TooLarge,
    /// A file type that nothing here reads.
    UnsupportedMedia,
    /// A file of the right type that cannot be decoded.
    Unreadable,
    /// The same idempotency key with other content.
    IdempotencyMismatch,
    /// Too many requests.
    RateLimited,
    /// A dependency is away; the same call may go through later.
    Unavailable,
    /// A bug or a damaged store.
    Internal,
}

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    /// The stable code, `snake_case`, such as `category_in_use`.
    pub code: String,
    /// What can be done about it.
    pub kind: ErrorKind,
    /// For people. It never holds SQL, secrets or personal data.
    pub message: String,
    /// The field of the input it is about.
    pub field: Option<String>,
    /// Whether the same call may succeed later without any change to it.
    pub retryable: bool,
}

impl ApiError {
    /// An error of a kind with its stable code and a message for people.
    pub fn new(kind: ErrorKind, code: &str, message: impl fmt::Display) -> Self {
        let retryable = matches!(kind, ErrorKind::Unavailable | ErrorKind::RateLimited);
        Self { code: code.to_owned(), kind, message: message.to_string(), field: None, retryable }
    }

    /// A value that breaks a rule of the field `field`.
    pub fn invalid(field: &str, reason: impl fmt::Display) -> Self {
        let error = Self::new(ErrorKind::Invalid, "invalid", format_args!("{field}: {reason}"));
        Self { field: Some(field.to_owned()), ..error }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ApiError {}
