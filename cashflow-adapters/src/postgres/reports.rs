//! Reports: one statement of several parts, each of the rows of one owner and of its own dates.
//!
//! Whole months come from the maintained totals, the days at the ends of a range and everything finer from the movements
//! of those days alone. The parts of one row are added here.

use std::fmt::Write as _;

use cashflow_core::Result;
use cashflow_core::domain::{DateRange, Grouping, Period, TotalsQuery, TotalsRow, UserId};
use chrono::NaiveDate;
use sqlx_postgres::PgRow;

use super::database::Database;
use super::errors::Failure;
use super::movement_list::within;
use super::statement::Statement;
use super::values::Columns;
use crate::records::parts::{Key, Part, merge};

/// All zeros, which stand for no category or priority.
const NONE: &str = "'00000000-0000-0000-0000-000000000000'::uuid";

pub(super) async fn totals(
    database: &Database,
    owner: UserId,
    query: &TotalsQuery,
) -> Result<Vec<TotalsRow>> {
    if query.ranges.is_empty() {
        return Ok(Vec::new());
    }
    let parts = database.all(statement(owner, query), |row| part_of(row, query.group)).await?;
    merge(parts, query.group)
}

/// The statement of a report.
pub(super) fn statement(owner: UserId, query: &TotalsQuery) -> Statement {
    let mut report = Report::new(owner, query);
    for (index, &range) in query.ranges.iter().enumerate() {
        report.range(index, range, query);
    }
    report.statement()
}

pub(super) async fn movement_dates(
    database: &Database,
    owner: UserId,
) -> Result<Option<(NaiveDate, NaiveDate)>> {
    let sql = "select min(date), max(date) from movements where user_id = $1";
    let dates = database.one(Statement::new(sql).bind(owner.as_uuid()), |row| {
        let mut columns = Columns::of(row);
        Ok(columns.get::<Option<NaiveDate>>()?.zip(columns.get::<Option<NaiveDate>>()?))
    });
    Ok(dates.await?.flatten())
}

/// A statement in the making.
pub(super) struct Report<'q> {
    sql: String,
    values: Statement,
    query: &'q TotalsQuery,
}

impl<'q> Report<'q> {
    pub(super) fn new(owner: UserId, query: &'q TotalsQuery) -> Self {
        Self { sql: String::new(), values: Statement::new("").bind(owner.as_uuid()), query }
    }

