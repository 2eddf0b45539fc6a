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

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn range(from: &str, to: &str) -> DateRange {
        DateRange::new(date(from), date(to)).unwrap()
    }

    #[test]
    fn weeks_are_those_of_iso_8601_around_every_new_year() {
        let weeks = [
            ("2024-12-29", "2024-12-23", "2024-12-29"),
            ("2024-12-30", "2024-12-30", "2025-01-05"),
            ("2025-01-01", "2024-12-30", "2025-01-05"),
            ("2025-12-31", "2025-12-29", "2026-01-04"),
            ("2026-01-04", "2025-12-29", "2026-01-04"),
            ("2026-01-05", "2026-01-05", "2026-01-11"),
            ("2027-01-01", "2026-12-28", "2027-01-03"),
            ("0001-01-01", "0001-01-01", "0001-01-07"),
        ];
        for (day, first, last) in weeks {
            assert_eq!(
                (Period::Week.start_of(date(day)), Period::Week.end_of(date(day))),
                (date(first), date(last))
            );
        }
        // Any day, against the week number of the calendar library.
        let mut day = date("1999-12-01");
        while day < date("2031-02-01") {
            let first = Period::Week.start_of(day);
            assert_eq!(first.iso_week(), day.iso_week());
            assert_eq!(first.weekday(), chrono::Weekday::Mon);
            day = day + Days::new(1);
        }
    }

    #[test]
    fn months_quarters_and_years_have_their_first_and_last_days() {
        let bounds = |period: Period, day| {
            (period.start_of(date(day)).to_string(), period.end_of(date(day)).to_string())
        };
        let both = |first: &str, last: &str| (first.to_owned(), last.to_owned());
        assert_eq!(bounds(Period::Day, "2024-02-29"), both("2024-02-29", "2024-02-29"));
        assert_eq!(bounds(Period::Month, "2024-02-10"), both("2024-02-01", "2024-02-29"));
        assert_eq!(bounds(Period::Month, "2026-02-28"), both("2026-02-01", "2026-02-28"));
        assert_eq!(bounds(Period::Month, "2026-12-01"), both("2026-12-01", "2026-12-31"));
        assert_eq!(bounds(Period::Quarter, "2026-03-31"), both("2026-01-01", "2026-03-31"));
        assert_eq!(bounds(Period::Quarter, "2026-11-15"), both("2026-10-01", "2026-12-31"));
        assert_eq!(bounds(Period::Year, "2026-07-04"), both("2026-01-01", "2026-12-31"));
    }

    #[test]
    fn stepping_and_counting_steps_are_opposites() {
        let from = date("2024-01-31");
        for period in [Period::Day, Period::Week, Period::Month, Period::Quarter, Period::Year] {
            for steps in [-60, -13, -1, 0, 1, 2, 11, 400] {
                let to = period.step(from, steps).unwrap();
                assert_eq!(period.start_of(to), to);
                assert_eq!(period.steps(from, to), steps, "{period:?}");
                assert_eq!(period.steps(from, period.end_of(to)), steps, "{period:?}");
            }
            assert_eq!(period.step(from, i64::MAX), None);
            assert_eq!(period.step(from, i64::MIN), None);
        }
    }

    #[test]
    fn ranges_include_both_ends_and_never_end_before_they_start() {
        let january = range("2026-01-01", "2026-01-31");
        assert!(january.contains(date("2026-01-01")) && january.contains(date("2026-01-31")));
        assert!(!january.contains(date("2025-12-31")) && !january.contains(date("2026-02-01")));
        assert_eq!(DateRange::of(Period::Month, date("2026-01-17")).unwrap(), january);
        assert_eq!(range("2026-01-01", "2026-01-01").to(), date("2026-01-01"));
        let error = |from, to| DateRange::new(date(from), date(to)).unwrap_err();
        assert_eq!(error("2026-01-02", "2026-01-01").field(), Some("to"));
        assert_eq!(error("0000-12-31", "2026-01-01").field(), Some("from"));
        assert_eq!(error("2026-01-01", "+10000-01-01").field(), Some("to"));
    }

    #[test]
    fn json_cannot_make_a_range_that_ends_before_it_starts() {
        let json = r#"{"from":"2026-01-01","to":"2026-01-31"}"#;
        let january: DateRange = serde_json::from_str(json).unwrap();
        assert_eq!(january, range("2026-01-01", "2026-01-31"));
        assert_eq!(serde_json::to_string(&january).unwrap(), json);
        assert!(serde_json::from_str::<DateRange>(r#"{"from":"2026-01-31","to":"2026-01-01"}"#).is_err());
    }

    #[test]
    fn before_whole_months_come_as_many_months_and_before_days_as_many_days() {
        let ranges = [
            (("2026-03-01", "2026-03-31"), ("2026-02-01", "2026-02-28")),
            (("2024-03-01", "2024-03-31"), ("2024-02-01", "2024-02-29")),
            (("2024-02-01", "2024-02-29"), ("2024-01-01", "2024-01-31")),
            (("2026-01-01", "2026-03-31"), ("2025-10-01", "2025-12-31")),
            (("2024-01-01", "2024-12-31"), ("2023-01-01", "2023-12-31")),
            (("2024-02-01", "2024-02-28"), ("2024-01-04", "2024-01-31")),
            (("2026-01-05", "2026-01-11"), ("2025-12-29", "2026-01-04")),
            (("2026-03-31", "2026-03-31"), ("2026-03-30", "2026-03-30")),
            (("2026-01-15", "2026-02-14"), ("2025-12-15", "2026-01-14")),
            (("9999-12-01", "9999-12-31"), ("9999-11-01", "9999-11-30")),
        ];
        for ((from, to), (before_from, before_to)) in ranges {
            assert_eq!(range(from, to).previous().unwrap(), range(before_from, before_to), "before {from}");
        }
        assert_eq!(range("0001-01-01", "0001-01-31").previous().unwrap_err().field(), Some("from"));
        assert!(range("0001-01-02", "0001-02-02").previous().is_err());
    }

    #[test]
    fn a_range_is_its_whole_months_and_the_days_around_them() {
        let parts = |from, to| {
            let MonthParts { months, before, after } = range(from, to).split_months();
            [before, months, after]
                .map(|part| part.map(|part| (part.from().to_string(), part.to().to_string())))
        };
        let part = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
        assert_eq!(parts("2026-01-01", "2026-01-31"), [None, part("2026-01-01", "2026-01-31"), None]);
        assert_eq!(
            parts("2025-12-31", "2026-03-01"),
            [
                part("2025-12-31", "2025-12-31"),
                part("2026-01-01", "2026-02-28"),
                part("2026-03-01", "2026-03-01")
            ]
        );
        assert_eq!(parts("2026-01-02", "2026-02-27"), [part("2026-01-02", "2026-02-27"), None, None]);
        assert_eq!(parts("2026-01-01", "2026-01-30"), [part("2026-01-01", "2026-01-30"), None, None]);
        assert_eq!(
            parts("2024-01-15", "2024-02-29"),
            [part("2024-01-15", "2024-01-31"), part("2024-02-01", "2024-02-29"), None]
        );
        assert_eq!(parts("0001-01-01", "9999-12-31"), [None, part("0001-01-01", "9999-12-31"), None]);
        // The parts follow each other and are the whole, whichever the ends.
        for from in 0..70 {
            for to in from..140 {
                let [from, to] = [from, to].map(|days| date("2023-12-15") + Days::new(days));
                let whole = DateRange::new(from, to).unwrap();
                let MonthParts { months, before, after } = whole.split_months();
                let all: Vec<DateRange> = [before, months, after].into_iter().flatten().collect();
                assert_eq!((all[0].from(), all[all.len() - 1].to()), (from, to));
                assert!(all.windows(2).all(|pair| pair[0].to() + Days::new(1) == pair[1].from()));
                if let Some(months) = months {
                    assert!(months.from().day() == 1 && (months.to() + Days::new(1)).day() == 1);
                }
                let around = before.into_iter().chain(after).filter(|_| months.is_some());
                assert!(around.clone().all(|days| days.split_months().months.is_none()));
            }
        }
    }
}
