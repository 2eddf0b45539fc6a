//! The tables of tax rates that follow the totals.

use crate::domain::understanding::lines::Line;
use crate::domain::understanding::words::Notions;

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
        lines[i].mark_as_tax_table();
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
                || states_the_whole(&lines[i..j], line)
            {
                break;
            }
            blank = if line.numbers.is_empty() { blank + 1 } else { 0 };
            lines[j].mark_as_tax_table();
            j += 1;
            if n.any(Notions::TOTAL) && !line_is_heading(&lines[j - 1]) {
                break;
            }
        }
        i = j;
    }
}

/// "TOTAL FACTURA 768,16 €": below the table, and no row of it.
fn states_the_whole(table: &[Line], line: &Line) -> bool {
    let mut amounts = line.amounts();
    let (Some(total), None) = (amounts.next(), amounts.next()) else { return false };
    line.notions.any(Notions::TOTAL)
        && (line.notions.any(Notions::INVOICE) || total.number.marked)
        && table.iter().flat_map(Line::amounts).all(|part| part.number.value <= total.number.value)
        && table.iter().any(|row| row.amounts().next().is_some())
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
