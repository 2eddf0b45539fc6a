//! The worker: what it wakes on, how many it reads at once, what it does when the engine is away and when it stops.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use cashflow_core::domain::ReceiptReading;
use cashflow_core::memory::MemoryReader;
use cashflow_core::ports::{Document, ReceiptReader};
use cashflow_core::{Error, Result};
use serde_json::{Value, json};
use tokio::sync::{Semaphore, watch};

use crate::support::{Server, User, text, ticket};

/// A reader that holds each document until it is let go.
#[derive(Debug, Clone)]
struct Gate {
    within: watch::Sender<usize>,
    most: Arc<AtomicUsize>,
    passes: Arc<Semaphore>,
}

impl Gate {
    fn closed() -> Self {
        let (within, most) = (watch::Sender::new(0), Arc::default());
        Self { within, most, passes: Arc::new(Semaphore::new(0)) }
    }

    /// Returns when this many are being read.
    async fn holds(&self, count: usize) {
        self.within.subscribe().wait_for(|within| *within == count).await.unwrap();
    }
}

/// Counts down also for a reading that is given up.
struct Within(watch::Sender<usize>);

impl Drop for Within {
    fn drop(&mut self) {
        self.0.send_modify(|within| *within -= 1);
    }
}

#[async_trait]
impl ReceiptReader for Gate {
    async fn read(&self, document: &Document) -> Result<ReceiptReading> {
        self.within.send_modify(|within| *within += 1);
        let _within = Within(self.within.clone());
        self.most.fetch_max(*self.within.borrow(), Ordering::SeqCst);
        self.passes.acquire().await.map_err(|error| Error::unavailable("the gate", error))?.forget();
        MemoryReader::new().read(document).await
    }
}

async fn upload(user: &User<'_>, total: &str) -> String {
    let content = ticket("BAR SOL", "12/03/2026", total);
    let receipt = user.upload("/ocr/upload", "a.png", &content).await.expect(201);
    text(&receipt["id"]).to_owned()
}

async fn status(user: &User<'_>, id: &str) -> Value {
    user.get(&format!("/ocr/invoices/{id}")).await.expect(200)["status"].clone()
}

