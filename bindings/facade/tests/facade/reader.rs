//! A reader of the host's own: what it sees becomes a draft, what it throws comes back typed.

use std::sync::Arc;

use async_trait::async_trait;
use cashflow_facade::api::{
    ApiError, Cashflow, Config, Confirmation, Correction, Document, Engine, ErrorKind, MediaType,
    PageRequest, Point, ReadOutcome, Reading, ReadingLine, ReadingPage, ReceiptFilter, ReceiptReader,
    ReceiptStatus, Result,
};
use pollster::block_on;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and what a host reads out of it";

/// Gives what it was told to give, whatever the document.
#[derive(Debug)]
struct Told(Result<Reading>);

#[async_trait]
impl ReceiptReader for Told {
    async fn read(&self, document: Document) -> Result<Reading> {
        assert_eq!((document.media_type, &*document.content), (MediaType::Png, PNG));
        self.0.clone()
    }
}

fn reading(corners: usize) -> Reading {
    let texts = ["BAR SOL", "12/03/2026", "CAFE 1,80", "TOTAL 1,80 EUR"];
    let line = |(row, text): (i64, &str)| ReadingLine {
        text: text.to_owned(),
        confidence: 990,
        corners: [Point { x: 10, y: row * 40 }, Point { x: 300, y: row * 40 + 30 }][..corners].to_vec(),
        words: Vec::new(),
    };
    let lines = (0..).zip(texts).map(line).collect();
    Reading { engine: "host/test".to_owned(), pages: vec![ReadingPage { width: 320, height: 200, lines }] }
}

async fn with(outcome: Result<Reading>) -> Cashflow {
    Cashflow::open(Config::at("memory:"), Some(Arc::new(Told(outcome)))).await.unwrap()
}

#[test]
fn what_a_host_reads_is_understood_corrected_and_confirmed() {
    block_on(async {
        let cashflow = with(Ok(reading(2))).await;
        let receipt =
            cashflow.receipts().scan(PNG.to_vec(), Some("bar.png".to_owned())).await.unwrap().remove(0);
        assert_eq!((receipt.status, receipt.part), (ReceiptStatus::Review, 1));
        let draft = receipt.draft.unwrap();
        let total = draft.total.unwrap();
        assert_eq!((total.value.to_string(), &*total.currency), ("1.80".to_owned(), "EUR"));
        assert_eq!(draft.date.unwrap().value.to_string(), "2026-03-12");
        let place = total.place.unwrap();
        assert!(place.corners.len() == 4 && place.corners.iter().all(|at| (0..=10_000).contains(&at.x)));

        let confirmation = Confirmation {
            correction: Some(Correction { total: Some("1.90".parse().unwrap()), ..Correction::default() }),
            ..Confirmation::default()
        };
        let confirmed = cashflow.receipts().confirm(receipt.id, confirmation, None).await.unwrap();
        assert_eq!(confirmed.receipt.movement_id, Some(confirmed.movement.id));
        assert_eq!(confirmed.movement.amount.to_string(), "1.90");
        assert_eq!(confirmed.movement.receipt_id, Some(receipt.id));
        assert_eq!(cashflow.receipts().reject(receipt.id, None).await.unwrap_err().code, "wrong_state");
        assert_eq!(cashflow.receipts().file(receipt.id).await.unwrap().content, PNG);
        assert!(cashflow.receipts().upload(PNG.to_vec(), None).await.unwrap().duplicate);
        assert!(cashflow.receipts().sweep_orphans(Some(0)).await.unwrap().is_empty());
    });
}

#[test]
fn a_currency_alone_says_what_the_total_is_in() {
    block_on(async {
        let cashflow = with(Ok(reading(2))).await;
        let receipt = cashflow.receipts().scan(PNG.to_vec(), None).await.unwrap().remove(0);
        let dollars = Correction { currency: Some("USD".to_owned()), ..Correction::default() };
        let corrected = cashflow.receipts().correct(receipt.id, dollars, None).await.unwrap();
        let total = corrected.draft.unwrap().total.unwrap();
        assert_eq!((total.value.to_string(), &*total.currency), ("1.80".to_owned(), "USD"));
    });
}

#[test]
fn a_document_that_the_host_cannot_read_fails_with_its_code() {
    block_on(async {
        let cashflow =
            with(Err(ApiError::new(ErrorKind::Unreadable, "too_dark", "the photo is too dark"))).await;
        let receipt = cashflow.receipts().scan(PNG.to_vec(), None).await.unwrap().remove(0);
        assert_eq!(receipt.status, ReceiptStatus::Failed);
        assert_eq!(receipt.failure_code.as_deref(), Some("too_dark"));
        assert_eq!(receipt.failure_message.as_deref(), Some("the photo is too dark"));
        let retried = cashflow.receipts().retry(receipt.id, None).await.unwrap();
        assert_eq!(retried.status, ReceiptStatus::Uploaded);
    });
}

#[test]
fn corners_that_are_no_box_fail_the_receipt() {
    block_on(async {
        let cashflow = with(Ok(reading(1))).await;
        let receipt = cashflow.receipts().scan(PNG.to_vec(), None).await.unwrap().remove(0);
        assert_eq!(receipt.failure_code.as_deref(), Some("host_reader_failed"));
    });
}

#[test]
fn a_reader_that_is_away_leaves_the_receipt_in_the_queue() {
    block_on(async {
        let cashflow = with(Err(ApiError::new(ErrorKind::Unavailable, "offline", "no network"))).await;
        let error = cashflow.receipts().scan(PNG.to_vec(), None).await.unwrap_err();
        assert_eq!((&*error.code, error.retryable), ("offline", true));
        assert_eq!(cashflow.queue().state().await.unwrap().queued, 1);
        assert_eq!(cashflow.queue().work("w".to_owned()).await.unwrap(), None, "it is not due yet");
        let filter = ReceiptFilter { status: vec![ReceiptStatus::Uploaded] };
        assert_eq!(cashflow.receipts().list(filter, PageRequest::default()).await.unwrap().items.len(), 1);
    });
}

#[test]
fn a_worker_reads_what_is_queued() {
    block_on(async {
        let cashflow = with(Ok(reading(2))).await;
        let upload = cashflow.receipts().upload(PNG.to_vec(), None).await.unwrap();
        assert_eq!(cashflow.queue().work("w".to_owned()).await.unwrap(), Some(ReadOutcome::Read));
        let receipt = cashflow.receipts().get(upload.receipt.id).await.unwrap();
        assert_eq!(receipt.status, ReceiptStatus::Review);
    });
}

#[test]
fn a_host_may_not_bring_a_reader_beside_a_named_one() {
    let config = Config { reader: Some(Engine::Local), ..Config::at("memory:") };
    let error = block_on(Cashflow::open(config, Some(Arc::new(Told(Ok(reading(2))))))).unwrap_err();
    assert_eq!(error.field.as_deref(), Some("reader"));
}
