//! Registration and sign-in.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::IntoResponse as _;
use cashflow_core::domain::{Currency, Email, Locale, PersonName, TimeZone, User, UserId};
use cashflow_core::{Error, ErrorKind, NewAccount, SignIn};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Answer, BASE};
use crate::app::App;
use crate::http::ApiError;
use crate::http::check::Check;
use crate::http::extract::{Address, Authenticated, Json, Once};
use crate::http::{reply, session_cookie};
use crate::sign_in::check_new_password;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(register))
        .routes(routes!(log_in))
        .routes(routes!(refresh))
        .routes(routes!(log_out))
        .routes(routes!(change_password))
}

/// A person who registers.
#[derive(Deserialize, ToSchema)]
struct Registration {
    /// The name.
    #[schema(min_length = 1, max_length = 100, example = "Ana Núñez")]
    name: String,
    /// The address to sign in with.
    #[schema(format = Email, max_length = 254, example = "ana@example.org")]
    email: String,
    /// 8 to 128 characters, and none of the most common passwords.
    #[schema(min_length = 8, max_length = 128, example = "correct horse battery")]
    password: String,
    /// ISO 4217. Default: EUR.
    #[schema(example = "EUR", pattern = "^[A-Za-z]{3}$")]
    currency: Option<String>,
    /// BCP 47: also the language of the first categories. Default: the first of `Accept-Language`.
    #[schema(example = "es-ES")]
    locale: Option<String>,
    /// IANA. Default: UTC.
    #[schema(example = "Europe/Madrid")]
    time_zone: Option<String>,
}

/// A new account.
#[derive(Serialize, ToSchema)]
struct Registered {
    /// For people.
    #[schema(value_type = String)]
    message: &'static str,
    /// Who.
    user: RegisteredUser,
}

/// A new user.
#[derive(Serialize, ToSchema)]
struct RegisteredUser {
    /// The id.
    #[schema(value_type = uuid::Uuid)]
    id: UserId,
    /// The name.
    #[schema(value_type = String)]
    name: PersonName,
    /// The address to sign in with.
    #[schema(value_type = Option<String>)]
    email: Option<Email>,
}

/// What somebody signs in with.
#[derive(Deserialize, ToSchema)]
struct LogIn {
    /// The address.
    #[schema(format = Email, max_length = 254, example = "ana@example.org")]
    email: String,
    /// The password.
    #[schema(max_length = 128, example = "correct horse battery")]
    password: String,
    /// Where the refresh token goes. Default: `token`.
    #[serde(default)]
    #[schema(value_type = Option<Keeping>, nullable = false)]
    session: Keeping,
}

/// Where the refresh token of a session is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = SessionKeeping)]
enum Keeping {
    /// By the caller, who gets it in the answer.
    #[default]
    Token,
    /// By the browser, in a cookie that no script can read.
    Cookie,
}

/// A refresh token.
#[derive(Deserialize, ToSchema)]
struct RefreshToken {
    /// As it was given at log-in or at the last refresh. Without it, that of the cookie.
    #[serde(default, alias = "refreshToken")]
    refresh_token: Option<String>,
}

impl RefreshToken {
    /// The token, and who keeps it.
    fn find(self, headers: &HeaderMap) -> Option<(String, Keeping)> {
        match self.refresh_token {
            Some(token) => Some((token, Keeping::Token)),
            None => Some((session_cookie::sent(headers)?.to_owned(), Keeping::Cookie)),
        }
    }
}

/// The tokens of a session.
#[derive(Serialize, ToSchema)]
struct Session {
    /// For people.
    #[schema(value_type = String)]
    message: &'static str,
    /// The access token, for `Authorization: Bearer …`.
    token: String,
    /// `Bearer`.
    #[schema(value_type = String)]
    token_type: &'static str,
    /// For the next refresh, once: it is replaced at each use. Not there when a cookie holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    /// Seconds until the access token expires.
    expires_in: u64,
}

/// A change of the password.
#[derive(Deserialize, ToSchema)]
struct PasswordChange {
    /// The one until now.
    #[serde(alias = "oldPassword")]
    #[schema(max_length = 128)]
    old_password: String,
    /// 8 to 128 characters, and none of the most common passwords.
    #[serde(alias = "newPassword")]
    #[schema(min_length = 8, max_length = 128)]
    new_password: String,
}

/// Create an account
///
/// It starts with a scale of priorities and a small set of categories in the user's language.
#[utoipa::path(
    post, path = "/auth/register", operation_id = "register", tag = "sign-in", request_body = Registration,
    responses(
        (status = 201, description = "Created", body = Registered),
        (status = 409, description = "The address is taken", body = crate::http::ErrorBody),
        (status = 429, description = "Too many attempts", body = crate::http::ErrorBody),
    )
)]
async fn register(
    State(app): State<App>,
    Address(address): Address,
    headers: HeaderMap,
    once: Once,
    Json(body): Json<Registration>,
) -> Answer {
    app.sign_in_limits().count_address(address)?;
    let new = new_account(body, &headers)?;
    check_new_password("password", &new.password)?;
    let user = once.accounts(&app).register(new).await?;
    let User { id, name, email, .. } = user;
    let body = Registered { message: "registered", user: RegisteredUser { id, name, email } };
    let mut response = reply::ok(&body);
    *response.status_mut() = StatusCode::CREATED;
    let location = HeaderValue::from_str(&format!("{BASE}/me")).expect("a path is a header's value");
    response.headers_mut().insert(header::LOCATION, location);
    Ok(response)
}

