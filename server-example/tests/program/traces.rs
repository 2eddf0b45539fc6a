//! Spans on their way to an OpenTelemetry collector.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::sync::mpsc;
use std::thread;

use crate::running::{Running, program};

/// What a collector was sent: the head and the body.
type Sent = (String, Vec<u8>);

/// A collector that takes everything. Gives its address and what it was sent.
fn collector() -> (String, mpsc::Receiver<Sent>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (sender, sent) = mpsc::channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = BufReader::new(stream.unwrap());
            let mut head = String::new();
            while !head.ends_with("\r\n\r\n") && stream.read_line(&mut head).unwrap() > 0 {}
            let head = head.to_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            let mut body = vec![0; length.unwrap_or("0").parse().unwrap()];
            stream.read_exact(&mut body).unwrap();
            let answer = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
            stream.get_mut().write_all(answer).unwrap();
            if sender.send((head, body)).is_err() {
                return;
            }
        }
    });
    (format!("http://{address}"), sent)
}

fn holds(body: &[u8], part: &[u8]) -> bool {
    body.windows(part.len()).any(|window| window == part)
}

#[test]
fn requests_are_spans_below_those_of_their_callers_and_the_last_are_sent_at_the_stop() {
    let (endpoint, sent) = collector();
    let data = tempfile::tempdir().unwrap();
    let server = Running::start(program(&data).env("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint));
    let caller = "traceparent: 00-5eed5eed5eed5eed5eed5eed5eed5eed-00f067aa0ba902b7-01\r\n";
    assert_eq!(server.ask("GET", "/api/v1/movements?q=zyzzyva", caller, "").0, 401);
    server.terminate();
    assert_eq!(server.wait().0, Some(0));
    let (head, body) = sent.iter().next().unwrap();
    assert!(head.starts_with("post /v1/traces "), "{head}");
    assert!(head.contains("content-type: application/x-protobuf"), "{head}");
    for part in ["GET /api/v1/movements", "http.response.status_code", "cashflow-server"] {
        assert!(holds(&body, part.as_bytes()), "{part}: {}", String::from_utf8_lossy(&body));
    }
    assert!(holds(&body, &[0x5e, 0xed].repeat(8)), "the trace of the caller");
    assert!(!holds(&body, b"zyzzyva"), "what was looked for is nobody's business");
}

#[test]
fn a_collector_that_is_away_holds_nothing_up() {
    let data = tempfile::tempdir().unwrap();
    // Nothing listens on this port.
    let server = Running::start(program(&data).env("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"));
    assert_eq!(server.ask("GET", "/health/live", "", "").0, 200);
    server.terminate();
    let (code, log) = server.wait();
    assert_eq!(code, Some(0), "{log}");
}
