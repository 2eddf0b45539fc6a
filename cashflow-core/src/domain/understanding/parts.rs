//! The parts of the sum beside the total: subtotal, tip, discount, rounding.

use rust_decimal::Decimal;

use crate::domain::understanding::compose::money;
use crate::domain::understanding::kinds::Kind;
use crate::domain::understanding::lines::Line;
use crate::domain::{Currency, Field, Money, ReceiptDraft};

/// Fills them in from the rows that name them.
pub(super) fn fill(draft: &mut ReceiptDraft, lines: &[Line], total: Option<Decimal>, currency: Currency) {
    draft.subtotal = first(lines, currency, |line| line.kind == Kind::Subtotal)
        .or_else(|| first(lines, currency, |line| line.kind == Kind::TotalWithoutTax));
    draft.tip = first(lines, currency, |line| line.kind == Kind::Tip).filter(|tip| tip.value.is_positive());
    draft.rounding = first(lines, currency, |line| line.kind == Kind::Rounding)
        .filter(|rounding| rounding.value.amount().abs() < Decimal::ONE);
    draft.discount = first(lines, currency, |line| {
        line.kind == Kind::Discount
            && line.amount().is_some_and(|v| !v.is_zero() && total.is_none_or(|t| v.abs() != t))
    })
    .and_then(|mut discount| {
        if discount.value.minor() < 0 {
            discount.value = discount.value.checked_neg().ok()?;
        }
        Some(discount)
    });
}

fn first(lines: &[Line], currency: Currency, fits: impl Fn(&Line) -> bool) -> Option<Field<Money>> {
    lines.iter().filter(|line| fits(line)).find_map(|line| {
        let value = line.value()?;
        money(value.number.value, currency, value.raw.clone(), line.place_of(value), 0.85)
    })
}

/// What the receipt states as sums, the likeliest for the items first.
pub(super) fn stated_sums(lines: &[Line]) -> Vec<Decimal> {
    let of =
        |test: fn(Kind) -> bool| lines.iter().filter(move |line| test(line.kind)).filter_map(Line::amount);
    of(|kind| kind == Kind::Subtotal)
        .chain(of(|kind| kind == Kind::TotalWithoutTax))
        .chain(of(Kind::states_total))
        .chain(of(|kind| kind == Kind::Count))
        .collect()
}

/// What the items of a draft may add up to: its subtotal, its total, the total before rounding.
pub(super) fn item_sums(draft: &ReceiptDraft) -> Vec<Decimal> {
    let amount = |field: &Option<Field<Money>>| field.as_ref().map(|field| field.value.amount());
    let mut sums: Vec<Decimal> = amount(&draft.subtotal).into_iter().collect();
    if let Some(total) = amount(&draft.total) {
        sums.push(total);
        if let Some(rounding) = amount(&draft.rounding) {
            sums.push(total - rounding);
        }
        if let Some(discount) = amount(&draft.discount) {
            sums.push(total + discount);
        }
    }
    sums
}
