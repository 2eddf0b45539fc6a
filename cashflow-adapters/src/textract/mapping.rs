//! From the service's types to a reading: a pure function.

use aws_sdk_textract::types::ExpenseDocument;
use cashflow_core::domain::{ReadingPage, ReceiptReading};

use super::fields::typed;
use super::geometry::PageSize;
use super::lines::lines;

/// The reading of an answer: lines and words with boxes from its text blocks, and its typed fields as they are.
///
/// Answers of older models have no blocks: their lines are the texts of labels and values. Nothing is decided here that
/// understanding can decide better: several totals or names all go along, each with its label, score and place. `sizes`
/// are the pages of the document in their order; a page without one is taken for A4.
pub fn reading(documents: &[ExpenseDocument], sizes: &[PageSize]) -> ReceiptReading {
    let lines = lines(documents);
    let last = lines.iter().map(|line| line.page as usize).max().unwrap_or_default();
    let count = sizes.len().max(last).max(1);
    let mut pages: Vec<ReadingPage> = (0..count)
        .map(|index| sizes.get(index).copied().unwrap_or_default())
        .map(|size| ReadingPage { width: size.width.max(1), height: size.height.max(1), lines: Vec::new() })
        .collect();
    for line in lines {
        let page = &mut pages[(line.page.max(1) - 1) as usize];
        page.lines.push(line.on(PageSize { width: page.width, height: page.height }));
    }
    ReceiptReading {
        engine: "textract/analyze-expense".to_owned(),
        pages,
        typed: documents.iter().map(typed).collect(),
    }
}
