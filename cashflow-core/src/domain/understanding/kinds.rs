//! The sorts of rows, told by the words of their labels.

use crate::domain::understanding::words::{Notions, notions, words};

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
    /// What a page hands on to the next, or takes from the one before: a sum of neither kind.
    Carried,
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

/// What stands before a value: a row, or the part of a row that belongs to one of its values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label<'a> {
    /// Folded.
    pub text: &'a str,
    pub notions: Notions,
    pub letters: usize,
    pub has_numbers: bool,
    pub has_amounts: bool,
    pub has_percent: bool,
}

impl Label<'_> {
    /// What sort of row a row with this label is.
    pub(super) fn kind(self) -> Kind {
        let n = self.notions;
        if !self.has_numbers && self.is_heading() {
            return Kind::Heading;
        }
        if n.any(Notions::CARRIED) {
            return Kind::Carried;
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
            let pieces_first = n.any(Notions::MARK) || self.has_amounts;
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
        if self.has_amounts
            && ["imponible", "imposable", "base imp"].iter().any(|word| self.text.contains(word))
        {
            return Kind::TotalWithoutTax;
        }
        if n.any(Notions::TOTAL) && n.any(Notions::TAX) && n.any(Notions::EXCL) {
            return Kind::TotalWithoutTax;
        }
        if n.any(Notions::DISCOUNT) && n.none(Notions::PAYABLE) {
            return Kind::Discount;
        }
        if n.any(Notions::SURCHARGE)
            || (n.any(Notions::SERVICE) && self.has_amounts && n.none(Notions::TOTAL))
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
        if n.any(Notions::TAX) && n.any(Notions::PAYABLE) && self.has_percent {
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
    fn is_heading(self) -> bool {
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

    fn total_follows_count(self) -> bool {
        let words = words(self.text);
        let position = |notion: Notions| words.iter().position(|word| notions(word).any(notion));
        match (position(Notions::COUNT), position(Notions::TOTAL)) {
            (Some(count), Some(total)) => {
                count < total && words.first().is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()))
            }
            _ => false,
        }
    }
}
