//! What stands in the path, in the query, and where the request comes from.

use std::convert::Infallible;
use std::net::IpAddr;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::app::App;
use crate::http::client::client_address;
use crate::http::error::ApiError;

/// The id in the path. Errors: 400 for what is no UUID.
#[derive(Debug)]
pub(crate) struct Id<T>(pub(crate) T);

impl<S: Send + Sync, T: From<Uuid>> FromRequestParts<S> for Id<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let not_one = || ApiError::field("id", "not a UUID");
        let Path(text) = Path::<String>::from_request_parts(parts, state).await.map_err(|_| not_one())?;
        Uuid::try_parse(&text).map(|id| Self(id.into())).map_err(|_| not_one())
    }
}

/// The query. Errors: 400, also for a parameter that is there twice.
#[derive(Debug)]
pub(crate) struct Query<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let query = parts.uri.query().unwrap_or_default();
        serde_urlencoded::from_str(query).map(Self).map_err(|error| {
            let told = error.to_string();
            let twice = told.strip_prefix("duplicate field `").and_then(|rest| rest.split('`').next());
            match twice {
                Some(field) => ApiError::field(field.to_owned(), "is there twice"),
                None => ApiError::bad_request("invalid_query", format!("the query is not right: {told}")),
            }
        })
    }
}

/// The address that rate limits count by.
#[derive(Debug)]
pub(crate) struct Address(pub(crate) IpAddr);

impl FromRequestParts<App> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let proxies = app.limits().trusted_proxies;
        Ok(Self(client_address(&parts.headers, &parts.extensions, proxies)))
    }
}
