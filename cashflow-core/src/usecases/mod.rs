//! The use cases, one file for each group: read what is needed, decide in pure code, commit one change set.

pub(crate) mod accounts;
pub(crate) mod categories;
mod defaults;
pub(crate) mod erasure;
pub(crate) mod history;
pub(crate) mod local;
mod merge;
pub(crate) mod movements;
pub(crate) mod orphans;
mod patch;
pub(crate) mod priorities;
pub(crate) mod profile;
mod proposals;
pub(crate) mod reading;
pub(crate) mod receipts;
pub(crate) mod reports;
pub(crate) mod review;
pub(crate) mod sessions;
mod write;

pub use patch::Patch;
