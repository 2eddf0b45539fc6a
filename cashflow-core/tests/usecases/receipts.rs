//! From the photo to the movement.

use std::time::Duration;

use cashflow_core::domain::{DraftWarning, FieldSource, ReceiptStatus, WorkerName};
use cashflow_core::memory::MemoryReader;
use cashflow_core::ports::ReceiptFilter;
use cashflow_core::{Confirmation, Correction, ErrorKind, ReadOutcome};

use crate::support::{World, block_on, category, day, eur, world};

/// A plain ticket.
pub(crate) fn ticket(merchant: &str, date: &str, total: &str) -> Vec<u8> {
    let paid = format!("TOTAL                 {total}");
    let when = format!("Fecha: {date}   12:30");
    MemoryReader::print(&[
        merchant,
        "NIF: B12345674",
        "",
        &when,
        "",
        "PAN DE MOLDE           1,20",
        "",
        &paid,
        "TARJETA",
    ])
    .content
}

fn worker() -> WorkerName {
    "reader-1".parse().unwrap()
}

#[test]
fn an_upload_waits_in_the_queue_and_a_worker_brings_it_to_review() {
    block_on(async {
        let World { cashflow, .. } = world("es").await;
        let content = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
        let upload = cashflow.receipts().upload(&content, Some("ticket.png".parse().unwrap())).await.unwrap();
        assert_eq!((upload.duplicate, upload.receipt.status()), (false, ReceiptStatus::Uploaded));
        assert_eq!(cashflow.engine().receipt_queue().state().await.unwrap().queued, 1);

        let outcome = cashflow.engine().receipt_queue().work(&worker()).await.unwrap();
        assert!(matches!(outcome, Some(ReadOutcome::Read)), "{outcome:?}");
        let receipt = cashflow.receipts().get(upload.receipt.id).await.unwrap();
        assert_eq!(receipt.status(), ReceiptStatus::Review);
        let draft = receipt.draft.unwrap();
        assert_eq!(draft.total.unwrap().value, eur("47.24"));
        assert_eq!(draft.date.unwrap().value, day("2026-03-12"));
        assert_eq!(draft.merchant.unwrap().value, "FERRETERIA LOPEZ");
        assert!(cashflow.engine().receipt_queue().work(&worker()).await.unwrap().is_none());
        assert_eq!(cashflow.receipts().file(receipt.id).await.unwrap().1, content);
    });
}

#[test]
fn confirming_creates_the_movement_and_undo_takes_both_back() {
    block_on(async {
        let World { cashflow, .. } = world("es").await;
        let content = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
        let receipt = cashflow.receipts().scan(&content, None).await.unwrap().remove(0);
        let home = category(&cashflow, "Hogar").await;
        let correction = Correction { category: Some(home.id), ..Correction::default() };
        let confirmation = Confirmation { correction, ..Confirmation::default() };
        let (receipt, movement) =
            cashflow.receipts().confirm(receipt.id, None, confirmation.clone()).await.unwrap();
        assert_eq!(receipt.status(), ReceiptStatus::Confirmed);
        assert_eq!((movement.amount, movement.date), (eur("47.24"), day("2026-03-12")));
        assert_eq!((movement.receipt, movement.category), (Some(receipt.id), Some(home.id)));
        assert_eq!(movement.priority, home.default_priority);
        let again = cashflow.receipts().confirm(receipt.id, None, confirmation).await.unwrap_err();
        assert_eq!((again.kind(), again.code()), (ErrorKind::Conflict, "wrong_state"));

        let confirmed = cashflow.history().recent(1).await.unwrap().remove(0).change_set.id;
        cashflow.history().undo(confirmed).await.unwrap();
        assert_eq!(cashflow.receipts().get(receipt.id).await.unwrap().status(), ReceiptStatus::Review);
        assert_eq!(cashflow.movements().get(movement.id).await.unwrap_err().kind(), ErrorKind::NotFound);
    });
}

#[test]
fn the_same_photo_twice_is_found_and_not_doubled() {
    block_on(async {
        let World { cashflow, .. } = world("es").await;
        let content = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
        let first = cashflow.receipts().scan(&content, None).await.unwrap().remove(0);
        let second = cashflow.receipts().upload(&content, None).await.unwrap();
        assert!(second.duplicate);
        assert_eq!(second.receipt, first);
    });
}

