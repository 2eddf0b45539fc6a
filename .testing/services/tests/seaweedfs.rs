//! SeaweedFS starts, stops, pauses and comes back as a test wants it.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use cashflow_test_services::{FaultProxy, Identity, Plan, SeaweedFs};

/// Enough for a server that works, however busy the machine is.
const LONG: Duration = Duration::from_secs(60);
/// Enough to see that no answer comes.
const SHORT: Duration = Duration::from_millis(300);

/// The beginning of the answer to an unsigned request.
fn get(port: u16, path: &str, patience: Duration) -> std::io::Result<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(patience))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.take(12).read_to_string(&mut answer)?;
    Ok(answer)
}

#[test]
fn it_comes_back_on_its_port_and_waits_while_it_is_paused() {
    let s3 = SeaweedFs::start(&[Identity::admin()]).unwrap();
    s3.create_bucket("receipts").unwrap();
    s3.create_bucket("receipts").unwrap();
    let port = s3.port();
    assert_eq!(get(port, "/receipts", LONG).unwrap(), "HTTP/1.1 403", "nobody reads unsigned");
    s3.pause().unwrap();
    let error = get(port, "/receipts", SHORT).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut), "{error}");
    s3.go_on().unwrap();
    assert_eq!(get(port, "/receipts", LONG).unwrap(), "HTTP/1.1 403");
    s3.stop().unwrap();
    get(port, "/receipts", LONG).unwrap_err();
    s3.start_again().unwrap();
    assert_eq!(get(port, "/receipts", LONG).unwrap(), "HTTP/1.1 403");
    let proxy = FaultProxy::start(port).unwrap();
    assert_eq!(get(proxy.port(), "/receipts", LONG).unwrap(), "HTTP/1.1 403");
    proxy.set(Plan::Blackhole);
    get(proxy.port(), "/receipts", SHORT).unwrap_err();
    assert_eq!(proxy.faults(), 1);
}
