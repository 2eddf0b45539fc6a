//! A receipt's whole way over a real socket: embedded with the local OCR, and in the cloud with Textract.

use std::path::{Path, PathBuf};
use std::process::Command;

use cashflow_adapters::local_ocr::{MODELS_VARIABLE, ModelSource};
use cashflow_textract_standin::{Fixtures, Options, StandIn};
use serde_json::Value;
use tokio::runtime::Runtime;

use crate::cloud::Cloud;
use crate::running::{Running, program};

const JSON: &str = "Content-Type: application/json\r\n";

/// Somebody who is signed in at a server.
struct User<'a> {
    server: &'a Running,
    bearer: String,
}

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join(path)
}

fn photo() -> Vec<u8> {
    std::fs::read(project("examples/receipts/es-ferreteria.jpg")).unwrap()
}

#[track_caller]
fn expect((status, body): (u16, String), wanted: u16) -> Value {
    assert_eq!(status, wanted, "{body}");
    serde_json::from_str(&body).unwrap_or_else(|error| panic!("{error}: {body}"))
}

impl<'a> User<'a> {
    fn register(server: &'a Running) -> Self {
        let register = r#"{"name":"Ana","email":"ana@example.org","password":"correct horse battery"}"#;
        expect(server.ask("POST", "/api/auth/register", JSON, register), 201);
        let log_in = r#"{"email":"ana@example.org","password":"correct horse battery"}"#;
        let tokens = expect(server.ask("POST", "/api/auth/login", JSON, log_in), 200);
        Self { server, bearer: format!("Authorization: Bearer {}\r\n", tokens["token"].as_str().unwrap()) }
    }

    /// The same user at another server.
    fn at<'b>(&self, server: &'b Running) -> User<'b> {
        User { server, bearer: self.bearer.clone() }
    }

    fn get(&self, path: &str) -> Value {
        expect(self.server.ask("GET", path, &self.bearer, ""), 200)
    }

    fn post(&self, path: &str, body: &str) -> (u16, String) {
        self.server.ask("POST", path, &format!("{JSON}{}", self.bearer), body)
    }

    fn upload(&self, path: &str, content: &[u8]) -> (u16, String) {
        let head =
            b"--frame\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ticket.jpg\"\r\n\r\n";
        let form = [head.as_slice(), content, b"\r\n--frame--\r\n"].concat();
        let headers = format!("Content-Type: multipart/form-data; boundary=frame\r\n{}", self.bearer);
        self.server.ask("POST", path, &headers, form)
    }

    /// Uploads and waits until it is read, however slow the machine is.
    fn read(&self, content: &[u8]) -> Value {
        let mut receipt = expect(self.upload("/api/v1/ocr/upload?wait=20", content), 201);
        for _ in 0..10 {
            if receipt["status"] == "review" || receipt["status"] == "failed" {
                return receipt;
            }
            receipt = expect(self.upload("/api/v1/ocr/upload?wait=20", content), 200);
        }
        panic!("it is not read: {receipt}");
    }

    /// Corrects the category of a receipt that was read, confirms it and asks for the report of its month.
    fn confirm_and_report(&self, receipt: &Value, month: (&str, &str)) -> (Value, Value) {
        let categories = self.get("/api/categories?type=expense");
        let home =
            categories["items"].as_array().unwrap().iter().find(|category| category["name"] == "Travel");
        let category = home.unwrap()["id"].as_str().unwrap();
        let correction = format!(r#"{{"category_id":"{category}","description":"from the photo"}}"#);
        let path = format!("/api/ocr/invoices/{}/confirm", receipt["id"].as_str().unwrap());
        let movement = expect(self.post(&path, &correction), 201);
        assert_eq!(movement["category_id"], category);
        assert_eq!(movement["receipt_id"], receipt["id"]);
        let (from, to) = month;
        let report = self.get(&format!("/api/v1/reports/summary?from={from}&to={to}"));
        (movement, report)
    }
}

#[test]
fn embedded_a_photo_becomes_a_movement_and_part_of_the_report() {
    let data = tempfile::tempdir().unwrap();
    let server = Running::start(program(&data).env(MODELS_VARIABLE, ModelSource::default_dir()));
    let ana = User::register(&server);
    let receipt = ana.read(&photo());
    assert_eq!(receipt["status"], "review", "{receipt}");
    assert_eq!(receipt["recognized_amount"], "1296.23");
    assert_eq!(receipt["recognized_date"], "2025-10-09");
    let (movement, report) = ana.confirm_and_report(&receipt, ("2025-10-01", "2025-10-31"));
    assert_eq!((&movement["amount"], &movement["movement_date"]), (&"1296.23".into(), &"2025-10-09".into()));
    assert_eq!(report["totals"][0]["expense"], "1296.23");
    let (_, metrics) = server.ask("GET", "/metrics", "", "");
    assert!(metrics.contains("receipt_readings_total{outcome=\"read\"} 1\n"), "{metrics}");
    server.terminate();
    let (code, log) = server.wait();
    assert_eq!(code, Some(0));
    // Of what stands on the receipt nothing is in the log.
    for text in ["ARRANZALDE", "1296", "ticket.jpg", "from the photo"] {
        assert!(!log.contains(text), "the log holds {text}: {log}");
    }
}

