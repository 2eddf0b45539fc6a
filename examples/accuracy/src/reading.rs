//! Reads and understands the receipts, several at a time, as a host would.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use cashflow_adapters::local_ocr::{LocalOcr, LocalOcrSettings, ModelSource};
use cashflow_core::domain::{Currency, Hints, ReceiptDraft, Timestamp, understand};
use cashflow_core::ports::{Clock as _, SystemClock};
use serde_json::{Value, json};

use crate::options::Options;
use crate::truth::Truth;

/// The receipts of a folder and how long they took.
pub(crate) struct Taken {
    pub(crate) receipts: Vec<Receipt>,
    threads: usize,
    whole: Duration,
}

/// What was understood of a receipt.
pub(crate) struct Receipt {
    pub(crate) id: String,
    /// The first receipt of the file; a message where it could not be read.
    pub(crate) draft: Result<ReceiptDraft, String>,
    time: Duration,
}

pub(crate) fn read_all(options: &Options, truths: &BTreeMap<String, Truth>) -> Result<Taken> {
    let threads = options.threads.min(truths.len().try_into()?);
    // Whole receipts beside each other use the cores better than all cores on one receipt.
    let settings = LocalOcrSettings::default().with_threads(threads).with_receipts_at_once(threads);
    let engine = LocalOcr::new(ModelSource::default(), settings)?;
    if let Some(folder) = &options.readings {
        fs::create_dir_all(folder)?;
    }
    let work: Vec<(&String, &Truth)> = truths.iter().collect();
    let next = AtomicUsize::new(0);
    let start = Instant::now();
    let one_after_the_other = || -> Result<Vec<Receipt>> {
        let mut done = Vec::new();
        while let Some((id, truth)) = work.get(next.fetch_add(1, Ordering::Relaxed)) {
            let start = Instant::now();
            let draft = read(&engine, &truth.file, options.readings.as_deref(), id)?;
            done.push(Receipt { id: (*id).clone(), draft, time: start.elapsed() });
        }
        Ok(done)
    };
    let mut receipts = thread::scope(|scope| {
        let readers: Vec<_> = (0..threads.get()).map(|_| scope.spawn(one_after_the_other)).collect();
        let results = readers.into_iter().map(|reader| reader.join().expect("a reader does not panic"));
        results.collect::<Result<Vec<_>>>().map(|parts| parts.into_iter().flatten().collect::<Vec<_>>())
    })?;
    receipts.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(Taken { receipts, threads: threads.get(), whole: start.elapsed() })
}

fn read(
    engine: &LocalOcr,
    file: &Path,
    readings: Option<&Path>,
    id: &str,
) -> Result<Result<ReceiptDraft, String>> {
    let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let reading = match engine.read_bytes(&content) {
        Ok(reading) => reading,
        Err(error) => return Ok(Err(error.to_string())),
    };
    if let Some(folder) = readings {
        fs::write(folder.join(format!("{id}.json")), serde_json::to_vec(&reading)?)?;
    }
    Ok(Ok(understand(&reading, &hints(SystemClock.now())).into_iter().next().unwrap_or_default()))
}

/// A user of another country and without a locale: what is right must come from the receipt.
fn hints(now: Timestamp) -> Hints {
    let home = Currency::from_code("CHF").expect("the Swiss franc is in ISO 4217");
    Hints::new(home, now.instant().date_naive())
}

impl Receipt {
    /// As a scorer in any language reads it.
    pub(crate) fn prediction(&self) -> Value {
        let empty = ReceiptDraft::default();
        let draft = self.draft.as_ref().unwrap_or(&empty);
        json!({
            "id": self.id,
            "merchant": draft.merchant.as_ref().map(|field| &field.value),
            "date": draft.date.as_ref().map(|field| field.value),
            "total": draft.total.as_ref().map(|field| field.value.amount()),
        })
    }
}

impl Taken {
    pub(crate) fn print_speed(&self) {
        let mut times: Vec<f64> = self.receipts.iter().map(|receipt| receipt.time.as_secs_f64()).collect();
        times.sort_by(f64::total_cmp);
        let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize];
        let each = self.whole.as_secs_f64() / times.len() as f64;
        println!(
            "seconds a receipt: median {:.2}, 90 % within {:.2}, slowest {:.2}; with {} at a time {each:.2} each",
            at(0.5),
            at(0.9),
            at(1.0),
            self.threads
        );
    }
}
