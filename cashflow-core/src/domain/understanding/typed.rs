//! The provider's own fields as evidence beside the lines: they add to what speaks for a candidate and fill what no line tells.
//!
//! A provider is often right about the type of a text and sometimes wrong, so that a field is never the last word: sums,
//! labels and places are weighed together with it. Without typed fields nothing here has any effect.

use crate::domain::understanding::currency::sign_in;
use crate::domain::{Currency, TypedField, TypedItem, TypedKind, TypedReceipt};

mod amounts;
mod groups;
mod items;
mod merchants;
mod sums;
mod totals;

pub(super) use groups::sheets;

/// The most that a field may count where the provider typed the document and has none of that type: nobody vouches for it.
pub(super) const UNVOUCHED: f32 = 0.45;

/// What the provider typed of one receipt.
#[derive(Debug, Default)]
pub(super) struct Evidence<'a> {
    fields: Vec<&'a TypedField>,
    items: Vec<&'a TypedItem>,
}

impl<'a> Evidence<'a> {
    /// Of the parts of one receipt. Fields without a text say nothing.
    fn of(parts: &[&'a TypedReceipt]) -> Self {
        let fields = parts.iter().flat_map(|part| &part.fields);
        Self {
            fields: fields.filter(|field| !field.value.text.trim().is_empty()).collect(),
            items: parts.iter().flat_map(|part| &part.items).collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.items.is_empty()
    }

    /// The fields of a type.
    fn of_kind(&self, kind: TypedKind) -> impl Iterator<Item = &'a TypedField> {
        self.fields.iter().copied().filter(move |field| field.kind == kind)
    }

    fn has(&self, kinds: &[TypedKind]) -> bool {
        self.fields.iter().any(|field| kinds.contains(&field.kind))
    }

    /// The currency that most of the fields are in, by the provider's word or by their signs.
    pub(super) fn currency(&self) -> Option<Currency> {
        let told =
            || self.fields.iter().filter_map(|field| field.currency.or_else(|| sign_in(&field.value.text)));
        told().max_by_key(|currency| told().filter(|other| other == currency).count())
    }

    /// The texts that are dates, with what each adds to the date being that of the document.
    pub(super) fn dates(&self) -> impl Iterator<Item = (&'a TypedField, f32)> {
        self.fields.iter().filter_map(|field| match field.kind {
            TypedKind::Date => Some((*field, 3.0 * field.value.confidence.as_f32())),
            TypedKind::OtherDate => Some((*field, -3.0)),
            _ => None,
        })
    }

    /// The tax number of the business.
    pub(super) fn tax_ids(&self) -> impl Iterator<Item = &'a TypedField> {
        self.of_kind(TypedKind::TaxId)
    }

    /// The most that a merchant may count.
    pub(super) fn merchant_ceiling(&self) -> f32 {
        let vouched = self.is_empty() || self.has(&[TypedKind::Merchant, TypedKind::MerchantWeb]);
        if vouched { 1.0 } else { UNVOUCHED }
    }

    /// The most that a total may count.
    pub(super) fn total_ceiling(&self) -> f32 {
        let vouched = self.is_empty() || self.has(&[TypedKind::Total, TypedKind::AmountDue]);
        if vouched { 1.0 } else { UNVOUCHED }
    }
}
