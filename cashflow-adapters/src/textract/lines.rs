//! The lines of an answer: its text blocks, or for answers without any the texts of the fields.

use std::collections::{HashMap, HashSet};

use aws_sdk_textract::types::{
    Block, BlockType, ExpenseDetection, ExpenseDocument, ExpenseField, LineItemFields, LineItemGroup,
    Relationship, RelationshipType,
};
use cashflow_core::domain::{Confidence, Place, Quad, ReadingLine, ReadingWord};

use super::fields::{page_of, score, text_of, type_of};
use super::geometry::{PageSize, fractions, pixels, place, slice};

/// A line with its page, in fractions of it.
pub(super) struct PlacedLine {
    pub(super) page: u32,
    line: ReadingLine,
}

impl PlacedLine {
    /// The line in pixels of a page of this size.
    pub(super) fn on(mut self, size: PageSize) -> ReadingLine {
        self.line.quad = pixels(self.line.quad, size);
        self.line.words.iter_mut().for_each(|word| word.quad = pixels(word.quad, size));
        self.line
    }
}

/// The lines of the documents of an answer. Documents on one page may repeat each other's blocks.
pub(super) fn lines(documents: &[ExpenseDocument]) -> Vec<PlacedLine> {
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    for document in documents {
        let of_blocks = from_blocks(document, &mut seen);
        let has_blocks = document.blocks().iter().any(|block| block.block_type() == Some(&BlockType::Line));
        all.extend(if has_blocks { of_blocks } else { from_fields(document) });
    }
    all
}

fn from_blocks<'a>(document: &'a ExpenseDocument, seen: &mut HashSet<&'a str>) -> Vec<PlacedLine> {
    let blocks = document.blocks();
    let by_id: HashMap<&str, &Block> = blocks.iter().filter_map(|block| Some((block.id()?, block))).collect();
    // Where the blocks name no page, the fields do: all of the document's are on one then.
    let page = document.summary_fields().first().map_or(1, page_of);
    let is_line = |block: &&Block| block.block_type() == Some(&BlockType::Line);
    let fresh = blocks.iter().filter(is_line).filter(|block| block.id().is_none_or(|id| seen.insert(id)));
    fresh
        .filter_map(|block| {
            let children =
                block.relationships().iter().filter(|r| r.r#type() == Some(&RelationshipType::Child));
            let words = children.flat_map(Relationship::ids).filter_map(|id| by_id.get(id.as_str()));
            Some(PlacedLine {
                page: block.page().and_then(|page| u32::try_from(page).ok()).unwrap_or(page),
                line: ReadingLine {
                    text: text(block)?,
                    confidence: confidence(block),
                    quad: fractions(block.geometry()?)?,
                    words: words.filter_map(|word| self::word(word)).collect(),
                },
            })
        })
        .collect()
}

fn word(block: &Block) -> Option<ReadingWord> {
    Some(ReadingWord {
        text: text(block)?,
        confidence: confidence(block),
        quad: fractions(block.geometry()?)?,
    })
}

fn text(block: &Block) -> Option<String> {
    block.text().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn confidence(block: &Block) -> Confidence {
    score(block.confidence().unwrap_or(0.0))
}

/// A text of a field with its box.
struct Run<'a> {
    text: &'a str,
    confidence: Confidence,
    place: Place,
}

/// The texts of labels and values. The service names one text several times (an address, and its street): the longest is
/// taken, and what lies within it is not taken again.
fn from_fields(document: &ExpenseDocument) -> Vec<PlacedLine> {
    let items = document.line_item_groups().iter().flat_map(LineItemGroup::line_items);
    let cells = items
        .flat_map(LineItemFields::line_item_expense_fields)
        .filter(|field| type_of(field) != "EXPENSE_ROW");
    let values = cells.filter_map(|field| run(field, field.value_detection()));
    let summary = document
        .summary_fields()
        .iter()
        .flat_map(|field| [field.label_detection(), field.value_detection()].map(|text| run(field, text)));
    let mut runs: Vec<Run<'_>> = summary.flatten().chain(values).collect();
    runs.sort_by_key(|run| std::cmp::Reverse(run.text.len()));
    let mut kept: Vec<Run<'_>> = Vec::new();
    for run in runs {
        if !kept.iter().any(|other| other.text.contains(run.text) && overlap(&run.place, &other.place)) {
            kept.push(run);
        }
    }
    kept.iter().flat_map(|run| rows(run)).collect()
}

fn run<'a>(field: &ExpenseField, detection: Option<&'a ExpenseDetection>) -> Option<Run<'a>> {
    let detection = detection?;
    Some(Run {
        text: text_of(Some(detection))?,
        confidence: score(detection.confidence().unwrap_or(0.0)),
        place: place(detection.geometry(), page_of(field))?,
    })
}

/// Whether the middle of the first lies within the second.
fn overlap(inner: &Place, outer: &Place) -> bool {
    let (left, top, right, bottom) = inner.quad.bounds();
    let (x, y) = (f32::midpoint(left, right), f32::midpoint(top, bottom));
    let (left, top, right, bottom) = outer.quad.bounds();
    inner.page == outer.page && (left..=right).contains(&x) && (top..=bottom).contains(&y)
}

/// A text of several lines, each on its part of the box.
fn rows<'a>(run: &'a Run<'_>) -> impl Iterator<Item = PlacedLine> + 'a {
    let count = run.text.lines().count();
    run.text.lines().enumerate().filter(|(_, text)| !text.trim().is_empty()).map(move |(index, text)| {
        let quad: Quad = slice(run.place.quad, index, count);
        let text = text.trim().to_owned();
        PlacedLine {
            page: run.place.page,
            line: ReadingLine { text, confidence: run.confidence, quad, words: Vec::new() },
        }
    })
}
