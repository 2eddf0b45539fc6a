//! A running stand-in.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, Request, Response, StatusCode};
use axum::response::IntoResponse as _;
use axum::routing::{any, post};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};
use tower::ServiceExt as _;

use crate::control;
use crate::documents::sha256;
use crate::faults::{Cut, Fault};
use crate::fixtures::Fixtures;
use crate::jobs::Outcome;
use crate::options::Options;
use crate::service::Service;
use crate::wire::{Refusal, respond};

/// The largest body: ten megabytes in Base64 and more, so that what is over the service's limit is told so.
const MAX_BODY: usize = 32 << 20;

/// A running stand-in; dropping it ends it and its connections.
#[derive(Debug)]
pub struct StandIn {
    service: Arc<Service>,
    addr: SocketAddr,
    task: JoinHandle<()>,
}

/// Says that the connection of a response ends instead.
#[derive(Debug, Clone)]
struct CutIt;

impl StandIn {
    /// Starts one. Needs a Tokio runtime.
    pub async fn start(fixtures: Fixtures, options: Options) -> Result<Self> {
        let listener = TcpListener::bind(options.addr).await.context("the address cannot be listened on")?;
        let addr = listener.local_addr()?;
        let service = Arc::new(Service::new(fixtures, options));
        let router = Router::new()
            .route("/", post(aws))
            .merge(control::routes())
            .fallback(any(other_protocol))
            .layer(DefaultBodyLimit::max(MAX_BODY))
            .with_state(Arc::clone(&service));
        let task = tokio::spawn(serve(listener, router));
        Ok(Self { service, addr, task })
    }

    /// Its address, such as `http://127.0.0.1:49152`.
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// What happens to the next requests.
    pub fn plan(&self, faults: impl IntoIterator<Item = Fault>) {
        self.service.plan.set(faults);
    }

    /// How the next jobs end.
    pub fn outcomes(&self, outcomes: impl IntoIterator<Item = Outcome>) {
        self.service.jobs.plan(outcomes);
    }

    /// Says which recording answers a document. Errors: there is no such recording.
    pub fn answer(&self, document: &[u8], recording: &str) -> Result<()> {
        self.service.fixtures.belongs(sha256(document), recording.to_owned())
    }

    /// What was asked so far.
    pub fn requests(&self) -> Vec<crate::Request> {
        self.service.journal.all()
    }

    /// Runs until the process ends.
    pub async fn wait(mut self) {
        // It ends by a panic only.
        let _ = (&mut self.task).await;
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A loop of its own, since a planned fault may end a connection without an answer.
async fn serve(listener: TcpListener, router: Router) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let Ok((stream, _)) = accepted else { continue };
                let router = router.clone();
                connections.spawn(async move {
                    let service = service_fn(move |request: Request<Incoming>| respond_or_cut(router.clone(), request));
                    // A client that goes away is no matter of the stand-in.
                    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
                });
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn respond_or_cut(router: Router, request: Request<Incoming>) -> Result<Response<Body>, Cut> {
    let response = router.oneshot(request.map(Body::new)).await.unwrap_or_else(|never| match never {});
    if response.extensions().get::<CutIt>().is_some() { Err(Cut) } else { Ok(response) }
}

async fn aws(State(service): State<Arc<Service>>, headers: HeaderMap, body: Bytes) -> Response<Body> {
    if headers.contains_key("smithy-protocol") {
        return other_protocol().await;
    }
    service.answer(&headers, &body).await.unwrap_or_else(|Cut| {
        let mut response = StatusCode::BAD_GATEWAY.into_response();
        response.extensions_mut().insert(CutIt);
        response
    })
}

/// A newer SDK may speak another protocol: that is said loudly, instead of an answer that it takes for something else.
async fn other_protocol() -> Response<Body> {
    let message = "the stand-in speaks AWS JSON 1.1 at POST / only";
    let refusal = Refusal::new("UnsupportedProtocolException", message);
    respond(Err(refusal.status(StatusCode::UNSUPPORTED_MEDIA_TYPE)))
}
