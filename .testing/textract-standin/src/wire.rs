//! Answers and errors as they stand on the wire (AWS JSON 1.1).

use std::sync::atomic::{AtomicU64, Ordering};

use axum::body::Body;
use axum::http::{Response, StatusCode, header};
use serde_json::{Value, json};

/// The type of every body.
pub(crate) const JSON: &str = "application/x-amz-json-1.1";

/// An error of the service: its status, name and message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    pub(crate) name: &'static str,
    pub(crate) message: String,
}

impl Refusal {
    /// One that is the caller's fault.
    pub(crate) fn new(name: &'static str, message: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, name, message: message.into() }
    }

    /// The same with another status.
    pub(crate) fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }
}

/// What a request gets.
pub(crate) fn respond(outcome: Result<Value, Refusal>) -> Response<Body> {
    match outcome {
        Ok(answer) => of(StatusCode::OK, JSON, answer.to_string()),
        Err(refusal) => {
            let body = json!({ "__type": refusal.name, "Message": refusal.message });
            of(refusal.status, JSON, body.to_string())
        }
    }
}

/// A response with the header by which support finds a request.
pub(crate) fn of(status: StatusCode, media_type: &'static str, body: impl Into<Body>) -> Response<Body> {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let id = format!("00000000-0000-4000-8000-{:012x}", COUNT.fetch_add(1, Ordering::Relaxed));
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, media_type)
        .header("x-amzn-requestid", id)
        .body(body.into())
        .expect("the headers are valid")
}
