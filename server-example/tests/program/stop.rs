//! The graceful stop, and what the log holds.

use std::io::Write as _;
use std::net::TcpStream;

use serde_json::Value;

use crate::running::{Running, program, read};

const JSON: &str = "Content-Type: application/json\r\n";

#[test]
fn on_sigterm_it_takes_no_new_connection_finishes_what_it_has_and_exits_0() {
    let data = tempfile::tempdir().unwrap();
    let mut server = Running::start(&mut program(&data));
    // A request of which the server has the head and a part of the body.
    let body = r#"{"name":"Ana","email":"ana@example.org","password":"correct horse battery"}"#;
    let mut stream = server.connect();
    let head =
        format!("POST /api/auth/register HTTP/1.1\r\nHost: test\r\n{JSON}Content-Length: {}\r\n", body.len());
    stream.write_all(format!("{head}Expect: 100-continue\r\n\r\n").as_bytes()).unwrap();
    // The server asks for the body when the handler wants it: so the request is in work.
    let mut asked = [0; 25];
    std::io::Read::read_exact(&mut stream, &mut asked).unwrap();
    assert!(asked.starts_with(b"HTTP/1.1 100"), "{}", String::from_utf8_lossy(&asked));
    stream.write_all(&body.as_bytes()[..10]).unwrap();
    // A connection that is kept open and does nothing must not hold it up.
    let _idle = server.connect();
    server.terminate();
    while server.line()["message"] != "stopping: no new connections" {}
    assert!(TcpStream::connect(server.address).is_err(), "a new connection");
    stream.write_all(&body.as_bytes()[10..]).unwrap();
    assert_eq!(read(&mut stream).0, 201);
    let (code, rest) = server.wait();
    assert_eq!(code, Some(0), "{rest}");
    assert!(rest.contains("\"stopped\""), "{rest}");
    // What was acknowledged is there after the next start.
    let again = Running::start(&mut program(&data));
    let log_in = r#"{"email":"ana@example.org","password":"correct horse battery"}"#;
    assert_eq!(again.ask("POST", "/api/auth/login", JSON, log_in).0, 200);
}

#[test]
fn the_log_has_a_line_of_json_for_each_request_with_its_id_and_nothing_personal() {
    let data = tempfile::tempdir().unwrap();
    let server = Running::start(program(&data).env("LOG_LEVEL", "trace"));
    let ask = |method, path, headers: &str, body| server.ask(method, path, &format!("{JSON}{headers}"), body);
    let register = r#"{"name":"Zyzzyva","email":"zyzzyva@example.org","password":"correct horse battery"}"#;
    assert_eq!(ask("POST", "/api/v1/auth/register", "", register).0, 201);
    let log_in = r#"{"email":"zyzzyva@example.org","password":"correct horse battery"}"#;
    let (_, tokens) = ask("POST", "/api/v1/auth/login", "", log_in);
    let tokens: Value = serde_json::from_str(&tokens).unwrap();
    let token = tokens["token"].as_str().unwrap();
    let bearer = format!("Authorization: Bearer {token}\r\nX-Request-Id: known-to-the-test\r\n");
    let movement =
        r#"{"amount":"31415.92","kind":"expense","movement_date":"2026-03-12","description":"Zyzzyva"}"#;
    assert_eq!(ask("POST", "/api/v1/movements", &bearer, movement).0, 201);
    assert_eq!(ask("GET", "/api/v1/movements?q=Zyzzyva", &bearer, "").0, 200);
    let wrong = r#"{"email":"zyzzyva@example.org","password":"wrong horse battery"}"#;
    assert_eq!(ask("POST", "/api/v1/auth/login", "", wrong).0, 401);
    server.terminate();
    let (_, log) = server.wait();
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let answered = |line: &&Value| line["message"] == "answered" && line["route"] == "/api/v1/movements";
    let answered: Vec<&Value> = lines.iter().filter(answered).collect();
    assert_eq!(answered.len(), 2, "{log}");
    for line in answered {
        assert_eq!(line["span"]["request_id"], "known-to-the-test");
        assert!(line["status"].is_u64() && line["micros"].is_u64() && line["method"].is_string(), "{line}");
    }
    let refresh_token = tokens["refresh_token"].as_str().unwrap();
    for secret in ["Zyzzyva", "zyzzyva", "example.org", "horse", "31415", token, refresh_token] {
        assert!(!log.contains(secret), "the log holds {secret}: {log}");
    }
}

#[test]
fn where_it_is_wanted_the_log_tells_how_full_the_queue_of_receipts_is() {
    let data = tempfile::tempdir().unwrap();
    let mut server = Running::start(program(&data).env("QUEUE_LOG_SECONDS", "1"));
    for _ in 0..2 {
        let line = loop {
            let line = server.line();
            if line["message"] == "the queue of receipts" {
                break line;
            }
        };
        let number = |name: &str| line[name].as_f64();
        assert_eq!(
            (
                number("receipt_queue_length"),
                number("receipt_queue_reading"),
                number("receipt_queue_age_seconds")
            ),
            (Some(0.0), Some(0.0), Some(0.0)),
            "{line}"
        );
    }
    server.terminate();
    assert_eq!(server.wait().0, Some(0));
}
