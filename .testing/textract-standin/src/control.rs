//! The routes by which a test tells the stand-in what to do.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};

use crate::faults::Fault;
use crate::jobs::Outcome;
use crate::journal::Request;
use crate::service::Service;

type Answer = Result<StatusCode, (StatusCode, String)>;

pub(crate) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/_standin/plan", post(plan))
        .route("/_standin/outcomes", post(outcomes))
        .route("/_standin/answers", post(answers))
        .route("/_standin/requests", get(requests).delete(forget))
}

async fn plan(State(service): State<Arc<Service>>, Json(faults): Json<Vec<String>>) -> Answer {
    let faults: Vec<Fault> =
        faults.iter().map(|fault| fault.parse()).collect::<Result<_, _>>().map_err(wrong)?;
    service.plan.set(faults);
    Ok(StatusCode::NO_CONTENT)
}

async fn outcomes(State(service): State<Arc<Service>>, Json(outcomes): Json<Vec<String>>) -> Answer {
    let outcomes: Vec<Outcome> =
        outcomes.iter().map(|outcome| outcome.parse()).collect::<Result<_, _>>().map_err(wrong)?;
    service.jobs.plan(outcomes);
    Ok(StatusCode::NO_CONTENT)
}

async fn answers(State(service): State<Arc<Service>>, Json(table): Json<HashMap<String, String>>) -> Answer {
    for (sha256, recording) in table {
        service.fixtures.belongs(sha256, recording).map_err(wrong)?;
    }
    Ok(StatusCode::NO_CONTENT)
}

async fn requests(State(service): State<Arc<Service>>) -> Json<Vec<Request>> {
    Json(service.journal.all())
}

async fn forget(State(service): State<Arc<Service>>) -> StatusCode {
    service.journal.clear();
    StatusCode::NO_CONTENT
}

fn wrong(error: anyhow::Error) -> (StatusCode, String) {
    (StatusCode::BAD_REQUEST, error.to_string())
}