#[test]
fn what_was_not_found_must_be_given() {
    block_on(async {
        let World { cashflow, .. } = world("es").await;
        let content =
            MemoryReader::print(&["FERRETERIA LOPEZ", "Fecha: 12/03/2026", "GRACIAS POR SU VISITA"]).content;
        let receipt = cashflow.receipts().scan(&content, None).await.unwrap().remove(0);
        let error = cashflow.receipts().confirm(receipt.id, None, Confirmation::default()).await.unwrap_err();
        assert_eq!(error.message(), "total: was not found on the receipt: give it");
        let correction = Correction { total: Some(eur("5.00")), ..Correction::default() };
        let corrected = cashflow.receipts().correct(receipt.id, None, correction).await.unwrap();
        assert_eq!(corrected.draft.unwrap().total.unwrap().source, FieldSource::User);
        let (_, movement) =
            cashflow.receipts().confirm(receipt.id, None, Confirmation::default()).await.unwrap();
        assert_eq!(movement.amount, eur("5.00"));
    });
}

#[test]
fn a_reader_that_is_away_postpones_with_growing_waits_and_gives_up_visibly() {
    block_on(async {
        let World { cashflow, clock, reader } = world("es").await;
        reader.go_away();
        let content = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
        let id = cashflow.receipts().upload(&content, None).await.unwrap().receipt.id;
        let queue = cashflow.engine().receipt_queue();
        for wait in [10, 20, 40, 80] {
            let outcome = queue.work(&worker()).await.unwrap();
            assert!(matches!(outcome, Some(ReadOutcome::Postponed(_))), "{outcome:?}");
            clock.advance(Duration::from_secs(wait - 1));
            assert!(queue.work(&worker()).await.unwrap().is_none(), "not before {wait} seconds");
            clock.advance(Duration::from_secs(1));
        }
        let outcome = queue.work(&worker()).await.unwrap();
        assert!(matches!(outcome, Some(ReadOutcome::Failed)), "{outcome:?}");
        assert_eq!(cashflow.receipts().get(id).await.unwrap().status(), ReceiptStatus::Failed);

        reader.come_back();
        cashflow.receipts().retry(id, None).await.unwrap();
        let outcome = queue.work(&worker()).await.unwrap();
        assert!(matches!(outcome, Some(ReadOutcome::Read)), "{outcome:?}");
    });
}

#[test]
fn an_unreadable_image_fails_at_once_with_its_reason() {
    block_on(async {
        let World { cashflow, .. } = world("es").await;
        let receipt =
            cashflow.receipts().scan(b"\x89PNG\r\n\x1a\nnot an image", None).await.unwrap().remove(0);
        let cashflow_core::domain::ReceiptState::Failed { code, message } = receipt.state else {
            panic!("{:?}", receipt.state)
        };
        assert_eq!((code.as_str(), message.as_str()), ("unreadable", "the document cannot be decoded"));
    });
}

#[test]
fn files_that_are_no_receipts_are_refused_by_their_content() {
    block_on(async {
        let World { cashflow, .. } = world("es").await;
        let text =
            cashflow.receipts().upload(b"hello", Some("photo.jpg".parse().unwrap())).await.unwrap_err();
        assert_eq!((text.kind(), text.field()), (ErrorKind::UnsupportedMedia, Some("file")));
        let empty = cashflow.receipts().upload(b"", None).await.unwrap_err();
        assert_eq!(empty.kind(), ErrorKind::UnsupportedMedia);
        let large = cashflow.receipts().upload(&vec![0xff; 10 * 1024 * 1024 + 1], None).await.unwrap_err();
        assert_eq!(large.kind(), ErrorKind::TooLarge);
    });
}

#[test]
fn a_crashed_workers_receipt_is_taken_over_when_its_lease_ends() {
    block_on(async {
        let World { cashflow, clock, .. } = world("es").await;
        let content = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
        let id = cashflow.receipts().upload(&content, None).await.unwrap().receipt.id;
        let request = cashflow_core::ports::LeaseRequest {
            worker: "crashed".parse().unwrap(),
            now: crate::support::start(),
            length: Duration::from_secs(120),
            ids: vec![uuid::Uuid::from_u128(1).into()],
            owner: None,
        };
        assert_eq!(cashflow.engine().store().lease_receipts(&request).await.unwrap().len(), 1);
        assert_eq!(cashflow.receipts().get(id).await.unwrap().status(), ReceiptStatus::Reading);
        assert!(cashflow.engine().receipt_queue().work(&worker()).await.unwrap().is_none());
        clock.advance(Duration::from_secs(121));
        let outcome = cashflow.engine().receipt_queue().work(&worker()).await.unwrap();
        assert!(matches!(outcome, Some(ReadOutcome::Read)), "{outcome:?}");
    });
}

