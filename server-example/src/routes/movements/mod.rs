//! Movements: what is done with them. What is sent is in `input`, how they are found in `query`.

mod input;
mod query;

use axum::extract::State;
use cashflow_core::domain::MovementId;
use cashflow_core::{Error, Movements};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use self::input::{MovementChange, MovementInput};
use self::query::MovementQuery;
use super::views::MovementView;
use super::{Answer, BASE};
use crate::app::App;
use crate::http::ApiError;
use crate::http::cursor::List;
use crate::http::extract::{Authenticated, Id, IfMatch, IfNoneMatch, Json, Query, Writer};
use crate::http::reply;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(get, change, delete))
        .routes(routes!(restore))
}

/// The core's names of fields, and those of the requests.
const NAMES: [(&str, &str); 3] =
    [("date", "movement_date"), ("category", "category_id"), ("priority", "priority_id")];

/// A page of movements.
#[derive(Serialize, ToSchema)]
struct MovementPage {
    /// Newest first.
    items: Vec<MovementView>,
    /// The `cursor` of the page with older ones, if there are any.
    next_cursor: Option<String>,
    /// The `cursor` of the page with newer ones, if there may be any.
    previous_cursor: Option<String>,
}

/// Find movements
///
/// Newest first, in pages that neither skip nor repeat a row, whatever is recorded in between.
#[utoipa::path(
    get, path = "/movements", operation_id = "list_movements", tag = "movements", security(("bearer" = [])),
    params(MovementQuery),
    responses((status = 200, body = MovementPage), (status = 304, description = "Not modified"))
)]
async fn list(
    State(app): State<App>,
    Authenticated(cashflow): Authenticated,
    Query(query): Query<MovementQuery>,
    known: IfNoneMatch,
) -> Answer {
    let owner = cashflow.owner();
    let (filter, request) = query.parse(|text| app.cursors().open(owner, List::Movements, text))?;
    let page = cashflow.movements().list(&filter, &request).await?;
    let sign = |cursor| app.cursors().sign(owner, List::Movements, cursor);
    let page = MovementPage {
        items: page.items.into_iter().map(MovementView::from).collect(),
        next_cursor: page.next.map(sign),
        previous_cursor: page.previous.map(sign),
    };
    Ok(reply::listed(&known, &page))
}

/// Record a movement
///
/// Without `kind` it is of the kind of its category; without `currency` in the user's.
#[utoipa::path(
    post, path = "/movements", operation_id = "create_movement", tag = "movements", security(("bearer" = [])),
    request_body = MovementInput,
    responses(
        (status = 201, description = "Recorded", body = MovementView),
        (status = 403, description = "It names another user", body = crate::http::ErrorBody),
        (status = 404, description = "The category or priority is not there", body = crate::http::ErrorBody),
        (status = 409, description = "The id is taken", body = crate::http::ErrorBody),
    )
)]
async fn create(Writer(cashflow): Writer, Json(body): Json<MovementInput>) -> Answer {
    let movement = body.record(&cashflow).await?;
    let location = format!("{BASE}/movements/{}", movement.id);
    Ok(reply::created(&location, movement.version, &MovementView::from(movement)))
}

/// One movement
#[utoipa::path(
    get, path = "/movements/{id}", operation_id = "get_movement", tag = "movements", security(("bearer" = [])),
    params(("id" = Uuid, Path)),
    responses((status = 200, body = MovementView), (status = 304, description = "Not modified"))
)]
async fn get(Authenticated(cashflow): Authenticated, Id(id): Id<MovementId>, known: IfNoneMatch) -> Answer {
    let movement = cashflow.movements().get(id).await?;
    Ok(reply::found(&known, movement.version, &MovementView::from(movement)))
}

/// Change a movement
#[utoipa::path(
    patch, path = "/movements/{id}", operation_id = "change_movement", tag = "movements", security(("bearer" = [])),
    params(("id" = Uuid, Path)), request_body = MovementChange,
    responses((status = 200, description = "Changed", body = MovementView))
)]
async fn change(
    Writer(cashflow): Writer,
    Id(id): Id<MovementId>,
    condition: IfMatch,
    Json(body): Json<MovementChange>,
) -> Answer {
    let movements = cashflow.movements();
    let version = condition.version(current(&movements, id)).await?;
    let patch = body.parse(&cashflow, id).await?;
    let movement = movements.change(id, version, patch).await.map_err(named)?;
    Ok(reply::changed(movement.version, &MovementView::from(movement)))
}

/// Delete a movement
///
/// It can be brought back.
#[utoipa::path(
    delete, path = "/movements/{id}", operation_id = "delete_movement", tag = "movements", security(("bearer" = [])),
    params(("id" = Uuid, Path)), responses((status = 204, description = "Deleted"))
)]
async fn delete(Writer(cashflow): Writer, Id(id): Id<MovementId>, condition: IfMatch) -> Answer {
    let movements = cashflow.movements();
    let version = condition.version(current(&movements, id)).await?;
    movements.delete(id, version).await?;
    Ok(reply::nothing())
}

/// Bring a deleted movement back
#[utoipa::path(
    post, path = "/movements/{id}/restore", operation_id = "restore_movement", tag = "movements",
    security(("bearer" = [])), params(("id" = Uuid, Path)),
    responses(
        (status = 200, description = "It is back", body = MovementView),
        (status = 409, description = "It is not deleted", body = crate::http::ErrorBody),
    )
)]
async fn restore(Writer(cashflow): Writer, Id(id): Id<MovementId>) -> Answer {
    let movement = cashflow.movements().restore(id).await?;
    Ok(reply::changed(movement.version, &MovementView::from(movement)))
}

async fn current(movements: &Movements<'_>, id: MovementId) -> Result<u32, Error> {
    Ok(movements.get(id).await?.version)
}

fn named(error: Error) -> ApiError {
    ApiError::from(error).naming(&NAMES)
}
