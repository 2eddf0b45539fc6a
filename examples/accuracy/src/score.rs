//! Counts what is right. The first seven numbers follow the rules, and bear the names, of the scorer of the public
//! receipts (`score.py`), so that both can be compared.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use cashflow_core::domain::{Confidence, Money, ReceiptDraft};
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization as _;

use crate::reading::Receipt;
use crate::truth::Truth;

/// From here on a value counts as confident.
const CONFIDENT: Confidence = Confidence::from_permille(900);
/// What the items of a receipt may differ from its sum.
const ROUNDING: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// The numbers of a folder.
pub(crate) struct Score {
    numbers: Vec<Number>,
    /// Each wrong value in words.
    pub(crate) wrong: Vec<String>,
}

struct Number {
    name: &'static str,
    value: f64,
    of: String,
}

/// Right ones among all.
#[derive(Default, Clone, Copy)]
struct Share {
    right: usize,
    all: usize,
}

impl Share {
    fn count(&mut self, right: bool) -> bool {
        self.right += usize::from(right);
        self.all += 1;
        right
    }

    fn value(self) -> f64 {
        if self.all == 0 { 0.0 } else { self.right as f64 / self.all as f64 }
    }
}

#[derive(Default)]
struct Counts {
    merchant: Share,
    date: Share,
    total: Share,
    all3: Share,
    given: Share,
    confident: Share,
    confident_right: Share,
    tax: Share,
    currency: Share,
    items: Share,
    adds_up: Share,
    overconfident: usize,
    wrong: Vec<String>,
}

impl Score {
    /// Every known receipt counts, also one that could not be read.
    pub(crate) fn of(truths: &BTreeMap<String, Truth>, receipts: &[Receipt]) -> Self {
        let mut counts = Counts::default();
        for receipt in receipts {
            let Some(truth) = truths.get(&receipt.id) else { continue };
            let empty = ReceiptDraft::default();
            if let Err(error) = &receipt.draft {
                counts.wrong.push(format!("{}: {error}", receipt.id));
            }
            counts.take(&receipt.id, truth, receipt.draft.as_ref().unwrap_or(&empty));
        }
        counts.into_score()
    }

    pub(crate) fn print(&self) {
        for Number { name, value, of } in &self.numbers {
            println!("{name:16} {value:.4}  {of}");
        }
    }

    /// The numbers below their floors, in words.
    pub(crate) fn below(&self, floors: &[(String, f64)]) -> Result<Vec<String>> {
        let mut short = Vec::new();
        for (name, least) in floors {
            let number = self.numbers.iter().find(|number| number.name == name);
            let value = number.with_context(|| format!("there is no number {name}"))?.value;
            if value < *least {
                short.push(format!("{name} {value:.4} < {least}"));
            }
        }
        Ok(short)
    }
}

