//! What is known about the receipts of a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use cashflow_core::domain::Currency;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;

/// The right values of one receipt.
#[derive(Debug, Deserialize)]
pub(crate) struct Truth {
    /// The file in the folder; `<id>.jpg` where it is not said.
    #[serde(default)]
    pub(crate) file: PathBuf,
    pub(crate) merchant: String,
    /// Other ways to say the merchant that are right as well.
    #[serde(default)]
    pub(crate) merchant_also: Vec<String>,
    pub(crate) date: NaiveDate,
    pub(crate) total: Decimal,
    /// The sum of the taxes; none where it is not printed or not known.
    #[serde(default)]
    pub(crate) tax: Option<Decimal>,
    #[serde(default)]
    pub(crate) currency: Option<Currency>,
    #[serde(default)]
    pub(crate) items: Option<Vec<Item>>,
}

/// One line of what was bought.
#[derive(Debug, Deserialize)]
pub(crate) struct Item {
    pub(crate) amount: Decimal,
}

/// The expected values of a folder by id.
pub(crate) fn read(folder: &Path, currency: Option<Currency>) -> Result<BTreeMap<String, Truth>> {
    let path = folder.join("expected.json");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut truths: BTreeMap<String, Truth> =
        serde_json::from_str(&text).with_context(|| format!("{} is not understood", path.display()))?;
    ensure!(!truths.is_empty(), "{} knows no receipt", path.display());
    for (id, truth) in &mut truths {
        if truth.file.as_os_str().is_empty() {
            truth.file = format!("{id}.jpg").into();
        }
        truth.file = folder.join(&truth.file);
        truth.currency = truth.currency.or(currency);
    }
    Ok(truths)
}
