//! Understanding: from what an engine read to what the receipt says. Pure functions, any engine, any language of the vocabulary.
//!
//! The way: boxes → rows ([`rows`](self)), rows → lines with their notions and numbers, then one chooser for each field. The total and
//! the merchant are chosen by small linear models over named features; their weights are constants. Nothing in here knows a
//! merchant by name.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::{
    Confidence, Currency, DraftWarning, Field, FieldSource, LineItem, Money, ReceiptDraft, ReceiptReading,
    TaxLine,
};

mod columns;
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
mod weights;
mod words;

pub use explain::{Considered, explain};
pub use topic::{Topic, topic};

pub(in crate::domain) use spelling::tidy_name;

use lines::Line;
use split::Sheet;

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
/// with [`DraftWarning::SeveralReceipts`] and low confidences. A file without anything of a receipt gives an empty draft with
/// [`DraftWarning::NotAReceipt`].
///
/// Never panics, whatever the texts and boxes are.
pub fn understand(reading: &ReceiptReading, hints: &Hints) -> Vec<ReceiptDraft> {
    let mut drafts: Vec<ReceiptDraft> =
        split::sheets(&reading.pages).iter().map(|sheet| draft_of(sheet, hints)).collect();
    if drafts.is_empty() {
        drafts.push(ReceiptDraft { warnings: vec![DraftWarning::NotAReceipt], ..ReceiptDraft::default() });
    }
    drafts
}

fn draft_of(sheet: &Sheet, hints: &Hints) -> ReceiptDraft {
    let lines = &sheet.lines;
    let mut draft = ReceiptDraft::default();
    let told = currency::told(lines, hints.home_currency);
    let currency = told.as_ref().map_or(hints.home_currency, |told| told.currency);

    let (bought, _) = items::items(lines, &parts::stated_sums(lines));
    let amounts: Vec<Decimal> = bought.iter().map(|item| item.amount).collect();
    let candidates = total::candidates(lines, &amounts);
    let chosen = total::choose(&candidates);
    let total = chosen.map(|(candidate, _)| candidate.value);
    draft.total = chosen.and_then(|(candidate, probability)| {
        field(candidate.value, currency, candidate.raw.clone(), candidate.place, probability)
    });

    let order = date::order(currency, hints.locale.as_deref());
    let date = date::choose(lines, order, hints.today);
    let ambiguous = date.as_ref().is_some_and(|date| date.ambiguous);
    draft.date = date.map(|date| Field {
        value: date.date,
        raw: date.raw,
        confidence: Confidence::new(date.probability),
        place: date.place,
        source: FieldSource::Ocr,
    });

    let names = merchant::candidates(lines);
    draft.merchant = merchant::choose(&names).map(|(name, probability)| Field {
        value: name.name.clone(),
        raw: name.raw.clone(),
        confidence: Confidence::new(probability),
        place: name.place,
        source: FieldSource::Ocr,
    });

    if draft.total.is_none() && draft.date.is_none() && lines.iter().all(|line| line.value().is_none()) {
        return ReceiptDraft { warnings: vec![DraftWarning::NotAReceipt], ..ReceiptDraft::default() };
    }

    draft.tax_id = tax_id::choose(lines).map(|id| Field {
        value: id.value,
        raw: id.raw,
        confidence: Confidence::new(id.probability),
        place: id.place,
        source: FieldSource::Ocr,
    });
    draft.payment = payment::choose(lines).map(|(method, raw, place, sure)| Field {
        value: method,
        raw,
        confidence: Confidence::new(sure),
        place,
        source: FieldSource::Keyword,
    });
    draft.taxes = tax::rates(lines, total).into_iter().filter_map(|rate| tax_line(rate, currency)).collect();
    parts::fill(&mut draft, lines, total, currency);
    fill_items(&mut draft, lines, total, currency);

    draft.currency = Some(match told {
        Some(told) => Field {
            value: told.currency,
            source: if told.raw.is_empty() { FieldSource::Keyword } else { FieldSource::Ocr },
            raw: told.raw,
            confidence: Confidence::new(told.probability),
            place: None,
        },
        None => {
            draft.warnings.push(DraftWarning::CurrencyAssumed);
            Field {
                value: currency,
                raw: String::new(),
                confidence: Confidence::new(0.5),
                place: None,
                source: FieldSource::User,
            }
        }
    });
    if ambiguous {
        draft.warnings.push(DraftWarning::AmbiguousDate);
    }
    if sheet.mixed {
        draft.warnings.push(DraftWarning::SeveralReceipts);
        lower(&mut draft);
    }
    draft
}

/// Nothing of a mixed page may pass for sure.
fn lower(draft: &mut ReceiptDraft) {
    const CEILING: Confidence = Confidence::from_permille(400);
    let cut = |confidence: &mut Confidence| *confidence = (*confidence).min(CEILING);
    if let Some(field) = &mut draft.merchant {
        cut(&mut field.confidence);
    }
    if let Some(field) = &mut draft.date {
        cut(&mut field.confidence);
    }
    for field in
        [&mut draft.total, &mut draft.subtotal, &mut draft.tip, &mut draft.discount, &mut draft.rounding]
            .into_iter()
            .flatten()
    {
        cut(&mut field.confidence);
    }
    for line in &mut draft.taxes {
        cut(&mut line.amount.confidence);
    }
    for item in &mut draft.items {
        cut(&mut item.amount.confidence);
    }
}

fn fill_items(draft: &mut ReceiptDraft, lines: &[Line], total: Option<Decimal>, currency: Currency) {
    let mut targets = parts::item_sums(draft);
    targets.extend(total);
    let (items, add_up) = items::items(lines, &targets);
    let sure = if add_up { 0.9 } else { 0.35 };
    draft.items = items
        .into_iter()
        .filter_map(|item| {
            Some(LineItem {
                description: Field {
                    value: item.description,
                    raw: item.raw.clone(),
                    confidence: Confidence::new(sure),
                    place: item.place,
                    source: FieldSource::Ocr,
                },
                quantity: item.quantity,
                unit_price: item.unit_price,
                amount: field(item.amount, currency, item.raw, item.place, sure)?,
            })
        })
        .collect();
    if !add_up && !draft.items.is_empty() {
        draft.warnings.push(DraftWarning::SumsDisagree);
    }
}

fn tax_line(rate: tax::Rate, currency: Currency) -> Option<TaxLine> {
    Some(TaxLine {
        rate: rate.rate,
        base: rate.base.and_then(|base| Money::from_decimal(base, currency).ok()),
        amount: field(rate.amount, currency, rate.raw, rate.place, rate.probability)?,
    })
}

/// A field of money; none when the currency cannot hold the amount.
fn field(
    value: Decimal,
    currency: Currency,
    raw: String,
    place: Option<crate::domain::Place>,
    probability: f32,
) -> Option<Field<Money>> {
    let value = Money::from_decimal(value, currency).ok()?;
    Some(Field { value, raw, confidence: Confidence::new(probability), place, source: FieldSource::Ocr })
}
