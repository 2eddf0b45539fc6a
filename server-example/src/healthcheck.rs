//! Asking a server on this machine whether it lives, without any HTTP client: for the health check of a container.

use std::io::{self, Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(3);

/// Asks the server at a port. Errors: it does not answer in time, or not with 200.
pub fn ask(host: IpAddr, port: u16) -> io::Result<()> {
    // "All addresses" is where to listen, not where to ask.
    let host = match host {
        IpAddr::V4(any) if any.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(any) if any.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        address => address,
    };
    let mut stream = TcpStream::connect_timeout(&SocketAddr::new(host, port), PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.write_all(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.take(4096).read_to_string(&mut answer)?;
    match answer.split(' ').nth(1) {
        Some("200") => Ok(()),
        other => Err(io::Error::other(format!("answered {}", other.unwrap_or("nothing")))),
    }
}
