//! The span of a request, and its way to OpenTelemetry when the feature `otel` is built in and its variables are set.

#[cfg(feature = "otel")]
mod export;

use axum::http::{HeaderMap, Method};
use tracing::Span;

#[cfg(feature = "otel")]
pub use self::export::Traces;
#[cfg(feature = "otel")]
pub(crate) use self::export::{layer, note};

/// Nothing to send: OpenTelemetry is not built in.
#[cfg(not(feature = "otel"))]
#[derive(Debug)]
pub struct Traces;

/// The span of a request. `route` is the template of its path.
#[cfg(not(feature = "otel"))]
pub(crate) fn request_span(id: &str, _: &Method, _: &str, _: &HeaderMap) -> Span {
    tracing::info_span!("request", request_id = id)
}

/// The span of a request, below that of its caller. `route` is the template of its path.
#[cfg(feature = "otel")]
pub(crate) fn request_span(id: &str, method: &Method, route: &str, headers: &HeaderMap) -> Span {
    let name = format!("{method} {route}");
    let span = tracing::info_span!("request", request_id = id, otel.name = name, otel.kind = "server");
    export::continues(&span, headers);
    span
}

/// Notes what a request was and came to on its span.
#[cfg(not(feature = "otel"))]
pub(crate) fn note(_: &Span, _: &Method, _: &str, _: u16) {}
