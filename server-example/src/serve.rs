//! Accepting connections, and the graceful stop: no new ones, those in work finish, what runs beside is waited for.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tower::Service as _;

use crate::http::client::Peer;
use crate::stop::Stop;

/// How long the head of a request may take to arrive, and how long an idle connection is kept: longer than the 60
/// seconds that a load balancer keeps it, so that it is never the one to send into a closed connection.
const HEAD_TIME: Duration = Duration::from_secs(75);
/// The most bytes that are buffered of a connection.
const BUFFER: usize = 64 * 1024;
/// The wait after an accept that failed because the process has no free file descriptor.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves until `stop`, then waits at most `grace` for the requests in work and for `beside`, what runs beside them (it
/// must end by the same `stop`). Says whether everything ended in time.
///
/// Errors: never of a connection; those end by themselves.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    mut stop: Stop,
    mut beside: JoinSet<()>,
    grace: Duration,
) -> io::Result<Ended> {
    let graceful = GracefulShutdown::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => connection(stream, peer, router.clone(), &graceful),
                Err(error) => {
                    tracing::warn!(%error, "a connection was not accepted");
                    tokio::time::sleep(PAUSE).await;
                }
            },
            () = stop.requested() => break,
        }
    }
    drop(listener);
    tracing::info!("stopping: no new connections");
    let all = async {
        graceful.shutdown().await;
        while let Some(ended) = beside.join_next().await {
            if let Err(error) = ended {
                tracing::error!(%error, "what ran beside the server did not end well");
            }
        }
    };
    Ok(match tokio::time::timeout(grace, all).await {
        Ok(()) => Ended::InTime,
        Err(_) => Ended::Late,
    })
}

/// How a stop went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Everything in work was finished.
    InTime,
    /// Something was still in work when the time was over.
    Late,
}

fn connection(stream: TcpStream, peer: SocketAddr, router: Router, graceful: &GracefulShutdown) {
    // Answers are written whole: there is nothing to wait for.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(Peer(peer));
        let answer = router.clone().call(request);
        async move { Ok::<_, Infallible>(answer.await.unwrap_or_else(|never| match never {})) }
    });
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(BUFFER)
        .serve_connection(TokioIo::new(stream), service);
    let serving = graceful.watch(serving);
    tokio::spawn(async move {
        // A caller that went away in the middle is no event.
        if let Err(error) = serving.await {
            tracing::debug!(%error, "a connection ended early");
        }
    });
}
