//! A store in a PostgreSQL server: one statement for a write of movements, plain or partitioned tables, a pool of
//! connections that survives the server's restarts.

mod balance;
mod categories;
mod cells;
mod changes;
mod commit;
mod database;
mod erasures;
mod errors;
mod journal;
mod locks;
mod movement_list;
mod movements;
mod new_movements;
mod precedents;
mod priorities;
mod reads;
mod receipt_queue;
mod receipts;
mod references;
mod reports;
mod retries;
mod schema;
mod settings;
mod statement;
mod store;
mod table;
mod totals;
mod users;
mod values;

pub use cashflow_migrations::postgres::Layout;
pub use settings::{PostgresSettings, Sessions, Tls};
pub use sqlx_postgres::PgPool;
pub use store::PostgresStore;
