//! Logs: one JSON object for each line, on standard output. They hold no amounts, texts, e-mail addresses or tokens.

use std::any::Any;
use std::panic;

use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::config::{ConfigError, LogLevel};
#[cfg(feature = "otel")]
use crate::telemetry;
use crate::telemetry::Traces;

/// Starts logging, and sending spans if OpenTelemetry is built in and set up; they are sent until what is given is dropped.
/// To be called within the runtime. A second call in one process changes nothing. Errors: a wrong setting.
pub fn start(level: &LogLevel) -> Result<Traces, ConfigError> {
    let lines = tracing_subscriber::fmt::layer()
        .json()
        .flatten_event(true)
        .with_current_span(true)
        .with_span_list(false);
    let subscriber = tracing_subscriber::registry().with(level.targets()).with(lines);
    #[cfg(feature = "otel")]
    let (subscriber, traces) = {
        let (layer, traces) = telemetry::layer()?;
        (subscriber.with(layer), traces)
    };
    #[cfg(not(feature = "otel"))]
    let traces = Traces;
    if subscriber.try_init().is_ok() {
        panic::set_hook(Box::new(|panicked| {
            let place = panicked.location().map(ToString::to_string).unwrap_or_default();
            tracing::error!(place, message = said(panicked.payload()), "a panic: this is a bug");
        }));
    }
    Ok(traces)
}

/// The text of a panic if it is written in the program; one put together at run time may hold anything.
fn said(payload: &(dyn Any + Send)) -> &'static str {
    payload.downcast_ref::<&'static str>().copied().unwrap_or("(not shown)")
}
