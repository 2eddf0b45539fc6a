//! A file in a form (`multipart/form-data`, RFC 7578), taken in as it arrives, up to a limit.

use std::sync::Arc;

use axum::body::BodyDataStream;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use cashflow_core::domain::FileName;
use cashflow_core::{Error, ErrorKind};
use futures_util::StreamExt as _;
use multer::{Constraints, Multipart, SizeLimit};
use tokio::sync::OwnedSemaphorePermit;

use crate::app::App;
use crate::http::error::ApiError;

/// The name of the part that holds the file.
const FILE: &str = "file";
/// What boundaries, headers and other parts may take beside the file.
const FRAME: usize = 64 * 1024;
/// How many times the limit is read and thrown away, so that a caller who is still sending gets to see the answer.
const PATIENCE: usize = 4;

/// The part `file` of a form; others are skipped. Errors: 415 for what is no form, 413 for a file over the limit, 400 for
/// a form that is broken, without a file, or with several.
#[derive(Debug)]
pub(crate) struct UploadedFile {
    /// What is in it.
    pub(crate) content: Vec<u8>,
    /// What it was called, if that can be shown.
    pub(crate) name: Option<FileName>,
    /// Its room in memory, to be given back when the content is dropped.
    pub(crate) room: OwnedSemaphorePermit,
}

impl FromRequest<App> for UploadedFile {
    type Rejection = ApiError;

    async fn from_request(request: Request, app: &App) -> Result<Self, ApiError> {
        let limit = app.limits().upload_bytes;
        let boundary = boundary(request.headers())?;
        let told = number(request.headers(), &header::CONTENT_LENGTH);
        let asks_first = request.headers().contains_key(header::EXPECT);
        let mut body = request.into_body().into_data_stream();
        // What waits is not read, so that all files in memory together are bounded.
        let room = Arc::clone(app.uploads()).acquire_owned().await;
        let room = room.map_err(|_| ApiError::of_status(StatusCode::SERVICE_UNAVAILABLE))?;
        let read = match told {
            Some(length) if length > limit + FRAME => Err(Unread::TooLarge),
            _ => read(&mut body, boundary, limit).await,
        };
        match read {
            Ok((content, name)) => Ok(Self { content, name, room }),
            Err(Unread::Wrong(error)) => Err(error),
            Err(Unread::TooLarge) => {
                if !asks_first {
                    throw_away(&mut body, limit.saturating_mul(PATIENCE)).await;
                }
                let message = format!("{FILE}: over {limit} bytes");
                Err(Error::new(ErrorKind::TooLarge, "file_too_large", message).with_field(FILE).into())
            }
        }
    }
}

/// Why there is no file.
enum Unread {
    TooLarge,
    Wrong(ApiError),
}

async fn read(
    body: &mut BodyDataStream,
    boundary: String,
    limit: usize,
) -> Result<(Vec<u8>, Option<FileName>), Unread> {
    let whole = u64::try_from(limit + FRAME).unwrap_or(u64::MAX);
    let constraints = Constraints::new().size_limit(SizeLimit::new().whole_stream(whole));
    let mut form = Multipart::with_constraints(body, boundary, constraints);
    let mut found = None;
    while let Some(mut part) = form.next_field().await? {
        if part.name() != Some(FILE) {
            continue;
        }
        if found.is_some() {
            return Err(Unread::Wrong(ApiError::field(FILE, "is there twice")));
        }
        let name = part.file_name().and_then(shown);
        let mut content = Vec::new();
        while let Some(piece) = part.chunk().await? {
            if content.len() + piece.len() > limit {
                return Err(Unread::TooLarge);
            }
            content.extend_from_slice(&piece);
        }
        found = Some((content, name));
    }
    found.ok_or_else(|| Unread::Wrong(ApiError::field(FILE, "is missing")))
}

impl From<multer::Error> for Unread {
    fn from(error: multer::Error) -> Self {
        match error {
            multer::Error::StreamSizeExceeded { .. } => Self::TooLarge,
            multer::Error::StreamReadFailed(_) => {
                Self::Wrong(ApiError::bad_request("body_unread", "the body did not arrive whole"))
            }
            error => Self::Wrong(ApiError::bad_request("malformed_form", format!("not a form: {error}"))),
        }
    }
}

fn boundary(headers: &HeaderMap) -> Result<String, ApiError> {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    multer::parse_boundary(content_type.unwrap_or_default()).map_err(|error| match error {
        multer::Error::NoBoundary => ApiError::bad_request("malformed_form", "the form has no boundary"),
        _ => {
            let message = "the body must be a form with a file: Content-Type: multipart/form-data";
            ApiError::new(ErrorKind::UnsupportedMedia, "unsupported_media", message)
        }
    })
}

fn number(headers: &HeaderMap, name: &header::HeaderName) -> Option<usize> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}

/// Reads on without keeping anything.
async fn throw_away(body: &mut BodyDataStream, most: usize) {
    let mut thrown = 0;
    while let Some(Ok(piece)) = body.next().await {
        thrown += piece.len();
        if thrown > most {
            return;
        }
    }
}

/// A name of a file as it can be shown: without folders, which some browsers send, and without control characters.
fn shown(name: &str) -> Option<FileName> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(FileName::MAX).collect();
    FileName::new(&clean).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_shown_without_its_folders_and_without_control_characters() {
        let shown = |name: &str| shown(name).map(|name| name.as_str().to_owned());
        assert_eq!(shown("C:\\photos\\ticket.jpg").as_deref(), Some("ticket.jpg"));
        assert_eq!(shown("../../etc/passwd").as_deref(), Some("passwd"));
        assert_eq!(shown("a\r\nb\u{0}.png").as_deref(), Some("ab.png"));
        assert_eq!(shown("compra año.jpg").as_deref(), Some("compra año.jpg"));
        assert_eq!(shown(&"x".repeat(1000)).map(|name| name.len()), Some(FileName::MAX));
        for nothing in ["", "folder/", " ", "\u{7}"] {
            assert_eq!(shown(nothing), None, "{nothing:?}");
        }
    }
}
