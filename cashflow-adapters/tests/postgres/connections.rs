//! Fewer connections than calls: each call gets its turn, and so does the host, who uses the same pool.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use cashflow_adapters::postgres::{Layout, PostgresStore};
use cashflow_core::ports::Store as _;
use sqlx_core::raw_sql::raw_sql;
use tokio::task::JoinSet;

use super::block_on;
use super::databases::Database;

/// A store with one connection.
async fn with_one_connection() -> (PostgresStore, Database) {
    let database = Database::new(Layout::Plain).await;
    let mut settings = database.settings();
    settings.max_connections = NonZeroU32::MIN;
    (PostgresStore::connect_with(&settings).await.unwrap(), database)
}

#[test]
fn every_call_gets_its_turn_also_among_abandoned_ones() {
    block_on(async {
        let (store, _database) = with_one_connection().await;
        let mut calls = JoinSet::new();
        let mut abandoned = Vec::new();
        for number in 0..300 {
            let store = store.clone();
            let call = calls.spawn(async move { store.ping().await });
            if number % 3 == 0 {
                abandoned.push(call);
            }
        }
        for call in abandoned {
            call.abort();
        }
        let mut answered = 0;
        while let Some(ended) = calls.join_next().await {
            match ended {
                Ok(answer) => {
                    answer.unwrap();
                    answered += 1;
                }
                Err(error) => assert!(error.is_cancelled(), "{error}"),
            }
        }
        assert!(answered >= 200, "{answered}");
        store.close().await;
    });
}

#[test]
fn the_host_gets_its_turn_while_calls_use_the_connection() {
    block_on(async {
        let (store, _database) = with_one_connection().await;
        let enough = Arc::new(AtomicBool::new(false));
        let mut callers = JoinSet::new();
        for _ in 0..4 {
            let (store, enough) = (store.clone(), Arc::clone(&enough));
            callers.spawn(async move {
                while !enough.load(Ordering::Relaxed) {
                    store.ping().await.unwrap();
                }
            });
        }
        for _ in 0..10 {
            let mut connection = store.pool().acquire().await.unwrap();
            raw_sql("select 1").execute(&mut *connection).await.unwrap();
        }
        enough.store(true, Ordering::Relaxed);
        while let Some(ended) = callers.join_next().await {
            ended.unwrap();
        }
    });
}
