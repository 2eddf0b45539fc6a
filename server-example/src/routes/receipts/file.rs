//! The file of a receipt, as it was uploaded, whole or in part (RFC 9110, section 14).

use std::ops::RangeInclusive;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use cashflow_core::domain::{Receipt, ReceiptId};
use http_range_header::{EndPosition, StartPosition, parse_range_header};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::http::ApiError;
use crate::http::extract::{Authenticated, Id, IfNoneMatch};
use crate::routes::Answer;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get))
}

/// The bytes of a file.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[allow(dead_code, reason = "it describes the answer")]
struct FileContent(Vec<u8>);

/// Somebody's receipt is kept by nobody on the way, and by the browser not beyond its use.
const PRIVATE: HeaderValue = HeaderValue::from_static("private, no-store");
const BYTES: HeaderValue = HeaderValue::from_static("bytes");

/// The file of a receipt
///
/// As it was uploaded. A `Range` of bytes is honoured.
#[utoipa::path(
    get, path = "/ocr/invoices/{id}/file", operation_id = "get_receipt_file", tag = "receipts",
    security(("bearer" = [])),
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, description = "The whole file", content(
            (FileContent = "image/jpeg"), (FileContent = "image/png"), (FileContent = "image/webp"),
            (FileContent = "application/pdf"))),
        (status = 206, description = "A part of it", content(
            (FileContent = "image/jpeg"), (FileContent = "image/png"), (FileContent = "image/webp"),
            (FileContent = "application/pdf"))),
        (status = 304, description = "Not modified"),
        (status = 416, description = "The range lies outside of the file", body = crate::http::ErrorBody),
    )
)]
async fn get(
    Authenticated(cashflow): Authenticated,
    Id(id): Id<ReceiptId>,
    known: IfNoneMatch,
    method: Method,
    headers: HeaderMap,
) -> Answer {
    let receipt = cashflow.receipts().get(id).await?;
    let tag = format!("\"{}\"", receipt.file.sha256);
    if known.holds(&tag) {
        return Ok(answer(StatusCode::NOT_MODIFIED, Body::empty(), &receipt, &tag));
    }
    let size = receipt.file.size;
    if method == Method::HEAD {
        let mut response = answer(StatusCode::OK, Body::empty(), &receipt, &tag);
        response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(size));
        return Ok(response);
    }
    match wanted(&headers, &tag, size) {
        Wanted::All => {
            let (_, content) = cashflow.receipts().file(id).await?;
            Ok(answer(StatusCode::OK, Body::from(content), &receipt, &tag))
        }
        Wanted::Part(range) => {
            let (first, last) = range.into_inner();
            let Some(files) = cashflow.engine().file_store() else {
                return Err(ApiError::of_status(StatusCode::INTERNAL_SERVER_ERROR));
            };
            let part = files.get_range(cashflow.owner(), &receipt.file, first, last - first + 1).await?;
            let mut response = answer(StatusCode::PARTIAL_CONTENT, Body::from(part), &receipt, &tag);
            response
                .headers_mut()
                .insert(header::CONTENT_RANGE, text(format!("bytes {first}-{last}/{size}")));
            Ok(response)
        }
        Wanted::Outside => {
            let mut response = ApiError::of_status(StatusCode::RANGE_NOT_SATISFIABLE).into_response();
            response.headers_mut().insert(header::CONTENT_RANGE, text(format!("bytes */{size}")));
            Ok(response)
        }
    }
}

/// What of the file is asked for.
#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    All,
    Part(RangeInclusive<u64>),
    Outside,
}

