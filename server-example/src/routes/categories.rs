//! Categories.

use cashflow_core::domain::{CategoryId, CategoryName, Colour, Icon};
use cashflow_core::{Categories, CategoryPatch, Error, NewCategory, Patch};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::views::{CategoryView, Items};
use super::{Answer, BASE, kind};
use crate::app::App;
use crate::http::ApiError;
use crate::http::check::{Check, id};
use crate::http::extract::{Authenticated, Id, IfMatch, IfNoneMatch, Json, Query, Writer};
use crate::http::reply;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(get, change, delete))
        .routes(routes!(merge))
}

/// The core's names of fields, and those of the requests.
const NAMES: [(&str, &str); 4] =
    [("kind", "type"), ("parent", "parent_id"), ("default_priority", "default_priority_id"), ("from", "id")];

/// Which categories are listed.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct CategoryQuery {
    /// Of income or of expense only.
    #[param(schema_with = kind::accepted, required = false)]
    r#type: Option<String>,
    /// Only archived ones, or only the others.
    #[param(value_type = Option<bool>)]
    archived: Option<String>,
}

/// A new category.
#[derive(Deserialize, ToSchema)]
struct CategoryInput {
    /// The caller's own id, for a device that makes them. None makes one here.
    #[schema(value_type = Option<Uuid>)]
    id: Option<String>,
    /// The name, unique among its siblings.
    #[schema(min_length = 1, max_length = 60, example = "Groceries")]
    name: String,
    /// What its movements are. It cannot be changed later.
    #[serde(alias = "kind")]
    #[schema(schema_with = kind::accepted)]
    r#type: String,
    /// The category above it, which must have none above itself.
    #[serde(alias = "parentId")]
    #[schema(value_type = Option<Uuid>)]
    parent_id: Option<String>,
    /// A colour to draw it in.
    #[serde(alias = "color")]
    #[schema(pattern = "^#[0-9a-fA-F]{6}$", example = "#2e7d32")]
    colour: Option<String>,
    /// An icon to draw it with.
    #[schema(min_length = 1, max_length = 40, example = "shopping-cart")]
    icon: Option<String>,
    /// The priority of a movement that does not say its own.
    #[serde(alias = "defaultPriorityId")]
    #[schema(value_type = Option<Uuid>)]
    default_priority_id: Option<String>,
}

/// A change of a category: what is not mentioned stays, `null` clears.
#[derive(Deserialize, ToSchema)]
struct CategoryChange {
    /// The name.
    #[schema(min_length = 1, max_length = 60)]
    name: Option<String>,
    /// The category above it.
    #[serde(default, alias = "parentId")]
    #[schema(value_type = Option<Uuid>)]
    parent_id: Patch<String>,
    /// A colour to draw it in.
    #[serde(default, alias = "color")]
    #[schema(value_type = Option<String>, pattern = "^#[0-9a-fA-F]{6}$")]
    colour: Patch<String>,
    /// An icon to draw it with.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 40)]
    icon: Patch<String>,
    /// The priority of a movement that does not say its own.
    #[serde(default, alias = "defaultPriorityId")]
    #[schema(value_type = Option<Uuid>)]
    default_priority_id: Patch<String>,
    /// `true` archives: kept with its history, no longer offered. `false` brings it back.
    archived: Option<bool>,
}

/// Where a category goes.
#[derive(Deserialize, ToSchema)]
struct CategoryMerge {
    /// The category that takes over everything.
    #[serde(alias = "intoId", alias = "into_id")]
    #[schema(value_type = Uuid)]
    into: String,
}

