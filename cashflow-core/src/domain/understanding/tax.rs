//! The tax lines: from the table of rates where there is one, else from the rows that state a tax.

use rust_decimal::Decimal;

use crate::domain::Place;
use crate::domain::understanding::kinds::Kind;
use crate::domain::understanding::lines::Line;
use crate::domain::understanding::numbers::Form;
use crate::domain::understanding::words::Notions;

/// One rate of the tax.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rate {
    pub rate: Option<Decimal>,
    pub base: Option<Decimal>,
    pub amount: Decimal,
    pub raw: String,
    pub place: Option<Place>,
    pub probability: f32,
}

/// The tax lines of a receipt with this total.
pub(super) fn rates(lines: &[Line], total: Option<Decimal>) -> Vec<Rate> {
    let stated = stated(lines, total);
    let table = table(lines, total);
    if table.is_empty() {
        return stated.into_iter().collect();
    }
    let sum: Decimal = table.iter().map(|rate| rate.amount).sum();
    let agrees = stated.as_ref().is_some_and(|s| (s.amount - sum).abs() <= Decimal::new(1, 2))
        || total.is_some_and(|total| {
            let whole: Decimal = table.iter().filter_map(|rate| rate.base).sum::<Decimal>() + sum;
            (whole - total).abs() <= Decimal::new(3, 2)
        });
    let sure = if agrees { 0.97 } else { 0.75 };
    table.into_iter().map(|rate| Rate { probability: sure, ..rate }).collect()
}

/// Rates that taxes have somewhere; with them a row of numbers explains itself.
fn usual(rate: Decimal) -> bool {
    rate >= Decimal::ZERO && rate <= Decimal::from(30)
}

/// The rows of tax tables in which base and rate give the tax.
fn table(lines: &[Line], total: Option<Decimal>) -> Vec<Rate> {
    let rows: Vec<&Line> = lines.iter().filter(|line| line.kind == Kind::TaxTable).collect();
    let mut found: Vec<Rate> = Vec::new();
    for line in &rows {
        if let Some(rate) = explain(line, total) {
            let twice =
                found.iter().any(|f| f.base == rate.base && f.amount == rate.amount && f.rate == rate.rate);
            if !twice {
                found.push(rate);
            }
        }
    }
    // The table's own total row explains itself too when there is one rate only: it repeats what is there.
    if found.len() > 1 {
        let last = found[found.len() - 1].clone();
        let rest: Decimal = found[..found.len() - 1].iter().map(|rate| rate.amount).sum();
        let rest_base: Decimal = found[..found.len() - 1].iter().filter_map(|rate| rate.base).sum();
        let is_sum = last.amount == rest && last.base.is_none_or(|base| base == rest_base);
        if is_sum && (found.len() > 2 || last.rate.is_none()) {
            found.pop();
        }
    }
    found
}

/// Base, rate and tax in the numbers of a row: base · rate / 100 = tax, to a cent or two.
fn explain(line: &Line, total: Option<Decimal>) -> Option<Rate> {
    let amounts: Vec<Decimal> = line.amounts().map(|n| n.number.value).collect();
    let mut rates: Vec<Decimal> = line
        .numbers
        .iter()
        .filter(|n| matches!(n.number.form, Form::Percent | Form::Whole | Form::Cents | Form::Decimals))
        .map(|n| n.number.value)
        .filter(|&rate| usual(rate))
        .collect();
    rates.dedup();
    // A percentage sign says which number is the rate.
    if let Some(percent) = line.percent() {
        rates.retain(|&rate| rate == percent);
    }
    let fits = |base: Decimal, rate: Decimal, tax: Decimal| {
        let expected = base * rate / Decimal::ONE_HUNDRED;
        (expected - tax).abs() <= Decimal::new(15, 3).max(base.abs() * Decimal::new(2, 4))
    };
    let rate_of = |base, rate: Option<Decimal>, amount| Rate {
        rate,
        base: Some(base),
        amount,
        raw: line.row.text.clone(),
        place: line.row.place(),
        probability: 0.8,
    };
    for &base in &amounts {
        for &tax in &amounts {
            if base <= tax || base.is_zero() {
                continue;
            }
            for &rate in rates.iter().filter(|&&r| r != base || line.percent().is_some()) {
                if fits(base, rate, tax) && (!tax.is_zero() || rate.is_zero()) {
                    return Some(rate_of(base, Some(rate.normalize()), tax));
                }
            }
        }
    }
    // The rate was not read, or not read right: a usual one that fits base and tax.
    const KNOWN: [i64; 12] = [4, 5, 6, 7, 8, 10, 12, 15, 19, 20, 21, 3];
    for &base in &amounts {
        for &tax in amounts.iter().filter(|t| !t.is_zero()) {
            let narrow = base >= Decimal::from(2) && base > tax;
            let not_the_total = total.is_none_or(|total| tax < total);
            if !narrow || !not_the_total || line.notions.any(Notions::TOTAL) {
                continue;
            }
            if let Some(rate) = KNOWN.iter().map(|&r| Decimal::from(r)).find(|&r| fits(base, r, tax)) {
                return Some(rate_of(base, Some(rate), tax));
            }
        }
    }
    None
}

/// The tax that a row of its own states: "GST 6% : 1.07", "Total GST 6.37".
fn stated(lines: &[Line], total: Option<Decimal>) -> Option<Rate> {
    let rows: Vec<(&Line, Decimal)> = lines
        .iter()
        .filter(|line| line.kind == Kind::Tax)
        .filter_map(|line| line.amount().map(|value| (line, value.abs())))
        .filter(|(_, value)| total.is_none_or(|total| *value * Decimal::from(3) < total.max(Decimal::ONE)))
        .collect();
    let (line, amount) = rows.iter().find(|(_, value)| !value.is_zero()).or(rows.first())?;
    let fits = total.is_some_and(|total| {
        [4, 5, 6, 7, 8, 10, 19, 20, 21].iter().any(|&rate| {
            let expected = total * Decimal::from(rate) / Decimal::from(100 + rate);
            (expected - *amount).abs() <= Decimal::new(2, 2)
        })
    });
    Some(Rate {
        rate: line.percent().filter(|&rate| usual(rate)).map(|rate| rate.normalize()),
        base: None,
        amount: *amount,
        raw: line.row.text.clone(),
        place: line.row.place(),
        probability: if fits { 0.93 } else { 0.75 },
    })
}
