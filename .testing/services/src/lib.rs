//! Servers for tests: real ones, on free ports of the loopback address, in temporary folders, gone when the test is.
//!
//! | what | type | program | found by |
//! |---|---|---|---|
//! | PostgreSQL | [`Postgres`] | `initdb`, `postgres` | `$CASHFLOW_PG_BIN`, or Debian's newest |
//! | PgBouncer | [`PgBouncer`] | `pgbouncer` | the path |
//! | S3 | [`SeaweedFs`] | `weed` | `$CASHFLOW_WEED`, or the path |
//! | faults of the network | [`FaultProxy`] | none | |
//!
//! Tests that need a server of any state ask [`shared`]: it takes the one that `cargo xtask services` runs, or starts one
//! for the test process. Tests that stop, kill or pause a server start their own. A program that is missing is an error:
//! a test without its server fails.

mod certificates;
mod http;
mod pgbouncer;
mod port;
mod postgres;
mod process;
mod programs;
mod proxy;
mod seaweedfs;
pub mod shared;
mod system_user;
mod watcher;

pub use certificates::Certificates;
pub use pgbouncer::{PgBouncer, PoolMode};
pub use port::Port;
pub use postgres::{Durability, Postgres, PostgresSettings, Transport};
pub use proxy::{Direction, FaultProxy, Plan};
pub use seaweedfs::{Identity, SeaweedFs};
