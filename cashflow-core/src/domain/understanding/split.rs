//! One receipt or several: over pages, side by side, one under another.

use rust_decimal::Decimal;

use crate::domain::ReadingPage;
use crate::domain::understanding::dates::{Order, dates};
use crate::domain::understanding::kinds::Kind;
use crate::domain::understanding::lines::{Line, lines_of};
use crate::domain::understanding::names::{address_words, legal_form};
use crate::domain::understanding::rows::{rows, side_by_side};
use crate::domain::understanding::words::{Notions, words};

/// The lines of one receipt.
#[derive(Debug)]
pub(super) struct Sheet {
    pub lines: Vec<Line>,
    /// More than one receipt seems to be in it, but they could not be told apart.
    pub mixed: bool,
}

/// The receipts of a file.
///
/// Pages belong to one receipt, unless a page is complete in itself (head, date and a stated total) and what came before is
/// complete too: then a new receipt starts. A page that says it goes on ("page 2 of 2", a sum brought forward) never starts one. On one page, two columns, or two parts one under another, of which each is complete
/// are two receipts. Where the second part has goods and a total of its own but lacks the rest, it all stays one, marked as mixed.
pub(super) fn sheets(pages: &[ReadingPage]) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for (page, number) in pages.iter().zip(1..) {
        for part in parts(page, number) {
            match sheets.last_mut() {
                Some(last)
                    if goes_on(&part.lines) || !(is_complete(&last.lines) && is_complete(&part.lines)) =>
                {
                    last.lines.extend(part.lines);
                    last.mixed |= part.mixed;
                }
                _ => sheets.push(part),
            }
        }
    }
    sheets
}

/// The receipts of a page.
fn parts(page: &ReadingPage, number: u32) -> Vec<Sheet> {
    for (left, right) in side_by_side(page) {
        let both = [lines_of(rows(&left, number)), lines_of(rows(&right, number))];
        if both.iter().all(|lines| is_complete(lines) && has_goods(lines)) {
            return both.into_iter().flat_map(one_under_another).collect();
        }
    }
    one_under_another(lines_of(rows(page, number)))
}

/// Parts that follow each other downwards.
fn one_under_another(mut lines: Vec<Line>) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    loop {
        match second_part(&lines) {
            Some((at, true)) => {
                let rest = lines.split_off(at);
                sheets.push(Sheet { lines: std::mem::replace(&mut lines, rest), mixed: false });
            }
            Some((_, false)) => {
                sheets.push(Sheet { lines, mixed: true });
                return sheets;
            }
            None => {
                sheets.push(Sheet { lines, mixed: false });
                return sheets;
            }
        }
    }
}

/// Where another receipt starts under a complete one, and whether that one is complete too. The customer's copy and the slip of
/// the card terminal state the same total again, or no goods, and start none.
fn second_part(lines: &[Line]) -> Option<(usize, bool)> {
    let first_total = lines.iter().position(|line| line.kind.states_total() && has_value(line))?;
    let mut nearly = None;
    for at in first_total + 1..lines.len().saturating_sub(4) {
        if !starts_head(&lines[at..]) {
            continue;
        }
        let (above, below) = lines.split_at(at);
        let (Some(first), Some(second)) = (stated_total(above), stated_total(below)) else { continue };
        if first == second || !has_goods(below) || !is_complete(above) {
            continue;
        }
        if is_complete(below) {
            return Some((at, true));
        }
        nearly = nearly.or(Some((at, false)));
    }
    nearly
}

/// Whether lines say that they go on from a page before.
fn goes_on(lines: &[Line]) -> bool {
    let first_sum = lines.iter().position(has_value);
    let brought = first_sum.is_some_and(|at| lines[at].kind == Kind::Carried);
    brought || lines.iter().any(|line| page_number(&words(&line.row.folded)).is_some_and(|page| page > 1))
}

/// The number of the page in "página 2 de 3", "page 2/3", "pag. 2 of 3".
fn page_number(words: &[&str]) -> Option<u32> {
    const PAGE: [&str; 7] = ["page", "pagina", "pag", "p", "hoja", "full", "sheet"];
    words.iter().enumerate().filter(|(_, word)| PAGE.contains(word)).find_map(|(at, _)| {
        let rest: Vec<&str> =
            words[at + 1..].iter().copied().filter(|w| !matches!(*w, "de" | "of")).collect();
        let [page, pages, ..] = rest[..] else { return None };
        let (page, pages) = (page.parse::<u32>().ok()?, pages.parse::<u32>().ok()?);
        (page <= pages && pages < 100).then_some(page)
    })
}

/// A name with a legal form, or words followed at once by an address, telephone or tax number.
fn starts_head(lines: &[Line]) -> bool {
    let Some(line) = lines.first().filter(|line| line.letters >= 4 && line.value().is_none()) else {
        return false;
    };
    let detail = |line: &Line| {
        let words = words(&line.row.folded);
        line.notions.any(Notions::PHONE) || address_words(&words) >= 2
    };
    let details = lines[1..].iter().take(4).filter(|line| detail(line)).count();
    details >= 2 || (details >= 1 && legal_form(&words(&line.row.folded)).is_some())
}

fn has_value(line: &Line) -> bool {
    line.amount().is_some_and(|value| !value.is_zero())
}

fn stated_total(lines: &[Line]) -> Option<Decimal> {
    lines.iter().rfind(|line| line.kind.states_total() && has_value(line)).and_then(Line::amount)
}

/// A named row with a price before the first total.
fn has_goods(lines: &[Line]) -> bool {
    lines
        .iter()
        .take_while(|line| !(line.kind.states_total() && has_value(line)))
        .any(|line| line.kind == Kind::Other && line.letters >= 3 && has_value(line))
}

/// Whether lines have all that makes a receipt: words above the first amount, a date, and a stated total with its value.
fn is_complete(lines: &[Line]) -> bool {
    let head =
        lines.iter().take_while(|line| line.value().is_none()).filter(|line| line.letters >= 4).count() >= 2;
    let total = lines.iter().any(|line| line.kind.states_total() && has_value(line));
    head && total && lines.iter().any(|line| !dates(&line.row.text, Order::DayFirst).is_empty())
}
