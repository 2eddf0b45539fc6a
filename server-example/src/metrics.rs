//! What the server counts and measures, for Prometheus (as OpenMetrics text). No label is of a person or of a value.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::{encode_eof, encode_registry};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::{ConstGauge, Gauge};
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// Seconds of a request: from a cached answer to one that waits for a reading.
const REQUEST_BUCKETS: [f64; 13] =
    [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 25.0];
/// Seconds of a reading: from a small ticket to a long document.
const READING_BUCKETS: [f64; 9] = [0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 60.0, 120.0];

/// Counters and histograms. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Metrics(Arc<Parts>);

struct Parts {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    request_times: Family<RouteLabels, Histogram, fn() -> Histogram>,
    in_work: Gauge,
    readings: Family<ReadingLabels, Counter>,
    reading_times: Histogram,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RouteLabels {
    method: &'static str,
    route: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ReadingLabels {
    outcome: &'static str,
}

/// What became of a receipt that was taken to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReadingOutcome {
    /// It waits for review.
    Read,
    /// It cannot be read.
    Failed,
    /// The engine is away, with this code: it is read later.
    Postponed(&'static str),
    /// Somebody else changed it in the meantime.
    Lost,
    /// Given back, since the server stops.
    Released,
    /// What became of it could not be written.
    Broken,
}

impl ReadingOutcome {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Failed => "failed",
            Self::Postponed(_) => "postponed",
            Self::Lost => "lost",
            Self::Released => "released",
            Self::Broken => "broken",
        }
    }
}

/// A level at one moment, looked at when it is asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Level {
    pub(crate) name: &'static str,
    pub(crate) help: &'static str,
    pub(crate) value: f64,
}

/// A request that is counted as in work until this is dropped.
#[derive(Debug)]
pub(crate) struct InWork(Gauge);

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::default();
        let requests = Family::<RequestLabels, Counter>::default();
        let request_times = Family::<RouteLabels, Histogram, fn() -> Histogram>::new_with_constructor(|| {
            Histogram::new(REQUEST_BUCKETS)
        });
        let (in_work, readings) = (Gauge::default(), Family::<ReadingLabels, Counter>::default());
        let reading_times = Histogram::new(READING_BUCKETS);
        registry.register("http_requests", "Requests that were answered", requests.clone());
        let help = "Time from the head of a request to its answer";
        registry.register_with_unit("http_request_duration", help, Unit::Seconds, request_times.clone());
        registry.register("http_requests_in_work", "Requests that are not answered yet", in_work.clone());
        registry.register("receipt_readings", "Receipts that were taken to be read", readings.clone());
        let help = "Time to read a receipt, its engine and its understanding together";
        registry.register_with_unit("receipt_reading_duration", help, Unit::Seconds, reading_times.clone());
        // So that their series are there from the start, and a first failure is a rise.
        for outcome in ["read", "failed", "postponed"] {
            readings.get_or_create(&ReadingLabels { outcome }).inc_by(0);
        }
        Self(Arc::new(Parts { registry, requests, request_times, in_work, readings, reading_times }))
    }
}

impl Metrics {
    /// A request came.
    pub(crate) fn came(&self) -> InWork {
        self.0.in_work.inc();
        InWork(self.0.in_work.clone())
    }

    /// A request was answered. `route` is the template of its path.
    pub(crate) fn answered(&self, method: &Method, route: &str, status: u16, took: Duration) {
        let (method, route) = (known(method), route.to_owned());
        self.0.requests.get_or_create(&RequestLabels { method, route: route.clone(), status }).inc();
        self.0.request_times.get_or_create(&RouteLabels { method, route }).observe(took.as_secs_f64());
    }

    /// A receipt was taken to be read. Only what was read to an end says something of the engine's time.
    pub(crate) fn read(&self, outcome: ReadingOutcome, took: Duration) {
        self.0.readings.get_or_create(&ReadingLabels { outcome: outcome.as_str() }).inc();
        if matches!(outcome, ReadingOutcome::Read | ReadingOutcome::Failed) {
            self.0.reading_times.observe(took.as_secs_f64());
        }
    }

    /// All of it as OpenMetrics text, with the levels of this moment.
    pub(crate) fn text(&self, levels: &[Level]) -> Result<String, fmt::Error> {
        let mut momentary = Registry::default();
        for level in levels {
            momentary.register(level.name, level.help, ConstGauge::new(level.value));
        }
        let mut text = String::new();
        encode_registry(&mut text, &self.0.registry)?;
        encode_registry(&mut text, &momentary)?;
        encode_eof(&mut text)?;
        Ok(text)
    }
}

impl Drop for InWork {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parts").finish_non_exhaustive()
    }
}

/// The method as a label: anybody can make up others.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_and_readings_are_counted_and_timed() {
        let metrics = Metrics::default();
        let made_up: Method = "BREW".parse().unwrap();
        for (method, status) in
            [(&Method::GET, 200), (&Method::GET, 200), (&Method::GET, 404), (&made_up, 405)]
        {
            metrics.answered(method, "/api/v1/movements/{id}", status, Duration::from_millis(3));
        }
        metrics.read(ReadingOutcome::Read, Duration::from_millis(1500));
        metrics.read(ReadingOutcome::Postponed("unavailable"), Duration::from_millis(1));
        let in_work = metrics.came();
        let level = Level { name: "receipt_queue_length", help: "Receipts that wait", value: 7.0 };
        let text = metrics.text(&[level]).unwrap();
        let route = "route=\"/api/v1/movements/{id}\"";
        for line in [
            format!("http_requests_total{{method=\"GET\",{route},status=\"200\"}} 2"),
            format!("http_requests_total{{method=\"GET\",{route},status=\"404\"}} 1"),
            format!("http_requests_total{{method=\"other\",{route},status=\"405\"}} 1"),
            format!("http_request_duration_seconds_bucket{{le=\"0.005\",method=\"GET\",{route}}} 3"),
            "http_requests_in_work 1".to_owned(),
            "receipt_readings_total{outcome=\"read\"} 1".to_owned(),
            "receipt_readings_total{outcome=\"failed\"} 0".to_owned(),
            "receipt_reading_duration_seconds_count 1".to_owned(),
            "receipt_queue_length 7.0".to_owned(),
        ] {
            assert!(text.lines().any(|found| found == line), "{line} is not in\n{text}");
        }
        assert!(text.ends_with("# EOF\n"));
        drop(in_work);
        assert!(metrics.text(&[]).unwrap().contains("http_requests_in_work 0\n"));
    }
}
