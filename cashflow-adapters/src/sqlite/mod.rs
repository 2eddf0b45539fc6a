//! A store in one SQLite file, embedded: no server, durable commits, several processes at once.

mod balance;
mod categories;
mod commit;
mod connection;
mod erasures;
mod errors;
mod journal;
mod log;
mod movement_block;
mod movement_list;
mod movements;
#[cfg(test)]
mod plans;
mod precedents;
mod priorities;
mod readers;
mod reads;
mod receipt_queue;
mod receipts;
mod record;
mod reports;
mod rows;
mod schema;
mod settings;
mod store;
mod submission;
mod table;
mod totals;
mod users;
mod values;
mod writer;

pub use settings::{SqliteSettings, Synchronous};
pub use store::SqliteStore;
