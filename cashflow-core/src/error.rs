//! The one error of the library: a stable kind, a stable code, a message for people, and the field it is about.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;

/// `std::result::Result` with [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What a caller can do about an error. Stable: hosts map it to HTTP statuses, exceptions and error codes.
///
/// | kind | HTTP | meaning |
/// |---|---|---|
/// | `Invalid` | 400 | the input breaks a rule; `field` names it |
/// | `Unauthenticated` | 401 | no, bad or expired credentials |
/// | `Forbidden` | 403 | known, but not allowed |
/// | `NotFound` | 404 | not there, or somebody else's |
/// | `Conflict` | 409 | taken name, row in use, wrong state |
/// | `Stale` | 412 | changed by somebody else in the meantime |
/// | `TooLarge` | 413 | over a size limit |
/// | `UnsupportedMedia` | 415 | a file type that nothing here reads |
/// | `Unreadable` | 422 | a file of the right type that cannot be decoded |
/// | `IdempotencyMismatch` | 422 | the same idempotency key with other content |
/// | `RateLimited` | 429 | too many requests |
/// | `Unavailable` | 503 | a dependency is away; try again |
/// | `Internal` | 500 | a bug or a damaged store |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input breaks a rule; `field` names it.
    Invalid,
    /// No, bad or expired credentials.
    Unauthenticated,
    /// Known, but not allowed.
    Forbidden,
    /// Not there, or somebody else's.
    NotFound,
    /// Taken name, row in use, wrong state.
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

impl ErrorKind {
    /// The name used on wires and in bindings, in `snake_case`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invalid => "invalid",
            Self::Unauthenticated => "unauthenticated",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not_found",
            Self::Conflict => "conflict",
            Self::Stale => "stale",
            Self::TooLarge => "too_large",
            Self::UnsupportedMedia => "unsupported_media",
            Self::Unreadable => "unreadable",
            Self::IdempotencyMismatch => "idempotency_mismatch",
            Self::RateLimited => "rate_limited",
            Self::Unavailable => "unavailable",
            Self::Internal => "internal",
        }
    }

    /// Whether the same call may succeed later without any change to it.
    pub fn is_retryable(self) -> bool {
        matches!(self, Self::Unavailable | Self::RateLimited)
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What went wrong: see [`ErrorKind`] for what to do about it.
///
/// `Display` is the message alone: it names the field and the reason and never holds SQL, secrets or personal data.
/// The technical cause, if any, is [`std::error::Error::source`].
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    code: &'static str,
    message: Cow<'static, str>,
    field: Option<Cow<'static, str>>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// An error of a kind with its stable code (`snake_case`, such as `category_in_use`) and a message for people.
    pub fn new(kind: ErrorKind, code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self { kind, code, message: message.into(), field: None, source: None }
    }

    /// A value that breaks a rule of the field `field`.
    pub fn invalid(field: impl Into<Cow<'static, str>>, reason: impl fmt::Display) -> Self {
        let field = field.into();
        Self::new(ErrorKind::Invalid, "invalid", format!("{field}: {reason}")).with_field(field)
    }

    /// Something that is not there (or is somebody else's, which must look the same).
    pub fn not_found(what: &'static str) -> Self {
        Self::new(ErrorKind::NotFound, "not_found", format!("{what} not found"))
    }

    /// A write that meets a taken key, a row in use or a wrong state.
    pub fn conflict(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorKind::Conflict, code, message)
    }

    /// A write on a version that is no longer the current one.
    pub fn stale(what: &'static str) -> Self {
        Self::new(ErrorKind::Stale, "stale", format!("{what} was changed in the meantime: read it again"))
    }

    /// A dependency that is away; the cause goes into `source`.
    pub fn unavailable(what: &'static str, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(ErrorKind::Unavailable, "unavailable", format!("{what} is not available"))
            .with_source(source)
    }

    /// A bug or a damaged store; the cause goes into `source`.
    pub fn internal(what: &'static str, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(ErrorKind::Internal, "internal", what).with_source(source)
    }

    /// The same error, about this field of the input.
    #[must_use]
    pub fn with_field(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// The same error with its technical cause.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// What a caller can do about it.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The stable code, `snake_case`.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The message for people, as in `Display`.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The field of the input it is about.
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|e| e as _)
    }
}
