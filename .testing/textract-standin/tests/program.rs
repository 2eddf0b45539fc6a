//! The program, as a shell or another language would use it.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

/// The program, ended with the test.
struct Running {
    child: Child,
    addr: String,
}

impl Running {
    fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_textract-standin"))
            .args(["--addr", "127.0.0.1:0", "--fixtures", "fixtures"])
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let addr = line.trim_end().strip_prefix("http://").unwrap().to_owned();
        Self { child, addr }
    }

    /// Status and body.
    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.addr).unwrap();
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n");
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("content-length: {}\r\n\r\n{body}", body.len()));
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        (status, answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default())
    }

    /// An operation with a signature of the right form.
    fn call(&self, operation: &str, body: &str) -> (u16, String) {
        let target = format!("Textract.{operation}");
        self.ask("POST", "/", &[("x-amz-target", &target), ("authorization", SIGNED)], body)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

const SIGNED: &str = "AWS4-HMAC-SHA256 Credential=AK/20260101/eu-west-1/textract/aws4_request, SignedHeaders=host;x-amz-date, Signature=0123456789012345678901234567890123456789012345678901234567890123";

/// The smallest PNG, a GIF, and the start of a TIFF, in Base64.
const PNG: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==";
const GIF: &str = "R0lGODlhAQABAAAAACw=";
const TIFF: &str = "SUkqAAgAAAAAAAAA";

fn bytes(content: &str) -> String {
    format!(r#"{{"Document":{{"Bytes":"{content}"}}}}"#)
}

#[test]
fn it_tells_its_address_and_answers_documents_that_it_knows() {
    let program = Running::start(&["--default-answer", "blank.json"]);
    let (status, body) = program.call("AnalyzeExpense", &bytes(PNG));
    assert_eq!(status, 200, "{body}");
    assert!(body.contains("ExpenseDocuments"));
    let (status, _) =
        program.ask("POST", "/_standin/plan", &[("content-type", "application/json")], r#"["ise"]"#);
    assert_eq!(status, 204);
    assert_eq!(program.call("AnalyzeExpense", &bytes(PNG)).0, 500);
    let (_, requests) = program.ask("GET", "/_standin/requests", &[], "");
    assert_eq!(requests.matches("\"operation\":\"AnalyzeExpense\"").count(), 2, "{requests}");
    let (status, body) =
        program.ask("POST", "/_standin/plan", &[("content-type", "application/json")], r#"["fire"]"#);
    assert_eq!((status, body.as_str()), (400, "no such fault: fire"));
}

#[test]
fn requests_are_checked_as_the_service_does() {
    let program = Running::start(&["--tps", "0"]);
    let both = r#"{"Document":{"Bytes":"AAAA","S3Object":{"Bucket":"b","Name":"k"}}}"#;
    let elsewhere = r#"{"Document":{"S3Object":{"Bucket":"b","Name":"k"}}}"#;
    for (body, name) in [
        (r#"{"Document":{}}"#.to_owned(), "InvalidParameterException"),
        ("no JSON".to_owned(), "InvalidParameterException"),
        (both.to_owned(), "InvalidParameterException"),
        (elsewhere.to_owned(), "InvalidS3ObjectException"),
        (bytes(""), "InvalidParameterException"),
        (bytes(GIF), "UnsupportedDocumentException"),
        (bytes(&"A".repeat(14 << 20)), "DocumentTooLargeException"),
        (bytes(&PNG[..48]), "BadDocumentException"),
        (bytes("JVBERi0xLjQK"), "BadDocumentException"),
        // Nothing belongs to it, and there is no default.
        (bytes(PNG), "BadDocumentException"),
        (bytes(TIFF), "BadDocumentException"),
    ] {
        let (status, answer) = program.call("AnalyzeExpense", &body);
        assert_eq!(status, 400);
        let shown = &body[..body.len().min(80)];
        assert!(answer.contains(&format!(r#""__type":"{name}""#)), "{shown}: {answer}");
    }
    let (status, answer) = program.call("GetExpenseAnalysis", r#"{"JobId":"none"}"#);
    assert!(status == 400 && answer.contains("InvalidJobIdException"), "{answer}");
    assert_eq!(program.call("DetectDocumentText", &bytes(PNG)).0, 404);
}

#[test]
fn unsigned_requests_and_other_protocols_are_refused() {
    let program = Running::start(&["--default-answer", "blank.json"]);
    let target = ("x-amz-target", "Textract.AnalyzeExpense");
    let (status, answer) = program.ask("POST", "/", &[target], &bytes(PNG));
    assert!(status == 400 && answer.contains("MissingAuthenticationToken"), "{status} {answer}");
    let of_s3 = SIGNED.replace("/textract/", "/s3/");
    assert_eq!(program.ask("POST", "/", &[target, ("authorization", &of_s3)], &bytes(PNG)).0, 403);
    let cbor = [target, ("authorization", SIGNED), ("smithy-protocol", "rpc-v2-cbor")];
    assert_eq!(program.ask("POST", "/", &cbor, "").0, 415);
    assert_eq!(program.ask("POST", "/service/Textract/operation/AnalyzeExpense", &[], "").0, 415);
}

#[test]
fn more_than_the_rate_are_told_to_slow_down() {
    let program = Running::start(&["--default-answer", "blank.json", "--tps", "1"]);
    let answers: Vec<(u16, String)> = (0..5).map(|_| program.call("AnalyzeExpense", &bytes(PNG))).collect();
    assert_eq!(answers[0].0, 200);
    assert!(answers.iter().any(|(_, body)| body.contains("ProvisionedThroughputExceededException")));
}