/// The stand-in of Textract, which gives the same answer for every document, and its runtime.
fn textract() -> (Runtime, StandIn) {
    let runtime = Runtime::new().unwrap();
    let fixtures = Fixtures::load(&project(".testing/textract-standin/fixtures")).unwrap();
    let default_answer = Some("bakery-day-first-discount-cash.json".to_owned());
    let options = Options { default_answer, ..Options::default() };
    let stand_in = runtime.block_on(StandIn::start(fixtures, options)).unwrap();
    (runtime, stand_in)
}

fn in_the_cloud(cloud: &Cloud, textract: &StandIn) -> Command {
    let mut command = cloud.set(program(&cloud.data));
    command.env("OCR_ENGINE", "textract").env("AWS_ENDPOINT_URL_TEXTRACT", textract.url());
    command
}

#[test]
fn in_the_cloud_two_servers_share_the_queue_and_each_receipt_is_read_once() {
    let (_runtime, textract) = textract();
    let cloud = Cloud::new();
    let one = Running::start(&mut in_the_cloud(&cloud, &textract));
    let other = Running::start(&mut in_the_cloud(&cloud, &textract));
    let ana = User::register(&one);
    let also = ana.at(&other);
    // Each is a photo of its own: what stands behind its end is not shown.
    let photos: Vec<Vec<u8>> = (0..16).map(|number| [photo(), vec![number]].concat()).collect();
    for (number, photo) in photos.iter().enumerate() {
        let user = if number % 2 == 0 { &ana } else { &also };
        let receipt = expect(user.upload("/api/v1/ocr/upload", photo), 201);
        assert_eq!(receipt["duplicate"], false);
    }
    let mut receipts = Vec::new();
    for (number, photo) in photos.iter().enumerate() {
        // One asks the server that did not take it in.
        let user = if number % 2 == 0 { &also } else { &ana };
        let receipt = expect(user.upload("/api/v1/ocr/upload?wait=20", photo), 200);
        assert_eq!((&receipt["status"], &receipt["attempts"]), (&"review".into(), &1.into()), "{receipt}");
        assert_eq!(receipt["recognized_amount"], "15.55");
        receipts.push(receipt);
    }
    assert_eq!(textract.requests().len(), photos.len(), "each was read once");
    let read = |server: &Running| {
        let (_, metrics) = server.ask("GET", "/metrics", "", "");
        assert!(metrics.contains("db_pool_open "), "{metrics}");
        let line =
            metrics.lines().find_map(|line| line.strip_prefix("receipt_readings_total{outcome=\"read\"} "));
        line.unwrap().parse::<usize>().unwrap()
    };
    assert_eq!(read(&one) + read(&other), photos.len());
    let (movement, report) = also.confirm_and_report(&receipts[0], ("2026-03-01", "2026-03-31"));
    assert_eq!((&movement["amount"], &movement["movement_date"]), (&"15.55".into(), &"2026-03-05".into()));
    assert_eq!(report["totals"][0]["expense"], "15.55");
    for server in [one, other] {
        server.terminate();
        assert_eq!(server.wait().0, Some(0));
    }
}

#[test]
fn while_textract_is_away_receipts_wait_and_the_next_server_reads_them() {
    let (runtime, textract) = textract();
    let cloud = Cloud::new();
    let mut command = in_the_cloud(&cloud, &textract);
    // Nothing listens on this port.
    let away = Running::start(command.env("AWS_ENDPOINT_URL_TEXTRACT", "http://127.0.0.1:1"));
    let ana = User::register(&away);
    let receipt = expect(ana.upload("/api/v1/ocr/upload?wait=1", &photo()), 201);
    assert!(["uploaded", "reading"].contains(&receipt["status"].as_str().unwrap()), "{receipt}");
    away.terminate();
    let bearer = ana.bearer.clone();
    assert_eq!(away.wait().0, Some(0));
    let next = Running::start(&mut in_the_cloud(&cloud, &textract));
    let ana = User { server: &next, bearer };
    let mut receipt = expect(ana.upload("/api/v1/ocr/upload?wait=20", &photo()), 200);
    for _ in 0..5 {
        if receipt["status"] == "review" {
            break;
        }
        receipt = expect(ana.upload("/api/v1/ocr/upload?wait=20", &photo()), 200);
    }
    assert_eq!(receipt["status"], "review", "{receipt}");
    drop(runtime);
}
