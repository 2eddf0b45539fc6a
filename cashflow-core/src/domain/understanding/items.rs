//! The lines of what was bought, and whether they add up.

use rust_decimal::Decimal;

use crate::domain::Place;
use crate::domain::understanding::columns::Column;
use crate::domain::understanding::kinds::Kind;
use crate::domain::understanding::lines::{Line, Placed};
use crate::domain::understanding::numbers::Form;
use crate::domain::understanding::words::Notions;

/// How far the lines may be from a sum and still add up to it: what rounding to coins changes.
pub(super) const TOLERANCE: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// A line of what was bought.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub description: String,
    pub quantity: Option<Decimal>,
    pub unit_price: Option<Decimal>,
    pub amount: Decimal,
    pub raw: String,
    pub place: Option<Place>,
}

/// The lines before the first sum, read in the way that adds up best to one of the sums given (the likeliest first).
/// Also whether they do add up.
pub(super) fn items(lines: &[Line], sums: &[Decimal]) -> (Vec<Item>, bool) {
    let region = region(lines, sums);
    let column = Column::of(&lines[region.clone()]);
    let mut first = None;
    for way in [Way::Column, Way::Last, Way::First] {
        for discounts in [Discounts::Taken, Discounts::Left] {
            let mut items = read(lines, region.clone(), way, discounts, column);
            if add_up(&items, sums) {
                return (items, true);
            }
            if repeats_the_sum(&items) && add_up(&items[..items.len() - 1], sums) {
                items.pop();
                return (items, true);
            }
            first = first.or(Some(items));
        }
    }
    (first.unwrap_or_default(), false)
}

/// Whether the items are one of the sums.
fn add_up(items: &[Item], sums: &[Decimal]) -> bool {
    let sum: Decimal = items.iter().map(|item| item.amount).sum();
    !items.is_empty() && sums.iter().any(|target| !target.is_zero() && (*target - sum).abs() <= TOLERANCE)
}

