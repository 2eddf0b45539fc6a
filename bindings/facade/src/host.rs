//! What the packages themselves need besides the [`api`](crate::api), and show nobody.

use std::path::PathBuf;
use std::sync::Weak;

use crate::api::Cashflow;
use crate::handle::{Handle, WeakDoor};
use crate::open::database::{Database, parse};

/// Tells whether something is still open, without keeping it so.
#[derive(Debug, Clone)]
pub struct Watch(WeakDoor);

impl Watch {
    /// Of a cash flow and all handles that came from it.
    pub fn of(cashflow: &Cashflow) -> Self {
        Self(Handle::downgrade(cashflow.handle()))
    }

    /// Whether it may be open: neither closed, nor dropped with all its handles. It never waits.
    pub fn may_be_open(&self) -> bool {
        let Some(door) = Weak::upgrade(&self.0) else { return false };
        // Not a poisoned or a taken lock: who holds it opens or closes right now.
        door.try_lock().map_or(true, |door| door.is_some())
    }
}

/// The file that the address of a database names, if it names one.
pub fn database_file(address: &str) -> Option<PathBuf> {
    match parse(address) {
        Ok(Database::Sqlite(path)) => Some(path),
        _ => None,
    }
}
