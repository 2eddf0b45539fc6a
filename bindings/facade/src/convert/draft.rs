//! What was understood of a receipt.

use cashflow_core::domain::{self, Currency, Field, Money};

use super::enums::warning;
use crate::api::{
    Amount, AmountField, Day, DayField, Id, IdField, LineItem, PaymentField, PaymentMethod, Place, Point,
    ReceiptDraft, TaxLine, TextField,
};

impl From<domain::ReceiptDraft> for ReceiptDraft {
    fn from(draft: domain::ReceiptDraft) -> Self {
        Self {
            merchant: draft.merchant.map(Into::into),
            tax_id: draft.tax_id.map(Into::into),
            date: draft.date.map(Into::into),
            currency: draft.currency.map(Into::into),
            total: draft.total.map(Into::into),
            subtotal: draft.subtotal.map(Into::into),
            tip: draft.tip.map(Into::into),
            discount: draft.discount.map(Into::into),
            rounding: draft.rounding.map(Into::into),
            taxes: draft.taxes.into_iter().map(Into::into).collect(),
            payment: draft.payment.map(Into::into),
            items: draft.items.into_iter().map(Into::into).collect(),
            category: draft.category.map(Into::into),
            priority: draft.priority.map(Into::into),
            warnings: draft.warnings.into_iter().filter_map(warning).collect(),
        }
    }
}

impl From<domain::TaxLine> for TaxLine {
    fn from(line: domain::TaxLine) -> Self {
        Self { rate: line.rate, base: line.base.map(Money::amount), amount: line.amount.into() }
    }
}

impl From<domain::LineItem> for LineItem {
    fn from(item: domain::LineItem) -> Self {
        Self {
            description: item.description.into(),
            quantity: item.quantity,
            unit_price: item.unit_price,
            amount: item.amount.into(),
        }
    }
}

impl From<domain::Place> for Place {
    fn from(place: domain::Place) -> Self {
        // A float-to-integer cast saturates and turns not-a-number into 0.
        let part = |fraction: f32| (fraction * 10_000.0).round() as i64;
        let corners = place.quad.0.iter().map(|at| Point { x: part(at.x), y: part(at.y) }).collect();
        Self { page: place.page, corners }
    }
}

/// A field of a type that the vocabulary has.
macro_rules! fields {
    ($($core:ty => $field:ident, $value:ty, $convert:expr;)*) => {$(
        impl From<Field<$core>> for $field {
            fn from(field: Field<$core>) -> Self {
                let convert: fn($core) -> $value = $convert;
                Self {
                    value: convert(field.value),
                    raw: field.raw,
                    confidence: field.confidence.permille().into(),
                    source: field.source.into(),
                    place: field.place.map(Into::into),
                }
            }
        }
    )*};
}

fields! {
    String => TextField, String, |text| text;
    Currency => TextField, String, |currency| currency.code().to_owned();
    chrono::NaiveDate => DayField, Day, |date| date;
    domain::CategoryId => IdField, Id, domain::CategoryId::as_uuid;
    domain::PriorityId => IdField, Id, domain::PriorityId::as_uuid;
    domain::PaymentMethod => PaymentField, PaymentMethod, PaymentMethod::from;
}

impl From<Field<Money>> for AmountField {
    fn from(field: Field<Money>) -> Self {
        let value: Amount = field.value.amount();
        Self {
            value,
            currency: field.value.currency().code().to_owned(),
            raw: field.raw,
            confidence: field.confidence.permille().into(),
            source: field.source.into(),
            place: field.place.map(Into::into),
        }
    }
}
