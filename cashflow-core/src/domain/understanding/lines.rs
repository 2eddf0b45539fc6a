//! Rows with what they speak of and the numbers on them.

use rust_decimal::Decimal;

use crate::domain::Place;
use crate::domain::understanding::numbers::{Form, Number, numbers};
use crate::domain::understanding::rows::Row;
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
}

/// What sort of row it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// What is to pay, by its label.
    Payable,
    /// A total after rounding, by its label.
    Rounded,
    /// A total.
    Total,
    /// A total that says it includes tax.
    TotalWithTax,
    /// A total that says it does not.
    TotalWithoutTax,
    Subtotal,
    Tax,
    Rounding,
    Discount,
    /// What the customer saved: says nothing about the sum.
    Saved,
    Service,
    Tip,
    Cash,
    Card,
    Tender,
    Change,
    /// "Amount" alone: of a card slip, usually.
    Amount,
    /// A number of pieces.
    Count,
    Points,
    /// A row of the table of tax rates.
    TaxTable,
    /// Headings of columns.
    Heading,
    Other,
}

impl Kind {
    /// Whether the row states a sum that may be the one to pay.
    pub(super) fn states_total(self) -> bool {
        matches!(self, Self::Payable | Self::Rounded | Self::Total | Self::TotalWithTax)
    }

    /// Whether the row says how it was paid.
    pub(super) fn pays(self) -> bool {
        matches!(self, Self::Cash | Self::Card | Self::Tender)
    }
}

impl Line {
    /// From a row.
    pub(super) fn of(row: Row) -> Self {
        let notions = notions(&row.folded);
        let numbers: Vec<Placed> = row
            .cells
            .iter()
            .enumerate()
            .flat_map(|(cell, run)| {
                numbers(&run.text).into_iter().map(move |number| Placed {
                    raw: run.text[number.start..number.end].to_owned(),
                    number,
                    cell,
                })
            })
            .collect();
        let letters = row.text.chars().filter(|c| c.is_alphabetic()).count();
        let mut line = Self { row, notions, numbers, kind: Kind::Other, letters };
        line.kind = line.kind_by_words();
        line
    }

    /// The numbers that may be money: two decimals, or a currency beside them.
    pub(super) fn amounts(&self) -> impl DoubleEndedIterator<Item = &Placed> {
        self.numbers
            .iter()
            .filter(|n| n.number.form == Form::Cents || (n.number.marked && n.number.form != Form::Percent))
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

    fn kind_by_words(&self) -> Kind {
        let n = self.notions;
        let numbers = !self.numbers.is_empty();
        if !numbers && self.is_heading() {
            return Kind::Heading;
        }
        if n.any(Notions::CHANGE) && n.none(Notions::TOTAL | Notions::STOCK) {
            return Kind::Change;
        }
        if n.any(Notions::ROUNDED)
            && n.any(Notions::TOTAL | Notions::AMOUNT | Notions::NET | Notions::PAYABLE)
        {
            return Kind::Rounded;
        }
        if n.any(Notions::ROUND) {
            return Kind::Rounding;
        }
        if n.any(Notions::TOTAL)
            && n.any(Notions::COUNT)
            && n.none(Notions::INCL | Notions::PAYABLE | Notions::AMOUNT)
        {
            let pieces_first = n.any(Notions::MARK) || self.amounts().next().is_some();
            // "5 Item(s) Total (MYR): 20.00" states a total, "Total Qty 9" does not.
            return if pieces_first && self.total_follows_count() { Kind::Total } else { Kind::Count };
        }
        if n.any(Notions::SAVED) {
            return Kind::Saved;
        }
        if n.any(Notions::POINTS) && n.none(Notions::PAYABLE | Notions::TOTAL) {
            return Kind::Points;
        }
        if n.any(Notions::SUB) && n.none(Notions::CHANGE) {
            return Kind::Subtotal;
        }
        if n.any(Notions::TOTAL) && n.any(Notions::TAX) && n.any(Notions::EXCL) {
            return Kind::TotalWithoutTax;
        }
        if n.any(Notions::DISCOUNT) && n.none(Notions::PAYABLE) {
            return Kind::Discount;
        }
        if n.any(Notions::SURCHARGE)
            || (n.any(Notions::SERVICE) && self.amounts().next().is_some() && n.none(Notions::TOTAL))
        {
            return Kind::Service;
        }
        if n.any(Notions::TIP) && n.none(Notions::TOTAL) {
            return Kind::Tip;
        }
        if n.any(Notions::TOTAL | Notions::AMOUNT) && n.any(Notions::EXCL) {
            return Kind::TotalWithoutTax;
        }
        if n.any(Notions::TAX) && n.any(Notions::TOTAL | Notions::AMOUNT) && n.any(Notions::INCL) {
            return Kind::TotalWithTax;
        }
        if n.any(Notions::TAX) && n.none(Notions::PAYABLE | Notions::INVOICE) {
            return Kind::Tax;
        }
        if n.any(Notions::TAX) && n.any(Notions::PAYABLE) && self.percent().is_some() {
            return Kind::Tax;
        }
        if n.any(Notions::TENDER) && n.any(Notions::AMOUNT) && n.none(Notions::PAYABLE | Notions::TOTAL) {
            return Kind::Tender;
        }
        if n.any(Notions::PAYABLE)
            || (n.any(Notions::NET | Notions::GRAND) && n.any(Notions::TOTAL | Notions::AMOUNT))
        {
            return if n.any(Notions::TAX) && n.none(Notions::TOTAL | Notions::AMOUNT) {
                Kind::Tax
            } else {
                Kind::Payable
            };
        }
        if n.any(Notions::TOTAL) && n.any(Notions::TENDER | Notions::CASH | Notions::CARD) {
            return Kind::Tender;
        }
        if n.any(Notions::TOTAL) {
            return Kind::Total;
        }
        if n.any(Notions::CASH) {
            return Kind::Cash;
        }
        if n.any(Notions::CARD) {
            return Kind::Card;
        }
        if n.any(Notions::TENDER) {
            return Kind::Tender;
        }
        if n.any(Notions::NET) && self.letters <= 6 {
            return Kind::Payable;
        }
        if n.any(Notions::AMOUNT) {
            return Kind::Amount;
        }
        Kind::Other
    }

    /// Two or more names of columns and no value.
    fn is_heading(&self) -> bool {
        const COLUMNS: [Notions; 8] = [
            Notions::AMOUNT,
            Notions::COUNT,
            Notions::PRICE,
            Notions::DESCRIPTION,
            Notions::TAX,
            Notions::BASE,
            Notions::RATE,
            Notions::DISCOUNT,
        ];
        let columns = COLUMNS.iter().filter(|&&column| self.notions.any(column)).count();
        columns >= 2 && self.notions.none(Notions::INVOICE | Notions::INCL)
    }

    fn total_follows_count(&self) -> bool {
        let words = super::words::words(&self.row.folded);
        let position = |notion: Notions| words.iter().position(|word| notions(word).any(notion));
        match (position(Notions::COUNT), position(Notions::TOTAL)) {
            (Some(count), Some(total)) => {
                count < total && words.first().is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()))
            }
            _ => false,
        }
    }
}

