//! Why a value was chosen: every candidate with its features, for tuning and for finding the cause of an error.

use crate::domain::ReceiptReading;
use crate::domain::understanding::model::Linear;
use crate::domain::understanding::{merchant, parts, split, total, weights};

/// A candidate for a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Considered {
    /// Which receipt of the file, from 0.
    pub receipt: usize,
    /// The field: `total` or `merchant`; `row` for a row of the receipt with the sort that it was taken for.
    pub field: &'static str,
    /// The value as text.
    pub value: String,
    /// What the model looked at; features that are zero are left out.
    pub features: Vec<(&'static str, f32)>,
    /// The model's score; the highest is chosen.
    pub score: f32,
}

/// The candidates for the fields that a model chooses, in the order in which they stand on the receipt.
pub fn explain(reading: &ReceiptReading) -> Vec<Considered> {
    let mut all = Vec::new();
    for (receipt, sheet) in split::sheets(&reading.pages).iter().enumerate() {
        let lines = &sheet.lines;
        for line in lines {
            all.push(Considered {
                receipt,
                field: "row",
                value: format!("{:?}: {}", line.kind, line.row.text),
                features: Vec::new(),
                score: 0.0,
            });
        }
        let (items, _) = super::items::items(lines, &parts::stated_sums(lines));
        let amounts: Vec<_> = items.iter().map(|item| item.amount).collect();
        for candidate in total::candidates(lines, &amounts) {
            all.push(considered(
                receipt,
                "total",
                candidate.value.to_string(),
                &total::FEATURES,
                &candidate.features,
                &weights::TOTAL,
            ));
        }
        for candidate in merchant::candidates(lines) {
            all.push(considered(
                receipt,
                "merchant",
                candidate.name,
                &merchant::FEATURES,
                &candidate.features,
                &weights::MERCHANT,
            ));
        }
    }
    all
}

fn considered(
    receipt: usize,
    field: &'static str,
    value: String,
    names: &[&'static str],
    features: &[f32],
    weights: &[f32],
) -> Considered {
    let score = Linear { weights }.score(features);
    let features = names.iter().copied().zip(features.iter().copied()).filter(|(_, v)| *v != 0.0).collect();
    Considered { receipt, field, value, features, score }
}
