//! Through the use cases of the core: nothing is lost, nothing is paid for twice.

use std::sync::Arc;
use std::time::Duration;

use cashflow_core::domain::{ReceiptState, ReceiptStatus, WorkerName};
use cashflow_core::memory::{ManualClock, MemoryFiles, MemoryStore};
use cashflow_core::{Cashflow, LocalOwner, ReadOutcome};
use cashflow_textract_standin::{Fault, StandIn};

use crate::files::{jpeg, png};
use crate::support::{bakery, block_on, reader, settings};

async fn world() -> (StandIn, Cashflow, Arc<ManualClock>) {
    let stand_in = bakery().await;
    let clock = Arc::new(ManualClock::at("2026-03-15T10:00:00Z".parse().unwrap()));
    let cashflow = Cashflow::builder(MemoryStore::new())
        .files(MemoryFiles::new())
        .reader(reader(&settings(&stand_in.url())))
        .clock(Arc::clone(&clock))
        .open_local(LocalOwner::default())
        .await
        .unwrap();
    (stand_in, cashflow, clock)
}

fn worker() -> WorkerName {
    "reader-1".parse().unwrap()
}

#[test]
fn throttled_for_long_the_receipt_stays_queued_and_is_read_later() {
    block_on(async {
        let (stand_in, cashflow, clock) = world().await;
        let queue = cashflow.engine().receipt_queue();
        let upload = cashflow.receipts().upload(&jpeg(0).content, None).await.unwrap();
        stand_in.plan([Fault::ThroughputExceeded; 6]);
        for _ in 0..2 {
            let outcome = queue.work(&worker()).await.unwrap();
            let Some(ReadOutcome::Postponed(error)) = outcome else { panic!("{outcome:?}") };
            assert_eq!(error.code(), "textract_busy");
            let receipt = cashflow.receipts().get(upload.receipt.id).await.unwrap();
            assert_eq!(receipt.status(), ReceiptStatus::Uploaded);
            assert!(queue.work(&worker()).await.unwrap().is_none(), "not before its time");
            clock.advance(Duration::from_secs(60));
        }
        assert!(matches!(queue.work(&worker()).await.unwrap(), Some(ReadOutcome::Read)));
        let receipt = cashflow.receipts().get(upload.receipt.id).await.unwrap();
        assert_eq!(receipt.status(), ReceiptStatus::Review);
        assert_eq!(receipt.draft.unwrap().total.unwrap().value.to_string(), "15.55 EUR");
        assert_eq!(stand_in.requests().len(), 7);
    });
}

#[test]
fn a_bad_document_fails_with_its_reason_and_is_asked_for_once() {
    block_on(async {
        let (stand_in, cashflow, _) = world().await;
        stand_in.plan([Fault::BadDocument]);
        let receipt = cashflow.receipts().scan(&jpeg(0).content, None).await.unwrap().remove(0);
        let ReceiptState::Failed { code, message } = &receipt.state else { panic!("{receipt:?}") };
        assert_eq!(code, "document_unreadable");
        assert!(message.contains("damaged"), "{message}");
        assert_eq!(stand_in.requests().len(), 1);
        assert!(cashflow.engine().receipt_queue().work(&worker()).await.unwrap().is_none());
        // A person may think otherwise.
        cashflow.receipts().retry(receipt.id, None).await.unwrap();
        assert!(matches!(
            cashflow.engine().receipt_queue().work(&worker()).await.unwrap(),
            Some(ReadOutcome::Read)
        ));
    });
}

#[test]
fn each_document_is_paid_for_once_and_a_duplicate_never() {
    block_on(async {
        let (stand_in, cashflow, _) = world().await;
        for document in [jpeg(1), png(1), jpeg(1), png(2), png(1)] {
            cashflow.receipts().scan(&document.content, None).await.unwrap();
        }
        let mut asked: Vec<_> =
            stand_in.requests().into_iter().filter_map(|request| request.sha256).collect();
        assert_eq!(asked.len(), 3);
        asked.sort();
        asked.dedup();
        assert_eq!(asked.len(), 3);
    });
}
