//! Readings out of rows of text.

use crate::domain::{Confidence, Point, Quad, ReadingLine, ReadingPage, ReceiptReading};

/// A page with a line of text for each row; `|` separates runs of one row, of which the last ends at the right edge.
pub(super) fn page(text: &str) -> ReadingPage {
    let mut lines = Vec::new();
    let rows = text.lines().map(str::trim).filter(|row| !row.is_empty());
    for (i, row) in rows.enumerate() {
        let top = 40.0 + 30.0 * i as f32;
        let runs: Vec<&str> = row.split('|').map(str::trim).collect();
        for (k, run) in runs.iter().enumerate() {
            let width = 10.0 * run.chars().count() as f32;
            let left = match k {
                0 => 40.0,
                k if k + 1 == runs.len() => 700.0 - width,
                k => 40.0 + 660.0 * k as f32 / runs.len() as f32,
            };
            lines.push(line(run, Quad::upright(left, top, width, 20.0)));
        }
    }
    ReadingPage { width: 760, height: 2000, lines }
}

pub(super) fn line(text: &str, quad: Quad) -> ReadingLine {
    ReadingLine { text: text.to_owned(), confidence: Confidence::from_permille(980), quad, words: Vec::new() }
}

/// A document with these pages.
pub(super) fn document(pages: impl IntoIterator<Item = ReadingPage>) -> ReceiptReading {
    ReceiptReading { engine: "test".to_owned(), pages: pages.into_iter().collect(), typed: Vec::new() }
}

/// The page turned around its middle, as a photo would show it.
pub(super) fn turned(mut page: ReadingPage, degrees: f32) -> ReadingPage {
    let (sin, cos) = degrees.to_radians().sin_cos();
    for line in &mut page.lines {
        for Point { x, y } in &mut line.quad.0 {
            let (dx, dy) = (*x - 380.0, *y - 500.0);
            (*x, *y) = (380.0 + dx * cos - dy * sin, 500.0 + dx * sin + dy * cos);
        }
    }
    page
}

/// The page with everything that stands right of the middle moved down, as on crumpled paper.
pub(super) fn sheared(mut page: ReadingPage, by: f32) -> ReadingPage {
    for line in &mut page.lines {
        for point in &mut line.quad.0 {
            if point.x > 400.0 {
                point.y += by;
            }
        }
    }
    page
}

/// The page moved to the right.
pub(super) fn moved(mut page: ReadingPage, by: f32) -> ReadingPage {
    page.lines.iter_mut().flat_map(|line| &mut line.quad.0).for_each(|point| point.x += by);
    page.width = 1600;
    page
}