impl Counts {
    fn take(&mut self, id: &str, truth: &Truth, draft: &ReceiptDraft) {
        let mut wrong = Vec::new();
        let mut told = |is_right: bool, what: &str, want: String, got: String| {
            if !is_right {
                wrong.push(format!("{id} {what}: want {want}, got {got}"));
            }
        };

        let merchant = draft.merchant.as_ref().map(|field| field.value.as_str());
        let merchant_key = merchant.map(letters).filter(|key| !key.is_empty());
        let names = std::iter::once(&truth.merchant).chain(&truth.merchant_also);
        let is_merchant = names.map(|name| letters(name)).any(|name| Some(name) == merchant_key);
        told(
            self.merchant.count(is_merchant),
            "merchant",
            quoted(&truth.merchant),
            shown(merchant.map(quoted)),
        );

        let date = draft.date.as_ref().map(|field| field.value);
        let is_date = date == Some(truth.date);
        told(self.date.count(is_date), "date", truth.date.to_string(), shown(date));

        let total = draft.total.as_ref().map(|field| field.value.amount());
        let is_total = total.is_some_and(|total| total.round_dp(2) == truth.total.round_dp(2));
        told(self.total.count(is_total), "total", truth.total.to_string(), shown(total));

        self.all3.count(is_merchant && is_date && is_total);
        for given in [merchant_key.is_some(), date.is_some(), total.is_some()] {
            self.given.count(given);
        }
        let sure = draft.total.as_ref().is_some_and(|field| field.confidence >= CONFIDENT);
        if self.confident.count(sure) {
            self.confident_right.count(is_total);
        }
        if let Some(tax) = truth.tax {
            let got = draft.tax().map(Money::amount);
            told(self.tax.count(got == Some(tax)), "tax", tax.to_string(), shown(got));
        }
        if let Some(currency) = truth.currency {
            let got = draft.currency.as_ref().map(|field| field.value);
            told(self.currency.count(got == Some(currency)), "currency", currency.to_string(), shown(got));
        }
        if let Some(items) = &truth.items {
            let mut want: Vec<Decimal> = items.iter().map(|item| item.amount.normalize()).collect();
            let mut got: Vec<Decimal> = item_amounts(draft).map(|amount| amount.normalize()).collect();
            want.sort_unstable();
            got.sort_unstable();
            told(self.items.count(want == got), "items", format!("{want:?}"), format!("{got:?}"));
        }
        let adds_up = self.adds_up.count(adds_up(draft));
        let sure = draft.items.iter().all(|item| item.amount.confidence >= CONFIDENT);
        if !adds_up && sure && !draft.items.is_empty() {
            self.overconfident += 1;
            wrong.push(format!("{id} items: sure of lines that do not add up"));
        }
        self.wrong.append(&mut wrong);
    }

    fn into_score(self) -> Score {
        let hits = self.merchant.right + self.date.right + self.total.right;
        let precision = Share { right: hits, all: self.given.right };
        let recall = Share { right: hits, all: self.given.all };
        let f1 = Share { right: 2 * hits, all: self.given.right + self.given.all };
        let of = |share: Share| format!("{} of {}", share.right, share.all);
        let share = |name, share: Share| Number { name, value: share.value(), of: of(share) };
        let mut numbers = vec![
            share("merchant", self.merchant),
            share("date", self.date),
            share("total", self.total),
            share("all3", self.all3),
            share("precision", precision),
            share("recall", recall),
            Number { name: "f1", value: f1.value(), of: "of merchant, date and total".to_owned() },
            share("confident", self.confident),
            share("confident_right", self.confident_right),
            share("adds_up", self.adds_up),
            Number {
                name: "overconfident",
                value: self.overconfident as f64,
                of: "receipts sure of items that do not add up".to_owned(),
            },
        ];
        let known = [("tax", self.tax), ("currency", self.currency), ("items", self.items)];
        numbers.extend(
            known.into_iter().filter(|(_, known)| known.all > 0).map(|(name, known)| share(name, known)),
        );
        Score { numbers, wrong: self.wrong }
    }
}

/// Whether the items are the subtotal or the total.
fn adds_up(draft: &ReceiptDraft) -> bool {
    let sum: Decimal = item_amounts(draft).sum();
    let sums = [&draft.subtotal, &draft.total];
    !draft.items.is_empty()
        && sums.into_iter().flatten().any(|field| (field.value.amount() - sum).abs() <= ROUNDING)
}

fn item_amounts(draft: &ReceiptDraft) -> impl Iterator<Item = Decimal> {
    draft.items.iter().map(|item| item.amount.value.amount())
}

/// Letters and digits without accents, in capitals.
fn letters(name: &str) -> String {
    name.nfkd().flat_map(char::to_uppercase).filter(char::is_ascii_alphanumeric).collect()
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}

fn shown(value: Option<impl ToString>) -> String {
    value.map_or("nothing".to_owned(), |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merchant_is_compared_by_its_letters_and_digits() {
        assert_eq!(letters("Café «Ñandú» S.L. 24"), letters("CAFE NANDU SL24"));
        assert_ne!(letters("MERCADO"), letters("MERCADONA"));
    }

    #[test]
    fn an_empty_folder_has_no_share() {
        assert!(Share::default().value() < f64::EPSILON);
    }
}
