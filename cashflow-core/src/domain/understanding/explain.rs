//! Why a value was chosen: every candidate with its features, for tuning and for finding the cause of an error.

use crate::domain::ReceiptReading;
use crate::domain::understanding::model::Linear;
use crate::domain::understanding::{merchant, parts, total, typed, weights};

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
    for (receipt, (sheet, evidence)) in typed::sheets(reading).iter().enumerate() {
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
        let mut totals = total::candidates(lines, &amounts);
        evidence.weigh_totals(&mut totals);
        for candidate in totals {
            all.push(considered(
                receipt,
                "total",
                candidate.value.to_string(),
                &total::FEATURES,
                &candidate.features,
                &weights::TOTAL,
                candidate.evidence,
            ));
        }
        let mut merchants = merchant::candidates(lines);
        evidence.weigh_merchants(&mut merchants);
        for candidate in merchants {
            all.push(considered(
                receipt,
                "merchant",
                candidate.name,
                &merchant::FEATURES,
                &candidate.features,
                &weights::MERCHANT,
                candidate.evidence,
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
    evidence: f32,
) -> Considered {
    let score = Linear { weights }.score(features) + evidence;
    let all = names.iter().copied().zip(features.iter().copied()).chain([("typed", evidence)]);
    let features = all.filter(|(_, v)| *v != 0.0).collect();
    Considered { receipt, field, value, features, score }
}
