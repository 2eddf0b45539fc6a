//! What the stores in databases share: how journals keep changes, and what becomes of rows whatever the dialect.

pub(crate) mod amounts;
pub(crate) mod balance;
pub(crate) mod parts;
mod receipt_state;
mod record;

pub(crate) use receipt_state::StateColumns;
pub(crate) use record::{Record, Stored, changes, changes_of, json_of_block};
