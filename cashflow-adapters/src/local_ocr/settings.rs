//! What a host may set: threads, receipts at once, limits.

use std::num::NonZeroUsize;
use std::thread;

/// What the engine accepts, checked before anything is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Size of the file.
    pub max_bytes: u64,
    /// Width × height of an image, or of a page of a PDF.
    pub max_pixels: u64,
    /// Pages of a PDF.
    pub max_pages: usize,
}

impl Default for Limits {
    /// 32 MiB, 64 megapixels, 20 pages.
    fn default() -> Self {
        Self { max_bytes: 32 << 20, max_pixels: 64_000_000, max_pages: 20 }
    }
}

/// How the engine works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct LocalOcrSettings {
    /// Threads that read, shared by all receipts in work. Default: as many as the machine has cores, at most 4.
    pub threads: NonZeroUsize,
    /// Receipts in work at the same time; more wait their turn. Each needs up to some 100 MB. Default: 1.
    pub receipts_at_once: NonZeroUsize,
    /// What is accepted.
    pub limits: Limits,
}

impl Default for LocalOcrSettings {
    fn default() -> Self {
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get).min(4);
        Self {
            threads: NonZeroUsize::new(cores).unwrap_or(NonZeroUsize::MIN),
            receipts_at_once: NonZeroUsize::MIN,
            limits: Limits::default(),
        }
    }
}

impl LocalOcrSettings {
    /// The same settings with this many threads.
    #[must_use]
    pub fn with_threads(mut self, threads: NonZeroUsize) -> Self {
        self.threads = threads;
        self
    }

    /// The same settings with this many receipts in work at once.
    #[must_use]
    pub fn with_receipts_at_once(mut self, receipts: NonZeroUsize) -> Self {
        self.receipts_at_once = receipts;
        self
    }

    /// The same settings with these limits.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }
}