#[test]
fn a_receipt_whose_reading_never_ends_is_given_up_visibly() {
    block_on(async {
        let World { cashflow, clock, .. } = world("es").await;
        let content = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
        let id = cashflow.receipts().upload(&content, None).await.unwrap().receipt.id;
        let queue = cashflow.engine().receipt_queue();
        for attempt in 1..=5 {
            // Taken, and then the worker is gone.
            let (_, taken) = queue.take(&worker()).await.unwrap().expect("it is due");
            assert_eq!(taken.attempts, attempt);
            clock.advance(Duration::from_secs(121));
        }
        let outcome = queue.work(&worker()).await.unwrap();
        assert!(matches!(outcome, Some(ReadOutcome::Failed)), "{outcome:?}");
        let receipt = cashflow.receipts().get(id).await.unwrap();
        let cashflow_core::domain::ReceiptState::Failed { code, .. } = receipt.state else {
            panic!("{:?}", receipt.state)
        };
        assert_eq!(code, "reading_never_ended");
    });
}

#[test]
fn a_receipt_that_is_given_back_can_be_taken_at_once_and_no_attempt_counts() {
    block_on(async {
        let World { cashflow, .. } = world("es").await;
        let content = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
        cashflow.receipts().upload(&content, None).await.unwrap();
        let queue = cashflow.engine().receipt_queue();
        for _ in 0..10 {
            let (owner, taken) = queue.take(&worker()).await.unwrap().expect("it is due");
            assert_eq!(taken.attempts, 1);
            queue.release(&worker(), owner, taken).await.unwrap();
        }
        assert!(matches!(queue.work(&worker()).await.unwrap(), Some(ReadOutcome::Read)));
    });
}

#[test]
fn two_receipts_on_two_pages_of_a_file_become_two_receipts() {
    block_on(async {
        let World { cashflow, .. } = world("es").await;
        let page = |merchant, date, total| {
            let content = ticket(merchant, date, total);
            let reading: cashflow_core::domain::ReceiptReading =
                serde_json::from_slice(&content[8..]).unwrap();
            reading.pages.into_iter().next().unwrap()
        };
        let pages = vec![
            page("FERRETERIA LOPEZ", "12/03/2026", "47,24"),
            page("PANADERIA SOL", "13/03/2026", "3,20"),
        ];
        let reading =
            cashflow_core::domain::ReceiptReading { engine: "memory".to_owned(), pages, typed: Vec::new() };
        let content = MemoryReader::document(&reading).content;
        let receipts = cashflow.receipts().scan(&content, None).await.unwrap();
        let totals: Vec<_> = receipts
            .iter()
            .map(|r| (r.part, r.draft.as_ref().unwrap().total.as_ref().unwrap().value))
            .collect();
        assert_eq!(totals, [(1, eur("47.24")), (2, eur("3.20"))]);
    });
}

#[test]
fn a_rejected_receipt_leaves_the_review_and_can_be_read_again() {
    block_on(async {
        let World { cashflow, .. } = world("es").await;
        let content = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
        let receipt = cashflow.receipts().scan(&content, None).await.unwrap().remove(0);
        cashflow.receipts().reject(receipt.id, Some(receipt.version)).await.unwrap();
        let filter = ReceiptFilter { status: vec![ReceiptStatus::Review] };
        let first = cashflow_core::domain::PageRequest::first(10).unwrap();
        assert!(cashflow.receipts().list(&filter, &first).await.unwrap().items.is_empty());
        cashflow.receipts().retry(receipt.id, None).await.unwrap();
        let again = cashflow.receipts().read_now(receipt.id).await.unwrap();
        assert_eq!(again[0].status(), ReceiptStatus::Review);
    });
}

#[test]
fn another_photo_of_a_recorded_purchase_is_pointed_out() {
    block_on(async {
        let World { cashflow, .. } = world("es").await;
        let confirm = async |content: &[u8]| {
            let receipt = cashflow.receipts().scan(content, None).await.unwrap().remove(0);
            let warnings = receipt.draft.as_ref().unwrap().warnings.clone();
            cashflow.receipts().confirm(receipt.id, None, Confirmation::default()).await.unwrap();
            warnings.contains(&DraftWarning::PossibleDuplicate)
        };
        assert!(!confirm(&ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24")).await);
        let mut other_photo = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
        other_photo.push(b' ');
        assert!(confirm(&other_photo).await);
        assert!(!confirm(&ticket("FERRETERIA LOPEZ", "13/03/2026", "47,24")).await);
        let other_shop =
            String::from_utf8_lossy(&ticket("PANADERIA SOL", "12/03/2026", "47,24")[8..]).into_owned();
        let other_shop = serde_json::from_str(&other_shop.replace("B12345674", "A58818501")).unwrap();
        assert!(!confirm(&MemoryReader::document(&other_shop).content).await);
    });
}
