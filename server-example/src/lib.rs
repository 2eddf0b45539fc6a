//! The reference server of Cashflow: the whole product over HTTP, and the example of how to host the engine.

mod adapters;
mod app;
pub mod config;
mod cors;
pub mod erased;
pub mod healthcheck;
mod http;
pub mod logs;
mod metrics;
mod pool;
mod routes;
pub mod serve;
mod sign_in;
pub mod stop;
mod telemetry;
mod web;
pub mod worker;

pub use adapters::{migrate, open};
pub use app::App;
pub use http::{ApiError, ErrorBody, ErrorContent, FieldError};
pub use routes::{openapi, router};
pub use telemetry::Traces;
