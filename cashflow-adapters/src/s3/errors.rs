//! What errors of S3 mean to the caller. Causes hold codes and request ids, never keys, signatures or addresses.

use std::error::Error as StdError;
use std::fmt;

use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_s3::config::http::HttpResponse;
use aws_sdk_s3::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_s3::operation::RequestId as _;
use cashflow_core::{Error, ErrorKind};

const WHAT: &str = "the bucket of files";

/// Codes that ask to try again, whatever the HTTP status.
const LATER: &[&str] = &[
    "ConditionalRequestConflict",
    "InternalError",
    "OperationAborted",
    "RequestTimeout",
    "ServiceUnavailable",
    "SlowDown",
    "Throttling",
    "ThrottlingException",
];

/// The state of the object that a request found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// There is none.
    Missing,
    /// There is one already, or the part that was asked for lies outside of it.
    Condition,
    /// Another request is at it right now.
    Busy,
    /// This may not be done, or may not be known: S3 denies a missing object to those who may not list the whole bucket.
    Denied,
}

/// What S3 answered, as a cause to show to those who run it.
#[derive(Debug)]
struct Answer {
    status: u16,
    code: String,
    request_id: String,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "S3 answered {} {} to the request {}", self.status, self.code, self.request_id)
    }
}

impl StdError for Answer {}

/// Why no answer came.
#[derive(Debug)]
struct NoAnswer(String);

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl StdError for NoAnswer {}

/// The refusals that a caller acts on.
pub(super) fn refusal<E: ProvideErrorMetadata>(error: &SdkError<E>) -> Option<Refusal> {
    let code = error.code().unwrap_or_default();
    match (status(error)?, code) {
        (404, "NoSuchBucket") => None,
        (404, _) => Some(Refusal::Missing),
        (412 | 416, _) => Some(Refusal::Condition),
        (409, _) => Some(Refusal::Busy),
        (403, _) => Some(Refusal::Denied),
        _ => None,
    }
}

/// The error to the caller.
pub(super) fn failed<E>(error: SdkError<E>) -> Error
where
    E: ProvideErrorMetadata + StdError + Send + Sync + 'static,
{
    if let Some(status) = status(&error) {
        let code = error.code().unwrap_or("without a code").to_owned();
        let request_id = error.request_id().unwrap_or("without an id").to_owned();
        return answered(Answer { status, code, request_id });
    }
    match &error {
        SdkError::ConstructionFailure(_) => {
            misconfigured("s3_settings", "the settings of S3 are incomplete", &error)
        }
        SdkError::DispatchFailure(failure) if failure.is_user() => {
            misconfigured("s3_settings", "the settings of S3 lead nowhere", &error)
        }
        _ if has_no_credentials(&error) => {
            misconfigured("s3_credentials", "there are no credentials for S3", &error)
        }
        _ => Error::unavailable(WHAT, NoAnswer(chain(&error))),
    }
}

/// The connection broke while the content arrived, or all took too long.
pub(super) fn interrupted(cause: &(dyn StdError + 'static)) -> Error {
    Error::unavailable(WHAT, NoAnswer(chain(cause)))
}

/// The file is deleted again and again while it is put.
pub(super) fn unsettled() -> Error {
    Error::unavailable(WHAT, "the file is deleted as often as it is put")
}

/// What is stored is not what was put.
pub(super) fn damaged() -> Error {
    Error::new(ErrorKind::Internal, "file_damaged", "the stored file is damaged")
}

fn answered(answer: Answer) -> Error {
    let code = answer.code.as_str();
    let (kind, code, message) = match answer.status {
        _ if LATER.contains(&code) => return Error::unavailable(WHAT, answer),
        429 | 500..=599 => return Error::unavailable(WHAT, answer),
        404 if code == "NoSuchBucket" => {
            (ErrorKind::Internal, "s3_no_bucket", "the bucket of files does not exist")
        }
        404 => return Error::not_found("file"),
        401 | 403 => (ErrorKind::Internal, "s3_denied", "S3 does not allow what the files need"),
        _ => (ErrorKind::Internal, "s3_refused", "S3 refuses the request"),
    };
    Error::new(kind, code, message).with_source(answer)
}

fn misconfigured<E>(code: &'static str, message: &'static str, error: &SdkError<E>) -> Error
where
    E: StdError + 'static,
{
    Error::new(ErrorKind::Internal, code, message).with_source(NoAnswer(chain(error)))
}

/// The status of the answer, where one came and could be understood.
fn status<E>(error: &SdkError<E>) -> Option<u16> {
    match error {
        SdkError::ServiceError(_) => {
            error.raw_response().map(|answer: &HttpResponse| answer.status().as_u16())
        }
        _ => None,
    }
}

fn has_no_credentials<E: StdError + 'static>(error: &SdkError<E>) -> bool {
    causes(error).any(|cause| {
        matches!(
            cause.downcast_ref(),
            Some(CredentialsError::CredentialsNotLoaded(_) | CredentialsError::InvalidConfiguration(_))
        )
    })
}

/// The causes of an error in one line.
fn chain(error: &(dyn StdError + 'static)) -> String {
    let causes: Vec<String> = causes(error).map(ToString::to_string).collect();
    causes.join(": ")
}

fn causes<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |cause: &&'a (dyn StdError + 'static)| (*cause).source())
}
