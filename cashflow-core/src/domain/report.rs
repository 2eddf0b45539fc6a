//! Reports: what is asked of a store, and the rows that it answers with.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{AccountName, CategoryId, Currency, DateRange, MovementKind, Period, PriorityId, Tally};

/// What to sum up, and how to group it. Amounts of different currencies are never added: each has its own rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalsQuery {
    /// The dates. Each row tells which of them it belongs to; they may overlap.
    pub ranges: Vec<DateRange>,
    /// A row for each calendar period.
    pub period: Option<Period>,
    /// A row for each value of this.
    pub group: Option<Grouping>,
    /// Only what passes this.
    pub only: TotalsFilter,
}

/// What the rows of a report are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Grouping {
    /// Each category by itself.
    Category,
    /// Each category with the ones below it.
    ParentCategory,
    /// Each priority.
    Priority,
    /// Each payee; spellings with the same key count as one.
    Payee,
    /// Each tag. A movement counts once for each of its tags, so the rows may add up to more than the whole.
    Tag,
    /// Each account.
    Account,
}

/// Which movements a report counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TotalsFilter {
    /// Income or expense only.
    pub kind: Option<MovementKind>,
    /// One category with the ones below it.
    pub category: Option<CategoryId>,
    /// One priority.
    pub priority: Option<PriorityId>,
    /// One currency.
    pub currency: Option<Currency>,
    /// One account.
    pub account: Option<AccountName>,
}

impl TotalsQuery {
    /// Whether the maintained totals can answer it for whole months: nothing finer than a month is asked, nor anything
    /// that they are not kept for.
    pub fn fits_totals(&self) -> bool {
        let group = matches!(
            self.group,
            None | Some(Grouping::Category | Grouping::ParentCategory | Grouping::Priority)
        );
        let period = !matches!(self.period, Some(Period::Day | Period::Week));
        group && period && self.only.account.is_none()
    }
}

/// A row of a report. Rows come ordered by range, period, key and currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalsRow {
    /// The index of the range in the query.
    pub range: usize,
    /// The first day of the period (which may lie before the range), if the query cuts into periods.
    pub period: Option<NaiveDate>,
    /// The value of the grouping, if the query has one.
    pub key: Option<GroupKey>,
    /// The currency of the sums.
    pub currency: Currency,
    /// Money in.
    pub income: Tally,
    /// Money out, as a positive sum.
    pub expense: Tally,
}

/// A value of a [`Grouping`]; `None` stands for the movements that have none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GroupKey {
    /// A category.
    Category(Option<CategoryId>),
    /// A priority.
    Priority(Option<PriorityId>),
    /// A payee, in one of the spellings that the row's movements have: the last in the order of its bytes.
    Payee(Option<String>),
    /// A tag.
    Tag(Option<String>),
    /// An account.
    Account(Option<String>),
}

/// A row of the running balance. Rows come ordered by currency and period; every period of the range that has movements
/// has a row, and a currency with movements only before the range has one row at the range's first period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BalanceRow {
    /// The first day of the period.
    pub period: NaiveDate,
    /// The currency.
    pub currency: Currency,
    /// The balance before the period, in minor units.
    pub opening: i64,
    /// Money in during the period and the range.
    pub income: Tally,
    /// Money out during the period and the range, as a positive sum.
    pub expense: Tally,
    /// The balance after it, in minor units.
    pub closing: i64,
}