async fn metric(server: &Server, name: &str) -> f64 {
    let text = server.ask("GET", "/metrics").send().await.bytes;
    let text = String::from_utf8(text).unwrap();
    let line =
        text.lines().find(|line| line.starts_with(&format!("{name} "))).unwrap_or_else(|| panic!("{text}"));
    line.rsplit(' ').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn no_more_are_read_at_once_than_is_set() {
    let gate = Gate::closed();
    let server = Server::reading_by(gate.clone(), &[("OCR_AT_ONCE", "2")]);
    server.start_reading();
    let ana = server.user("ana").await;
    let mut ids = Vec::new();
    for total in ["1,00", "2,00", "3,00", "4,00", "5,00"] {
        ids.push(upload(&ana, total).await);
    }
    gate.holds(2).await;
    assert_eq!(status(&ana, &ids[0]).await, "reading");
    assert_eq!(status(&ana, &ids[4]).await, "uploaded");
    gate.passes.add_permits(5);
    // The last of the queue is the last to be read.
    let waited = ana.upload("/ocr/upload?wait=20", "a.png", &ticket("BAR SOL", "12/03/2026", "5,00")).await;
    assert_eq!(waited.expect(200)["status"], "review");
    server.stop_reading().await;
    assert_eq!(gate.most.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_server_that_stops_gives_back_what_it_reads_so_that_another_goes_on_at_once() {
    let gate = Gate::closed();
    let server = Server::reading_by(gate.clone(), &[]);
    server.start_reading();
    let ana = server.user("ana").await;
    let id = upload(&ana, "1,00").await;
    gate.holds(1).await;
    server.stop_reading().await;
    assert_eq!(*gate.within.borrow(), 0);
    let released = ana.get(&format!("/ocr/invoices/{id}")).await.expect(200);
    assert_eq!((&released["status"], &released["attempts"]), (&json!("uploaded"), &json!(0)));
    server.start_reading();
    gate.holds(1).await;
    gate.passes.add_permits(1);
    let waited = ana.upload("/ocr/upload?wait=20", "a.png", &ticket("BAR SOL", "12/03/2026", "1,00")).await;
    assert_eq!(waited.expect(200)["status"], "review");
}

#[tokio::test(start_paused = true)]
async fn while_the_engine_is_away_receipts_wait_longer_each_time_and_then_fail_visibly() {
    let server = Server::reading_by(MemoryReader::away(), &[]);
    server.start_reading();
    let ana = server.user("ana").await;
    let receipt = ana.upload("/ocr/upload?wait=1", "a.png", &ticket("BAR SOL", "12/03/2026", "1,00")).await;
    let receipt = receipt.expect(201);
    assert_eq!((&receipt["status"], &receipt["attempts"]), (&json!("uploaded"), &json!(1)));
    assert!(receipt["due_at"].as_str() > receipt["created_at"].as_str());
    assert!((metric(&server, "receipt_readings_total{outcome=\"postponed\"}").await - 1.0).abs() < 0.1);
}

#[tokio::test(start_paused = true)]
async fn a_reading_that_takes_too_long_is_tried_again_later() {
    let gate = Gate::closed();
    let server = Server::reading_by(gate.clone(), &[("OCR_TIMEOUT_SECONDS", "5")]);
    server.start_reading();
    let ana = server.user("ana").await;
    let content = ticket("BAR SOL", "12/03/2026", "1,00");
    let receipt = ana.upload("/ocr/upload?wait=20", "a.png", &content).await.expect(201);
    assert_eq!((&receipt["status"], &receipt["attempts"]), (&json!("uploaded"), &json!(1)));
    assert_eq!(*gate.within.borrow(), 0, "it was given up");
}

#[tokio::test(start_paused = true)]
async fn a_wait_ends_with_its_time_or_with_the_server_and_tells_how_far_the_reading_is() {
    let gate = Gate::closed();
    let server = Server::reading_by(gate.clone(), &[]);
    server.start_reading();
    let (ana, content) = (server.user("ana").await, ticket("BAR SOL", "12/03/2026", "1,00"));
    let receipt = ana.upload("/ocr/upload?wait=2", "a.png", &content).await.expect(201);
    assert_eq!(receipt["status"], "reading");
    server.stop_reading().await;
    let began = tokio::time::Instant::now();
    let other = ticket("BAR SOL", "12/03/2026", "2,00");
    let receipt = ana.upload("/ocr/upload?wait=20", "a.png", &other).await.expect(201);
    assert_eq!((&receipt["status"], began.elapsed().as_secs()), (&json!("uploaded"), 0));
}

#[tokio::test]
async fn metrics_tell_of_the_queue_and_of_requests_by_route_but_of_nobody() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let id = upload(&ana, "1,00").await;
    status(&ana, &id).await;
    assert!((metric(&server, "receipt_queue_length").await - 1.0).abs() < 0.1);
    assert!(metric(&server, "receipt_queue_age_seconds").await >= 0.0);
    let answer = server.ask("GET", "/metrics").send().await;
    assert!(answer.header("content-type").starts_with("application/openmetrics-text"));
    let text = String::from_utf8(answer.bytes).unwrap();
    let line = "http_requests_total{method=\"GET\",route=\"/api/v1/ocr/invoices/{id}\",status=\"200\"} 1";
    assert!(text.contains(line), "{text}");
    assert!(!text.contains(&id) && !text.contains("ana"), "{text}");
    // What the internet reaches does not have it.
    for path in ["/api/metrics", "/api/v1/metrics"] {
        server.ask("GET", path).send().await.error(404);
    }
}
