//! Logs: one JSON object for each line, on standard output. They hold no amounts, texts, e-mail addresses or tokens.
//!
//! OpenTelemetry joins here as one more layer of the subscriber.

use std::any::Any;
use std::panic;

use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::config::LogLevel;

/// Starts logging. A second call in one process changes nothing.
pub fn start(level: &LogLevel) {
    let lines = tracing_subscriber::fmt::layer()
        .json()
        .flatten_event(true)
        .with_current_span(true)
        .with_span_list(false);
    let started = tracing_subscriber::registry().with(level.targets()).with(lines).try_init();
    if started.is_ok() {
        panic::set_hook(Box::new(|panicked| {
            let place = panicked.location().map(ToString::to_string).unwrap_or_default();
            tracing::error!(place, message = said(panicked.payload()), "a panic: this is a bug");
        }));
    }
}

/// The text of a panic if it is written in the program; one put together at run time may hold anything.
fn said(payload: &(dyn Any + Send)) -> &'static str {
    payload.downcast_ref::<&'static str>().copied().unwrap_or("(not shown)")
}
