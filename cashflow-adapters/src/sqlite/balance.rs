//! The running balance: what was before the range, and then period by period.

use cashflow_core::domain::{
    BalanceRow, DateRange, Period, Tally, TotalsFilter, TotalsQuery, TotalsRow, UserId, sum_overflow,
};
use chrono::NaiveDate;
use rusqlite::{Connection, ToSql};

use super::errors::Failure;
use super::reports::{Report, merge, part_of};
use super::rows::all;

/// The range of the statement that comes before the one that is asked for.
const BEFORE: usize = 0;

pub(super) fn running_balance(
    connection: &Connection,
    owner: UserId,
    range: DateRange,
    period: Period,
) -> Result<Vec<BalanceRow>, Failure> {
    let (sql, values) = statement(owner, range, period);
    let parts = all(connection, &sql, rusqlite::params_from_iter(values), |row| part_of(row, None))?;
    let mut rows = merge(parts, None)?;
    // By currency, what was before the range first.
    rows.sort_by_key(|row| (row.currency, row.range, row.period));
    let first = period.start_of(range.from());
    let mut balances = Vec::new();
    for of_currency in rows.chunk_by(|a, b| a.currency == b.currency) {
        let (before, within) = of_currency.split_at(of_currency.partition_point(|row| row.range == BEFORE));
        let mut balance: i128 = before.iter().map(net).sum();
        let mut step = |row: &TotalsRow| -> Result<BalanceRow, Failure> {
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

/// The statement of a running balance and its parameters.
pub(super) fn statement(owner: UserId, range: DateRange, period: Period) -> (String, Vec<Box<dyn ToSql>>) {
    let whole = TotalsQuery { ranges: Vec::new(), period: None, group: None, only: TotalsFilter::default() };
    let by_period = TotalsQuery { period: Some(period), ..whole.clone() };
    let mut report = Report::new(owner, &whole);
    let first = NaiveDate::from_ymd_opt(1, 1, 1).expect("the first day of year 1 exists");
    let before = range.from().pred_opt().and_then(|last| DateRange::new(first, last).ok());
    if let Some(before) = before {
        report.range(BEFORE, before, &whole);
    }
    report.range(BEFORE + 1, range, &by_period);
    (report.sql, report.values)
}

fn net(row: &TotalsRow) -> i128 {
    i128::from(row.income.minor) - i128::from(row.expense.minor)
}

/// A balance in minor units, if it fits.
fn minor(balance: i128) -> Result<i64, Failure> {
    i64::try_from(balance).map_err(|_| sum_overflow().into())
}
