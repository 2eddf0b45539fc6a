//! Files in S3, against SeaweedFS, which checks signatures, permissions and checksums.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

mod faults;
mod parts;
mod presigned;
mod privilege;
mod requests;
mod stored;
mod support;
