//! S3 is away, slow or breaks off: the store says `Unavailable`, and nothing is there by halves.

use std::error::Error as _;
use std::time::Duration;

use cashflow_adapters::s3::{S3Files, S3Settings};
use cashflow_core::domain::{MediaType, PageRequest};
use cashflow_core::memory::MemoryStore;
use cashflow_core::ports::{FileStore as _, ReceiptFilter};
use cashflow_core::{Cashflow, Error, ErrorKind, LocalOwner};
use cashflow_test_services::shared::SharedS3;
use cashflow_test_services::{Direction, FaultProxy, Identity, Plan, SeaweedFs};

use crate::support::{CONTENT, OWNER, TestBucket, block_on, config, file_of, put, settings};

/// A bucket, and the way to it by a proxy.
async fn behind_a_proxy() -> (TestBucket, FaultProxy, S3Files) {
    let bucket = TestBucket::fresh().await;
    let port = bucket.server.endpoint.rsplit_once(':').unwrap().1.parse().unwrap();
    let proxy = FaultProxy::start(port).unwrap();
    let settings = bucket.settings().with_endpoint_url(proxy.in_front_of(&bucket.server.endpoint));
    let files = bucket.files_with(&settings);
    (bucket, proxy, files)
}

/// The same settings for somebody who gives up soon.
fn impatient(settings: S3Settings) -> S3Settings {
    let second = Duration::from_secs(1);
    settings.with_timeouts(second, second, 3 * second)
}

/// Every call of the port.
async fn all_calls(files: &S3Files) -> Vec<Result<(), Error>> {
    let file = file_of(CONTENT, MediaType::Jpeg);
    vec![
        files.put(OWNER, CONTENT, MediaType::Jpeg).await.map(drop),
        files.get(OWNER, &file).await.map(drop),
        files.get_range(OWNER, &file, 1, 2).await.map(drop),
        files.get_range(OWNER, &file, 1, 0).await.map(drop),
        files.delete(OWNER, &file).await,
        files.list(OWNER, None, 9).await.map(drop),
        files.ping().await,
    ]
}

#[track_caller]
fn assert_away(outcome: Result<(), Error>) {
    let error = outcome.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Unavailable, "unavailable"), "{error:?}");
    assert!(error.kind().is_retryable());
    assert_eq!(error.to_string(), "the bucket of files is not available");
}

#[test]
fn a_server_that_is_down_makes_every_call_unavailable() {
    block_on(async {
        let (_bucket, proxy, files) = behind_a_proxy().await;
        put(&files).await;
        proxy.set(Plan::Refuse);
        proxy.cut_all();
        for outcome in all_calls(&files).await {
            assert_away(outcome);
        }
        drop(proxy);
        assert_away(files.ping().await);
    });
}

#[test]
fn a_server_that_goes_silent_is_given_up_in_time() {
    block_on(async {
        let (bucket, proxy, files) = behind_a_proxy().await;
        let file = put(&files).await;
        proxy.set(Plan::Blackhole);
        let settings = bucket.settings().with_endpoint_url(proxy.in_front_of(&bucket.server.endpoint));
        let hasty = bucket.files_with(&impatient(settings));
        assert_away(hasty.put(OWNER, b"another", MediaType::Jpeg).await.map(drop));
        assert_away(hasty.get(OWNER, &file).await.map(drop));
        proxy.set(Plan::Pass);
        assert_eq!(files.get(OWNER, &file).await.unwrap(), CONTENT, "and serves again once it is back");
    });
}

#[test]
fn an_answer_that_breaks_off_is_asked_for_again() {
    block_on(async {
        let (_bucket, proxy, files) = behind_a_proxy().await;
        let content: Vec<u8> = (0..300_000_u32).map(|n| (n % 251) as u8).collect();
        let file = files.put(OWNER, &content, MediaType::Pdf).await.unwrap();
        let in_the_middle = Plan::CutAfter { direction: Direction::Answers, bytes: 100_000 };
        proxy.set_once(in_the_middle.clone());
        assert!(files.get(OWNER, &file).await.unwrap() == content);
        assert_eq!(proxy.faults(), 1);
        proxy.set_once(in_the_middle.clone());
        assert!(files.get_range(OWNER, &file, 7, 250_000).await.unwrap() == content[7..250_007]);
        assert_eq!(proxy.faults(), 2);
        proxy.set(in_the_middle);
        let error = files.get(OWNER, &file).await.unwrap_err();
        let cause = error.source().unwrap().to_string();
        assert!(cause.contains(": "), "the cause is told with its own: {cause}");
        assert_away(Err(error));
    });
}

