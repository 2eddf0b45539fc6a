//! Files of receipts in a folder of this machine.
//!
//! ```text
//! <root>/<owner's UUID>/<first two digits>/<SHA-256>.<extension>
//! <root>/.incoming/                        files that are being written
//! ```
//!
//! Only ids, hashes and the extensions of [`MediaType`](cashflow_core::domain::MediaType) form paths, never a text
//! from outside, so that no path leads out of the root.

mod folder;
mod layout;
mod write;

pub use folder::FolderFiles;
