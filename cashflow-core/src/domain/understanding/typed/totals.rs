//! What typed fields add to an amount being the total.

use rust_decimal::Decimal;

use crate::domain::fold::fold;
use crate::domain::understanding::kinds::{Kind, Label};
use crate::domain::understanding::total::{Candidate, FEATURES};
use crate::domain::understanding::typed::{Evidence, amounts};
use crate::domain::understanding::words::notions;
use crate::domain::{TypedField, TypedKind};

impl Evidence<'_> {
    /// Adds what the fields say to the candidates; a typed total that no line shows becomes one.
    pub(in crate::domain::understanding) fn weigh_totals(&self, candidates: &mut Vec<Candidate>) {
        for field in &self.fields {
            let Some(value) = amounts::amount(&field.value.text).map(|value| value.abs().normalize()) else {
                continue;
            };
            let known = candidates.iter().any(|candidate| candidate.value == value);
            if !known && !value.is_zero() && matches!(field.kind, TypedKind::Total | TypedKind::AmountDue) {
                candidates.push(Candidate {
                    value,
                    raw: field.value.text.clone(),
                    place: field.value.place,
                    features: [0.0; FEATURES.len()],
                    evidence: 0.0,
                });
            }
        }
        for candidate in candidates {
            candidate.evidence = self.speaks_for(candidate.value);
        }
    }

    /// The strongest word for a value and the strongest against it; each further field for it adds a little.
    fn speaks_for(&self, value: Decimal) -> f32 {
        let weights: Vec<f32> = self
            .fields
            .iter()
            .filter(|field| amounts::amount(&field.value.text).is_some_and(|amount| amount.abs() == value))
            .map(|field| weight(field))
            .collect();
        let most = weights.iter().copied().fold(0.0, f32::max);
        let least = weights.iter().copied().fold(0.0, f32::min);
        let agreeing = weights.iter().filter(|weight| **weight > 0.0).count().clamp(1, 4) - 1;
        most + least + 0.4 * agreeing as f32
    }

    /// Whether an amount is the price of a line and nothing else speaks for it.
    pub(in crate::domain::understanding) fn is_mere_price(&self, candidate: &Candidate) -> bool {
        let labelled = ["payable", "rounded", "total", "total_with_tax", "label_above", "items_add_up"];
        let on = |name: &str| {
            FEATURES.iter().position(|feature| *feature == name).is_some_and(|i| candidate.features[i] > 0.0)
        };
        self.total_ceiling() < 1.0
            && candidate.evidence <= 0.0
            && !labelled.iter().any(|name| on(name))
            && self.item_amounts().contains(&candidate.value)
    }
}

/// What a field adds to its value being the total, by its type, its label and the provider's score.
fn weight(field: &TypedField) -> f32 {
    let base = match field.kind {
        TypedKind::Total => 4.0,
        TypedKind::AmountDue => 2.5,
        TypedKind::AmountPaid => 1.0,
        TypedKind::Subtotal => -2.0,
        TypedKind::Tax | TypedKind::Tip | TypedKind::Charge | TypedKind::Discount => -3.0,
        _ => 0.0,
    };
    if base <= 0.0 {
        return base;
    }
    let by_label = match label_kind(&field.label) {
        Kind::Payable | Kind::Rounded | Kind::TotalWithTax => 0.8,
        Kind::Total => 0.6,
        Kind::Subtotal | Kind::TotalWithoutTax | Kind::Cash | Kind::Card | Kind::Tender | Kind::Count => -1.0,
        Kind::Tax | Kind::TaxTable | Kind::Discount | Kind::Saved | Kind::Change | Kind::Points => -2.5,
        _ => 0.0,
    };
    base * field.value.confidence.as_f32() + by_label
}

/// What sort of row the words of a label make.
pub(super) fn label_kind(label: &str) -> Kind {
    let text = fold(label);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let notions = notions(&text);
    Label { text: &text, notions, letters, has_numbers: true, has_amounts: true, has_percent: false }.kind()
}
