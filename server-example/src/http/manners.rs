//! What happens around every request: its id, its time limit, its log line, and an error in our shape whatever goes wrong.

use std::panic::AssertUnwindSafe;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use cashflow_core::ErrorKind;
use futures_util::FutureExt as _;
use tracing::Instrument as _;

use super::error::ApiError;
use super::request_id::{REQUEST_ID, request_id};
use super::security::protect;
use crate::app::App;
use crate::telemetry::{note, request_span};

/// The outermost layer.
pub(crate) async fn manners(State(app): State<App>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let in_work = app.metrics().came();
    let id = request_id(request.headers());
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    let span = request_span(id.to_str().unwrap_or_default(), &method, route, request.headers());

    let running = AssertUnwindSafe(next.run(request)).catch_unwind().instrument(span.clone());
    let mut response = match tokio::time::timeout(app.limits().request_time, running).await {
        Ok(Ok(response)) => shaped(response),
        // What panicked is in the log: see `logs`.
        Ok(Err(_)) => ApiError::of_status(StatusCode::INTERNAL_SERVER_ERROR).into_response(),
        Err(_) => {
            ApiError::new(ErrorKind::Unavailable, "timeout", "the request took too long").into_response()
        }
    };
    protect(response.headers_mut());
    response.headers_mut().insert(REQUEST_ID, id);

    let status = response.status().as_u16();
    let took = started.elapsed();
    drop(in_work);
    app.metrics().answered(&method, route, status, took);
    note(&span, &method, route, status);
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    let _entered = span.enter();
    // Probes come every few seconds for ever.
    if route.starts_with("/health") && status < 400 {
        tracing::debug!(%method, route, status, micros, "answered");
    } else {
        tracing::info!(%method, route, status, micros, "answered");
    }
    response
}

/// The same response; an error that a library made becomes one of our shape, with the headers that it had.
fn shaped(response: Response) -> Response {
    let status = response.status();
    let is_json = || response.headers().get(header::CONTENT_TYPE).is_some_and(is_json);
    if !(status.is_client_error() || status.is_server_error()) || is_json() {
        return response;
    }
    let mut shaped = ApiError::of_status(status).into_response();
    for (name, value) in response.headers() {
        if ![header::CONTENT_TYPE, header::CONTENT_LENGTH, header::CONTENT_ENCODING].contains(name) {
            shaped.headers_mut().insert(name.clone(), value.clone());
        }
    }
    shaped
}

fn is_json(content_type: &HeaderValue) -> bool {
    content_type.as_bytes().starts_with(b"application/json")
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use cashflow_core::Cashflow;
    use cashflow_core::memory::MemoryStore;
    use tower::ServiceExt as _;

    use super::*;
    use crate::config::{Config, Environment};

    async fn answer(route: axum::routing::MethodRouter) -> (u16, String) {
        let settings = [("DATA_DIR", "/nowhere"), ("JWT_SECRET", "a secret of the tests, at least 32 bytes")];
        let config = Config::read(&settings.into_iter().collect::<Environment>()).unwrap();
        let app = App::new(Cashflow::builder(MemoryStore::new()).build(), &config);
        let router = Router::new().route("/", route).layer(from_fn_with_state(app, manners));
        let response = router.oneshot(Request::new(Body::empty())).await.unwrap();
        assert!(response.headers().contains_key(&REQUEST_ID));
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
        let status = response.status().as_u16();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(bytes.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_panic_is_500_and_tells_nothing() {
        async fn broken() -> Response {
            panic!("with a secret")
        }
        let (status, body) = answer(get(broken)).await;
        assert_eq!(status, 500);
        assert!(body.contains("\"type\":\"internal\"") && !body.contains("secret"), "{body}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_that_takes_too_long_is_503() {
        let (status, body) = answer(get(std::future::pending::<Response>)).await;
        assert_eq!(status, 503);
        assert!(body.contains("\"reason\":\"timeout\""), "{body}");
    }

    #[tokio::test]
    async fn an_error_of_a_library_gets_our_shape_and_keeps_its_headers() {
        let odd = (StatusCode::IM_A_TEAPOT, [(header::ALLOW, "BREW")], "short and stout");
        let (status, body) = answer(get(|| async { odd })).await;
        assert_eq!(status, 418);
        assert!(body.contains("\"code\":418") && !body.contains("stout"), "{body}");
    }
}
