//! Understanding: from what an engine read to what the receipt says. Pure functions, any engine, any language of the vocabulary.
//!
//! The way: boxes → rows ([`rows`](self)), rows → lines with their notions and numbers, then one chooser for each field. The total and
//! the merchant are chosen by small linear models over named features; their weights are constants. Nothing in here knows a
//! merchant by name.

use chrono::NaiveDate;

use crate::domain::{Currency, DraftWarning, ReceiptDraft, ReceiptReading};

mod columns;
mod compose;
mod currency;
mod date;
mod dates;
mod explain;
mod head;
mod items;
mod kinds;
mod lines;
mod merchant;
mod model;
mod months;
mod name_text;
mod names;
mod numbers;
mod parts;
mod payment;
mod rows;
mod slant;
mod spelling;
mod split;
mod sums;
mod tax;
mod tax_id;
mod tax_table;
#[cfg(test)]
mod tests;
mod topic;
mod total;
mod typed;
mod weights;
mod words;

pub use explain::{Considered, explain};
pub use topic::{Topic, topic};

pub(in crate::domain) use spelling::tidy_name;

/// What is known before a receipt is read.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Hints {
    /// The user's own currency: taken, with a warning, when the receipt tells none.
    pub home_currency: Currency,
    /// The user's locale (BCP 47); month-first dates are expected only where it says so (`en-US`).
    pub locale: Option<String>,
    /// The user's today: a receipt is not from the future.
    pub today: NaiveDate,
}

impl Hints {
    /// Hints without a locale.
    pub fn new(home_currency: Currency, today: NaiveDate) -> Self {
        Self { home_currency, locale: None, today }
    }

    /// The same with the user's locale.
    #[must_use]
    pub fn with_locale(mut self, locale: impl Into<String>) -> Self {
        self.locale = Some(locale.into());
        self
    }
}

/// What the receipts of a file say: a draft for each receipt found, at least one.
///
/// Several pages are one receipt, unless a later page is complete in itself (head, date and stated total) after a complete one.
/// Two complete receipts beside or below each other on one page give two drafts; parts that cannot be told apart give one draft
/// with [`DraftWarning::SeveralReceipts`] and low confidences. Where the provider of the reading typed fields
/// ([`TypedReceipt`](crate::domain::TypedReceipt)), its documents tell the receipts apart, and the fields are evidence beside the lines. A file without anything of a receipt gives an empty draft with
/// [`DraftWarning::NotAReceipt`].
///
/// Never panics, whatever the texts and boxes are.
pub fn understand(reading: &ReceiptReading, hints: &Hints) -> Vec<ReceiptDraft> {
    let sheets = typed::sheets(reading);
    let mut drafts: Vec<ReceiptDraft> =
        sheets.iter().map(|(sheet, evidence)| compose::draft_of(sheet, evidence, hints)).collect();
    if drafts.is_empty() {
        drafts.push(ReceiptDraft { warnings: vec![DraftWarning::NotAReceipt], ..ReceiptDraft::default() });
    }
    drafts
}
