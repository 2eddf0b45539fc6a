//! The running balance: what was before the range, and then period by period.

use cashflow_core::Result;
use cashflow_core::domain::{BalanceRow, DateRange, Period, UserId};

use super::database::Database;
use super::reports::{Report, part_of};
use super::statement::Statement;
use crate::records::balance::{BEFORE, WITHIN, balances, before, within};
use crate::records::parts::merge;

pub(super) async fn running_balance(
    database: &Database,
    owner: UserId,
    range: DateRange,
    period: Period,
) -> Result<Vec<BalanceRow>> {
    let parts = database.all(statement(owner, range, period), |row| part_of(row, None)).await?;
    balances(merge(parts, None)?, range, period)
}

/// The statement of a running balance.
pub(super) fn statement(owner: UserId, range: DateRange, period: Period) -> Statement {
    let (before, by_period) = (before(range), within(period));
    let mut report = Report::new(owner, &by_period);
    if let Some((before, whole)) = &before {
        report.range(BEFORE, *before, whole);
    }
    report.range(WITHIN, range, &by_period);
    report.statement()
}