fn new_account(body: Registration, headers: &HeaderMap) -> Result<NewAccount, ApiError> {
    let mut check = Check::default();
    let name = check.take("name", PersonName::new(&body.name));
    let email = check.take("email", Email::new(&body.email));
    let currency =
        check.take("currency", body.currency.map_or(Ok(Currency::EUR), |code| Currency::from_code(&code)));
    let locale =
        check.take("locale", body.locale.map_or_else(|| Ok(spoken(headers)), |tag| Locale::new(&tag)));
    let zone = body.time_zone.map_or(Ok(TimeZone::UTC), |name| TimeZone::new(&name));
    let time_zone = check.take("time_zone", zone);
    let password = body.password;
    let new = (|| {
        let (name, email, currency) = (name?, email?, currency?);
        Some(NewAccount { name, email, password, currency, locale: locale?, time_zone: time_zone? })
    })();
    check.done(new)
}

/// The first language that the caller's browser asks for.
fn spoken(headers: &HeaderMap) -> Locale {
    let languages =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = languages.split([',', ';']).next().unwrap_or_default().trim();
    Locale::new(first).unwrap_or_default()
}

/// Log in
#[utoipa::path(
    post, path = "/auth/login", operation_id = "log_in", tag = "sign-in", request_body = LogIn,
    responses(
        (status = 200, description = "Signed in", body = Session),
        (status = 401, description = "The address or the password is wrong", body = crate::http::ErrorBody),
        (status = 429, description = "Too many attempts", body = crate::http::ErrorBody),
    )
)]
async fn log_in(
    State(app): State<App>,
    Address(address): Address,
    headers: HeaderMap,
    Json(body): Json<LogIn>,
) -> Answer {
    app.sign_in_limits().count_address(address)?;
    let email = Email::new(&body.email)?;
    app.sign_in_limits().count_account(&email.key())?;
    // No password is longer; to hash megabytes of it would be work for nothing.
    if body.password.chars().count() > cashflow_core::PASSWORD_MAX {
        let message = "the e-mail address or the password is wrong";
        return Err(Error::new(ErrorKind::Unauthenticated, "wrong_credentials", message).into());
    }
    let signed_in = app.engine().accounts().log_in(&email, &body.password).await?;
    Ok(session(&app, "logged in", signed_in, body.session, &headers))
}

/// Renew the access token
///
/// The refresh token is replaced too. One that was used before ends the whole session: two hold it. Only with the same
/// `Idempotency-Key` it is the same request, whose answer got lost, and is answered again.
#[utoipa::path(
    post, path = "/auth/refresh", operation_id = "refresh", tag = "sign-in", request_body = RefreshToken,
    responses(
        (status = 200, description = "Renewed", body = Session),
        (status = 401, description = "The refresh token is not good any more", body = crate::http::ErrorBody),
        (status = 429, description = "Too many attempts", body = crate::http::ErrorBody),
    )
)]
async fn refresh(
    State(app): State<App>,
    Address(address): Address,
    headers: HeaderMap,
    once: Once,
    Json(body): Json<RefreshToken>,
) -> Answer {
    app.sign_in_limits().count_address(address)?;
    let (token, keeping) = body.find(&headers).ok_or_else(|| {
        let message = "there is no refresh token: log in first";
        Error::new(ErrorKind::Unauthenticated, "bad_refresh_token", message)
    })?;
    let signed_in = once.accounts(&app).refresh(&token).await?;
    Ok(session(&app, "refreshed", signed_in, keeping, &headers))
}

/// Log out
///
/// Ends the session of a refresh token; one that is not good any more is no error.
#[utoipa::path(
    post, path = "/auth/logout", operation_id = "log_out", tag = "sign-in", request_body = RefreshToken,
    responses((status = 204, description = "Logged out"))
)]
async fn log_out(State(app): State<App>, headers: HeaderMap, Json(body): Json<RefreshToken>) -> Answer {
    let mut response = reply::nothing();
    if let Some((token, keeping)) = body.find(&headers) {
        app.engine().accounts().log_out(&token).await?;
        if keeping == Keeping::Cookie {
            response.headers_mut().insert(header::SET_COOKIE, session_cookie::none(&headers));
        }
    }
    Ok(response)
}

/// Change the password
///
/// Every session ends: log in anew.
#[utoipa::path(
    post, path = "/auth/password", operation_id = "change_password", tag = "sign-in", request_body = PasswordChange,
    security(("bearer" = [])),
    responses(
        (status = 204, description = "Changed"),
        (status = 403, description = "The old password is wrong", body = crate::http::ErrorBody),
        (status = 429, description = "Too many attempts", body = crate::http::ErrorBody),
    )
)]
async fn change_password(
    State(app): State<App>,
    Authenticated(cashflow): Authenticated,
    once: Once,
    Json(body): Json<PasswordChange>,
) -> Answer {
    let owner = cashflow.owner();
    app.sign_in_limits().count_account(&owner.to_string())?;
    check_new_password("new_password", &body.new_password)?;
    let accounts = once.accounts(&app);
    let changed = accounts.change_password(owner, &body.old_password, &body.new_password).await;
    changed.map_err(|error| ApiError::from(error).naming(&[("password", "old_password")]))?;
    Ok(reply::nothing())
}

fn session(
    app: &App,
    message: &'static str,
    signed_in: SignIn,
    keeping: Keeping,
    headers: &HeaderMap,
) -> axum::response::Response {
    let settings = app.engine().settings();
    let (refresh_token, cookie) = match keeping {
        Keeping::Token => (Some(signed_in.refresh_token), None),
        Keeping::Cookie => {
            let token = signed_in.refresh_token;
            (None, Some(session_cookie::holding(&token, settings.refresh_token_life, headers)))
        }
    };
    let session = Session {
        message,
        token: signed_in.access_token,
        token_type: "Bearer",
        refresh_token,
        expires_in: settings.access_token_life.as_secs(),
    };
    let mut response = reply::ok(&session).into_response();
    if let Some(cookie) = cookie {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}
