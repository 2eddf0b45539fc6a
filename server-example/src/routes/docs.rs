//! The OpenAPI document and a page to try it out: Swagger UI, whose files are part of the program.

use std::sync::{Arc, LazyLock};

use axum::extract::{OriginalUri, Path};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use utoipa_swagger_ui::Config;

use crate::app::App;
use crate::http::ApiError;

/// The page loads from here alone; it styles itself in place.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
);
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");
const JSON: HeaderValue = HeaderValue::from_static("application/json");

static DOCUMENT: LazyLock<String> =
    LazyLock::new(|| super::openapi().to_json().expect("the document is plain data"));

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(document))
        .route("/docs", get(to_folder))
        .route("/docs/", get(|| async { file("") }))
        .route("/docs/{*file}", get(|Path(path): Path<String>| async move { file(&path) }))
}

/// This document
#[utoipa::path(
    get, path = "/openapi.json", operation_id = "openapi", tag = "operation",
    responses((status = 200, description = "OpenAPI 3.1", body = Object))
)]
async fn document() -> Response {
    let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, JSON), (header::CACHE_CONTROL, REVALIDATE)]);
    (headers, DOCUMENT.as_str()).into_response()
}

/// The page names its files relative to a folder.
async fn to_folder(OriginalUri(uri): OriginalUri) -> Redirect {
    Redirect::permanent(&format!("{}/", uri.path()))
}

/// A file of the page. It finds the document beside its folder, wherever that is mounted.
fn file(path: &str) -> Response {
    let config = Config::from("../openapi.json").persist_authorization(true).try_it_out_enabled(true);
    let Ok(Some(found)) = utoipa_swagger_ui::serve(path, Arc::new(config)) else {
        return ApiError::of_status(StatusCode::NOT_FOUND).into_response();
    };
    let content_type = HeaderValue::from_str(&found.content_type).unwrap_or(JSON);
    let headers = HeaderMap::from_iter([
        (header::CONTENT_TYPE, content_type),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, REVALIDATE),
    ]);
    (headers, found.bytes.into_owned()).into_response()
}
