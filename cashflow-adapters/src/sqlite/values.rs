//! Values on their way into and out of SQLite: ids as 16-byte blobs, dates as text, instants as microseconds.

use std::fmt::Display;
use std::str::FromStr;

use cashflow_core::Error;
use cashflow_core::domain::{Currency, Money, MovementKind, Timestamp};
use chrono::{Datelike as _, NaiveDate};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Row, Statement, ToSql};
use uuid::Uuid;

use super::errors::{Failure, damaged};

/// Sixteen zero bytes: "no category" or "no priority" in a key, which cannot be null.
pub(super) const NONE: [u8; 16] = [0; 16];

/// An id as SQLite has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Id(pub(super) Uuid);

impl ToSql for Id {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
    }
}

/// A date as SQLite has it, `YYYY-MM-DD`. Made by hand, since a load writes hundreds of thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day([u8; 10]);

impl Day {
    /// Before and after every date of the years 1 to 9999.
    pub(super) const FIRST: Self = Self(*b"0000-00-00");
    pub(super) const LAST: Self = Self(*b"9999-99-99");

    pub(super) fn new(date: NaiveDate) -> Self {
        let digit = |number: u32| b'0' + (number % 10) as u8;
        // Movements and ranges are checked to lie within the years 1 to 9999.
        let (year, month, day) = (date.year().unsigned_abs(), date.month(), date.day());
        Self([
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ])
    }

    /// The day with this number of the common era, or the nearest end of the calendar.
    pub(super) fn of_number(number: i64) -> Self {
        let date = i32::try_from(number).ok().and_then(NaiveDate::from_num_days_from_ce_opt);
        match date {
            Some(date) if (1..=9999).contains(&date.year()) => Self::new(date),
            _ if number < 1 => Self::FIRST,
            _ => Self::LAST,
        }
    }
}

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Text(&self.0)))
    }
}

/// Reads `YYYY-MM-DD`.
pub(super) fn date_of(text: &[u8]) -> Option<NaiveDate> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = text else { return None };
    let number = |digits: &[u8]| {
        digits
            .iter()
            .try_fold(0_u32, |sum, &byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
    };
    let year = i32::try_from(number(&[a, b, c, d])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[e, f])?, number(&[g, h])?)
}

/// Binds the parameters of a statement one after the other, from `?1`.
pub(super) struct Parameters<'a, 'c> {
    statement: &'a mut Statement<'c>,
    bound: usize,
}

impl<'a, 'c> Parameters<'a, 'c> {
    pub(super) fn of(statement: &'a mut Statement<'c>) -> Self {
        Self { statement, bound: 0 }
    }

    pub(super) fn put(&mut self, value: impl ToSql) -> rusqlite::Result<&mut Self> {
        self.bound += 1;
        self.statement.raw_bind_parameter(self.bound, value)?;
        Ok(self)
    }

    pub(super) fn id(&mut self, id: Uuid) -> rusqlite::Result<&mut Self> {
        self.put(Id(id))
    }

    pub(super) fn id_or_null(&mut self, id: Option<Uuid>) -> rusqlite::Result<&mut Self> {
        self.put(id.map(Id))
    }

    pub(super) fn text(&mut self, text: &str) -> rusqlite::Result<&mut Self> {
        self.put(text)
    }

    pub(super) fn text_or_null(&mut self, text: Option<&str>) -> rusqlite::Result<&mut Self> {
        self.put(text)
    }

    pub(super) fn instant(&mut self, instant: Timestamp) -> rusqlite::Result<&mut Self> {
        self.put(instant.micros())
    }

    pub(super) fn instant_or_null(&mut self, instant: Option<Timestamp>) -> rusqlite::Result<&mut Self> {
        self.put(instant.map(Timestamp::micros))
    }
}

/// Reads the columns of a row one after the other, in the order of the select list.
pub(super) struct Columns<'a, 'r> {
    row: &'a Row<'r>,
    next: usize,
}

impl<'a, 'r> Columns<'a, 'r> {
    pub(super) fn of(row: &'a Row<'r>) -> Self {
        Self { row, next: 0 }
    }