/// List the categories
///
/// Income first, then by name.
#[utoipa::path(
    get, path = "/categories", operation_id = "list_categories", tag = "categories", security(("bearer" = [])),
    params(CategoryQuery),
    responses((status = 200, body = Items<CategoryView>), (status = 304, description = "Not modified"))
)]
async fn list(
    Authenticated(cashflow): Authenticated,
    Query(query): Query<CategoryQuery>,
    known: IfNoneMatch,
) -> Answer {
    let mut check = Check::default();
    let of_kind = check.optional("type", query.r#type, |text| kind::parse(&text));
    let archived = check.optional("archived", query.archived, |text| {
        text.parse::<bool>().map_err(|_| Error::invalid("archived", "must be true or false"))
    });
    let (of_kind, archived) = check.done(Some((of_kind, archived)))?;
    let mut categories = cashflow.categories().list().await?;
    categories.retain(|category| {
        of_kind.is_none_or(|kind| category.kind == kind)
            && archived.is_none_or(|archived| category.archived_at.is_some() == archived)
    });
    let items = categories.into_iter().map(CategoryView::from).collect();
    Ok(reply::listed(&known, &Items { items }))
}

/// Create a category
#[utoipa::path(
    post, path = "/categories", operation_id = "create_category", tag = "categories", security(("bearer" = [])),
    request_body = CategoryInput,
    responses(
        (status = 201, description = "Created", body = CategoryView),
        (status = 404, description = "A category or priority that it names is not there", body = crate::http::ErrorBody),
        (status = 409, description = "A sibling has the name", body = crate::http::ErrorBody),
    )
)]
async fn create(Writer(cashflow): Writer, Json(body): Json<CategoryInput>) -> Answer {
    let mut check = Check::default();
    let own_id = check.optional("id", body.id, |text| id(&text));
    let kind = check.take("type", kind::parse(&body.r#type));
    let name = check.take("name", CategoryName::new(&body.name));
    let parent = check.optional("parent_id", body.parent_id, |text| id(&text));
    let colour = check.optional("colour", body.colour, |text| text.parse::<Colour>());
    let icon = check.optional("icon", body.icon, |text| Icon::new(&text));
    let default_priority = check.optional("default_priority_id", body.default_priority_id, |text| id(&text));
    let new = (|| {
        Some(NewCategory { id: own_id, kind: kind?, name: name?, parent, colour, icon, default_priority })
    })();
    let category = cashflow.categories().create(check.done(new)?).await.map_err(named)?;
    let location = format!("{BASE}/categories/{}", category.id);
    Ok(reply::created(&location, category.version, &CategoryView::from(category)))
}

/// One category
#[utoipa::path(
    get, path = "/categories/{id}", operation_id = "get_category", tag = "categories", security(("bearer" = [])),
    params(("id" = Uuid, Path)),
    responses((status = 200, body = CategoryView), (status = 304, description = "Not modified"))
)]
async fn get(Authenticated(cashflow): Authenticated, Id(id): Id<CategoryId>, known: IfNoneMatch) -> Answer {
    let category = cashflow.categories().get(id).await?;
    Ok(reply::found(&known, category.version, &CategoryView::from(category)))
}

/// Change a category
#[utoipa::path(
    patch, path = "/categories/{id}", operation_id = "change_category", tag = "categories", security(("bearer" = [])),
    params(("id" = Uuid, Path)), request_body = CategoryChange,
    responses(
        (status = 200, description = "Changed", body = CategoryView),
        (status = 409, description = "A sibling has the name", body = crate::http::ErrorBody),
    )
)]
async fn change(
    Writer(cashflow): Writer,
    Id(category): Id<CategoryId>,
    condition: IfMatch,
    Json(body): Json<CategoryChange>,
) -> Answer {
    let mut check = Check::default();
    let patch = CategoryPatch {
        name: check.optional("name", body.name, |name| CategoryName::new(&name)),
        parent: check.patch("parent_id", body.parent_id, |text| id(&text)),
        colour: check.patch("colour", body.colour, |text| text.parse::<Colour>()),
        icon: check.patch("icon", body.icon, |text| Icon::new(&text)),
        default_priority: check.patch("default_priority_id", body.default_priority_id, |text| id(&text)),
        archived: body.archived,
    };
    let patch = check.done(Some(patch))?;
    let categories = cashflow.categories();
    let version = condition.version(current(&categories, category)).await?;
    let category = categories.change(category, version, patch).await.map_err(named)?;
    Ok(reply::changed(category.version, &CategoryView::from(category)))
}

/// Delete a category
///
/// Only one that nothing uses: archive or merge the others.
#[utoipa::path(
    delete, path = "/categories/{id}", operation_id = "delete_category", tag = "categories", security(("bearer" = [])),
    params(("id" = Uuid, Path)),
    responses(
        (status = 204, description = "Deleted"),
        (status = 409, description = "It is in use", body = crate::http::ErrorBody),
    )
)]
async fn delete(Writer(cashflow): Writer, Id(id): Id<CategoryId>, condition: IfMatch) -> Answer {
    let categories = cashflow.categories();
    let version = condition.version(current(&categories, id)).await?;
    categories.delete(id, version).await?;
    Ok(reply::nothing())
}

/// Merge a category into another
///
/// Its movements and the categories below it go to the other, and it is deleted, all in one change that can be undone.
/// Answers the other.
#[utoipa::path(
    post, path = "/categories/{id}/merge", operation_id = "merge_category", tag = "categories",
    security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = CategoryMerge,
    responses((status = 200, description = "Merged", body = CategoryView))
)]
async fn merge(
    Writer(cashflow): Writer,
    Id(from): Id<CategoryId>,
    Json(body): Json<CategoryMerge>,
) -> Answer {
    let mut check = Check::default();
    let into = check.take("into", id::<CategoryId>(&body.into));
    let into = check.done(into)?;
    let category = cashflow.categories().merge(from, into).await.map_err(named)?;
    Ok(reply::changed(category.version, &CategoryView::from(category)))
}

async fn current(categories: &Categories<'_>, id: CategoryId) -> Result<u32, Error> {
    Ok(categories.get(id).await?.version)
}

fn named(error: Error) -> ApiError {
    ApiError::from(error).naming(&NAMES)
}
