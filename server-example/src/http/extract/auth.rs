//! Who asks, by the bearer token, and the key of a request that may be sent twice.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use cashflow_core::domain::{IdempotencyKey, UserId};
use cashflow_core::{Accounts, Cashflow, Error, ErrorKind};

use crate::app::App;
use crate::http::error::ApiError;

/// The cash flow of whoever is signed in. Errors: 401.
#[derive(Debug)]
pub(crate) struct Authenticated(pub(crate) Cashflow);

/// The same for one write: with the header `Idempotency-Key` it happens once however often it is sent. Errors: 401, and
/// 400 for a key that is none.
#[derive(Debug)]
pub(crate) struct Writer(pub(crate) Cashflow);

impl FromRequestParts<App> for Authenticated {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        Ok(Self(app.engine().cashflow(user(&parts.headers, app)?)))
    }
}

impl FromRequestParts<App> for Writer {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let cashflow = app.engine().cashflow(user(&parts.headers, app)?);
        Ok(Self(match key(&parts.headers)? {
            Some(key) => cashflow.idempotent(key),
            None => cashflow,
        }))
    }
}

/// The key of a request that may be sent twice, where nobody is signed in yet. Errors: 400 for a key that is none.
#[derive(Debug)]
pub(crate) struct Once(Option<IdempotencyKey>);

impl Once {
    /// The accounts, for this request.
    pub(crate) fn accounts(self, app: &App) -> Accounts<'_> {
        let accounts = app.engine().accounts();
        match self.0 {
            Some(key) => accounts.idempotent(key),
            None => accounts,
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Once {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        key(&parts.headers).map(Self)
    }
}

fn key(headers: &HeaderMap) -> Result<Option<IdempotencyKey>, ApiError> {
    let Some(key) = headers.get("idempotency-key") else { return Ok(None) };
    Ok(Some(IdempotencyKey::new(key.to_str().unwrap_or_default())?))
}

fn user(headers: &HeaderMap, app: &App) -> Result<UserId, ApiError> {
    let token = bearer(headers).ok_or_else(|| {
        let message = "a bearer token is needed: log in first";
        Error::new(ErrorKind::Unauthenticated, "token_missing", message)
    })?;
    let user = app.engine().accounts().authenticate(token)?.user;
    if app.erased().has(user) { Err(unknown_user()) } else { Ok(user) }
}

/// The error of a good token whose user is not there any more.
pub(crate) fn unknown_user() -> ApiError {
    ApiError::new(ErrorKind::Unauthenticated, "unknown_user", "the user is not there any more")
}

/// The token of `Authorization: Bearer …`; the name of the scheme has no case (RFC 9110).
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
