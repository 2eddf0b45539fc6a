//! The user's own scale of priorities.

use cashflow_core::domain::{PriorityId, PriorityName};
use cashflow_core::{Error, Priorities, PriorityPatch};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::views::{Items, PriorityView};
use super::{Answer, BASE};
use crate::app::App;
use crate::http::check::Check;
use crate::http::extract::{Authenticated, Id, IfMatch, IfNoneMatch, Json, Writer};
use crate::http::reply;
use crate::http::whole::Whole;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(get, change, delete))
}

/// A new step of the scale.
#[derive(Deserialize, ToSchema)]
struct PriorityInput {
    /// The name.
    #[schema(min_length = 1, max_length = 40, example = "Essential")]
    name: String,
    /// Its place on the scale: the lowest matters most.
    #[schema(value_type = i32, example = 10)]
    rank: Whole,
}

/// A change of a priority: what is not mentioned stays.
#[derive(Deserialize, ToSchema)]
struct PriorityChange {
    /// The name.
    #[schema(min_length = 1, max_length = 40)]
    name: Option<String>,
    /// Its place on the scale: the lowest matters most.
    #[schema(value_type = Option<i32>)]
    rank: Option<Whole>,
}

/// List the priorities
///
/// What matters most first.
#[utoipa::path(
    get, path = "/priorities", operation_id = "list_priorities", tag = "priorities", security(("bearer" = [])),
    responses((status = 200, body = Items<PriorityView>), (status = 304, description = "Not modified"))
)]
async fn list(Authenticated(cashflow): Authenticated, known: IfNoneMatch) -> Answer {
    let items = cashflow.priorities().list().await?.into_iter().map(PriorityView::from).collect();
    Ok(reply::listed(&known, &Items { items }))
}

/// Create a priority
#[utoipa::path(
    post, path = "/priorities", operation_id = "create_priority", tag = "priorities", security(("bearer" = [])),
    request_body = PriorityInput,
    responses(
        (status = 201, description = "Created", body = PriorityView),
        (status = 409, description = "Another has the name", body = crate::http::ErrorBody),
    )
)]
async fn create(Writer(cashflow): Writer, Json(body): Json<PriorityInput>) -> Answer {
    let mut check = Check::default();
    let name = check.take("name", PriorityName::new(&body.name));
    let name = check.done(name)?;
    let priority = cashflow.priorities().create(name, body.rank.0).await?;
    let location = format!("{BASE}/priorities/{}", priority.id);
    Ok(reply::created(&location, priority.version, &PriorityView::from(priority)))
}

/// One priority
#[utoipa::path(
    get, path = "/priorities/{id}", operation_id = "get_priority", tag = "priorities", security(("bearer" = [])),
    params(("id" = Uuid, Path)),
    responses((status = 200, body = PriorityView), (status = 304, description = "Not modified"))
)]
async fn get(Authenticated(cashflow): Authenticated, Id(id): Id<PriorityId>, known: IfNoneMatch) -> Answer {
    let priority = cashflow.priorities().get(id).await?;
    Ok(reply::found(&known, priority.version, &PriorityView::from(priority)))
}

/// Change a priority
#[utoipa::path(
    patch, path = "/priorities/{id}", operation_id = "change_priority", tag = "priorities", security(("bearer" = [])),
    params(("id" = Uuid, Path)), request_body = PriorityChange,
    responses(
        (status = 200, description = "Changed", body = PriorityView),
        (status = 409, description = "Another has the name", body = crate::http::ErrorBody),
    )
)]
async fn change(
    Writer(cashflow): Writer,
    Id(id): Id<PriorityId>,
    condition: IfMatch,
    Json(body): Json<PriorityChange>,
) -> Answer {
    let mut check = Check::default();
    let name = check.optional("name", body.name, |name| PriorityName::new(&name));
    let patch = check.done(Some(PriorityPatch { name, rank: body.rank.map(|rank| rank.0) }))?;
    let priorities = cashflow.priorities();
    let version = condition.version(current(&priorities, id)).await?;
    let priority = priorities.change(id, version, patch).await?;
    Ok(reply::changed(priority.version, &PriorityView::from(priority)))
}

/// Delete a priority
///
/// Only one that nothing uses.
#[utoipa::path(
    delete, path = "/priorities/{id}", operation_id = "delete_priority", tag = "priorities", security(("bearer" = [])),
    params(("id" = Uuid, Path)),
    responses(
        (status = 204, description = "Deleted"),
        (status = 409, description = "It is in use", body = crate::http::ErrorBody),
    )
)]
async fn delete(Writer(cashflow): Writer, Id(id): Id<PriorityId>, condition: IfMatch) -> Answer {
    let priorities = cashflow.priorities();
    let version = condition.version(current(&priorities, id)).await?;
    priorities.delete(id, version).await?;
    Ok(reply::nothing())
}

async fn current(priorities: &Priorities<'_>, id: PriorityId) -> Result<u32, Error> {
    Ok(priorities.get(id).await?.version)
}
