//! The running balance: what was before the range, and then period by period.

use cashflow_core::domain::{BalanceRow, DateRange, Period, UserId};
use rusqlite::{Connection, ToSql};

use super::errors::Failure;
use super::reports::{Report, part_of};
use super::rows::all;
use crate::records::balance::{BEFORE, WITHIN, balances, before, within};
use crate::records::parts::merge;

pub(super) fn running_balance(
    connection: &Connection,
    owner: UserId,
    range: DateRange,
    period: Period,
) -> Result<Vec<BalanceRow>, Failure> {
    let (sql, values) = statement(owner, range, period);
    let parts = all(connection, &sql, rusqlite::params_from_iter(values), |row| part_of(row, None))?;
    Ok(balances(merge(parts, None)?, range, period)?)
}

/// The statement of a running balance and its parameters.
pub(super) fn statement(owner: UserId, range: DateRange, period: Period) -> (String, Vec<Box<dyn ToSql>>) {
    let (before, by_period) = (before(range), within(period));
    let mut report = Report::new(owner, &by_period);
    if let Some((before, whole)) = &before {
        report.range(BEFORE, *before, whole);
    }
    report.range(WITHIN, range, &by_period);
    (report.sql, report.values)
}
