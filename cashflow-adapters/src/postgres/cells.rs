//! The values of rows, turned into columns: a statement gets many rows as one array for each column.

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
        let column = rows.iter().map(|row| &row[place]);
        match cell {
            Cell::Id(_) => {
                statement.add(values(column, |cell| if let Cell::Id(id) = cell { *id } else { None }))
            }
            Cell::Text(_) => statement
                .add(values(column, |cell| if let Cell::Text(text) = cell { text.as_deref() } else { None })),
            Cell::Integer(_) => {
                statement
                    .add(values(column, |cell| if let Cell::Integer(n) = cell { Some(*n) } else { None }));
            }
            Cell::Big(_) => {
                statement.add(values(column, |cell| if let Cell::Big(n) = cell { *n } else { None }))
            }
            Cell::Date(_) => {
                statement.add(values(column, |cell| if let Cell::Date(d) = cell { Some(*d) } else { None }));
            }
            Cell::Instant(_) => {
                statement.add(values(column, |cell| if let Cell::Instant(at) = cell { *at } else { None }));
            }
            Cell::Bytes(_) => {
                statement.add(values(column, |cell| if let Cell::Bytes(b) = cell { Some(*b) } else { None }));
            }
        }
    }
}

fn values<'r, 'a: 'r, T>(
    column: impl Iterator<Item = &'r Cell<'a>>,
    value: impl Fn(&'r Cell<'a>) -> Option<T>,
) -> Vec<Option<T>> {
    column.map(value).collect()
}

/// `$from, $from+1 …`: the places of so many parameters.
pub(super) fn places(from: usize, count: usize) -> String {
    (from..from + count).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}