#[test]
fn an_upload_whose_answer_is_lost_is_done_and_is_found_so() {
    block_on(async {
        let (bucket, proxy, files) = behind_a_proxy().await;
        // The first attempt stores the object, the second is refused because of it: both by the same call.
        proxy.set_once(Plan::LoseAnswerTo(b"PUT /".to_vec()));
        let file = put(&files).await;
        assert_eq!((proxy.faults(), bucket.keys().await.len()), (1, 1));
        assert_eq!(files.get(OWNER, &file).await.unwrap(), CONTENT);
        // No attempt is answered: nobody knows, and the next call finds it.
        let answerless = Plan::LoseAnswerTo(b"PUT /".to_vec());
        proxy.set(answerless);
        assert_away(files.put(OWNER, b"another", MediaType::Jpeg).await.map(drop));
        proxy.set(Plan::Pass);
        let another = files.put(OWNER, b"another", MediaType::Jpeg).await.unwrap();
        assert_eq!(files.get(OWNER, &another).await.unwrap(), b"another");
    });
}

#[test]
fn an_outage_during_an_upload_leaves_no_receipt_and_what_was_stored_is_found_and_swept() {
    block_on(async {
        let (bucket, proxy, files) = behind_a_proxy().await;
        let cashflow = Cashflow::builder(MemoryStore::new())
            .files(files.clone())
            .open_local(LocalOwner::default())
            .await
            .unwrap();
        let receipts = async || {
            let page =
                cashflow.receipts().list(&ReceiptFilter::default(), &PageRequest::first(9).unwrap()).await;
            page.unwrap().items.len()
        };
        // Cut in the middle of the content: nothing arrives.
        let in_the_middle = Plan::CutBefore(b"a receipt".to_vec());
        proxy.set(in_the_middle);
        assert_away(cashflow.receipts().upload(CONTENT, None).await.map(drop));
        assert!(proxy.faults() >= 1);
        assert_eq!((receipts().await, bucket.keys().await.len()), (0, 0));
        // Stored, but nobody says so: an object that no receipt points at.
        proxy.set(Plan::LoseAnswerTo(b"PUT /".to_vec()));
        assert_away(cashflow.receipts().upload(CONTENT, None).await.map(drop));
        assert_eq!(receipts().await, 0);
        proxy.set(Plan::Pass);
        let orphans = files.list(cashflow.owner(), None, 9).await.unwrap();
        assert_eq!(orphans.len(), 1);
        assert_eq!(orphans[0].file, file_of(CONTENT, MediaType::Jpeg));
        // The same upload once more makes the receipt, on the object that is there.
        let upload = cashflow.receipts().upload(CONTENT, None).await.unwrap();
        assert!(!upload.duplicate);
        assert_eq!(upload.receipt.file, orphans[0].file);
        assert_eq!(cashflow.receipts().file(upload.receipt.id).await.unwrap().1, CONTENT);
        assert_eq!((receipts().await, bucket.keys().await.len()), (1, 1));
        // One that nobody repeats stays behind until the sweep, which takes it and nothing else.
        let left_behind = [CONTENT, b" of another"].concat();
        proxy.set(Plan::LoseAnswerTo(b"PUT /".to_vec()));
        assert_away(cashflow.receipts().upload(&left_behind, None).await.map(drop));
        proxy.set(Plan::Pass);
        assert_eq!((receipts().await, bucket.keys().await.len()), (1, 2));
        let swept = cashflow.receipts().sweep_orphans(Duration::ZERO).await.unwrap();
        let swept: Vec<_> = swept.into_iter().map(|object| object.file).collect();
        assert_eq!(swept, [file_of(&left_behind, MediaType::Jpeg)]);
        assert_eq!(bucket.keys().await.len(), 1);
        assert_eq!(cashflow.receipts().file(upload.receipt.id).await.unwrap().1, CONTENT);
    });
}

#[test]
fn what_was_stored_is_there_after_the_server_was_killed_and_started_again() {
    let server = SeaweedFs::start(&[Identity::admin()]).unwrap();
    server.create_bucket("receipts").unwrap();
    let seen = SharedS3::of(&server, &Identity::admin());
    let settings = settings(&seen, "receipts");
    let files = S3Files::with_config(&config(&seen), &settings).unwrap();
    let hasty = S3Files::with_config(&config(&seen), &impatient(settings)).unwrap();
    let file = block_on(put(&files));
    server.pause().unwrap();
    assert_away(block_on(hasty.get(OWNER, &file)).map(drop));
    server.go_on().unwrap();
    assert_eq!(block_on(files.get(OWNER, &file)).unwrap(), CONTENT);
    server.stop().unwrap();
    assert_away(block_on(hasty.get(OWNER, &file)).map(drop));
    server.start_again().unwrap();
    assert_eq!(block_on(files.get(OWNER, &file)).unwrap(), CONTENT);
    assert_eq!(block_on(put(&files)), file);
}
