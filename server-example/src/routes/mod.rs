//! The routes, one file for each resource: what is sent, what is done, and how it is documented, together.

mod auth;
mod categories;
mod docs;
mod health;
mod history;
mod kind;
mod me;
mod metrics;
mod movements;
mod openapi;
mod priorities;
mod receipts;
mod reports;
mod views;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate as _, SizeAbove};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::app::App;
use crate::http::ApiError;
use crate::http::manners::manners;
use crate::{cors, web};

/// The version in which the resources are documented; without it they are the same.
pub(crate) const BASE: &str = "/api/v1";
const UNVERSIONED: &str = "/api";
/// What is smaller is not worth the work: it travels in one packet anyway.
const COMPRESSED_FROM: u64 = 1400;

/// The resources of the signed-in user, and signing in.
fn resources() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(auth::routes())
        .merge(me::routes())
        .merge(categories::routes())
        .merge(priorities::routes())
        .merge(movements::routes())
        .merge(receipts::routes())
        .merge(reports::routes())
        .merge(history::routes())
}

/// What operates the server: at the root for load balancers, and below `/api`, which is all that the internet reaches.
fn operation() -> OpenApiRouter<App> {
    OpenApiRouter::new().merge(health::routes()).merge(docs::routes())
}

fn documented() -> (Router<App>, OpenApi) {
    let documented = OpenApiRouter::with_openapi(openapi::frame());
    documented.merge(operation()).merge(metrics::routes()).nest(BASE, resources()).split_for_parts()
}

/// The OpenAPI document.
pub fn openapi() -> OpenApi {
    let (_, mut document) = documented();
    openapi::complete(&mut document);
    document
}

/// The whole server.
pub fn router(app: App) -> Router {
    let (documented, _) = documented();
    let (again, _) = resources().merge(operation()).split_for_parts();
    let (versioned_operation, _) = operation().split_for_parts();
    let compressed = SizeAbove::new(COMPRESSED_FROM)
        .and(NotForContentType::IMAGES)
        // Compressed inside already, and told from others by its bytes.
        .and(NotForContentType::const_new("application/pdf"));
    let routes = documented.nest(UNVERSIONED, again).nest(BASE, versioned_operation);
    let routes = web::serve(routes, app.config().web_dir.as_deref());
    cors::allow(routes, &app.config().cors)
        .layer(DefaultBodyLimit::max(app.limits().body_bytes))
        .layer(CompressionLayer::new().gzip(true).compress_when(compressed))
        .layer(from_fn_with_state(app.clone(), manners))
        .with_state(app)
}

/// What a handler gives.
type Answer = Result<axum::response::Response, ApiError>;
