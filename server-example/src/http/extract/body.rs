//! A JSON body.

use std::fmt;
use std::marker::PhantomData;

use axum::body::{Body, Bytes};
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse as _;
use cashflow_core::ErrorKind;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::http::error::ApiError;

/// A JSON body. Errors: 415 for another type, 413 for one too large, 400 for what is no JSON or does not fit.
#[derive(Debug)]
pub(crate) struct Json<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        read(request, state).await.map(|Object(value)| Self(value))
    }
}

/// A JSON body that may be left out, or be `null`. Errors: as of [`Json`], for one that is there.
#[derive(Debug)]
pub(crate) struct OptionalJson<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + Default> FromRequest<S> for OptionalJson<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let (parts, body) = request.into_parts();
        let whole = Request::from_parts(parts.clone(), body);
        let bytes = Bytes::from_request(whole, state).await.map_err(unread)?;
        if bytes.is_empty() {
            return Ok(Self(T::default()));
        }
        let again = Request::from_parts(parts, Body::from(bytes));
        let value: Option<Object<T>> = read(again, state).await?;
        Ok(Self(value.map(|Object(value)| value).unwrap_or_default()))
    }
}

async fn read<S: Send + Sync, T: DeserializeOwned>(request: Request, state: &S) -> Result<T, ApiError> {
    if !says_json(request.headers()) {
        let message = "the body must be JSON: Content-Type: application/json";
        return Err(ApiError::new(ErrorKind::UnsupportedMedia, "unsupported_media", message));
    }
    let bytes = Bytes::from_request(request, state).await.map_err(unread)?;
    parse(&bytes)
}

/// What is read of an object only. What `serde` derives for a struct takes an array too, field after field: `[]` for one that
/// may be empty.
struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields(PhantomData)).map(Self)
    }
}

struct Fields<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Fields<T> {
    type Value = T;

    fn expecting(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        text.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(fields))
    }
}

fn says_json(headers: &HeaderMap) -> bool {
    let Some(content_type) = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()) else {
        return false;
    };
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
}

fn unread(rejection: BytesRejection) -> ApiError {
    match rejection.into_response().status() {
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::of_status(StatusCode::PAYLOAD_TOO_LARGE),
        _ => ApiError::bad_request("body_unread", "the body did not arrive whole"),
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| unfit(&error))?;
    json.end().map_err(|error| ApiError::bad_request("malformed_json", format!("not JSON: {error}")))?;
    Ok(value)
}

/// Tells malformed JSON from JSON of another shape, and of the latter which field.
fn unfit(error: &serde_path_to_error::Error<serde_json::Error>) -> ApiError {
    let (path, cause) = (error.path().to_string(), error.inner());
    let told = cause.to_string();
    if !cause.is_data() {
        return ApiError::bad_request("malformed_json", format!("not JSON: {told}"));
    }
    let told = told.rsplit_once(" at line ").map_or(told.as_str(), |(told, _)| told);
    // Of these serde names the field in the text only.
    for (start, reason) in [("missing field `", "is missing"), ("duplicate field `", "is there twice")] {
        if let Some(field) = told.strip_prefix(start).and_then(|rest| rest.split('`').next()) {
            return ApiError::field(field.to_owned(), reason);
        }
    }
    match path.as_str() {
        "." => ApiError::bad_request("invalid", told.to_owned()),
        _ => ApiError::field(path, told),
    }
}
