//! A server that runs as a process of its own, on a free port, with a data folder of its own.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// So that a broken server fails a test instead of holding it up.
const PATIENCE: Duration = Duration::from_secs(60);

const PROGRAM: &str = env!("CARGO_BIN_EXE_cashflow-server");

/// The program with nothing set but where its data is.
pub(crate) fn program(data: &TempDir) -> Command {
    settled(Command::new(PROGRAM), data)
}

/// The same, for a program that is to end by itself: if it does not, the test fails instead of waiting.
pub(crate) fn ending(data: &TempDir) -> Command {
    let mut command = Command::new("timeout");
    command.args(["60", PROGRAM]);
    settled(command, data)
}

fn settled(mut command: Command, data: &TempDir) -> Command {
    command.env_clear().env("DATA_DIR", data.path()).env("HOST", "127.0.0.1").env("PORT", "0");
    command
}

pub(crate) struct Running {
    child: Child,
    lines: BufReader<ChildStdout>,
    pub(crate) address: SocketAddr,
}

impl Running {
    /// Starts it and waits until it says where it listens.
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let address = loop {
            let line = next(&mut lines);
            if line["message"] == "listening" {
                break line["address"].as_str().unwrap().parse().unwrap();
            }
        };
        Self { child, lines, address }
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends a request and gives status and body.
    pub(crate) fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &str,
        body: impl AsRef<[u8]>,
    ) -> (u16, String) {
        let mut stream = self.connect();
        let (body, length) = (body.as_ref(), body.as_ref().len());
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: {length}\r\n"
        );
        stream.write_all(&[head.as_bytes(), headers.as_bytes(), b"\r\n", body].concat()).unwrap();
        read(&mut stream)
    }

    /// The next line of its log.
    pub(crate) fn line(&mut self) -> Value {
        next(&mut self.lines)
    }

    pub(crate) fn terminate(&self) {
        let done = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(done.success());
    }

    /// Its exit code, and the rest of its log.
    pub(crate) fn wait(mut self) -> (Option<i32>, String) {
        let mut rest = String::new();
        self.lines.read_to_string(&mut rest).unwrap();
        (self.child.wait().unwrap().code(), rest)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended already, unless a test failed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Status and body of an answer on a connection that is closed after it.
pub(crate) fn read(stream: &mut TcpStream) -> (u16, String) {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    (head.split(' ').nth(1).unwrap_or_default().parse().unwrap_or(0), body.to_owned())
}

fn next(lines: &mut BufReader<ChildStdout>) -> Value {
    let mut line = String::new();
    assert!(lines.read_line(&mut line).unwrap() > 0, "the server ended");
    serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
}
