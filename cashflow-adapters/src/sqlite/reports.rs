//! Reports: one statement of several parts, each summed up along the index that has its rows in order.
//!
//! Whole months come from the maintained totals, the days at the ends of a range and everything finer from the movements
//! of those days alone. The parts of one row are added here.

use std::fmt::Write as _;

use cashflow_core::domain::{DateRange, Grouping, Period, TotalsQuery, TotalsRow, UserId};
use chrono::NaiveDate;
use rusqlite::{Connection, Row, ToSql, params};
use uuid::Uuid;

use super::errors::Failure;
use super::movement_list::within;
use super::rows::{all, one};
use super::values::{Columns, Day, Id, NONE};
use crate::records::parts::{Key, Part, merge};

pub(super) fn totals(
    connection: &Connection,
    owner: UserId,
    query: &TotalsQuery,
) -> Result<Vec<TotalsRow>, Failure> {
    if query.ranges.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, values) = statement(owner, query);
    let parts = all(connection, &sql, rusqlite::params_from_iter(values), |row| part_of(row, query.group))?;
    Ok(merge(parts, query.group)?)
}

/// The statement of a report and its parameters.
pub(super) fn statement(owner: UserId, query: &TotalsQuery) -> (String, Vec<Box<dyn ToSql>>) {
    let mut report = Report::new(owner, query);
    for (index, &range) in query.ranges.iter().enumerate() {
        report.range(index, range, query);
    }
    (report.sql, report.values)
}

pub(super) fn movement_dates(
    connection: &Connection,
    owner: UserId,
) -> Result<Option<(NaiveDate, NaiveDate)>, Failure> {
    // Two look-ups at the ends of the index: both in one select would walk all of it.
    let sql = "select (select min(date) from movements where user_id = ?1),
        (select max(date) from movements where user_id = ?1)";
    let dates = one(connection, sql, params![Id(owner.as_uuid())], |row| {
        let mut columns = Columns::of(row);
        Ok(columns.date_or_null()?.zip(columns.date_or_null()?))
    })?;
    Ok(dates.flatten())
}

/// A statement in the making.
pub(super) struct Report<'q> {
    pub(super) sql: String,
    pub(super) values: Vec<Box<dyn ToSql>>,
    query: &'q TotalsQuery,
}

impl<'q> Report<'q> {
    pub(super) fn new(owner: UserId, query: &'q TotalsQuery) -> Self {
        Self { sql: String::new(), values: vec![Box::new(Id(owner.as_uuid()))], query }
    }

    /// Adds the parts of one range.
    pub(super) fn range(&mut self, index: usize, range: DateRange, query: &'q TotalsQuery) {
        self.query = query;
        if !query.fits_totals() {
            return self.movements(index, range);
        }
        let parts = range.split_months();
        if let Some(months) = parts.months {
            self.totals(index, months);
        }
        for days in parts.days() {
            self.movements(index, days);
        }
    }

    fn bind(&mut self, value: impl ToSql + 'static) -> String {
        self.values.push(Box::new(value));
        format!("?{}", self.values.len())
    }

    /// Whole months, from the totals.
    fn totals(&mut self, index: usize, months: DateRange) {
        let key = match self.query.group {
            Some(Grouping::Category) => "m.category_id",
            Some(Grouping::ParentCategory) => "coalesce(c.parent_id, m.category_id)",
            Some(Grouping::Priority) => "m.priority_id",
            _ => "null",
        };
        let period = self.query.period.map_or("null".to_owned(), |period| start_of(period, "m.month"));
        self.part(index, &period, key, "sum(m.count), sum(m.minor), null", "totals m");
        self.conditions("m.month", months);
        self.grouped(&period, key);
    }

