//! What can happen to a request, planned one by one.

use std::collections::VecDeque;
use std::fmt;
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Error, bail};
use axum::body::{Body, Bytes};
use axum::http::{Response, StatusCode, header};
use futures_lite::stream;

use crate::wire::{JSON, Refusal, of, respond};

/// What happens to one request. Those without a plan are answered as usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// `ok`: nothing.
    None,
    /// `latency:50`: the usual answer, this much later.
    Latency(Duration),
    /// `pte`: `ProvisionedThroughputExceededException`.
    ThroughputExceeded,
    /// `thr400`: `ThrottlingException` with the status 400, as it has been seen.
    Throttled400,
    /// `thr500`: `ThrottlingException` with the status 500, as it is documented.
    Throttled500,
    /// `ise`: `InternalServerError`.
    InternalError,
    /// `503-html`: a page of a load balancer.
    Html503,
    /// `hang`: no answer, ever.
    Hang,
    /// `reset`: the connection ends without an answer.
    Reset,
    /// `truncate`: the connection ends within the body.
    Truncate,
    /// `garbage-json`: status 200 with a body that is no JSON.
    GarbageJson,
    /// `bad-document`: `BadDocumentException`.
    BadDocument,
    /// `access-denied`: `AccessDeniedException`.
    AccessDenied,
}

const NAMES: &[(&str, Fault)] = &[
    ("ok", Fault::None),
    ("pte", Fault::ThroughputExceeded),
    ("thr400", Fault::Throttled400),
    ("thr500", Fault::Throttled500),
    ("ise", Fault::InternalError),
    ("503-html", Fault::Html503),
    ("hang", Fault::Hang),
    ("reset", Fault::Reset),
    ("truncate", Fault::Truncate),
    ("garbage-json", Fault::GarbageJson),
    ("bad-document", Fault::BadDocument),
    ("access-denied", Fault::AccessDenied),
];

impl FromStr for Fault {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        if let Some(millis) = text.strip_prefix("latency:") {
            let millis = millis.parse().context("latency: a number of milliseconds")?;
            return Ok(Self::Latency(Duration::from_millis(millis)));
        }
        match NAMES.iter().find(|(name, _)| *name == text) {
            Some((_, fault)) => Ok(*fault),
            None => bail!("no such fault: {text}"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Latency(time) => write!(f, "latency:{}", time.as_millis()),
            other => {
                f.write_str(NAMES.iter().find(|(_, fault)| fault == other).map_or("ok", |(name, _)| name))
            }
        }
    }
}

impl Fault {
    /// The response instead of the usual one. `Ok(None)` for the usual one; an error ends the connection.
    pub(crate) async fn strike(self) -> Result<Option<Response<Body>>, Cut> {
        let refuse = |refusal| Ok(Some(respond(Err(refusal))));
        match self {
            Self::None => Ok(None),
            Self::Latency(time) => {
                tokio::time::sleep(time).await;
                Ok(None)
            }
            Self::ThroughputExceeded => {
                refuse(Refusal::new("ProvisionedThroughputExceededException", "Provisioned rate exceeded"))
            }
            Self::Throttled400 => refuse(throttled()),
            Self::Throttled500 => refuse(throttled().status(StatusCode::INTERNAL_SERVER_ERROR)),
            Self::InternalError => refuse(
                Refusal::new("InternalServerError", "Internal server error")
                    .status(StatusCode::INTERNAL_SERVER_ERROR),
            ),
            Self::Html503 => {
                let page = "<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>";
                Ok(Some(of(StatusCode::SERVICE_UNAVAILABLE, "text/html", page)))
            }
            Self::Hang => std::future::pending().await,
            Self::Reset => Err(Cut),
            Self::Truncate => Ok(Some(truncated())),
            Self::GarbageJson => Ok(Some(of(StatusCode::OK, JSON, "{\"ExpenseDocuments\": [}{"))),
            Self::BadDocument => refuse(Refusal::new("BadDocumentException", "Request has bad document")),
            Self::AccessDenied => refuse(Refusal::new(
                "AccessDeniedException",
                "User is not authorized to perform: textract:AnalyzeExpense",
            )),
        }
    }
}

/// The connection ends.
#[derive(Debug)]
pub(crate) struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cut as planned")
    }
}

impl std::error::Error for Cut {}

fn throttled() -> Refusal {
    let message = "Slow down; sudden increase in rate of requests. Please ramp up your traffic gradually.";
    Refusal::new("ThrottlingException", message)
}

/// A body of which the half comes.
fn truncated() -> Response<Body> {
    let half = Bytes::from_static(b"{\"DocumentMetadata\":{\"Pages\":1},\"ExpenseDocuments\":[");
    let body = Body::from_stream(stream::iter([Ok(half), Err(Cut)]));
    let mut response = of(StatusCode::OK, JSON, body);
    response.headers_mut().insert(header::CONTENT_LENGTH, 4096.into());
    response
}

/// The faults of the next requests.
#[derive(Debug, Default)]
pub(crate) struct Plan(Mutex<VecDeque<Fault>>);

impl Plan {
    /// Puts these in place of what was planned.
    pub(crate) fn set(&self, faults: impl IntoIterator<Item = Fault>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = faults.into_iter().collect();
    }

    /// The one of the next request.
    pub(crate) fn next(&self) -> Fault {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop_front().unwrap_or(Fault::None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back() {
        for name in NAMES.iter().map(|(name, _)| *name).chain(["latency:50"]) {
            assert_eq!(name.parse::<Fault>().expect(name).to_string(), name);
        }
        assert!("latency:soon".parse::<Fault>().is_err() && "fire".parse::<Fault>().is_err());
    }
}
