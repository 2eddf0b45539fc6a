//! The running balance from the rows of two reports: what was before the range, and its periods.

use cashflow_core::Result;
use cashflow_core::domain::{
    BalanceRow, DateRange, Period, Tally, TotalsFilter, TotalsQuery, TotalsRow, sum_overflow,
};
use chrono::NaiveDate;

/// The index of the range that comes before the one that is asked for.
pub(crate) const BEFORE: usize = 0;
/// The index of the range that is asked for.
pub(crate) const WITHIN: usize = 1;

/// What is asked of everything before a range, if there is such a thing.
pub(crate) fn before(range: DateRange) -> Option<(DateRange, TotalsQuery)> {
    let first = NaiveDate::from_ymd_opt(1, 1, 1).expect("the first day of year 1 exists");
    let before = DateRange::new(first, range.from().pred_opt()?).ok()?;
    Some((before, whole()))
}

/// What is asked of the range.
pub(crate) fn within(period: Period) -> TotalsQuery {
    TotalsQuery { period: Some(period), ..whole() }
}

fn whole() -> TotalsQuery {
    TotalsQuery { ranges: Vec::new(), period: None, group: None, only: TotalsFilter::default() }
}

/// The balance, period by period, from the rows of both.
pub(crate) fn balances(
    mut rows: Vec<TotalsRow>,
    range: DateRange,
    period: Period,
) -> Result<Vec<BalanceRow>> {
    // By currency, what was before the range first.
    rows.sort_by_key(|row| (row.currency, row.range, row.period));
    let first = period.start_of(range.from());
    let mut balances = Vec::new();
    for of_currency in rows.chunk_by(|a, b| a.currency == b.currency) {
        let (before, within) = of_currency.split_at(of_currency.partition_point(|row| row.range == BEFORE));
        let mut balance: i128 = before.iter().map(net).sum();
        let mut step = |row: &TotalsRow| -> Result<BalanceRow> {
            let opening = balance;
            balance += net(row);
            Ok(BalanceRow {
                period: row.period.unwrap_or(first),
                currency: row.currency,
                opening: minor(opening)?,
                income: row.income,
                expense: row.expense,
                closing: minor(balance)?,
            })
        };
        if let (Some(row), []) = (before.first(), within) {
            let nothing = TotalsRow { income: Tally::default(), expense: Tally::default(), ..row.clone() };
            balances.push(step(&nothing)?);
        }
        for row in within {
            balances.push(step(row)?);
        }
    }
    Ok(balances)
}

fn net(row: &TotalsRow) -> i128 {
    i128::from(row.income.minor) - i128::from(row.expense.minor)
}

/// A balance in minor units, if it fits.
fn minor(balance: i128) -> Result<i64> {
    i64::try_from(balance).map_err(|_| sum_overflow())
}
