//! Probes: whether the process lives, and whether it can serve.

use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use cashflow_core::{Error, Result};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::http::{ApiError, reply};

/// How long a dependency may take to answer a probe.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(live)).routes(routes!(ready))
}

/// The health of the server.
#[derive(Debug, Serialize, ToSchema)]
struct Health {
    /// `ok`.
    #[schema(value_type = String, example = "ok")]
    status: &'static str,
}

/// The process runs
///
/// It asks nothing else: a database that is away is no reason to restart the server.
#[utoipa::path(get, path = "/health/live", operation_id = "live", tag = "operation", responses((status = 200, body = Health)))]
async fn live() -> Response {
    reply::ok(&Health { status: "ok" })
}

/// The server can serve
///
/// The database and the file store answer.
#[utoipa::path(
    get, path = "/health/ready", operation_id = "ready", tag = "operation",
    responses((status = 200, body = Health), (status = 503, description = "A dependency is away", body = crate::http::ErrorBody))
)]
async fn ready(State(app): State<App>) -> Response {
    let engine = app.engine();
    let files = async {
        match engine.file_store() {
            Some(files) => files.ping().await,
            None => Ok(()),
        }
    };
    let (database, files) = futures_util::future::join(
        in_time("the database", engine.store().ping()),
        in_time("the file store", files),
    )
    .await;
    match database.and(files) {
        Ok(()) => reply::ok(&Health { status: "ok" }),
        Err(error) => {
            tracing::warn!(reason = error.code(), message = error.message(), "not ready");
            // Whatever it is, it is the dependency's fault, and none of the caller's business.
            ApiError::of_status(StatusCode::SERVICE_UNAVAILABLE).into_response()
        }
    }
}

async fn in_time(what: &'static str, ping: impl Future<Output = Result<()>>) -> Result<()> {
    match tokio::time::timeout(PATIENCE, ping).await {
        Ok(pong) => pong,
        Err(late) => Err(Error::unavailable(what, late)),
    }
}
