//! Files of receipts in a bucket of S3, or of a server that speaks like it.
//!
//! ```text
//! <prefix><owner's UUID>/<SHA-256>       a file; its type is the object's Content-Type
//! <prefix>.ping                          what `ping` tries to write
//! ```
//!
//! A content is the address: an object is written once, by a request that S3 refuses when the object is there
//! (`If-None-Match: *`), and is never overwritten. S3 checks the SHA-256 of what arrives, [`S3Files`] that of what comes
//! back. The README of this crate lists the permissions that are needed, and no more are.
//!
//! The AWS SDK needs Tokio: its calls are awaited on a Tokio runtime with time and I/O enabled.

mod errors;
mod files;
mod keys;
mod list;
mod location;
mod multipart;
mod presigned;
mod put;
mod read;
mod settings;

pub use aws_config::SdkConfig;
pub use aws_sdk_s3::Client;
pub use files::S3Files;
pub use presigned::{Disposition, Presigned};
pub use settings::{Addressing, Encryption, S3Settings};
