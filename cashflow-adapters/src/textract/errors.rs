//! The service's errors as the core's.

use std::error::Error as StdError;

use aws_sdk_textract::error::{ProvideErrorMetadata, SdkError};
use cashflow_core::{Error, ErrorKind};

/// What a call failed by. What lies in the document is for good; all else may go through later.
pub(super) fn of_call<E, R>(error: SdkError<E, R>) -> Error
where
    E: ProvideErrorMetadata + StdError + Send + Sync + 'static,
    R: std::fmt::Debug + Send + Sync + 'static,
{
    let (kind, code, message) = match &error {
        SdkError::ServiceError(service) => of_service(service.err().code().unwrap_or_default()),
        SdkError::ConstructionFailure(_) => NOT_SET_UP,
        // No credentials were found: nothing was sent.
        SdkError::DispatchFailure(failure) if failure.is_user() => NOT_SET_UP,
        SdkError::TimeoutError(_) => (ErrorKind::Unavailable, "textract_timeout", "Textract took too long"),
        _ => (ErrorKind::Unavailable, "textract_unreachable", "Textract could not be reached"),
    };
    Error::new(kind, code, message).with_source(chain(&error))
}

type Told = (ErrorKind, &'static str, &'static str);

const NOT_SET_UP: Told = (
    ErrorKind::Unavailable,
    "textract_not_set_up",
    "Textract cannot be asked: region or credentials are missing",
);

fn of_service(code: &str) -> Told {
    match code {
        "BadDocumentException" => (
            ErrorKind::Unreadable,
            "document_unreadable",
            "the document is damaged, protected or too blurred",
        ),
        "UnsupportedDocumentException" => {
            (ErrorKind::Unreadable, "document_unsupported", "Textract does not read such a document")
        }
        "InvalidParameterException" => {
            (ErrorKind::Unreadable, "document_refused", "Textract does not accept the document")
        }
        "DocumentTooLargeException" => {
            (ErrorKind::TooLarge, "file_too_large", "the document is too large for Textract")
        }
        "AccessDeniedException"
        | "UnrecognizedClientException"
        | "InvalidClientTokenId"
        | "InvalidSignatureException"
        | "IncompleteSignature"
        | "ExpiredTokenException"
        | "MissingAuthenticationTokenException"
        | "OptInRequired" => (
            ErrorKind::Unavailable,
            "textract_access_denied",
            "Textract refuses access: the role needs the actions that the documentation of this adapter lists",
        ),
        "InvalidS3ObjectException" => (
            ErrorKind::Unavailable,
            "textract_bucket_unreadable",
            "Textract cannot read the bucket: it must be in the same region, and the role needs s3:GetObject on it",
        ),
        "ProvisionedThroughputExceededException" | "ThrottlingException" | "LimitExceededException" => {
            (ErrorKind::Unavailable, "textract_busy", "Textract has too much to do for this account")
        }
        _ => (ErrorKind::Unavailable, "textract_failed", "Textract failed"),
    }
}

/// The messages of an error and its causes. Not the error itself: its `Debug` holds the response, with what a receipt says.
fn chain(error: &dyn StdError) -> String {
    let mut messages = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        messages.push_str(": ");
        messages.push_str(&error.to_string());
        cause = error.source();
    }
    messages
}
