//! The signed-in user.

use axum::extract::State;
use axum::http::{HeaderMap, header};
use cashflow_core::domain::{Currency, Email, Locale, PersonName, TimeZone, Timestamp};
use cashflow_core::{Error, ErrorKind, Profile, ProfilePatch};
use chrono::Utc;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Answer;
use super::views::UserView;
use crate::app::App;
use crate::http::ApiError;
use crate::http::check::Check;
use crate::http::extract::{Authenticated, IfMatch, IfNoneMatch, Json, Once, Writer, unknown_user};
use crate::http::{reply, session_cookie};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_me, change_me))
        .routes(routes!(change_email))
        .routes(routes!(delete_me))
}

/// A change of the profile: what is not mentioned stays.
#[derive(Deserialize, ToSchema)]
struct ProfileChange {
    /// The name.
    #[schema(min_length = 1, max_length = 100)]
    name: Option<String>,
    /// ISO 4217.
    #[schema(example = "EUR", pattern = "^[A-Za-z]{3}$")]
    currency: Option<String>,
    /// BCP 47.
    #[schema(example = "es-ES")]
    locale: Option<String>,
    /// IANA.
    #[schema(example = "Europe/Madrid")]
    #[serde(alias = "timeZone")]
    time_zone: Option<String>,
}

/// A change of the address to sign in with.
#[derive(Deserialize, ToSchema)]
struct EmailChange {
    /// The new address.
    #[schema(format = Email, max_length = 254)]
    email: String,
    /// The password.
    #[schema(max_length = 128)]
    password: String,
}

/// What confirms that the account shall be deleted.
#[derive(Deserialize, ToSchema)]
struct Deletion {
    /// The password.
    #[schema(max_length = 128)]
    password: String,
}

/// The profile
#[utoipa::path(
    get, path = "/me", operation_id = "get_me", tag = "profile", security(("bearer" = [])),
    responses((status = 200, body = UserView), (status = 304, description = "Not modified"))
)]
async fn get_me(Authenticated(cashflow): Authenticated, known: IfNoneMatch) -> Answer {
    let user = cashflow.profile().get().await.map_err(gone)?;
    Ok(reply::found(&known, user.version, &UserView::from(user)))
}

/// Change the profile
#[utoipa::path(
    patch, path = "/me", operation_id = "change_me", tag = "profile", security(("bearer" = [])),
    request_body = ProfileChange, responses((status = 200, description = "Changed", body = UserView))
)]
async fn change_me(Writer(cashflow): Writer, condition: IfMatch, Json(body): Json<ProfileChange>) -> Answer {
    let mut check = Check::default();
    let patch = ProfilePatch {
        name: check.optional("name", body.name, |name| PersonName::new(&name)),
        currency: check.optional("currency", body.currency, |code| Currency::from_code(&code)),
        locale: check.optional("locale", body.locale, |tag| Locale::new(&tag)),
        time_zone: check.optional("time_zone", body.time_zone, |name| TimeZone::new(&name)),
    };
    let patch = check.done(Some(patch))?;
    let profile = cashflow.profile();
    let version = condition.version(current(&profile)).await.map_err(gone)?;
    let user = profile.change(version, patch).await.map_err(gone)?;
    Ok(reply::changed(user.version, &UserView::from(user)))
}

/// Change the e-mail address
#[utoipa::path(
    post, path = "/me/email", operation_id = "change_email", tag = "profile", security(("bearer" = [])),
    request_body = EmailChange,
    responses(
        (status = 200, description = "Changed", body = UserView),
        (status = 403, description = "The password is wrong", body = crate::http::ErrorBody),
        (status = 409, description = "The address is taken", body = crate::http::ErrorBody),
        (status = 429, description = "Too many attempts", body = crate::http::ErrorBody),
    )
)]
async fn change_email(
    State(app): State<App>,
    Authenticated(cashflow): Authenticated,
    once: Once,
    Json(body): Json<EmailChange>,
) -> Answer {
    let owner = cashflow.owner();
    app.sign_in_limits().count_account(&owner.to_string())?;
    let email = Email::new(&body.email)?;
    let user = once.accounts(&app).change_email(owner, &body.password, email).await.map_err(gone)?;
    Ok(reply::changed(user.version, &UserView::from(user)))
}

/// Delete the account
///
/// With everything: profile, movements, categories, priorities, receipts and their files, history. It cannot be undone:
/// export first. Every session ends, and the address may register anew.
#[utoipa::path(
    post, path = "/me/delete", operation_id = "delete_me", tag = "profile", security(("bearer" = [])),
    request_body = Deletion,
    responses(
        (status = 204, description = "Deleted"),
        (status = 403, description = "The password is wrong", body = crate::http::ErrorBody),
        (status = 429, description = "Too many attempts", body = crate::http::ErrorBody),
    )
)]
async fn delete_me(
    State(app): State<App>,
    Authenticated(cashflow): Authenticated,
    headers: HeaderMap,
    Json(body): Json<Deletion>,
) -> Answer {
    let owner = cashflow.owner();
    app.sign_in_limits().count_account(&owner.to_string())?;
    app.engine().accounts().delete(owner, &body.password).await.map_err(gone)?;
    let life = app.engine().settings().access_token_life;
    app.erased().note([(owner, Timestamp::new(Utc::now()))], life);
    let mut response = reply::nothing();
    response.headers_mut().insert(header::SET_COOKIE, session_cookie::none(&headers));
    Ok(response)
}

async fn current(profile: &Profile<'_>) -> Result<u32, Error> {
    Ok(profile.get().await?.version)
}

/// A token of a user who is not there any more is as good as none.
fn gone(error: Error) -> ApiError {
    if error.kind() == ErrorKind::NotFound { unknown_user() } else { error.into() }
}
