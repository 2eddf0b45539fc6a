//! Calendar periods and ranges of dates.

use chrono::{Datelike as _, Days, Months, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::domain::movement::check_date;
use crate::domain::totals::month_start;
use crate::error::{Error, Result};

/// A calendar period that a report can be cut into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

impl Period {
    /// The first day of the period that a date lies in.
    pub fn start_of(self, date: NaiveDate) -> NaiveDate {
        let month = month_start(date);
        match self {
            Self::Day => date,
            // The week of the first day of year 1 begins on that day (it is a Monday), so this never leaves the calendar.
            Self::Week => date - Days::new(u64::from(date.weekday().num_days_from_monday())),
            Self::Month => month,
            Self::Quarter => month - Months::new(month.month0() % 3),
            Self::Year => month - Months::new(month.month0()),
        }
    }

    /// The last day of the period that a date lies in.
    pub fn end_of(self, date: NaiveDate) -> NaiveDate {
        let start = self.start_of(date);
        let next = match self {
            Self::Day => start + Days::new(1),
            Self::Week => start + Days::new(7),
            Self::Month => start + Months::new(1),
            Self::Quarter => start + Months::new(3),
            Self::Year => start + Months::new(12),
        };
        next - Days::new(1)
    }

    /// How many periods the one of `to` is after the one of `from`; below zero when it is before.
    pub fn steps(self, from: NaiveDate, to: NaiveDate) -> i64 {
        let (from, to) = (self.start_of(from), self.start_of(to));
        let months =
            i64::from(to.year() - from.year()) * 12 + i64::from(to.month0()) - i64::from(from.month0());
        match self {
            Self::Day => (to - from).num_days(),
            Self::Week => (to - from).num_days() / 7,
            Self::Month => months,
            Self::Quarter => months / 3,
            Self::Year => months / 12,
        }
    }

    /// The first day of the period so many after the one of `from`; none beyond the calendar.
    pub fn step(self, from: NaiveDate, periods: i64) -> Option<NaiveDate> {
        let from = self.start_of(from);
        let months = |each: i64| {
            let months = u32::try_from(periods.unsigned_abs().checked_mul(each.unsigned_abs())?).ok()?;
            let months = Months::new(months);
            if periods < 0 { from.checked_sub_months(months) } else { from.checked_add_months(months) }
        };
        match self {
            Self::Day => from.checked_add_signed(TimeDelta::try_days(periods)?),
            Self::Week => from.checked_add_signed(TimeDelta::try_weeks(periods)?),
            Self::Month => months(1),
            Self::Quarter => months(3),
            Self::Year => months(12),
        }
    }
}

/// Dates from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Dates")]
pub struct DateRange {
    from: NaiveDate,
    to: NaiveDate,
}

/// A [`DateRange`] before it is checked.
#[derive(Deserialize)]
struct Dates {
    from: NaiveDate,
    to: NaiveDate,
}

impl TryFrom<Dates> for DateRange {
    type Error = Error;

    fn try_from(dates: Dates) -> Result<Self> {
        Self::new(dates.from, dates.to)
    }
}

/// A range, taken apart into its whole months and what is left before and after them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MonthParts {
    /// From the first day of the first whole month to the last day of the last one.
    pub months: Option<DateRange>,
    /// The days before the first whole month, or all days if there is none.
    pub before: Option<DateRange>,
    /// The days after the last whole month.
    pub after: Option<DateRange>,
}

impl MonthParts {
    /// The days that are in no whole month.
    pub fn days(self) -> impl Iterator<Item = DateRange> {
        self.before.into_iter().chain(self.after)
    }
}

impl DateRange {
    /// From a date to a date, both included. Errors: the end before the start, years beyond 1 to 9999.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Result<Self> {
        check_date("from", from)?;
        check_date("to", to)?;
        if to < from {
            return Err(Error::invalid("to", "must not be before from"));
        }
        Ok(Self { from, to })
    }

    /// The period that a date lies in.
    pub fn of(period: Period, date: NaiveDate) -> Result<Self> {
        Self::new(period.start_of(date), period.end_of(date))
    }

    /// The first date.
    pub fn from(self) -> NaiveDate {
        self.from
    }

    /// The last date.
    pub fn to(self) -> NaiveDate {
        self.to
    }

    /// Whether a date lies in it.
    pub fn contains(self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }

    /// Its whole calendar months, and the days that are in none of them.
    pub fn split_months(self) -> MonthParts {
        let next_month = |date| month_start(date) + Months::new(1);
        let first = if self.from.day() == 1 { self.from } else { next_month(self.from) };
        let last =
            if (self.to + Days::new(1)).day() == 1 { self.to } else { month_start(self.to) - Days::new(1) };
        if last < first {
            return MonthParts { months: None, before: Some(self), after: None };
        }
        let part = |from, to| (from <= to).then_some(Self { from, to });
        MonthParts {
            months: part(first, last),
            before: part(self.from, first - Days::new(1)),
            after: part(last + Days::new(1), self.to),
        }
    }

    /// The range before it: as many whole months for whole months, else as many days.
    ///
    /// Errors: it would begin before year 1.
    pub fn previous(self) -> Result<Self> {
        let before =
            |date: Option<NaiveDate>| date.ok_or_else(|| Error::invalid("from", "has nothing before it"));
        let to = before(self.from.checked_sub_days(Days::new(1)))?;
        let after = self.to + Days::new(1);
        let from = if self.from.day() == 1 && after.day() == 1 {
            let months =
                (after.year() - self.from.year()) * 12 + after.month() as i32 - self.from.month() as i32;
            self.from.checked_sub_months(Months::new(months.unsigned_abs()))
        } else {
            self.from.checked_sub_days(Days::new((after - self.from).num_days().unsigned_abs()))
        };
        Self::new(before(from)?, to)
    }
}
