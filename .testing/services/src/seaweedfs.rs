//! A throwaway S3: SeaweedFS, which checks signatures, permissions and checksums as Amazon's does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::http;
use crate::port::Port;
use crate::process::{self, Server};
use crate::programs;
use crate::watcher::Watcher;

const PATIENCE: Duration = Duration::from_secs(60);
/// The region that requests are signed for.
const REGION: &str = "us-east-1";
/// With this the server encrypts what is stored with `AES256`; it protects nothing here.
const ENCRYPTION_KEY: &str = "5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed5eed";

/// Somebody who may use the server.
#[derive(Debug, Clone)]
pub struct Identity {
    name: String,
    access_key: String,
    secret_key: String,
    actions: Vec<String>,
    /// A policy of IAM, in JSON.
    policy: Option<String>,
}

impl Identity {
    /// One who may do these actions of SeaweedFS: `Admin`, or `Read`, `Write`, `List`, `Tagging`, each for all buckets
    /// or, as `Read:bucket` or `Write:bucket/prefix*`, for a part. The keys are made from the name.
    pub fn new(name: &str, actions: &[&str]) -> Self {
        Self {
            name: name.to_owned(),
            access_key: format!("AK{}", name.to_uppercase()),
            secret_key: format!("secret-of-{name}"),
            actions: actions.iter().map(|action| (*action).to_owned()).collect(),
            policy: None,
        }
    }

    /// One who may do what a policy of IAM says, in JSON.
    pub fn with_policy(name: &str, policy: &str) -> Self {
        Self { policy: Some(policy.to_owned()), ..Self::new(name, &[]) }
    }

    /// One who may do everything.
    pub fn admin() -> Self {
        Self::new("admin", &["Admin", "Read", "Write", "List", "Tagging"])
    }

    /// The id of the access key.
    pub fn access_key(&self) -> &str {
        &self.access_key
    }

    /// The secret of the access key.
    pub fn secret_key(&self) -> &str {
        &self.secret_key
    }

    fn to_json(&self) -> Value {
        let credentials = json!([{ "accessKey": self.access_key, "secretKey": self.secret_key }]);
        let policies: Vec<&str> = self.policy.iter().map(|_| self.name.as_str()).collect();
        json!({
            "name": self.name,
            "credentials": credentials,
            "actions": self.actions,
            "policyNames": policies,
        })
    }
}

/// The configuration of who may do what.
fn configuration(identities: &[Identity]) -> Value {
    let policy = |identity: &Identity| {
        identity.policy.as_ref().map(|policy| json!({ "name": identity.name, "content": policy }))
    };
    json!({
        "identities": identities.iter().map(Identity::to_json).collect::<Vec<_>>(),
        "policies": identities.iter().filter_map(policy).collect::<Vec<_>>(),
    })
}

/// A server. Dropping it kills it and removes its folder.
#[derive(Debug)]
pub struct SeaweedFs {
    _watcher: Watcher,
    server: Mutex<Option<Server>>,
    folder: TempDir,
    weed: PathBuf,
    ports: Ports,
}

/// Every port that it opens.
#[derive(Debug)]
struct Ports {
    master: [Port; 2],
    volume: [Port; 2],
    filer: [Port; 2],
    s3: [Port; 2],
}

impl SeaweedFs {
    /// Starts one that these may use and nobody else, and waits until it serves S3.
    pub fn start(identities: &[Identity]) -> Result<Self> {
        Self::start_program(&programs::weed()?, identities)
    }

    /// The same with the program at a path.
    pub fn start_program(weed: &Path, identities: &[Identity]) -> Result<Self> {
        let weed = weed.to_owned();
        let folder = tempfile::Builder::new().prefix("cashflow-seaweedfs-").tempdir()?;
        fs::create_dir(folder.path().join("data"))?;
        fs::write(folder.path().join("s3.json"), configuration(identities).to_string())?;
        let pair = || Ok::<_, anyhow::Error>([Port::free()?, Port::free()?]);
        let ports = Ports { master: pair()?, volume: pair()?, filer: pair()?, s3: pair()? };
        let watcher = Watcher::over(folder.path(), &process::kill(folder.path()))?;
        let server = Self { _watcher: watcher, server: Mutex::new(None), folder, weed, ports };
        server.start_again()?;
        Ok(server)
    }

