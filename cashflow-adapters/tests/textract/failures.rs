//! What the service, or the way to it, can do wrong: bounded, and told apart.

use std::num::NonZeroU32;
use std::time::{Duration, Instant};

use cashflow_core::ErrorKind;
use cashflow_core::ports::ReceiptReader as _;
use cashflow_textract_standin::{Fault, Options};

use crate::files::jpeg;
use crate::support::{BAKERY, bakery, block_on, reader, refusal, settings, stand_in, told};

#[test]
fn what_passes_is_tried_again_until_it_goes_through() {
    block_on(async {
        let stand_in = bakery().await;
        let reader = reader(&settings(&stand_in.url()));
        for fault in ["pte", "thr400", "thr500", "ise", "503-html", "reset", "truncate"] {
            let fault: Fault = fault.parse().unwrap();
            let before = stand_in.requests().len();
            stand_in.plan([fault, fault]);
            let reading = reader.read(&jpeg(0)).await.unwrap_or_else(|error| panic!("{fault}: {error:?}"));
            assert!(!reading.pages[0].lines.is_empty());
            assert_eq!(stand_in.requests().len() - before, 3, "{fault}");
        }
    });
}

#[test]
fn attempts_are_bounded_and_what_does_not_pass_is_unavailable() {
    block_on(async {
        let stand_in = bakery().await;
        let reader = reader(&settings(&stand_in.url()));
        for (fault, code) in [
            ("pte", "textract_busy"),
            ("thr400", "textract_busy"),
            ("thr500", "textract_busy"),
            ("ise", "textract_failed"),
            ("503-html", "textract_failed"),
            ("reset", "textract_unreachable"),
        ] {
            let before = stand_in.requests().len();
            stand_in.plan([fault.parse().unwrap(); 10]);
            assert_eq!(refusal(&reader, &jpeg(0)).await, (ErrorKind::Unavailable, code), "{fault}");
            assert_eq!(stand_in.requests().len() - before, 3, "{fault}");
        }
    });
}

#[test]
fn an_answer_that_is_none_can_be_asked_for_again_later() {
    block_on(async {
        let stand_in = bakery().await;
        let reader = reader(&settings(&stand_in.url()));
        stand_in.plan([Fault::GarbageJson; 3]);
        let (kind, _) = refusal(&reader, &jpeg(0)).await;
        assert_eq!(kind, ErrorKind::Unavailable);
        stand_in.plan([]);
        reader.read(&jpeg(0)).await.unwrap();
    });
}

#[test]
fn a_service_that_hangs_is_given_up() {
    block_on(async {
        let stand_in = bakery().await;
        let (attempt, call) = (Duration::from_millis(100), Duration::from_millis(250));
        let hasty = reader(&settings(&stand_in.url()).with_timeouts(attempt, call));
        stand_in.plan([Fault::Hang; 10]);
        let start = Instant::now();
        assert_eq!(refusal(&hasty, &jpeg(0)).await, (ErrorKind::Unavailable, "textract_timeout"));
        assert!(start.elapsed() < Duration::from_secs(20), "it ends, whenever the machine comes to it");
        // The first attempt hangs, the second does not: the attempt's own time ends it.
        stand_in.plan([Fault::Hang]);
        let patient = settings(&stand_in.url()).with_timeouts(attempt, Duration::from_secs(30));
        reader(&patient).read(&jpeg(0)).await.unwrap();
    });
}

#[test]
fn a_bad_document_is_not_tried_again() {
    block_on(async {
        let stand_in = bakery().await;
        let reader = reader(&settings(&stand_in.url()));
        stand_in.plan([Fault::BadDocument]);
        assert_eq!(refusal(&reader, &jpeg(0)).await, (ErrorKind::Unreadable, "document_unreadable"));
        assert_eq!(stand_in.requests().len(), 1);
    });
}

#[test]
fn missing_rights_are_named_and_can_be_mended() {
    block_on(async {
        let stand_in = bakery().await;
        let reader = reader(&settings(&stand_in.url()));
        stand_in.plan([Fault::AccessDenied]);
        let error = reader.read(&jpeg(0)).await.unwrap_err();
        assert_eq!(told(&error), (ErrorKind::Unavailable, "textract_access_denied"));
        assert!(error.message().contains("the role needs the actions"), "{error}");
        assert_eq!(stand_in.requests().len(), 1);
        reader.read(&jpeg(0)).await.unwrap();
    });
}

#[test]
fn the_rate_of_the_account_slows_down_and_does_not_fail() {
    block_on(async {
        let answer = Some(BAKERY.to_owned());
        let stand_in = stand_in(Options { tps: 20, default_answer: answer, ..Options::default() }).await;
        let patient = settings(&stand_in.url())
            .with_attempts(NonZeroU32::new(5).unwrap())
            .with_first_wait(Duration::from_millis(400));
        let reader = reader(&patient);
        let reads: Vec<_> = (0..30)
            .map(|mark| {
                let reader = reader.clone();
                tokio::spawn(async move { reader.read(&jpeg(mark)).await })
            })
            .collect();
        for read in reads {
            read.await.unwrap().unwrap();
        }
        assert!(stand_in.requests().len() > 30, "some were told to come again");
    });
}
