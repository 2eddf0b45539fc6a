//! The merchant: rows of the head, alone or two together, and rows that name a company anywhere.

use crate::domain::Place;
use crate::domain::understanding::head::Head;
use crate::domain::understanding::lines::Line;
use crate::domain::understanding::model::{Linear, best, calm};
use crate::domain::understanding::name_text::{NameText, name_in};
use crate::domain::understanding::weights;

/// A text that may be the merchant's name.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The name, cleaned.
    pub name: String,
    /// The same as it was read.
    pub raw: String,
    pub place: Option<Place>,
    pub features: [f32; FEATURES.len()],
    /// What the provider's own fields add to the score.
    pub evidence: f32,
}

/// What the choice looks at.
pub(super) const FEATURES: [&str; 51] = [
    "first_row",
    "second_row",
    "third_row",
    "row",
    "beyond_head",
    "legal",
    "weak_legal_end",
    "trade",
    "no_trade_no_legal",
    "generic",
    "two_rows",
    "two_first_legal",
    "two_second_filler",
    "two_second_generic",
    "two_first_generic",
    "two_second_own_legal",
    "two_first_trade_second_legal",
    "two_second_in_brackets",
    "two_second_plain",
    "two_same_height",
    "filler_row_below",
    "legal_row_above",
    "address",
    "title",
    "only_title",
    "phone",
    "tax_or_date",
    "digits",
    "upper",
    "lower_start",
    "bracket_start",
    "odd_signs",
    "height",
    "tallest",
    "off_centre",
    "number_below",
    "number_beside",
    "address_below",
    "address_two_below",
    "confidence",
    "letters",
    "short",
    "words",
    "single_word",
    "web_address",
    "is_web",
    "repeated",
    "staff_or_stock",
    "owner_above",
    "title_above",
    "two_trade_then_own_name",
];

/// The candidates of a receipt.
pub(super) fn candidates(lines: &[Line]) -> Vec<Candidate> {
    let head = Head::of(lines);
    let mut all = Vec::new();
    for (order, &index) in head.rows.iter().enumerate() {
        for text in variants(&lines[index]) {
            all.extend(head.candidate(order, &[index], &text, None));
        }
        let Some(next) = head.next_row(index) else { continue };
        let both = (name_in(&lines[index].row.text), name_in(&lines[next].row.text));
        if let (Some(first), Some(second)) = both {
            let text = NameText {
                name: format!("{} {}", first.name, second.name),
                raw: format!("{} {}", first.raw, second.raw),
                number_beside: second.number_beside,
            };
            all.extend(head.candidate(order, &[index, next], &text, Some((&first.name, &second.name))));
        }
    }
    all
}

/// The best candidate and the probability that it is right.
pub(super) fn choose(candidates: &[Candidate]) -> Option<(&Candidate, f32)> {
    let model = Linear { weights: &weights::MERCHANT };
    let (index, probability) = best(candidates.iter().map(|c| model.score(&c.features) + c.evidence))?;
    Some((&candidates[index], calm(probability, 0.6)))
}

/// What of a row may be a name: the row, and each of its runs when it has several.
fn variants(line: &Line) -> Vec<NameText> {
    let mut all: Vec<NameText> = name_in(&line.row.text).into_iter().collect();
    if line.row.cells.len() > 1 {
        for text in line.row.cells.iter().filter_map(|cell| name_in(&cell.text)) {
            if !all.iter().any(|other| other.name == text.name) {
                all.push(text);
            }
        }
    }
    all
}
