//! The database schemas as numbered migrations, one module (and feature) for each database.
//!
//! This crate only carries the SQL: running it is the adapter's part, which knows its database. How a schema may change
//! is written in this crate's README.

#[cfg(feature = "postgres")]
pub mod postgres;
#[cfg(feature = "sqlite")]
pub mod sqlite;

/// One step of a schema. Once released it never changes; the next step corrects it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migration {
    /// Its number, from 1 without gaps. A database's schema version is the number of its last one.
    pub number: u32,
    /// What it does, in a word or two.
    pub name: &'static str,
    /// The statements.
    pub sql: &'static str,
}
