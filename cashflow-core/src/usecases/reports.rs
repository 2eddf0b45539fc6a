//! Sums by period, category, priority, payee, tag or account; comparison with the period before; running balance.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::cashflow::Cashflow;
use crate::domain::{
    BalanceRow, Currency, DateRange, GroupKey, Grouping, Money, Period, Tally, TotalsDrift, TotalsFilter,
    TotalsQuery, TotalsRow, sum_overflow,
};
use crate::error::{Error, Result};

/// What a summary is to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryRequest {
    /// The dates.
    pub range: DateRange,
    /// A line for each calendar period.
    pub period: Option<Period>,
    /// A line for each value of this.
    pub group: Option<Grouping>,
    /// Only what passes this.
    pub only: TotalsFilter,
    /// What it is compared with.
    pub compare: Comparison,
}

/// What a summary is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Comparison {
    /// Nothing.
    #[default]
    None,
    /// The range before it: as many whole months for whole months, else as many days.
    PreviousPeriod,
}

impl SummaryRequest {
    /// One line for each currency.
    pub fn new(range: DateRange) -> Self {
        let (only, compare) = (TotalsFilter::default(), Comparison::None);
        Self { range, period: None, group: None, only, compare }
    }

    /// The same, with a line for each calendar period.
    #[must_use]
    pub fn by_period(mut self, period: Period) -> Self {
        self.period = Some(period);
        self
    }

    /// The same, with a line for each value.
    #[must_use]
    pub fn by(mut self, group: Grouping) -> Self {
        self.group = Some(group);
        self
    }

    /// The same, compared with the range before.
    #[must_use]
    pub fn compared(mut self) -> Self {
        self.compare = Comparison::PreviousPeriod;
        self
    }
}

/// The sums of a range.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The dates.
    pub range: DateRange,
    /// The dates it is compared with.
    pub compared_with: Option<DateRange>,
    /// A line for each period, value and currency that has movements (in either range, if it is compared).
    pub lines: Vec<SummaryLine>,
    /// The whole, a line for each currency.
    pub totals: Vec<SummaryLine>,
}

/// One line of a [`Summary`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryLine {
    /// The first day of the period, which may lie before the range.
    pub period: Option<NaiveDate>,
    /// The value of the grouping.
    pub key: Option<GroupKey>,
    /// The sums.
    pub sums: Sums,
    /// The sums of the same line in the range before: the same value, and the period at the same place.
    pub previous: Option<Sums>,
}

/// Sums of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// Money in.
    pub income: Money,
    /// Money out, as a positive sum.
    pub expense: Money,
    /// Income less expense.
    pub net: Money,
    /// How many movements.
    pub count: i64,
}

impl Sums {
    fn new(currency: Currency, income: Tally, expense: Tally) -> Result<Self> {
        let net = income.minor.checked_sub(expense.minor).ok_or_else(sum_overflow)?;
        let [income_sum, expense_sum, net] =
            [income.minor, expense.minor, net].map(|minor| Money::from_minor(minor, currency));
        let count = income.count + expense.count;
        Ok(Self { income: income_sum, expense: expense_sum, net, count })
    }
}

/// A line of the running balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BalanceLine {
    /// The first day of the period, which may lie before the range.
    pub period: NaiveDate,
    /// The balance before the period.
    pub opening: Money,
    /// What happened in it.
    pub sums: Sums,
    /// The balance after it.
    pub closing: Money,
}

/// The reports of one owner.
#[derive(Debug)]
pub struct Reports<'a> {
    cashflow: &'a Cashflow,
}

impl<'a> Reports<'a> {
    pub(crate) fn new(cashflow: &'a Cashflow) -> Self {
        Self { cashflow }
    }

