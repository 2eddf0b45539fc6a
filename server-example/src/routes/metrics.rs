//! What Prometheus asks for.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::http::ApiError;
use crate::metrics::Level;
use crate::worker::{self, QueueLevels};

const OPEN_METRICS: HeaderValue =
    HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(metrics))
}

/// What the server counts and measures
///
/// For Prometheus: requests by route and status, their times, the pool of connections to the database, the queue of
/// receipts, and how reading them went. It is at the root alone, which a load balancer does not show to the internet.
#[utoipa::path(
    get, path = "/metrics", operation_id = "metrics", tag = "operation",
    responses((status = 200, description = "OpenMetrics text", body = String,
        content_type = "application/openmetrics-text"))
)]
async fn metrics(State(app): State<App>) -> Response {
    let mut levels = Vec::new();
    if let Some(pool) = app.pool() {
        levels.extend(pool.levels());
    }
    levels.extend(worker::levels(&app).await.into_iter().flat_map(queue));
    match app.metrics().text(&levels) {
        Ok(text) => (HeaderMap::from_iter([(header::CONTENT_TYPE, OPEN_METRICS)]), text).into_response(),
        Err(error) => {
            tracing::error!(%error, "the metrics cannot be written");
            ApiError::of_status(StatusCode::INTERNAL_SERVER_ERROR).into_response()
        }
    }
}

fn queue(QueueLevels { length, reading, age }: QueueLevels) -> [Level; 3] {
    let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX).into();
    [
        Level { name: "receipt_queue_length", help: "Receipts that wait to be read", value: count(length) },
        Level { name: "receipt_queue_reading", help: "Receipts that are being read", value: count(reading) },
        Level {
            name: "receipt_queue_age_seconds",
            help: "How long the longest waiting receipt is due; 0 when none is",
            value: age,
        },
    ]
}
