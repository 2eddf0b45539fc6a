//! The values of rows, turned into columns: a statement gets many rows as one array for each column, and a row alone as it is.

use std::borrow::Cow;

use cashflow_core::domain::Timestamp;
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::statement::Statement;

/// A value of a row.
#[derive(Debug, Clone)]
pub(super) enum Cell<'a> {
    Id(Option<Uuid>),
    Text(Option<Cow<'a, str>>),
    Integer(i32),
    Big(Option<i64>),
    Date(NaiveDate),
    Instant(Option<DateTime<Utc>>),
    Bytes(&'a [u8]),
}

impl<'a> Cell<'a> {
    pub(super) fn text(text: &'a str) -> Self {
        Self::Text(Some(Cow::Borrowed(text)))
    }

    pub(super) fn text_or_null(text: Option<&'a str>) -> Self {
        Self::Text(text.map(Cow::Borrowed))
    }

    pub(super) fn made_text(text: Option<String>) -> Self {
        Self::Text(text.map(Cow::Owned))
    }

    pub(super) fn big(number: impl Into<i64>) -> Self {
        Self::Big(Some(number.into()))
    }

    pub(super) fn instant(instant: Timestamp) -> Self {
        Self::Instant(Some(instant.instant()))
    }

    pub(super) fn instant_or_null(instant: Option<Timestamp>) -> Self {
        Self::Instant(instant.map(Timestamp::instant))
    }
}

/// Binds rows of the same columns, an array for each.
pub(super) fn bind_columns(statement: &mut Statement, rows: &[Vec<Cell<'_>>]) {
    let Some(first) = rows.first() else { return };
    for (place, cell) in first.iter().enumerate() {
        macro_rules! add {
            ($variant:ident($value:ident) => $of:expr) => {{
                let cells = rows.iter().map(|row| &row[place]);
                let of = |cell| if let &Cell::$variant(ref $value) = cell { $of } else { None };
                statement.add(cells.map(of).collect::<Vec<_>>());
            }};
        }
        match cell {
            Cell::Id(_) => add!(Id(id) => *id),
            Cell::Text(_) => add!(Text(text) => text.as_deref()),
            Cell::Integer(_) => add!(Integer(number) => Some(*number)),
            Cell::Big(_) => add!(Big(number) => *number),
            Cell::Date(_) => add!(Date(date) => Some(*date)),
            Cell::Instant(_) => add!(Instant(instant) => *instant),
            Cell::Bytes(_) => add!(Bytes(bytes) => Some(*bytes)),
        }
    }
}

/// Binds rows of the same columns, and gives what a statement selects them from. A row alone is cheaper without arrays, on
/// both sides.
pub(super) fn bind_table(statement: &mut Statement, rows: &[Vec<Cell<'_>>]) -> String {
    let width = rows.first().map_or(0, Vec::len);
    let values = places(statement.bound() + 1, width);
    match rows {
        [row] => {
            row.iter().for_each(|cell| bind_cell(statement, cell));
            format!("(values ({values}))")
        }
        rows => {
            bind_columns(statement, rows);
            format!("unnest({values})")
        }
    }
}

fn bind_cell(statement: &mut Statement, cell: &Cell<'_>) {
    match cell {
        Cell::Id(id) => statement.add(*id),
        Cell::Text(text) => statement.add(text.as_deref()),
        Cell::Integer(number) => statement.add(*number),
        Cell::Big(number) => statement.add(*number),
        Cell::Date(date) => statement.add(*date),
        Cell::Instant(instant) => statement.add(*instant),
        Cell::Bytes(bytes) => statement.add(*bytes),
    }
}

/// `$from, $from+1 …`: the places of so many parameters.
pub(super) fn places(from: usize, count: usize) -> String {
    (from..from + count).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}
