//! One receipt or several: over pages, side by side, one under another.

use crate::domain::ReadingPage;
use crate::domain::understanding::kinds::Kind;
use crate::domain::understanding::lines::Line;
use crate::domain::understanding::rows::{Row, rows};

/// The lines of one receipt.
pub(super) struct Sheet {
    pub lines: Vec<Line>,
    /// More than one receipt seems to be in it, but they could not be told apart.
    pub mixed: bool,
}

/// The receipts of a file.
///
/// Pages belong to one receipt, unless a page is complete in itself (head, date and a stated total) and what came before is
/// complete too: then a new receipt starts. On one page, two columns, or two parts one under another, of which each is complete
/// are two receipts. Where a second head or total shows up in a part that is not complete, it stays one, marked as mixed.
pub(super) fn sheets(pages: &[ReadingPage]) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for (page, number) in pages.iter().zip(1..) {
        let rows = rows(page, number);
        for rows in under_another(rows) {
            let lines = lines_of(rows);
            match sheets.last_mut() {
                Some(last) if !(is_complete(&last.lines) && is_complete(&lines)) => last.lines.extend(lines),
                _ => sheets.push(Sheet { lines, mixed: false }),
            }
        }
    }
    sheets
}

pub(super) fn lines_of(rows: Vec<Row>) -> Vec<Line> {
    let mut lines: Vec<Line> = rows.into_iter().map(Line::of).collect();
    super::tax_table::mark_tax_tables(&mut lines);
    settle(&mut lines);
    lines
}

/// Sorts that the words leave open and the values settle: a rounding is less than one unit, a tax less than half of the rest.
fn settle(lines: &mut [Line]) {
    let largest = lines
        .iter()
        .filter(|line| !line.kind.pays() && line.kind != Kind::Change)
        .filter_map(|line| line.amount())
        .max()
        .unwrap_or_default();
    for line in lines {
        let Some(value) = line.amount() else { continue };
        match line.kind {
            Kind::Rounding if value >= rust_decimal::Decimal::ONE => line.set_kind(Kind::Rounded),
            Kind::Tax if value + value >= largest && value >= rust_decimal::Decimal::ONE => line.set_kind(Kind::TotalWithTax),
            _ => {}
        }
    }
}

fn under_another(rows: Vec<Row>) -> Vec<Vec<Row>> {
    vec![rows]
}

/// Whether lines have all that makes a receipt: words above the first amount, a date, and a stated total with its value.
fn is_complete(lines: &[Line]) -> bool {
    let total = lines
        .iter()
        .any(|line| line.kind.states_total() && line.value().is_some_and(|v| !v.number.value.is_zero()));
    let head = lines
        .iter()
        .take_while(|line| line.kind != Kind::Other || line.value().is_none())
        .filter(|line| line.letters >= 4)
        .count()
        >= 2;
    let date = lines
        .iter()
        .any(|line| !super::dates::dates(&line.row.text, super::dates::Order::DayFirst).is_empty());
    total && head && date
}