/// Whether the last row is the sum of those above it: "Qty 8 25.15" under the goods, or a subtotal whose label was lost.
fn repeats_the_sum(items: &[Item]) -> bool {
    items.split_last().is_some_and(|(last, above)| {
        !above.is_empty() && above.iter().map(|item| item.amount).sum::<Decimal>() == last.amount
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// The amount in the column where most rows have one.
    Column,
    /// The last amount of each row.
    Last,
    /// The first amount of each row.
    First,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Discounts {
    /// Discount rows are lines of their own.
    Taken,
    /// Discount rows only explain the price.
    Left,
}

/// From the heading (or the first priced row) to the first sum: by its label, or by its value when the label was lost.
fn region(lines: &[Line], sums: &[Decimal]) -> std::ops::Range<usize> {
    let labelled = lines
        .iter()
        .position(|line| {
            let sum = line.kind.states_total()
                || matches!(line.kind, Kind::Subtotal | Kind::TotalWithoutTax | Kind::Count);
            sum && (line.value().is_some() || line.kind == Kind::Count)
        })
        .unwrap_or_else(|| {
            lines.iter().position(|line| line.kind.pays() && line.value().is_some()).unwrap_or(lines.len())
        });
    let is_heading = |line: &Line| line.kind == Kind::Heading;
    let start = lines[..labelled].iter().rposition(is_heading).map_or(0, |last| {
        // Each page of a long receipt has the same heading.
        let same = |line: &Line| is_heading(line) && line.row.folded == lines[last].row.folded;
        lines[..last].iter().position(same).unwrap_or(last) + 1
    });
    let mut priced = 0;
    for (i, line) in lines.iter().enumerate().take(labelled).skip(start) {
        let Some(value) = line.amount() else { continue };
        if priced >= 2 && line.letters < 3 && line.numbers.len() == 1 && sums.contains(&value) {
            return start..i;
        }
        priced += 1;
    }
    start..labelled
}

fn read(
    lines: &[Line],
    region: std::ops::Range<usize>,
    way: Way,
    discounts: Discounts,
    column: Option<Column>,
) -> Vec<Item> {
    let mut items = Vec::new();
    let mut waiting: Option<usize> = None;
    for i in region.clone() {
        let line = &lines[i];
        let discount =
            line.kind == Kind::Discount || line.value().is_some_and(|n| n.number.value.is_sign_negative());
        if discount {
            let taken = line.value().filter(|n| discounts == Discounts::Taken && !n.number.value.is_zero());
            items.extend(taken.map(|value| Item {
                description: description(line, line.amounts().next()),
                quantity: None,
                unit_price: None,
                amount: -value.number.value.abs(),
                raw: line.row.text.clone(),
                place: line.place_of(value),
            }));
            continue;
        }
        if !matches!(line.kind, Kind::Other | Kind::Amount | Kind::Points)
            || line.notions.any(Notions::PHONE | Notions::DATE)
        {
            continue;
        }
        let Some(value) = pick(line, way, column) else {
            waiting = (line.letters >= 3).then_some(i);
            continue;
        };
        let mut text = description(line, line.amounts().next());
        let own_letters = text.chars().filter(|c| c.is_alphabetic()).count();
        if own_letters < 3 {
            // The name stands on the row before, or on the one after.
            let after = (i + 1 < region.end)
                .then(|| &lines[i + 1])
                .filter(|next| next.value().is_none() && next.letters >= 3);
            let name = waiting.take().map(|w| &lines[w]).or(after);
            if let Some(name) = name {
                text = name.row.text.clone();
            }
        }
        waiting = None;
        let (quantity, unit_price) = quantity_and_price(line, value);
        items.push(Item {
            description: text,
            quantity,
            unit_price,
            amount: value.number.value,
            raw: line.row.text.clone(),
            place: line.place_of(value),
        });
    }
    items
}

fn pick(line: &Line, way: Way, column: Option<Column>) -> Option<&Placed> {
    let last = line.value()?;
    match way {
        Way::Last => Some(last),
        Way::First => line.amounts().next(),
        Way::Column => {
            let Some(column) = column else { return Some(last) };
            line.amounts()
                .min_by(|a, b| column.distance(line, a).total_cmp(&column.distance(line, b)))
                .filter(|n| column.distance(line, n) < 4.0)
        }
    }
}

/// The text before the first amount, or all of it without the numbers.
fn description(line: &Line, first: Option<&Placed>) -> String {
    let mut text = String::new();
    for (i, cell) in line.row.cells.iter().enumerate() {
        let cut = first.filter(|n| n.cell == i).map(|n| n.number.start);
        let part = cut.map_or(cell.text.as_str(), |at| &cell.text[..at]);
        if !text.is_empty() && !part.trim().is_empty() {
            text.push(' ');
        }
        text.push_str(part.trim());
        if cut.is_some() {
            break;
        }
    }
    text.trim_matches(|c: char| matches!(c, ' ' | '-' | ':' | '@' | '*' | 'x' | 'X')).to_owned()
}

/// A quantity and a price of one whose product is the amount.
fn quantity_and_price(line: &Line, amount: &Placed) -> (Option<Decimal>, Option<Decimal>) {
    let value = amount.number.value;
    let others: Vec<&Placed> = line
        .numbers
        .iter()
        .filter(|n| {
            !(n.cell == amount.cell && n.number.start == amount.number.start)
                && n.number.form != Form::Percent
        })
        .collect();
    for price in others.iter().filter(|n| matches!(n.number.form, Form::Cents | Form::Decimals)) {
        for quantity in &others {
            let same = quantity.cell == price.cell && quantity.number.start == price.number.start;
            let sane = quantity.number.value.abs() < Decimal::from(100_000)
                && price.number.value.abs() < Decimal::from(10_000_000);
            if !same && sane && !quantity.number.value.is_zero() {
                let product = quantity.number.value * price.number.value;
                if (product - value).abs() <= Decimal::new(1, 2) {
                    return (Some(quantity.number.value), Some(price.number.value));
                }
            }
        }
    }
    let price = others.iter().find(|n| n.number.form == Form::Cents && n.number.value == value);
    if price.is_some() {
        return (Some(Decimal::ONE), Some(value));
    }
    (None, None)
}