    /// `http://127.0.0.1:PORT`, which clients use with addresses by path.
    pub fn endpoint(&self) -> String {
        format!("http://127.0.0.1:{}", self.port())
    }

    /// The port of S3, which stays the same over restarts.
    pub fn port(&self) -> u16 {
        self.ports.s3[0].number()
    }

    /// The region that requests are signed for.
    pub fn region(&self) -> &'static str {
        REGION
    }

    /// Makes a bucket. One that is there stays as it is.
    pub fn create_bucket(&self, name: &str) -> Result<()> {
        // To the server a bucket is a folder of its own file system, so that this needs no client of S3.
        let status = http::status(self.ports.filer[0].number(), "POST", &format!("/buckets/{name}/"))?;
        ensure!(matches!(status, 201 | 409), "the bucket {name} cannot be made: HTTP {status}");
        Ok(())
    }

    /// What the server has logged so far.
    pub fn log(&self) -> String {
        Server::log(self.folder.path())
    }

    /// Ends it at once; what was stored stays.
    pub fn stop(&self) -> Result<()> {
        match self.running().take() {
            // Asked to end by itself it takes a quarter of a minute.
            Some(server) => server.kill(),
            None => Ok(()),
        }
    }

    /// Starts it again after `stop`, on the same ports with the same data; waits until it serves S3.
    pub fn start_again(&self) -> Result<()> {
        let mut running = self.running();
        ensure!(running.is_none(), "SeaweedFS runs already");
        let begun = Instant::now();
        let mut server = Server::start(self.folder.path(), &mut self.command())?;
        while !http::status(self.port(), "GET", "/healthz").is_ok_and(|status| status == 200) {
            if !server.is_running()? || begun.elapsed() > PATIENCE {
                bail!("SeaweedFS does not start: {}", self.log());
            }
            thread::sleep(Duration::from_millis(50));
        }
        *running = Some(server);
        Ok(())
    }

    /// Keeps it from doing anything, with its connections open: clients get no answer.
    pub fn pause(&self) -> Result<()> {
        self.signal("STOP")
    }

    /// Lets it go on after `pause`.
    pub fn go_on(&self) -> Result<()> {
        self.signal("CONT")
    }

    fn signal(&self, name: &str) -> Result<()> {
        self.running().as_ref().context("SeaweedFS does not run")?.signal(name)
    }

    fn running(&self) -> MutexGuard<'_, Option<Server>> {
        self.server.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn command(&self) -> Command {
        command(&self.weed, self.folder.path(), &self.ports)
    }
}

fn command(weed: &Path, folder: &Path, ports: &Ports) -> Command {
    let mut command = Command::new(weed);
    command.current_dir(folder).env("WEED_S3_SSE_KEK", ENCRYPTION_KEY).env("HOME", folder);
    // A bucket has volumes of its own: one each, so that there is room for the buckets of many tests.
    command.env("WEED_MASTER_VOLUME_GROWTH_COPY_1", "1");
    command.args([
        "-logtostderr=true",
        "server",
        "-ip=127.0.0.1",
        "-ip.bind=127.0.0.1",
        "-master.telemetry=false",
        // Its only master waits for others when it starts again, by default up to twenty seconds.
        "-master.electionTimeout=500ms",
        "-master.heartbeatInterval=100ms",
        "-master.volumeSizeLimitMB=64",
        "-volume.max=1000",
        "-volume.preStopSeconds=0",
        "-filer",
        "-s3",
        "-s3.port.iceberg=0",
        "-s3.port.lance=0",
    ]);
    command.arg(format!("-dir={}", folder.join("data").display()));
    command.arg(format!("-s3.config={}", folder.join("s3.json").display()));
    let ports =
        [("master", &ports.master), ("volume", &ports.volume), ("filer", &ports.filer), ("s3", &ports.s3)];
    for (part, [port, grpc]) in ports {
        command.arg(format!("-{part}.port={}", port.number()));
        command.arg(format!("-{part}.port.grpc={}", grpc.number()));
    }
    command
}
