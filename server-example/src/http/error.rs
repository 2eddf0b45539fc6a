//! The one shape of every error, and the one table from the core's kinds to statuses.

use std::borrow::Cow;
use std::error::Error as _;
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use cashflow_core::{Error, ErrorKind};
use serde::Serialize;
use utoipa::ToSchema;

/// An error as it is answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErrorBody {
    /// What went wrong.
    pub error: ErrorContent,
}

/// What went wrong.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErrorContent {
    /// The HTTP status.
    #[schema(example = 400)]
    pub code: u16,
    /// For people.
    #[schema(example = "amount: EUR has 2 decimals at most")]
    pub message: Cow<'static, str>,
    /// The class of the error: it goes with the status.
    #[schema(value_type = String, example = "validation")]
    pub r#type: &'static str,
    /// The exact reason, for programs: such as `email_taken` or `in_use`.
    #[schema(value_type = String, example = "invalid")]
    pub reason: &'static str,
    /// The fields of the request that are to blame.
    pub fields: Vec<FieldError>,
}

/// A field of the request that is to blame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// Its name in the request.
    #[schema(example = "amount")]
    pub field: Cow<'static, str>,
    /// What is wrong with it.
    #[schema(example = "EUR has 2 decimals at most")]
    pub message: String,
}

/// An error on its way to the caller.
#[derive(Debug)]
pub struct ApiError {
    status: StatusCode,
    content: ErrorContent,
    retry_after: Option<Duration>,
}

/// The table: status and type of each kind of the core.
fn status_of(kind: ErrorKind) -> (StatusCode, &'static str) {
    match kind {
        ErrorKind::Invalid => (StatusCode::BAD_REQUEST, "validation"),
        ErrorKind::Unauthenticated => (StatusCode::UNAUTHORIZED, "unauthenticated"),
        ErrorKind::Forbidden => (StatusCode::FORBIDDEN, "forbidden"),
        ErrorKind::NotFound => (StatusCode::NOT_FOUND, "not_found"),
        ErrorKind::Conflict => (StatusCode::CONFLICT, "conflict"),
        ErrorKind::Stale => (StatusCode::PRECONDITION_FAILED, "stale"),
        ErrorKind::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
        ErrorKind::UnsupportedMedia => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media"),
        ErrorKind::Unreadable => (StatusCode::UNPROCESSABLE_ENTITY, "unreadable"),
        ErrorKind::IdempotencyMismatch => (StatusCode::UNPROCESSABLE_ENTITY, "idempotency_mismatch"),
        ErrorKind::RateLimited => (StatusCode::TOO_MANY_REQUESTS, "rate_limited"),
        ErrorKind::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
        // Also what a later version of the core may add: better no detail than a wrong one.
        _ => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
    }
}

/// How long to wait before asking again for what is away.
const AWAY: Duration = Duration::from_secs(2);

impl ApiError {
    /// An error of a kind.
    pub(crate) fn new(kind: ErrorKind, reason: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        let (status, class) = status_of(kind);
        let content = ErrorContent {
            code: status.as_u16(),
            message: message.into(),
            r#type: class,
            reason,
            fields: Vec::new(),
        };
        Self { status, content, retry_after: (kind == ErrorKind::Unavailable).then_some(AWAY) }
    }

    /// The error of a status that HTTP itself has.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        let (class, message) = match status {
            StatusCode::NOT_FOUND => ("not_found", "there is nothing here"),
            StatusCode::METHOD_NOT_ALLOWED => {
                ("method_not_allowed", "the method is not allowed here: see the header Allow")
            }
            StatusCode::PAYLOAD_TOO_LARGE => ("too_large", "the body is too large"),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => ("unsupported_media", "the media type is not supported"),
            StatusCode::SERVICE_UNAVAILABLE => ("unavailable", "not available right now"),
            status if status.is_client_error() => ("bad_request", "the request is not right"),
            _ => ("internal", "something went wrong"),
        };
        let content = ErrorContent {
            code: status.as_u16(),
            message: message.into(),
            r#type: class,
            reason: class,
            fields: Vec::new(),
        };
        let away = status == StatusCode::SERVICE_UNAVAILABLE;
        Self { status, content, retry_after: away.then_some(AWAY) }
    }

    /// Bad data that is about no field.
    pub(crate) fn bad_request(reason: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorKind::Invalid, reason, message)
    }

    /// Bad data of some fields.
    pub(crate) fn fields(fields: Vec<FieldError>) -> Self {
        let message = match fields.as_slice() {
            [only] => format!("{}: {}", only.field, only.message),
            several => format!("{} fields are not right", several.len()),
        };
        let mut error = Self::new(ErrorKind::Invalid, "invalid", message);
        error.content.fields = fields;
        error
    }

    /// Bad data of one field.
    pub(crate) fn field(field: impl Into<Cow<'static, str>>, message: impl ToString) -> Self {
        Self::fields(vec![FieldError { field: field.into(), message: message.to_string() }])
    }

    /// Too many requests; `wait` is when the next may go through.
    pub(crate) fn too_many(wait: Duration) -> Self {
        let mut error = Self::new(ErrorKind::RateLimited, "rate_limited", "too many attempts: wait a while");
        error.retry_after = Some(wait);
        error
    }

    /// The same, with the core's names of fields put into those of the request.
    pub(crate) fn naming(mut self, names: &[(&str, &'static str)]) -> Self {
        for field in &mut self.content.fields {
            let Some((core, ours)) = names.iter().find(|(core, _)| *core == field.field) else { continue };
            if let Some(rest) = self.content.message.strip_prefix(&format!("{core}: ")) {
                self.content.message = format!("{ours}: {rest}").into();
            }
            field.field = Cow::Borrowed(ours);
        }
        self
    }
}

/// What a core error says about its field.
pub(crate) fn field_of(error: &Error) -> Option<FieldError> {
    let field = error.field()?;
    let message = error.message();
    let message = message.strip_prefix(field).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(message);
    Some(FieldError { field: Cow::Owned(field.to_owned()), message: message.to_owned() })
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        let kind = error.kind();
        let (status, _) = status_of(kind);
        if status.is_server_error() {
            let source = error.source().map(ToString::to_string);
            tracing::error!(reason = error.code(), message = error.message(), source, "a request failed");
        }
        let message = match status {
            StatusCode::INTERNAL_SERVER_ERROR => {
                return Self::of_status(status);
            }
            _ => error.message().to_owned(),
        };
        let mut told = Self::new(kind, error.code(), message);
        told.content.fields = field_of(&error).into_iter().collect();
        told
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let body = ErrorBody { error: self.content };
        let json = serde_json::to_vec(&body).expect("an error is plain data");
        let mut response = Response::new(Body::from(json));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(wait) = self.retry_after {
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
        }
        response
    }
}