    pub(super) fn statement(mut self) -> Statement {
        self.values.sql = self.sql.into();
        self.values
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

    /// Whole months, from the totals.
    fn totals(&mut self, index: usize, months: DateRange) {
        let key = match self.query.group {
            Some(Grouping::Category) => "m.category_id",
            Some(Grouping::ParentCategory) => "coalesce(c.parent_id, m.category_id)",
            Some(Grouping::Priority) => "m.priority_id",
            _ => "null::text",
        };
        let period = self.query.period.map_or("null::date".to_owned(), |period| start_of(period, "m.month"));
        let sums = "sum(m.count)::bigint, sum(m.minor)::bigint, null::text";
        self.part(index, &period, key, sums, "totals m");
        self.conditions("m.month", months);
        self.grouped(&period, key);
        // What the shards of a total add up to may be nothing.
        self.sql += " having sum(m.count) <> 0 or sum(m.minor) <> 0";
    }

    /// Single days, or what is finer than the totals, from the movements.
    fn movements(&mut self, index: usize, days: DateRange) {
        let key = match self.query.group {
            Some(Grouping::Category) => format!("coalesce(m.category_id, {NONE})"),
            Some(Grouping::ParentCategory) => format!("coalesce(c.parent_id, m.category_id, {NONE})"),
            Some(Grouping::Priority) => format!("coalesce(m.priority_id, {NONE})"),
            Some(Grouping::Payee) => "m.payee_key".to_owned(),
            Some(Grouping::Tag) => "t.tag".to_owned(),
            Some(Grouping::Account) => "m.account".to_owned(),
            _ => "null::text".to_owned(),
        };
        let spelling = if self.query.group == Some(Grouping::Payee) { "max(m.payee)" } else { "null::text" };
        let period = self.query.period.map_or("null::date".to_owned(), |period| start_of(period, "m.date"));
        let sums = format!("count(*), sum(m.amount_minor)::bigint, {spelling}");
        self.part(index, &period, &key, &sums, "movements m");
        if self.query.group == Some(Grouping::Tag) {
            self.sql += " left join movement_tags t on t.user_id = m.user_id and t.movement_id = m.id";
        }
        self.conditions("m.date", days);
        self.grouped(&period, &key);
    }

    fn part(&mut self, index: usize, period: &str, key: &str, sums: &str, from: &str) {
        if !self.sql.is_empty() {
            self.sql += " union all ";
        }
        let _ = write!(
            self.sql,
            "select {index}::bigint, {period}, {key}, m.currency, m.kind, {sums} from {from}"
        );
        if self.query.group == Some(Grouping::ParentCategory) {
            self.sql += " left join categories c on c.user_id = m.user_id and c.id = m.category_id";
        }
    }

    fn conditions(&mut self, date: &str, range: DateRange) {
        let (from, to) = (self.values.place(range.from()), self.values.place(range.to()));
        let _ = write!(self.sql, " where m.user_id = $1 and {date} between {from} and {to}");
        let only = &self.query.only;
        if let Some(kind) = only.kind {
            let place = self.values.place(kind.as_str());
            let _ = write!(self.sql, " and m.kind = {place}");
        }
        if let Some(category) = only.category {
            let place = self.values.place(category.as_uuid());
            let _ = write!(self.sql, " and {}", within(&place));
        }
        if let Some(priority) = only.priority {
            let place = self.values.place(priority.as_uuid());
            let _ = write!(self.sql, " and m.priority_id = {place}");
        }
        if let Some(currency) = only.currency {
            let place = self.values.place(currency.code());
            let _ = write!(self.sql, " and m.currency = {place}");
        }
        if let Some(account) = &only.account {
            let place = self.values.place(account.as_str());
            let _ = write!(self.sql, " and m.account = {place}");
        }
    }

    /// Groups by what tells the rows apart.
    fn grouped(&mut self, period: &str, key: &str) {
        let by = [period, key, "m.currency", "m.kind"];
        let by: Vec<&str> = by.into_iter().filter(|by| !by.starts_with("null")).collect();
        let _ = write!(self.sql, " group by {}", by.join(", "));
    }
}

/// The first day of the period that a date lies in.
fn start_of(period: Period, date: &str) -> String {
    let unit = match period {
        Period::Day => return date.to_owned(),
        Period::Month if date == "m.month" => return date.to_owned(),
        Period::Week => "week",
        Period::Month => "month",
        Period::Quarter => "quarter",
        Period::Year => "year",
    };
    // As a timestamp without a zone: the time zone of the session has no say.
    format!("date_trunc('{unit}', {date}::timestamp)::date")
}

pub(super) fn part_of(row: &PgRow, group: Option<Grouping>) -> Result<Part, Failure> {
    let mut columns = Columns::of(row);
    Ok(Part {
        range: columns.integer()?,
        period: columns.get()?,
        key: match group {
            None => {
                columns.str_or_null()?;
                Key::Nothing
            }
            Some(Grouping::Category | Grouping::ParentCategory | Grouping::Priority) => {
                Key::Id(columns.id_unless_none()?)
            }
            Some(_) => Key::Text(columns.str_or_null()?.map(str::to_owned)),
        },
        currency: columns.currency()?,
        kind: columns.kind()?,
        count: columns.get()?,
        minor: columns.get()?,
        spelling: columns.str_or_null()?.map(str::to_owned),
    })
}