/// Marks the rows of the tables of tax rates: after a heading of tax columns, as long as rows of numbers follow.
pub(super) fn mark_tax_tables(lines: &mut [Line]) {
    /// Rows without numbers that a table may hold in a row (headings over two lines, lost numbers).
    const PATIENCE: usize = 2;
    let mut i = 0;
    while i < lines.len() {
        if !opens_tax_table(&lines[i], lines.get(i + 1)) {
            i += 1;
            continue;
        }
        lines[i].kind = Kind::TaxTable;
        let (mut j, mut blank) = (i + 1, 0);
        while j < lines.len() && blank <= PATIENCE {
            let line = &lines[j];
            let n = line.notions;
            if n.any(
                Notions::PAYABLE
                    | Notions::CASH
                    | Notions::CHANGE
                    | Notions::TENDER
                    | Notions::STAFF
                    | Notions::STOCK
                    | Notions::SUB
                    | Notions::ROUND,
            ) || line.letters > 16 + 6 * usize::from(n.any(Notions::TAX | Notions::RATE | Notions::INCL))
            {
                break;
            }
            blank = if line.numbers.is_empty() { blank + 1 } else { 0 };
            lines[j].kind = Kind::TaxTable;
            j += 1;
            if n.any(Notions::TOTAL) && !line_is_heading(&lines[j - 1]) {
                break;
            }
        }
        i = j;
    }
}

fn line_is_heading(line: &Line) -> bool {
    line.amounts().next().is_none()
}

/// "GST Summary Amount Tax", "IVA BASE IMPOSABLE QUOTA", "Tipus % Base Imp. IVA Total".
fn opens_tax_table(line: &Line, next: Option<&Line>) -> bool {
    let n = line.notions;
    if line.amounts().next().is_some() {
        return false;
    }
    if n.any(Notions::SUMMARY)
        && n.any(Notions::TAX | Notions::AMOUNT | Notions::BASE)
        && n.none(Notions::DESCRIPTION)
    {
        return true;
    }
    let columns = n.any(Notions::TAX)
        && n.any(Notions::BASE | Notions::RATE)
        && n.none(Notions::COUNT | Notions::DESCRIPTION | Notions::PRICE | Notions::INVOICE);
    columns
        && n.none(Notions::INCL)
        && line.letters >= 6
        && next.is_some_and(|next| {
            next.numbers.len() >= 2 || next.notions.any(Notions::TAX | Notions::BASE | Notions::AMOUNT)
        })
}
