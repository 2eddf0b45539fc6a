//! How a stand-in behaves all the time.

use std::net::{Ipv4Addr, SocketAddr};

use crate::objects::Objects;

/// The limits of the service, and where documents in S3 come from.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where it listens. Default: a free port of loopback.
    pub addr: SocketAddr,
    /// Requests a second for each operation; more are `ProvisionedThroughputExceededException`. Default 0: without limit.
    pub tps: u32,
    /// Jobs that may run at once; more are `LimitExceededException`. Default: 25.
    pub max_jobs: usize,
    /// How often a job is `IN_PROGRESS` when it is asked for, before it ends. Default: 1.
    pub polls: u32,
    /// The recording for documents that no other belongs to; without one they are `BadDocumentException`.
    pub default_answer: Option<String>,
    /// Where documents in S3 come from.
    pub objects: Objects,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            addr: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            tps: 0,
            max_jobs: 25,
            polls: 1,
            default_answer: None,
            objects: Objects::default(),
        }
    }
}