    /// Single days, or what is finer than the totals, from the movements.
    fn movements(&mut self, index: usize, days: DateRange) {
        let key = match self.query.group {
            Some(Grouping::Category) => "coalesce(m.category_id, zeroblob(16))",
            Some(Grouping::ParentCategory) => "coalesce(c.parent_id, m.category_id, zeroblob(16))",
            Some(Grouping::Priority) => "coalesce(m.priority_id, zeroblob(16))",
            Some(Grouping::Payee) => "m.payee_key",
            Some(Grouping::Tag) => "t.tag",
            Some(Grouping::Account) => "m.account",
            _ => "null",
        };
        let spelling = if self.query.group == Some(Grouping::Payee) { "max(m.payee)" } else { "null" };
        let period = self.query.period.map_or("null".to_owned(), |period| start_of(period, "m.date"));
        self.part(index, &period, key, &format!("count(*), sum(m.amount_minor), {spelling}"), "movements m");
        if self.query.group == Some(Grouping::Tag) {
            self.sql += " left join movement_tags t on t.user_id = m.user_id and t.movement_id = m.id";
        }
        self.conditions("m.date", days);
        self.grouped(&period, key);
    }

    fn part(&mut self, index: usize, period: &str, key: &str, sums: &str, from: &str) {
        if !self.sql.is_empty() {
            self.sql += " union all ";
        }
        let _ = write!(self.sql, "select {index}, {period}, {key}, m.currency, m.kind, {sums} from {from}");
        if self.query.group == Some(Grouping::ParentCategory) {
            self.sql += " left join categories c on c.user_id = m.user_id and c.id = m.category_id";
        }
    }

    fn conditions(&mut self, date: &str, range: DateRange) {
        let (from, to) = (self.bind(Day::new(range.from())), self.bind(Day::new(range.to())));
        let _ = write!(self.sql, " where m.user_id = ?1 and {date} between {from} and {to}");
        let only = &self.query.only;
        if let Some(kind) = only.kind {
            let place = self.bind(kind.as_str());
            let _ = write!(self.sql, " and m.kind = {place}");
        }
        if let Some(category) = only.category {
            let place = self.bind(Id(category.as_uuid()));
            let _ = write!(self.sql, " and {}", within(&place));
        }
        if let Some(priority) = only.priority {
            let place = self.bind(Id(priority.as_uuid()));
            let _ = write!(self.sql, " and m.priority_id = {place}");
        }
        if let Some(currency) = only.currency {
            let place = self.bind(currency.code());
            let _ = write!(self.sql, " and m.currency = {place}");
        }
        if let Some(account) = &only.account {
            let place = self.bind(account.as_str().to_owned());
            let _ = write!(self.sql, " and m.account = {place}");
        }
    }

    /// Groups by what tells the rows apart, in the order in which the totals are kept.
    fn grouped(&mut self, period: &str, key: &str) {
        let by = [period, key, "m.currency", "m.kind"];
        let by: Vec<&str> = by.into_iter().filter(|&by| by != "null").collect();
        let _ = write!(self.sql, " group by {}", by.join(", "));
    }
}

/// The first day of the period that a date lies in.
fn start_of(period: Period, date: &str) -> String {
    match period {
        Period::Day => date.to_owned(),
        // Six days back and then on to the next Monday, or none if it is one: this never leaves the calendar.
        Period::Week => format!("date({date}, '-6 days', 'weekday 1')"),
        Period::Month if date == "m.month" => date.to_owned(),
        Period::Month => format!("substr({date}, 1, 7) || '-01'"),
        Period::Quarter => {
            // The first month of the quarter of each month, in two digits.
            let months = "010101040404070707101010";
            format!("substr({date}, 1, 5) || substr('{months}', 2 * substr({date}, 6, 2) - 1, 2) || '-01'")
        }
        Period::Year => format!("substr({date}, 1, 4) || '-01-01'"),
    }
}

pub(super) fn part_of(row: &Row<'_>, group: Option<Grouping>) -> Result<Part, Failure> {
    let mut columns = Columns::of(row);
    Ok(Part {
        range: columns.integer()?,
        period: columns.date_or_null()?,
        key: match group {
            None => {
                columns.value()?;
                Key::Nothing
            }
            Some(Grouping::Category | Grouping::ParentCategory | Grouping::Priority) => {
                let bytes = columns.bytes()?;
                Key::Id((bytes != NONE).then(|| Uuid::from_bytes(bytes)))
            }
            Some(_) => Key::Text(columns.str_or_null()?.map(str::to_owned)),
        },
        currency: columns.currency()?,
        kind: columns.kind()?,
        count: columns.integer()?,
        minor: columns.integer()?,
        spelling: columns.str_or_null()?.map(str::to_owned),
    })
}
