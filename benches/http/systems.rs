//! The two programs that answer over HTTP, started and stopped.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use cashflow_test_services::Port;

use crate::database::Databases;
use crate::programs::Programs;
use crate::usage::{self, Memory};

/// What signs the tokens of both.
pub(crate) const SECRET: &str = "a secret of the measurements, of no worth";
/// How long one may take to be ready.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long after that its memory is looked at.
const REST: Duration = Duration::from_secs(2);

/// A program that runs.
#[derive(Debug)]
pub(crate) struct System {
    pub(crate) name: &'static str,
    child: Child,
    pub(crate) port: Port,
    pub(crate) start: Start,
}

/// How a start went.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Start {
    /// Until it answered that it is ready.
    pub(crate) took: Duration,
    pub(crate) cpu: Duration,
    /// A while later, with nothing to do.
    pub(crate) idle: Memory,
}

/// The reference server.
pub(crate) struct Engine;

/// The plain service.
pub(crate) struct Fastify;

impl Engine {
    pub(crate) fn start(programs: &Programs, databases: &Databases, folder: &Path) -> Result<System> {
        let mut command = Command::new(&programs.server);
        command.env("DATABASE_URL", &databases.engine).env("DATA_DIR", folder.join("data"));
        command.env("HOST", "127.0.0.1");
        System::start("cashflow", command, folder)
    }
}

impl Fastify {
    pub(crate) fn start(programs: &Programs, databases: &Databases, folder: &Path) -> Result<System> {
        let mut command = Command::new("node");
        command.arg(&programs.fastify).env("DATABASE_URL", &databases.plain).env("NODE_ENV", "production");
        System::start("fastify", command, folder)
    }
}

impl System {
    fn start(name: &'static str, mut command: Command, folder: &Path) -> Result<Self> {
        let port = Port::free()?;
        let log = File::options().create(true).append(true).open(folder.join(name).with_extension("log"))?;
        command.env("PORT", port.number().to_string()).env("JWT_SECRET", SECRET);
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let began = Instant::now();
        let child = command.spawn().with_context(|| format!("cannot run {command:?}"))?;
        let mut system = Self { name, child, port, start: Start::default() };
        while !system.is_ready() {
            ensure!(system.child.try_wait()?.is_none(), "{name} has ended");
            ensure!(began.elapsed() < PATIENCE, "{name} is not ready");
            std::thread::sleep(Duration::from_millis(2));
        }
        let (took, cpu) = (began.elapsed(), system.cpu()?);
        std::thread::sleep(REST);
        system.start = Start { took, cpu, idle: system.memory()? };
        Ok(system)
    }

    fn is_ready(&self) -> bool {
        let ask = || -> std::io::Result<String> {
            let mut stream = TcpStream::connect(("127.0.0.1", self.port.number()))?;
            stream
                .write_all(b"GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
            let mut answer = String::new();
            stream.read_to_string(&mut answer)?;
            Ok(answer)
        };
        ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
    }

    /// CPU time so far.
    pub(crate) fn cpu(&self) -> Result<Duration> {
        usage::cpu(self.child.id())
    }

    /// Memory at this moment.
    pub(crate) fn memory(&self) -> Result<Memory> {
        usage::memory(self.child.id())
    }
}

impl Drop for System {
    fn drop(&mut self) {
        // As a platform does; both end by it. Nobody is left to tell of a failure.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}
