//! Subtotal, tip, discount and taxes as the provider typed them, beside those that the rows tell.

use rust_decimal::Decimal;

use crate::domain::fold::fold;
use crate::domain::understanding::typed::{Evidence, amounts};
use crate::domain::understanding::words::{Notions, notions};
use crate::domain::{
    Confidence, Currency, Field, FieldSource, Money, ReceiptDraft, TaxLine, TypedField, TypedKind,
};

impl Evidence<'_> {
    /// Fills what the rows left open, and settles where they say something else: by the sum, else by the provider.
    pub(in crate::domain::understanding) fn fill_sums(&self, draft: &mut ReceiptDraft, currency: Currency) {
        if self.is_empty() {
            return;
        }
        self.fill_taxes(draft, currency);
        let tax = draft.tax().map(Money::amount).unwrap_or_default();
        let total = draft.total.as_ref().map(|field| field.value.amount());
        let goods: Decimal = self.item_amounts().iter().sum();
        let fits =
            |subtotal: Decimal| subtotal == goods || total.is_some_and(|total| subtotal + tax == total);
        let subtotal = self.surest(TypedKind::Subtotal, currency, |value| value);
        draft.subtotal = settle(draft.subtotal.take(), subtotal, fits);
        let positive = |value: Decimal| value.abs();
        let tip = self.surest(TypedKind::Tip, currency, positive);
        draft.tip = settle(draft.tip.take(), tip, |_| false);
        let discount = self.surest(TypedKind::Discount, currency, positive);
        draft.discount = settle(draft.discount.take(), discount, |_| false);
    }

    /// Whether a subtotal and this tax are the total.
    fn tax_fits(&self, draft: &ReceiptDraft, tax: Decimal) -> bool {
        let Some(total) = draft.total.as_ref().map(|field| field.value.amount()) else { return false };
        let typed = self.of_kind(TypedKind::Subtotal).filter_map(|field| amounts::amount(&field.value.text));
        let subtotals = draft.subtotal.iter().map(|field| field.value.amount()).chain(typed);
        subtotals.into_iter().any(|subtotal| subtotal + tax == total)
    }

    /// The surest field of a type with an amount that is not nothing.
    fn surest(
        &self,
        kind: TypedKind,
        currency: Currency,
        sign: impl Fn(Decimal) -> Decimal,
    ) -> Option<Field<Money>> {
        let all = self.of_kind(kind).filter_map(|field| money(field, currency, &sign));
        all.filter(|field| field.value.minor() != 0).max_by_key(|field| field.confidence)
    }

    /// The typed taxes, each once, unless the rows have a table that says the same or that fits the sum better.
    fn fill_taxes(&self, draft: &mut ReceiptDraft, currency: Currency) {
        let mut typed: Taxes = Vec::new();
        for field in self.of_kind(TypedKind::Tax) {
            let Some(tax) = money(field, currency, &|value| value) else { continue };
            let again = typed.iter().any(|(label, other)| *label == field.label && other.value == tax.value);
            if !again {
                typed.push((field.label.clone(), tax));
            }
        }
        let of_rows = draft.tax().map(Money::amount);
        let typed = likeliest(typed, |sum| of_rows == Some(sum) || self.tax_fits(draft, sum));
        let of_typed = sum_of(&typed);
        if typed.is_empty() || (of_typed.is_zero() && !draft.taxes.is_empty()) {
            return;
        }
        if of_rows == Some(of_typed) {
            let sure = typed.iter().map(|(_, tax)| tax.confidence).min().unwrap_or_default();
            draft
                .taxes
                .iter_mut()
                .for_each(|line| line.amount.confidence = both(line.amount.confidence, sure));
            return;
        }
        let fits = |tax: Decimal| self.tax_fits(draft, tax);
        if of_rows.is_some_and(|rows| fits(rows) && !fits(of_typed)) {
            return;
        }
        draft.taxes =
            typed.into_iter().map(|(_, amount)| TaxLine { rate: None, base: None, amount }).collect();
    }
}

/// The typed taxes that are the tax: all of them, or each value once, or the one that is their sum; the first that fits.
fn likeliest(all: Taxes, fits: impl Fn(Decimal) -> bool) -> Taxes {
    let mut once: Taxes = Vec::new();
    for tax in &all {
        if !once.iter().any(|(_, other)| other.value == tax.1.value) {
            once.push(tax.clone());
        }
    }
    let single = |tax: &(String, Field<Money>)| vec![tax.clone()];
    let ways: Vec<Taxes> = [all.clone(), once].into_iter().chain(all.iter().map(single)).collect();
    if let Some(way) = ways.into_iter().find(|way| !way.is_empty() && fits(sum_of(way))) {
        return way;
    }
    let labelled = |(label, _): &&(String, Field<Money>)| notions(&fold(label)).any(Notions::TOTAL);
    all.iter().find(labelled).map(single).unwrap_or(all)
}

/// Labels with amounts.
type Taxes = Vec<(String, Field<Money>)>;

fn sum_of(taxes: &Taxes) -> Decimal {
    taxes.iter().map(|(_, tax)| tax.value.amount()).sum()
}

fn money(field: &TypedField, currency: Currency, sign: &impl Fn(Decimal) -> Decimal) -> Option<Field<Money>> {
    let value = Money::from_decimal(sign(amounts::amount(&field.value.text)?), currency).ok()?;
    Some(Field {
        value,
        raw: field.value.text.clone(),
        confidence: field.value.confidence.min(Confidence::from_permille(950)),
        place: field.value.place,
        source: FieldSource::Provider,
    })
}

/// One of two words on the same thing: surer where they agree, the one that fits the sums where they do not.
fn settle(
    rows: Option<Field<Money>>,
    typed: Option<Field<Money>>,
    fits: impl Fn(Decimal) -> bool,
) -> Option<Field<Money>> {
    match (rows, typed) {
        (Some(rows), Some(typed)) if rows.value == typed.value => {
            Some(Field { confidence: both(rows.confidence, typed.confidence), ..rows })
        }
        (Some(rows), Some(typed)) => {
            let better = fits(rows.value.amount()) && !fits(typed.value.amount());
            Some(if better { rows } else { typed })
        }
        (rows, typed) => rows.or(typed),
    }
}

/// How sure two are that agree: wrong only if both are.
fn both(a: Confidence, b: Confidence) -> Confidence {
    Confidence::new((1.0 - (1.0 - a.as_f32()) * (1.0 - b.as_f32())).min(0.99))
}
