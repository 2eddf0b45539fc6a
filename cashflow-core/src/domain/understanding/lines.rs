//! Rows with what they speak of and the numbers on them.

use rust_decimal::Decimal;

use crate::domain::Place;
use crate::domain::fold::fold;
use crate::domain::understanding::kinds::{Kind, Label};
use crate::domain::understanding::numbers::{Form, Number, numbers};
use crate::domain::understanding::rows::Row;
use crate::domain::understanding::tax_table::mark_tax_tables;
use crate::domain::understanding::words::{Notions, notions};

/// A row with what was found on it.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// The row.
    pub row: Row,
    /// What its words speak of.
    pub notions: Notions,
    /// Its numbers, from left to right.
    pub numbers: Vec<Placed>,
    /// What sort of row it is.
    pub kind: Kind,
    /// How many letters it has.
    pub letters: usize,
}

/// A number with its place.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    /// The number.
    pub number: Number,
    /// Which run of the row it stands in.
    pub cell: usize,
    /// The number as it stands in the text.
    pub raw: String,
    /// What sort of value it is: by the words before it on the row, or by the whole row when there are none.
    pub kind: Kind,
}

impl Line {
    /// From a row.
    pub(super) fn of(row: Row) -> Self {
        let all = notions(&row.folded);
        let mut numbers: Vec<Placed> = row
            .cells
            .iter()
            .enumerate()
            .flat_map(|(cell, run)| {
                numbers(&run.text).into_iter().map(move |number| Placed {
                    raw: run.text[number.start..number.end].to_owned(),
                    number,
                    cell,
                    kind: Kind::Other,
                })
            })
            .collect();
        let label = Label {
            text: &row.folded,
            notions: all,
            letters: letters(&row.text),
            has_numbers: !numbers.is_empty(),
            has_amounts: numbers.iter().any(is_amount),
            has_percent: numbers.iter().any(|n| n.number.form == Form::Percent),
        };
        let kind = label.kind();
        kinds_by_segment(&row, &mut numbers, label, kind);
        let letters = label.letters;
        Self { notions: all, numbers, kind, letters, row }
    }

    /// Makes the row one of a tax table.
    pub(super) fn mark_as_tax_table(&mut self) {
        self.set_kind(Kind::TaxTable);
    }

    /// Gives the row another sort, and its values with it.
    pub(super) fn set_kind(&mut self, kind: Kind) {
        self.kind = kind;
        for number in &mut self.numbers {
            number.kind = kind;
        }
    }

    /// The numbers that may be money: two decimals, or a currency beside them.
    pub(super) fn amounts(&self) -> impl DoubleEndedIterator<Item = &Placed> {
        self.numbers.iter().filter(|n| is_amount(n))
    }

    /// The last amount of the row: the value of a label.
    pub(super) fn value(&self) -> Option<&Placed> {
        self.amounts().next_back()
    }

    /// The value as a number.
    pub(super) fn amount(&self) -> Option<Decimal> {
        self.value().map(|n| n.number.value)
    }

    /// The percentage of the row.
    pub(super) fn percent(&self) -> Option<Decimal> {
        self.numbers.iter().find(|n| n.number.form == Form::Percent).map(|n| n.number.value)
    }

    /// Where a number of the row stands.
    pub(super) fn place_of(&self, placed: &Placed) -> Option<Place> {
        self.row.cells.get(placed.cell).map(|cell| cell.place)
    }
}

/// The lines of rows, with the tax tables marked and the sorts settled.
pub(super) fn lines_of(rows: Vec<Row>) -> Vec<Line> {
    let mut lines: Vec<Line> = rows.into_iter().map(Line::of).collect();
    mark_tax_tables(&mut lines);
    settle(&mut lines);
    lines
}

/// Sorts that the words leave open and the values settle: a rounding is less than one unit, a tax less than half of the rest.
fn settle(lines: &mut [Line]) {
    let largest = lines
        .iter()
        .filter(|line| !line.kind.pays() && line.kind != Kind::Change)
        .filter_map(Line::amount)
        .max()
        .unwrap_or_default();
    for line in lines {
        let Some(value) = line.amount().filter(|value| *value >= Decimal::ONE) else { continue };
        match line.kind {
            Kind::Rounding => line.set_kind(Kind::Rounded),
            Kind::Tax if value + value >= largest => line.set_kind(Kind::TotalWithTax),
            _ => {}
        }
    }
}

fn is_amount(placed: &Placed) -> bool {
    placed.number.form == Form::Cents || (placed.number.marked && placed.number.form != Form::Percent)
}

/// How many letters a text has.
pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// "TOTAL SAVING: 0.00 TOTAL 6.85": two labels with a value each on one row.
fn kinds_by_segment(row: &Row, numbers: &mut [Placed], label: Label<'_>, kind: Kind) {
    let amounts = numbers.iter().filter(|n| is_amount(n)).count();
    let mut from = (0, 0);
    for number in numbers {
        number.kind = kind;
        if amounts < 2 || !is_amount(number) {
            continue;
        }
        let to = (number.cell, number.number.start);
        let text = fold(&text_between(row, from, to));
        let own_letters = letters(&text);
        // The tax letter behind a price is no label.
        if own_letters >= 3 {
            let own = Label { text: &text, notions: notions(&text), letters: own_letters, ..label };
            number.kind = own.kind();
        }
        from = (number.cell, number.number.end);
    }
}

fn text_between(row: &Row, from: (usize, usize), to: (usize, usize)) -> String {
    let mut text = String::new();
    for (i, cell) in row.cells.iter().enumerate().take(to.0 + 1).skip(from.0) {
        let start = if i == from.0 { from.1 } else { 0 };
        let end = if i == to.0 { to.1 } else { cell.text.len() };
        text.push_str(cell.text.get(start..end).unwrap_or_default());
        text.push(' ');
    }
    text
}
