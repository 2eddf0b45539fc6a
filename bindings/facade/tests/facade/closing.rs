//! Closing: it releases the files, and later calls are refused.

use cashflow_facade::api::{Cashflow, Config};
use pollster::block_on;
use tempfile::TempDir;

use crate::support::{expense, open};

#[test]
fn after_closing_every_handle_is_refused_and_the_file_is_whole() {
    block_on(async {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("money.sqlite");
        let config = Config::at(file.to_str().unwrap());
        let cashflow = open(config.clone()).await;
        let recorded = cashflow.movements().record(expense("4", "2026-01-02")).await.unwrap();
        let other = cashflow.acting_for(cashflow.owner_id().unwrap());
        cashflow.close().await.unwrap();
        assert!(cashflow.is_closed() && other.is_closed());
        for handle in [&cashflow, &other] {
            assert_eq!(handle.movements().get(recorded.id).await.unwrap_err().code, "closed");
        }
        cashflow.close().await.unwrap();
        // Without the files that SQLite keeps beside an open database.
        let beside = |end: &str| folder.path().join(format!("money.sqlite-{end}")).exists();
        assert!(!beside("wal") && !beside("shm"));
        let again = Cashflow::open(config, None).await.unwrap();
        assert_eq!(again.movements().get(recorded.id).await.unwrap(), recorded);
    });
}
