//! The connections to the database, as metrics show them.

use std::fmt;
use std::sync::Arc;

use crate::metrics::Level;

/// Looks at a pool of connections. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Pool(Arc<dyn Fn() -> PoolState + Send + Sync>);

/// A pool at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PoolState {
    /// The most connections.
    pub(crate) most: u32,
    /// Connections that are open.
    pub(crate) open: u32,
    /// Open ones that nobody uses.
    pub(crate) idle: u32,
}

impl Pool {
    /// A pool that is looked at by this.
    pub(crate) fn new(look: impl Fn() -> PoolState + Send + Sync + 'static) -> Self {
        Self(Arc::new(look))
    }

    /// Its levels of this moment.
    pub(crate) fn levels(&self) -> [Level; 3] {
        let PoolState { most, open, idle } = (self.0)();
        [
            Level { name: "db_pool_max", help: "The most connections to the database", value: most.into() },
            Level { name: "db_pool_open", help: "Open connections to the database", value: open.into() },
            Level { name: "db_pool_idle", help: "Open connections that nobody uses", value: idle.into() },
        ]
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pool").field(&(self.0)()).finish()
    }
}