    #[inline]
    pub(super) fn value(&mut self) -> Result<ValueRef<'a>, Failure> {
        let value = self.row.get_ref(self.next)?;
        self.next += 1;
        Ok(value)
    }

    #[inline]
    pub(super) fn bytes_or_null(&mut self) -> Result<Option<&'a [u8]>, Failure> {
        match self.value()? {
            ValueRef::Null => Ok(None),
            ValueRef::Blob(bytes) | ValueRef::Text(bytes) => Ok(Some(bytes)),
            _ => Err(self.wrong("neither text nor bytes")),
        }
    }

    pub(super) fn bytes<const N: usize>(&mut self) -> Result<[u8; N], Failure> {
        let bytes = self.bytes_or_null()?.and_then(|bytes| bytes.try_into().ok());
        bytes.ok_or_else(|| self.wrong("not of the right length"))
    }

    pub(super) fn id<T: From<Uuid>>(&mut self) -> Result<T, Failure> {
        Ok(Uuid::from_bytes(self.bytes()?).into())
    }

    pub(super) fn id_or_null<T: From<Uuid>>(&mut self) -> Result<Option<T>, Failure> {
        let Some(bytes) = self.bytes_or_null()? else { return Ok(None) };
        let id = bytes.try_into().map(|bytes| Uuid::from_bytes(bytes).into());
        id.map(Some).map_err(|_| self.wrong("not of the right length"))
    }

    #[inline]
    pub(super) fn str_or_null(&mut self) -> Result<Option<&'a str>, Failure> {
        let Some(bytes) = self.bytes_or_null()? else { return Ok(None) };
        std::str::from_utf8(bytes).map(Some).map_err(|error| self.wrong(error))
    }

    pub(super) fn str(&mut self) -> Result<&'a str, Failure> {
        self.str_or_null()?.ok_or_else(|| self.wrong("missing"))
    }

    /// A text, parsed.
    pub(super) fn text<T: FromStr<Err = Error>>(&mut self) -> Result<T, Failure> {
        self.str()?.parse().map_err(|error| self.wrong(error))
    }

    pub(super) fn text_or_null<T: FromStr<Err = Error>>(&mut self) -> Result<Option<T>, Failure> {
        self.str_or_null()?.map(str::parse).transpose().map_err(|error| self.wrong(error))
    }

    #[inline]
    pub(super) fn integer_or_null(&mut self) -> Result<Option<i64>, Failure> {
        match self.value()? {
            ValueRef::Null => Ok(None),
            ValueRef::Integer(number) => Ok(Some(number)),
            _ => Err(self.wrong("not an integer")),
        }
    }

    /// An integer that fits the type.
    pub(super) fn integer<T: TryFrom<i64>>(&mut self) -> Result<T, Failure> {
        let number = self.integer_or_null()?.and_then(|number| number.try_into().ok());
        number.ok_or_else(|| self.wrong("not an integer of the right size"))
    }

    #[inline]
    pub(super) fn instant_or_null(&mut self) -> Result<Option<Timestamp>, Failure> {
        let micros = self.integer_or_null()?;
        micros.map(Timestamp::from_micros).transpose().map_err(|error| self.wrong(error))
    }

    pub(super) fn instant(&mut self) -> Result<Timestamp, Failure> {
        self.instant_or_null()?.ok_or_else(|| self.wrong("missing"))
    }

    #[inline]
    pub(super) fn date_or_null(&mut self) -> Result<Option<NaiveDate>, Failure> {
        let Some(text) = self.bytes_or_null()? else { return Ok(None) };
        date_of(text).map(Some).ok_or_else(|| self.wrong("not a date"))
    }

    pub(super) fn date(&mut self) -> Result<NaiveDate, Failure> {
        self.date_or_null()?.ok_or_else(|| self.wrong("missing"))
    }

    /// A currency; the usual ones are told without a look-up.
    #[inline]
    pub(super) fn currency(&mut self) -> Result<Currency, Failure> {
        match self.value()? {
            ValueRef::Text(b"EUR") => Ok(Currency::EUR),
            ValueRef::Text(b"USD") => Ok(Currency::USD),
            value => {
                let code = value.as_str().map_err(|error| self.wrong(error))?;
                code.parse().map_err(|error| self.wrong(error))
            }
        }
    }

    #[inline]
    pub(super) fn kind(&mut self) -> Result<MovementKind, Failure> {
        match self.value()? {
            ValueRef::Text(b"income") => Ok(MovementKind::Income),
            ValueRef::Text(b"expense") => Ok(MovementKind::Expense),
            _ => Err(self.wrong("neither income nor expense")),
        }
    }

    /// A currency and an amount of it.
    #[inline]
    pub(super) fn money(&mut self) -> Result<Money, Failure> {
        let currency = self.currency()?;
        Ok(Money::from_minor(self.integer()?, currency))
    }

    /// What is wrong with the value that was read last.
    pub(super) fn wrong(&self, reason: impl Display) -> Failure {
        damaged(format!("column {}: {reason}", self.next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_and_read_back_as_iso_text() {
        for (year, month, day) in [(1, 1, 1), (1999, 12, 31), (2024, 2, 29), (9999, 12, 31)] {
            let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            assert_eq!(Day::new(date).0, date.format("%Y-%m-%d").to_string().as_bytes());
            assert_eq!(date_of(&Day::new(date).0), Some(date));
        }
        for text in ["2024-02-30", "2024-2-03", "20240203", "2024-02-0x", ""] {
            assert_eq!(date_of(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn day_numbers_beyond_the_calendar_are_its_ends() {
        let day = |year, month, day| Day::new(NaiveDate::from_ymd_opt(year, month, day).unwrap());
        assert_eq!(Day::of_number(1), day(1, 1, 1));
        assert_eq!(Day::of_number(0), Day::FIRST);
        assert_eq!(Day::of_number(i64::MIN), Day::FIRST);
        assert_eq!(Day::of_number(3_652_059), day(9999, 12, 31));
        assert_eq!(Day::of_number(3_652_060), Day::LAST);
        assert_eq!(Day::of_number(i64::MAX), Day::LAST);
    }
}
