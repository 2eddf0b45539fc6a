//! Subtotal, tip, discount and taxes as the provider typed them, beside those that the rows tell.

use rust_decimal::Decimal;

use crate::domain::understanding::typed::{Evidence, amounts};
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
        let mut typed: Vec<(String, Field<Money>)> = Vec::new();
        for field in self.of_kind(TypedKind::Tax) {
            let Some(tax) = money(field, currency, &|value| value) else { continue };
            let again = typed.iter().any(|(label, other)| *label == field.label && other.value == tax.value);
            if !again {
                typed.push((field.label.clone(), tax));
            }
        }
        let of_typed: Decimal = typed.iter().map(|(_, tax)| tax.value.amount()).sum();
        if typed.is_empty() || (of_typed.is_zero() && !draft.taxes.is_empty()) {
            return;
        }
        let of_rows = draft.tax().map(Money::amount);
        if of_rows == Some(of_typed) {
            let sure = typed.iter().map(|(_, tax)| tax.confidence).min().unwrap_or_default();
            draft
                .taxes
                .iter_mut()
                .for_each(|line| line.amount.confidence = both(line.amount.confidence, sure));
            return;
        }
        let total = draft.total.as_ref().map(|field| field.value.amount());
        let subtotals: Vec<Decimal> = draft
            .subtotal
            .iter()
            .map(|field| field.value.amount())
            .chain(self.of_kind(TypedKind::Subtotal).filter_map(|field| amounts::amount(&field.value.text)))
            .collect();
        let fits = |tax: Decimal| subtotals.iter().any(|subtotal| total == Some(*subtotal + tax));
        if of_rows.is_some_and(|rows| fits(rows) && !fits(of_typed)) {
            return;
        }
        draft.taxes =
            typed.into_iter().map(|(_, amount)| TaxLine { rate: None, base: None, amount }).collect();
    }
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
