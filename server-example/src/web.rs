//! The static files of a web page at `/`, when there is a folder of them.

use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

use crate::app::App;
use crate::http::ApiError;

/// The page is of this origin alone, may show pictures that it holds itself, and take photos of receipts.
const PAGE_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'self'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'; object-src 'none'; \
     base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
);
/// Kept by the browser, but asked for anew each time (by its date).
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");

/// The same routes; what is none of them is a file of the folder, or 404.
pub(crate) fn serve(routes: Router<App>, folder: Option<&Path>) -> Router<App> {
    let files = folder.map(ServeDir::new);
    routes.fallback(move |request: Request| {
        let files = files.clone();
        async move {
            match files {
                Some(files) if !request.uri().path().starts_with("/api") => file(files, request).await,
                _ => ApiError::of_status(StatusCode::NOT_FOUND).into_response(),
            }
        }
    })
}

async fn file(files: ServeDir, request: Request) -> Response {
    let found = match files.oneshot(request).await {
        Ok(found) => found,
        Err(never) => match never {},
    };
    let mut response = found.map(axum::body::Body::new);
    if response.status() != StatusCode::NOT_FOUND {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, PAGE_POLICY);
        response.headers_mut().insert(header::CACHE_CONTROL, REVALIDATE);
    }
    response
}