    /// Sums of a range, exact and apart for each currency.
    pub async fn summary(&self, request: &SummaryRequest) -> Result<Summary> {
        let compared_with = match request.compare {
            Comparison::None => None,
            Comparison::PreviousPeriod => Some(request.range.previous()?),
        };
        let ranges: Vec<_> = std::iter::once(request.range).chain(compared_with).collect();
        let query =
            TotalsQuery { ranges, period: request.period, group: request.group, only: request.only.clone() };
        let store = self.cashflow.engine().store();
        let rows = store.totals(self.cashflow.owner(), &query).await?;
        // A movement of several tags is in several rows, so the whole is asked for by itself.
        let whole = match request.group {
            Some(Grouping::Tag) => {
                let query = TotalsQuery { period: None, group: None, ..query.clone() };
                store.totals(self.cashflow.owner(), &query).await?
            }
            _ => rows.clone(),
        };
        let compared = compared_with.is_some();
        let totals = lines(whole, compared, |_| Ok((None, None)))?;
        let lines = lines(rows, compared, |row| Ok((aligned(row, &query)?, row.key.clone())))?;
        Ok(Summary { range: request.range, compared_with, lines, totals })
    }

    /// The balance, period by period: each opens with everything before it.
    pub async fn running_balance(&self, range: DateRange, period: Period) -> Result<Vec<BalanceLine>> {
        let rows =
            self.cashflow.engine().store().running_balance(self.cashflow.owner(), range, period).await?;
        let line = |row: BalanceRow| {
            let money = |minor| Money::from_minor(minor, row.currency);
            let sums = Sums::new(row.currency, row.income, row.expense)?;
            Ok(BalanceLine {
                period: row.period,
                opening: money(row.opening),
                sums,
                closing: money(row.closing),
            })
        };
        rows.into_iter().map(line).collect()
    }

    /// What is left of all income after all expenses until a date included, for each currency.
    pub async fn balance(&self, until: NaiveDate) -> Result<Vec<Money>> {
        let first = self.cashflow.engine().store().movement_dates(self.cashflow.owner()).await?;
        let Some((first, _)) = first.filter(|(first, _)| *first <= until) else { return Ok(Vec::new()) };
        let summary = self.summary(&SummaryRequest::new(DateRange::new(first, until)?)).await?;
        Ok(summary.totals.into_iter().map(|line| line.sums.net).collect())
    }

    /// Maintained totals that differ from the sums of the movements: nothing, unless the store was damaged.
    pub async fn verify(&self) -> Result<Vec<TotalsDrift>> {
        self.cashflow.engine().store().verify_totals(self.cashflow.owner()).await
    }

    /// Computes the maintained totals anew from the movements.
    pub async fn rebuild(&self) -> Result<()> {
        self.cashflow.engine().store().rebuild_totals(self.cashflow.owner()).await
    }
}

/// Where a row of the range before stands in this one: at the period of the same place.
fn aligned(row: &TotalsRow, query: &TotalsQuery) -> Result<Option<NaiveDate>> {
    let Some((start, period)) = row.period.zip(query.period) else { return Ok(None) };
    let place = period.steps(query.ranges[row.range].from(), start);
    let date = period.step(query.ranges[0].from(), place);
    date.map(Some).ok_or_else(|| Error::invalid("range", "leaves the calendar"))
}

/// Adds up the rows of each period, value and currency.
fn lines(
    rows: Vec<TotalsRow>,
    compared: bool,
    slot: impl Fn(&TotalsRow) -> Result<(Option<NaiveDate>, Option<GroupKey>)>,
) -> Result<Vec<SummaryLine>> {
    let mut sums = BTreeMap::<_, [(Tally, Tally); 2]>::new();
    for row in rows {
        let (period, key) = slot(&row)?;
        let entry = &mut sums.entry((period, key, row.currency)).or_default()[row.range.min(1)];
        entry.0 = entry.0.checked_add(row.income)?;
        entry.1 = entry.1.checked_add(row.expense)?;
    }
    let line = |((period, key, currency), [now, before]): ((_, _, Currency), [(Tally, Tally); 2])| {
        let previous = compared.then(|| Sums::new(currency, before.0, before.1)).transpose()?;
        Ok(SummaryLine { period, key, sums: Sums::new(currency, now.0, now.1)?, previous })
    };
    sums.into_iter().map(line).collect()
}
