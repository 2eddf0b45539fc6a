//! PDFs of several pages: jobs, from a stage.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use cashflow_adapters::textract::{DocumentStage, S3Location, TextractReader, TextractSettings};
use cashflow_core::domain::{ContentHash, Currency, Hints, understand};
use cashflow_core::ports::ReceiptReader as _;
use cashflow_core::{ErrorKind, Result};
use cashflow_textract_standin::{Fault, MemoryObjects, Objects, Options, Outcome, StandIn};

use crate::files::pdf;
use crate::support::{block_on, reader, refusal, settings, stand_in};

/// A stage in the memory that the stand-in fetches from.
#[derive(Debug, Clone, Default)]
struct MemoryStage {
    objects: MemoryObjects,
    removed: Arc<Mutex<Vec<ContentHash>>>,
}

#[async_trait]
impl DocumentStage for MemoryStage {
    async fn put(&self, content: &[u8], sha256: ContentHash) -> Result<S3Location> {
        let key = format!("stage/{sha256}");
        self.objects.lock().unwrap().insert(("receipts".to_owned(), key.clone()), content.to_vec());
        Ok(S3Location { bucket: "receipts".to_owned(), key })
    }

    async fn remove(&self, sha256: ContentHash) -> Result<()> {
        self.objects.lock().unwrap().remove(&("receipts".to_owned(), format!("stage/{sha256}")));
        self.removed.lock().unwrap().push(sha256);
        Ok(())
    }
}

struct World {
    stand_in: StandIn,
    stage: MemoryStage,
    settings: TextractSettings,
    reader: TextractReader,
}

async fn world(options: Options) -> World {
    let stage = MemoryStage::default();
    let objects = Objects::Memory(Arc::clone(&stage.objects));
    let default_answer = Some("invoice-23-pages.json".to_owned());
    let stand_in = stand_in(Options { objects, default_answer, ..options }).await;
    let settings = settings(&stand_in.url()).with_max_pages(30);
    let reader = reader(&settings).with_stage(Arc::new(stage.clone()));
    World { stand_in, stage, settings, reader }
}

fn operations(stand_in: &StandIn) -> (usize, usize) {
    let count = |name| stand_in.requests().iter().filter(|request| request.operation == name).count();
    (count("StartExpenseAnalysis"), count("GetExpenseAnalysis"))
}

#[test]
fn a_long_pdf_is_read_by_a_job_with_all_its_pages() {
    block_on(async {
        let World { stand_in, stage, reader, .. } = world(Options { polls: 3, ..Options::default() }).await;
        let reading = reader.read(&pdf(23)).await.unwrap();
        assert_eq!(reading.pages.len(), 23);
        assert_eq!((reading.pages[22].width, reading.pages[22].height), (1487, 2105));
        assert!(reading.pages[22].lines.iter().any(|line| line.text.contains("232,76")));
        // Three times in progress, then two pages of at most twenty documents.
        assert_eq!(operations(&stand_in), (1, 5));
        assert!(stage.objects.lock().unwrap().is_empty(), "nothing stays on the stage");
        let hints = Hints::new(Currency::EUR, "2026-04-01".parse().unwrap());
        let drafts = understand(&reading, &hints);
        assert_eq!(drafts.len(), 1, "documents with one number are one invoice");
        assert_eq!(drafts[0].total.as_ref().unwrap().value.to_string(), "232.76 EUR");
        assert_eq!(drafts[0].date.as_ref().unwrap().value.to_string(), "2026-01-31");
        assert_eq!(drafts[0].items.len(), 23);
        assert!(drafts[0].items[0].amount.confidence.as_f32() > 0.8, "they add up");
    });
}

#[test]
fn a_job_that_takes_too_long_is_found_again_and_paid_for_once() {
    block_on(async {
        let World { stand_in, stage, settings, reader, .. } =
            world(Options { polls: 6, ..Options::default() }).await;
        let slow =
            settings.with_poll_every(Duration::from_secs(3600)).with_job_timeout(Duration::from_millis(50));
        let hasty = crate::support::reader(&slow).with_stage(Arc::new(stage.clone()));
        assert_eq!(refusal(&hasty, &pdf(23)).await, (ErrorKind::Unavailable, "textract_timeout"));
        assert!(!stage.objects.lock().unwrap().is_empty(), "it may still have to be fetched");
        assert_eq!(reader.read(&pdf(23)).await.unwrap().pages.len(), 23);
        let (starts, _) = operations(&stand_in);
        assert_eq!(starts, 2, "asked for twice, with one token");
        let other = reader.read(&pdf(22)).await.unwrap();
        assert_eq!(other.typed.len(), 23, "another document is another job");
    });
}

#[test]
fn a_failed_job_is_started_once_more_and_then_the_document_is_unreadable() {
    block_on(async {
        let World { stand_in, stage, reader, .. } = world(Options::default()).await;
        stand_in.outcomes([Outcome::Failed]);
        assert_eq!(reader.read(&pdf(23)).await.unwrap().pages.len(), 23);
        stand_in.outcomes([Outcome::Failed, Outcome::Failed]);
        assert_eq!(refusal(&reader, &pdf(5)).await, (ErrorKind::Unreadable, "document_unreadable"));
        assert!(stage.objects.lock().unwrap().is_empty());
        assert_eq!(stage.removed.lock().unwrap().len(), 2);
    });
}

#[test]
fn what_a_job_read_in_part_is_taken() {
    block_on(async {
        let World { stand_in, reader, .. } = world(Options::default()).await;
        stand_in.outcomes([Outcome::Partial]);
        let reading = reader.read(&pdf(23)).await.unwrap();
        assert_eq!((reading.pages.len(), reading.typed.len()), (23, 22));
        assert!(reading.pages[22].lines.is_empty());
    });
}

#[test]
fn too_many_jobs_a_bucket_out_of_reach_and_throttled_polls_can_be_tried_again() {
    block_on(async {
        let World { stand_in: _busy, stage, reader, .. } =
            world(Options { max_jobs: 0, ..Options::default() }).await;
        assert_eq!(refusal(&reader, &pdf(2)).await, (ErrorKind::Unavailable, "textract_busy"));
        assert!(!stage.objects.lock().unwrap().is_empty());

        let World { stand_in, settings, reader, .. } = world(Options::default()).await;
        let elsewhere = crate::support::reader(&settings).with_stage(Arc::new(MemoryStage::default()));
        assert_eq!(
            refusal(&elsewhere, &pdf(2)).await,
            (ErrorKind::Unavailable, "textract_bucket_unreadable")
        );

        stand_in.plan(["ok", "pte", "thr500", "ok", "truncate"].map(|fault| fault.parse::<Fault>().unwrap()));
        assert_eq!(reader.read(&pdf(23)).await.unwrap().pages.len(), 23);
    });
}
