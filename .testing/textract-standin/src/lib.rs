//! A stand-in for AWS Textract on loopback: real answers over the real wire, with the service's checks, limits and failures.
//!
//! A client knows nothing of it but its address (the SDK's `endpoint_url`). Answers are recordings, found by the SHA-256 of
//! the document; see [`Fixtures`]. What else it can do is said to it before, by [`StandIn`]'s methods or over HTTP:
//!
//! | method and path | does |
//! |---|---|
//! | `POST /_standin/plan` `["ok","pte","latency:50"]` | what happens to the next requests, see [`Fault`] |
//! | `POST /_standin/outcomes` `["failed","partial"]` | how the next jobs end, see [`Outcome`] |
//! | `POST /_standin/answers` `{"<sha-256>":"<recording>"}` | which recording answers a document |
//! | `GET /_standin/requests`, `DELETE /_standin/requests` | what was asked so far, see [`Request`]; forgets it |

mod control;
mod credential;
mod documents;
mod faults;
mod fixtures;
mod jobs;
mod journal;
mod objects;
mod options;
mod rate;
mod server;
mod service;
mod wire;

pub use faults::Fault;
pub use fixtures::Fixtures;
pub use jobs::Outcome;
pub use journal::Request;
pub use objects::{MemoryObjects, Objects, S3Access};
pub use options::Options;
pub use server::StandIn;
