//! Understands recorded readings: a folder of `<id>.json` files in, one JSON line a receipt out, for a scorer.
//!
//! `cargo run -p cashflow-core --example understand_readings -- FOLDER [--explain]`
//!
//! `--explain` prints the candidates of the total and the merchant with their features instead.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use cashflow_core::domain::understanding::explain;
use cashflow_core::domain::{Currency, Hints, Money, ReceiptDraft, ReceiptReading, topic, understand};
use chrono::NaiveDate;
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: understand_readings FOLDER [--explain]")?;
    let explaining = arguments.next().as_deref() == Some("--explain");
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).ok_or("a day of the calendar")?;
    let hints = Hints::new(Currency::USD, today).with_locale("es-ES");
    let mut out = String::new();
    let mut slowest = 0.0_f64;
    for path in readings(Path::new(&folder))? {
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let reading: ReceiptReading = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
        if explaining {
            for one in explain(&reading) {
                let features: serde_json::Map<_, _> =
                    one.features.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
                out += &json!({"id": id, "receipt": one.receipt, "field": one.field, "value": one.value, "score": one.score, "features": features})
                    .to_string();
                out.push('\n');
            }
            continue;
        }
        let start = Instant::now();
        let drafts = understand(&reading, &hints);
        slowest = slowest.max(start.elapsed().as_secs_f64() * 1000.0);
        out += &line(&id, &drafts).to_string();
        out.push('\n');
    }
    std::io::Write::write_all(&mut std::io::stdout(), out.as_bytes())?;
    if !explaining {
        std::io::Write::write_all(&mut std::io::stderr(), format!("slowest: {slowest:.2} ms\n").as_bytes())?;
    }
    Ok(())
}

fn readings(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn line(id: &str, drafts: &[ReceiptDraft]) -> serde_json::Value {
    let Some(draft) = drafts.first() else { return json!({"id": id}) };
    let items: rust_decimal::Decimal = draft.items.iter().map(|item| item.amount.value.amount()).sum();
    let items_sure = draft.items.iter().map(|item| item.amount.confidence.as_f32()).fold(1.0, f32::min);
    json!({
        "id": id,
        "merchant": draft.merchant.as_ref().map(|f| &f.value),
        "merchant_confidence": draft.merchant.as_ref().map(|f| f.confidence),
        "date": draft.date.as_ref().map(|f| f.value),
        "date_confidence": draft.date.as_ref().map(|f| f.confidence),
        "total": draft.total.as_ref().map(|f| f.value.amount()),
        "total_confidence": draft.total.as_ref().map(|f| f.confidence),
        "currency": draft.currency.as_ref().map(|f| f.value),
        "currency_confidence": draft.currency.as_ref().map(|f| f.confidence),
        "tax": draft.tax().map(Money::amount),
        "taxes": draft.taxes.len(),
        "subtotal": draft.subtotal.as_ref().map(|f| f.value.amount()),
        "rounding": draft.rounding.as_ref().map(|f| f.value.amount()),
        "discount": draft.discount.as_ref().map(|f| f.value.amount()),
        "payment": draft.payment.as_ref().map(|f| f.value),
        "tax_id": draft.tax_id.as_ref().map(|f| &f.value),
        "items": draft.items.len(),
        "items_sum": items,
        "items_confidence": items_sure,
        "topic": topic(draft).map(|(topic, sure)| format!("{topic:?} {sure}")),
        "receipts": drafts.len(),
        "warnings": draft.warnings,
    })
}
