//! Sums by period, category, priority, payee, tag or account; comparison; running balance.

use crate::api::{Amount, Day, Id, MovementKind, Result};
use crate::convert;
use crate::handle::Handle;

/// A calendar period that a report can be cut into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// A day.
    Day,
    /// A week of ISO 8601: from Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// A quarter: from January, April, July or October.
    Quarter,
    /// A calendar year.
    Year,
}

/// What the lines of a report are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// Each category by itself.
    Category,
    /// Each category with the ones below it.
    ParentCategory,
    /// Each priority.
    Priority,
    /// Each payee; spellings with the same key count as one.
    Payee,
    /// Each tag. A movement counts once for each of its tags, so the lines may add up to more than the whole.
    Tag,
    /// Each account.
    Account,
}

/// What a summary is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// The range before it: as many whole months for whole months, else as many days.
    PreviousPeriod,
}

/// What a summary is to show.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SummaryRequest {
    /// The first day.
    pub date_from: Day,
    /// The last day, included.
    pub date_to: Day,
    /// A line for each calendar period.
    pub period: Option<Period>,
    /// A line for each value of this.
    pub group: Option<Grouping>,
    /// What it is compared with.
    pub compare: Option<Comparison>,
    /// Income or expense only.
    pub kind: Option<MovementKind>,
    /// One category with the ones below it.
    pub category_id: Option<Id>,
    /// One priority.
    pub priority_id: Option<Id>,
    /// One currency (ISO 4217).
    pub currency: Option<String>,
    /// One account.
    pub account: Option<String>,
}

impl SummaryRequest {
    /// One line for each currency.
    pub fn new(date_from: Day, date_to: Day) -> Self {
        Self {
            date_from,
            date_to,
            period: None,
            group: None,
            compare: None,
            kind: None,
            category_id: None,
            priority_id: None,
            currency: None,
            account: None,
        }
    }
}

/// The sums of a range.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Summary {
    /// The first day.
    pub date_from: Day,
    /// The last day, included.
    pub date_to: Day,
    /// The first day of what it is compared with.
    pub compared_from: Option<Day>,
    /// The last day of what it is compared with.
    pub compared_to: Option<Day>,
    /// A line for each period, value and currency that has movements (in either range, if it is compared).
    pub lines: Vec<SummaryLine>,
    /// The whole, a line for each currency.
    pub totals: Vec<SummaryLine>,
}

/// One line of a summary.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SummaryLine {
    /// The first day of the period, which may lie before the range.
    pub period: Option<Day>,
    /// The category, in a report by category; none for movements without one.
    pub category_id: Option<Id>,
    /// The priority, in a report by priority; none for movements without one.
    pub priority_id: Option<Id>,
    /// The payee, tag or account, in a report by one of these; none for movements without one.
    pub label: Option<String>,
    /// The currency (ISO 4217).
    pub currency: String,
    /// The sums.
    pub sums: Sums,
    /// The sums of the same line in the range before.
    pub previous: Option<Sums>,
}

/// Sums of one currency.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sums {
    /// Money in.
    pub income: Amount,
    /// Money out, as a positive sum.
    pub expense: Amount,
    /// Income less expense.
    pub net: Amount,
    /// How many movements.
    pub count: i64,
}

/// A line of the running balance.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BalanceLine {
    /// The first day of the period, which may lie before the range.
    pub period: Day,
    /// The currency (ISO 4217).
    pub currency: String,
    /// The balance before the period.
    pub opening: Amount,
    /// What happened in it.
    pub sums: Sums,
    /// The balance after it.
    pub closing: Amount,
}

/// An amount of a currency.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Money {
    /// The amount.
    pub amount: Amount,
    /// Its currency (ISO 4217).
    pub currency: String,
}

/// A kept total that differs from the sum of the movements: a damaged database.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TotalsDrift {
    /// The first day of the month.
    pub month: Day,
    /// Income or expense.
    pub kind: MovementKind,
    /// The category.
    pub category_id: Option<Id>,
    /// The priority.
    pub priority_id: Option<Id>,
    /// The currency (ISO 4217).
    pub currency: String,
    /// The kept sum.
    pub kept: Amount,
    /// The kept number of movements.
    pub kept_count: i64,
    /// The sum of the movements.
    pub actual: Amount,
    /// The number of movements.
    pub actual_count: i64,
}

/// The reports of one owner.
#[derive(Debug, Clone)]
pub struct Reports {
    handle: Handle,
}

impl Reports {
    pub(crate) fn new(handle: Handle) -> Self {
        Self { handle }
    }

    /// Sums of a range, exact and apart for each currency.
    pub async fn summary(&self, request: SummaryRequest) -> Result<Summary> {
        let cashflow = self.handle.acting()?;
        Ok(cashflow.reports().summary(&convert::reports::request(request)?).await?.into())
    }

    /// The balance, period by period: each opens with everything before it.
    pub async fn running_balance(
        &self,
        date_from: Day,
        date_to: Day,
        period: Period,
    ) -> Result<Vec<BalanceLine>> {
        let cashflow = self.handle.acting()?;
        let range = convert::range(date_from, date_to)?;
        Ok(convert::list(cashflow.reports().running_balance(range, period.into()).await?))
    }

    /// What is left of all income after all expenses until a date included, for each currency.
    pub async fn balance(&self, until: Day) -> Result<Vec<Money>> {
        Ok(convert::list(self.handle.acting()?.reports().balance(until).await?))
    }

    /// Kept totals that differ from the sums of the movements: nothing, unless the database was damaged.
    pub async fn verify(&self) -> Result<Vec<TotalsDrift>> {
        Ok(convert::list(self.handle.acting()?.reports().verify().await?))
    }

    /// Computes the kept totals anew from the movements.
    pub async fn rebuild(&self) -> Result<()> {
        Ok(self.handle.acting()?.reports().rebuild().await?)
    }
}
