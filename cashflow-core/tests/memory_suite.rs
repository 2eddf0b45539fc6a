//! The adapters in memory keep every promise of their ports.

use std::sync::Arc;

use cashflow_core::memory::MemoryStore;
use cashflow_core::ports::Store;

async fn store() -> Arc<dyn Store> {
    Arc::new(MemoryStore::new())
}

cashflow_core::store_suite!(pollster::block_on, store);
