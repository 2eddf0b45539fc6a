//! How a SQLite store is opened.

use std::num::NonZeroUsize;
use std::time::Duration;

/// How a [`SqliteStore`](super::SqliteStore) is opened. The defaults are safe and fast enough for most.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SqliteSettings {
    /// What a finished commit survives.
    pub synchronous: Synchronous,
    /// How long to wait for another process that is writing, before `Unavailable` is answered.
    pub busy_timeout: Duration,
    /// How many threads read at the same time, each with a connection of its own. A store in memory has none.
    pub readers: NonZeroUsize,
    /// The page cache of each connection, in KiB.
    pub cache_kib: u32,
    /// How much of the file is read through a memory map, in bytes. None by default: it makes walks over many rows a third
    /// faster, but an error of the disk is then a crash of the process.
    pub mmap_bytes: u64,
}

/// What a finished commit survives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Synchronous {
    /// A crash of the program, of the system, and a loss of power.
    #[default]
    Full,
    /// A crash of the program. After a loss of power the latest commits may be missing, each of them whole.
    Normal,
}

impl Default for SqliteSettings {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        Self {
            synchronous: Synchronous::Full,
            busy_timeout: Duration::from_secs(5),
            readers: NonZeroUsize::new(cores.min(4)).unwrap_or(NonZeroUsize::MIN),
            cache_kib: 16 * 1024,
            mmap_bytes: 0,
        }
    }
}
