//! Sending spans to an OpenTelemetry collector: OTLP over HTTP, set up by the variables of the OpenTelemetry
//! specification alone (`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_SERVICE_NAME`, `OTEL_TRACES_SAMPLER` …).

use std::env;
use std::time::Duration;

use async_trait::async_trait;
use axum::body::Bytes;
use axum::http::{HeaderMap, Method, Request, Response};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use opentelemetry::propagation::TextMapPropagator as _;
use opentelemetry::trace::{Status, TracerProvider as _};
use opentelemetry_http::hyper::HyperClient;
use opentelemetry_http::{HeaderExtractor, HttpClient, HttpError};
use opentelemetry_otlp::{SpanExporter, WithHttpConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::SdkTracerProvider;
use tokio::runtime::Handle;
use tracing::{Span, Subscriber};
use tracing_opentelemetry::OpenTelemetrySpanExt as _;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::registry::LookupSpan;

use crate::config::ConfigError;

const ENDPOINT: &str = "OTEL_EXPORTER_OTLP_ENDPOINT";
const TRACES_ENDPOINT: &str = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
/// How long a collector may take: the default of the specification.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long the last spans may take when the server ends.
const FAREWELL: Duration = Duration::from_secs(2);

/// Spans on their way; what is left is sent when it is dropped, before the runtime ends.
#[derive(Debug)]
pub struct Traces(Option<SdkTracerProvider>);

impl Drop for Traces {
    fn drop(&mut self) {
        if let Some(provider) = &self.0 {
            // A collector that is away keeps nobody from ending.
            let _ = provider.shutdown_with_timeout(FAREWELL);
        }
    }
}

/// The layer that sends spans, if the variables ask for it. To be called within the runtime.
pub(crate) fn layer<S>() -> Result<(Option<impl Layer<S>>, Traces), ConfigError>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    if !is_wanted() {
        return Ok((None, Traces(None)));
    }
    let wrong = |error: &dyn std::fmt::Display| ConfigError::new(ENDPOINT, error);
    let connector =
        HttpsConnectorBuilder::new().with_native_roots().map_err(|error| wrong(&error))?.https_or_http();
    let client = OnRuntime {
        client: HyperClient::new(connector.enable_http1().build(), PATIENCE, None),
        runtime: Handle::current(),
    };
    let exporter = SpanExporter::builder().with_http().with_http_client(client).build();
    let exporter = exporter.map_err(|error| wrong(&error))?;
    let mut resource = Resource::builder();
    let named = |variable| env::var(variable).is_ok_and(|text| text.contains("service.name="));
    if env::var_os("OTEL_SERVICE_NAME").is_none() && !named("OTEL_RESOURCE_ATTRIBUTES") {
        resource = resource.with_service_name("cashflow-server");
    }
    let provider =
        SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource.build()).build();
    let layer = tracing_opentelemetry::layer().with_tracer(provider.tracer("cashflow-server"));
    // The spans of the server's own: those of the sending itself would be sent again and again.
    let own = Targets::new().with_target("server_example", LevelFilter::INFO);
    Ok((Some(layer.with_filter(own)), Traces(Some(provider))))
}

fn is_wanted() -> bool {
    let set = |variable| env::var(variable).ok().filter(|text| !text.is_empty());
    let off = set("OTEL_SDK_DISABLED").is_some_and(|text| text.eq_ignore_ascii_case("true"))
        || set("OTEL_TRACES_EXPORTER").is_some_and(|text| text == "none");
    !off && (set(ENDPOINT).is_some() || set(TRACES_ENDPOINT).is_some())
}

/// Puts a span below that of the caller (W3C Trace Context).
pub(super) fn continues(span: &Span, headers: &HeaderMap) {
    if headers.contains_key("traceparent") {
        // An error means that the span is not recorded.
        let _ = span.set_parent(TraceContextPropagator::new().extract(&HeaderExtractor(headers)));
    }
}

/// Notes what a request was and came to on its span, by the names of the semantic conventions.
pub(crate) fn note(span: &Span, method: &Method, route: &str, status: u16) {
    span.set_attribute("http.request.method", method.to_string());
    span.set_attribute("http.route", route.to_owned());
    span.set_attribute("http.response.status_code", i64::from(status));
    if status >= 500 {
        span.set_status(Status::error(""));
    }
}

/// Sends from the server's runtime, since the thread that collects the spans has none.
#[derive(Debug)]
struct OnRuntime {
    client: HyperClient<HttpsConnector<HttpConnector>>,
    runtime: Handle,
}

#[async_trait]
impl HttpClient for OnRuntime {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let client = self.client.clone();
        self.runtime.spawn(async move { client.send_bytes(request).await }).await?
    }
}
