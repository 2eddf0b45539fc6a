//! A web page at `/`, when there is a folder of its files.

use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

use crate::app::App;
use crate::http::ApiError;

/// The page is of this origin alone, may show pictures that it holds itself, and take photos of receipts.
const PAGE_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; \
     frame-ancestors 'none'; form-action 'self'",
);
/// Kept by the browser, but asked for anew each time (by its date).
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");
/// What has a hash of its content in its name never changes.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const HASHED: &str = "/assets/";

/// The same routes; what is none of them is a file of the folder, a place of the page, or 404.
pub(crate) fn serve(routes: Router<App>, folder: Option<&Path>) -> Router<App> {
    let files = folder.map(ServeDir::new);
    routes.fallback(move |request: Request| {
        let files = files.clone();
        async move {
            match files {
                Some(files) if !request.uri().path().starts_with("/api") => page(files, request).await,
                _ => ApiError::of_status(StatusCode::NOT_FOUND).into_response(),
            }
        }
    })
}

async fn page(files: ServeDir, request: Request) -> Response {
    let hashed = request.uri().path().starts_with(HASHED);
    let mut whole = is_place(&request).then(|| {
        let mut whole = Request::new(axum::body::Body::empty());
        request.method().clone_into(whole.method_mut());
        request.headers().clone_into(whole.headers_mut());
        *whole.uri_mut() = Uri::from_static("/");
        whole
    });
    let mut response = file(files.clone(), request).await;
    if response.status() == StatusCode::NOT_FOUND
        && let Some(whole) = whole.take()
    {
        response = file(files, whole).await;
    }
    if response.status() != StatusCode::NOT_FOUND {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, PAGE_POLICY);
        headers.insert(header::CACHE_CONTROL, if hashed { FOR_EVER } else { REVALIDATE });
    }
    response
}

async fn file(files: ServeDir, request: Request) -> Response {
    match files.oneshot(request).await {
        Ok(found) => found.map(axum::body::Body::new),
        Err(never) => match never {},
    }
}

/// Whether a browser asks for a place within the page, such as `/movements`: the page itself knows its places.
fn is_place(request: &Request) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    let name = request.uri().path().rsplit('/').next().unwrap_or_default();
    [Method::GET, Method::HEAD].contains(request.method())
        && accept.is_some_and(|accept| accept.contains("text/html"))
        && !name.contains('.')
}
