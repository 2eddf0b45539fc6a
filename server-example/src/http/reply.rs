//! Answers: JSON with its `ETag`, or that nothing changed.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::Serialize;
use xxhash_rust::xxh3::xxh3_64;

use super::extract::IfNoneMatch;

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// 200 with a body that has no tag.
pub(crate) fn ok(value: &impl Serialize) -> Response {
    answer(StatusCode::OK, bytes(value))
}

/// 200 with a resource and its tag, or 304 when the caller has that version.
pub(crate) fn found(known: &IfNoneMatch, version: u32, value: &impl Serialize) -> Response {
    let tag = version_tag(version);
    if known.holds(&tag) {
        return unchanged(tag);
    }
    tagged(answer(StatusCode::OK, bytes(value)), tag)
}

/// 200 with a resource after a change.
pub(crate) fn changed(version: u32, value: &impl Serialize) -> Response {
    tagged(answer(StatusCode::OK, bytes(value)), version_tag(version))
}

/// 201 with a new resource and where it is.
pub(crate) fn created(location: &str, version: u32, value: &impl Serialize) -> Response {
    let mut response = tagged(answer(StatusCode::CREATED, bytes(value)), version_tag(version));
    let location = HeaderValue::from_str(location).expect("a path of ours is a header's value");
    response.headers_mut().insert(header::LOCATION, location);
    response
}

/// 200 with a list or a report, or 304 when the caller has the very same.
pub(crate) fn listed(known: &IfNoneMatch, value: &impl Serialize) -> Response {
    let bytes = bytes(value);
    let tag = format!("W/\"{:016x}\"", xxh3_64(&bytes));
    if known.holds(&tag) {
        return unchanged(tag);
    }
    tagged(answer(StatusCode::OK, bytes), tag)
}

/// 204.
pub(crate) fn nothing() -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}

fn bytes(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("what is answered is plain data")
}

fn answer(status: StatusCode, bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, JSON);
    response
}

fn version_tag(version: u32) -> String {
    format!("\"{version}\"")
}

fn tagged(mut response: Response, tag: String) -> Response {
    let tag = HeaderValue::try_from(tag).expect("a tag of ours is a header's value");
    response.headers_mut().insert(header::ETAG, tag);
    response
}

fn unchanged(tag: String) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    tagged(response, tag)
}
