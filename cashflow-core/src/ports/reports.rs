//! Sums, computed by the store.

use async_trait::async_trait;
use chrono::NaiveDate;

use crate::domain::{BalanceRow, DateRange, Period, TotalsDrift, TotalsQuery, TotalsRow, UserId};
use crate::error::Result;

/// Reports.
///
/// # Behaviour
/// - sums are exact, of the owner's movements only, and each currency has its own rows
/// - a grouping by period has a row for each day, ISO week, month, quarter or year that has movements
/// - a grouping by category, parent category, priority, payee, tag or account has a row for each value, and one for none
/// - period and grouping go together
/// - ranges that do not begin or end with a month count exactly their days
/// - each range of a query has its own rows
/// - a filter keeps exactly what its description says
/// - a sum beyond 64-bit minor units is an error, never a wrong number
/// - the running balance opens with everything before the range and closes each period with its sum
/// - the first and last date of movements are told, or that there are none
/// - verifying finds nothing on a sound store
#[async_trait]
pub trait ReportReads: Send + Sync {
    /// The sums that a query asks for, in one statement.
    async fn totals(&self, owner: UserId, query: &TotalsQuery) -> Result<Vec<TotalsRow>>;

    /// The running balance, period by period, in one statement.
    async fn running_balance(
        &self,
        owner: UserId,
        range: DateRange,
        period: Period,
    ) -> Result<Vec<BalanceRow>>;

    /// Maintained totals that differ from the sums of the rows: nothing, on a sound store.
    async fn verify_totals(&self, owner: UserId) -> Result<Vec<TotalsDrift>>;

    /// The first and the last date that has movements.
    async fn movement_dates(&self, owner: UserId) -> Result<Option<(NaiveDate, NaiveDate)>>;
}