/// What cannot be understood is ignored, as are several ranges at once: then it is the whole file.
fn wanted(headers: &HeaderMap, tag: &str, size: u64) -> Wanted {
    let Some(range) = headers.get(header::RANGE).and_then(|value| value.to_str().ok()) else {
        return Wanted::All;
    };
    // A range of another version is of no use to the caller. The comparison is strong; a date is never ours.
    if headers.get(header::IF_RANGE).is_some_and(|condition| condition.as_bytes() != tag.as_bytes()) {
        return Wanted::All;
    }
    let Ok(parsed) = parse_range_header(range) else { return Wanted::All };
    let [only] = parsed.ranges.as_slice() else { return Wanted::All };
    let last = size.saturating_sub(1);
    let range = match (only.start, only.end) {
        (StartPosition::Index(from), EndPosition::Index(to)) if to < from => return Wanted::All,
        (StartPosition::Index(from), EndPosition::Index(to)) => from..=to.min(last),
        (StartPosition::Index(from), EndPosition::LastByte) => from..=last,
        (StartPosition::FromLast(length), _) => size.saturating_sub(length)..=last,
    };
    if range.is_empty() { Wanted::Outside } else { Wanted::Part(range) }
}

fn answer(status: StatusCode, body: Body, receipt: &Receipt, tag: &str) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(receipt.file.media_type.as_str()));
    headers.insert(header::ETAG, text(tag.to_owned()));
    headers.insert(header::CACHE_CONTROL, PRIVATE);
    headers.insert(header::ACCEPT_RANGES, BYTES);
    headers.insert(header::CONTENT_DISPOSITION, text(disposition(receipt)));
    response
}

/// To be shown, and under which name to be kept (RFC 6266): in plain letters, and as it is.
fn disposition(receipt: &Receipt) -> String {
    let ending = receipt.file.media_type.extension();
    let Some(name) = &receipt.file_name else { return format!("inline; filename=\"receipt.{ending}\"") };
    let fits = |c: char| c.is_ascii_alphanumeric() || " ._-()".contains(c);
    let plain: String = name.as_str().chars().map(|c| if fits(c) { c } else { '_' }).collect();
    let whole = utf8_percent_encode(name.as_str(), NON_ALPHANUMERIC);
    format!("inline; filename=\"{plain}\"; filename*=UTF-8''{whole}")
}

fn text(value: String) -> HeaderValue {
    HeaderValue::try_from(value).expect("what is written here is visible ASCII")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(range: &str, condition: Option<&str>) -> Wanted {
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, range.parse().unwrap());
        if let Some(condition) = condition {
            headers.insert(header::IF_RANGE, condition.parse().unwrap());
        }
        wanted(&headers, "\"tag\"", 100)
    }

    #[test]
    fn one_range_within_the_file_is_a_part_of_it() {
        assert_eq!(wanted(&HeaderMap::new(), "\"tag\"", 100), Wanted::All);
        assert_eq!(asked("bytes=0-9", None), Wanted::Part(0..=9));
        assert_eq!(asked("bytes=90-", None), Wanted::Part(90..=99));
        assert_eq!(asked("bytes=-10", None), Wanted::Part(90..=99));
        assert_eq!(asked("bytes=90-1000", None), Wanted::Part(90..=99));
        assert_eq!(asked("bytes=-1000", None), Wanted::Part(0..=99));
    }

    #[test]
    fn a_range_outside_is_told_and_one_that_is_not_understood_ignored() {
        for outside in ["bytes=100-", "bytes=100-200", "bytes=1000-"] {
            assert_eq!(asked(outside, None), Wanted::Outside, "{outside}");
        }
        for odd in ["lines=1-2", "bytes=9-0", "bytes=x", "bytes=0-1,3-4", "nonsense", "bytes=", "bytes=-0"] {
            assert_eq!(asked(odd, None), Wanted::All, "{odd}");
        }
    }

    #[test]
    fn a_range_of_another_version_is_the_whole_file() {
        assert_eq!(asked("bytes=0-9", Some("\"tag\"")), Wanted::Part(0..=9));
        for other in ["\"other\"", "W/\"tag\"", "Tue, 24 Nov 2026 11:00:00 GMT"] {
            assert_eq!(asked("bytes=0-9", Some(other)), Wanted::All, "{other}");
        }
    }
}
