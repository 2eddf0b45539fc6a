//! The columns of a row, read one after the other in the order of the select list.

use std::fmt::Display;
use std::str::FromStr;

use cashflow_core::Error;
use cashflow_core::domain::{Currency, Money, MovementKind, Timestamp};
use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use sqlx_core::decode::Decode;
use sqlx_core::row::Row as _;
use sqlx_core::types::Type;
use sqlx_postgres::{PgRow, Postgres};
use uuid::Uuid;

use super::errors::{Failure, damaged};

/// All zeros: "no category" or "no priority" in a key, which cannot be null.
pub(super) const NONE: Uuid = Uuid::nil();

/// The day with this number of the common era, or one just beyond the nearest end of the calendar of movements.
pub(super) fn day_of_number(number: i64) -> NaiveDate {
    let date = i32::try_from(number).ok().and_then(NaiveDate::from_num_days_from_ce_opt);
    let (before, after) = (NaiveDate::from_ymd_opt(0, 1, 1), NaiveDate::from_ymd_opt(10_000, 1, 1));
    let end = if number < 1 { before } else { after };
    date.filter(|date| (1..=9999).contains(&date.year()))
        .unwrap_or_else(|| end.expect("the years 0 and 10000 exist"))
}

/// The instant of a number of microseconds, or the nearest that the database knows.
pub(super) fn instant_of_micros(micros: i64) -> DateTime<Utc> {
    // From the year 4714 BC on; the library itself knows no instant after the year 262142.
    const FIRST: i64 = -210_866_803_200_000_000;
    let last = DateTime::<Utc>::MAX_UTC.timestamp_micros();
    DateTime::from_timestamp_micros(micros.clamp(FIRST, last)).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// Reads the columns of a row one after the other.
pub(super) struct Columns<'r> {
    row: &'r PgRow,
    next: usize,
}

impl<'r> Columns<'r> {
    pub(super) fn of(row: &'r PgRow) -> Self {
        Self { row, next: 0 }
    }

    #[inline]
    pub(super) fn get<T: Decode<'r, Postgres> + Type<Postgres>>(&mut self) -> Result<T, Failure> {
        let value = self.row.try_get(self.next).map_err(|error| self.wrong(error))?;
        self.next += 1;
        Ok(value)
    }

    pub(super) fn id<T: From<Uuid>>(&mut self) -> Result<T, Failure> {
        self.get::<Uuid>().map(T::from)
    }

    pub(super) fn id_or_null<T: From<Uuid>>(&mut self) -> Result<Option<T>, Failure> {
        Ok(self.get::<Option<Uuid>>()?.map(T::from))
    }

    /// An id for which all zeros stand for none.
    pub(super) fn id_unless_none<T: From<Uuid>>(&mut self) -> Result<Option<T>, Failure> {
        let id = self.get::<Uuid>()?;
        Ok((id != NONE).then(|| id.into()))
    }

    pub(super) fn str(&mut self) -> Result<&'r str, Failure> {
        self.get()
    }

    pub(super) fn str_or_null(&mut self) -> Result<Option<&'r str>, Failure> {
        self.get()
    }

    /// A text, parsed.
    pub(super) fn text<T: FromStr<Err = Error>>(&mut self) -> Result<T, Failure> {
        self.str()?.parse().map_err(|error| self.wrong(error))
    }

    pub(super) fn text_or_null<T: FromStr<Err = Error>>(&mut self) -> Result<Option<T>, Failure> {
        self.str_or_null()?.map(str::parse).transpose().map_err(|error| self.wrong(error))
    }

    /// An integer of 64 bits that fits the type.
    pub(super) fn integer<T: TryFrom<i64>>(&mut self) -> Result<T, Failure> {
        let number = self.get::<i64>()?;
        number.try_into().map_err(|_| self.wrong("not an integer of the right size"))
    }

    pub(super) fn bytes<const N: usize>(&mut self) -> Result<[u8; N], Failure> {
        let bytes: &[u8] = self.get()?;
        bytes.try_into().map_err(|_| self.wrong("not of the right length"))
    }

    pub(super) fn instant(&mut self) -> Result<Timestamp, Failure> {
        self.get::<DateTime<Utc>>().map(Timestamp::new)
    }

    pub(super) fn instant_or_null(&mut self) -> Result<Option<Timestamp>, Failure> {
        Ok(self.get::<Option<DateTime<Utc>>>()?.map(Timestamp::new))
    }

    /// A currency; the usual ones are told without a look-up.
    pub(super) fn currency(&mut self) -> Result<Currency, Failure> {
        match self.str()? {
            "EUR" => Ok(Currency::EUR),
            "USD" => Ok(Currency::USD),
            code => code.parse().map_err(|error| self.wrong(error)),
        }
    }

    pub(super) fn kind(&mut self) -> Result<MovementKind, Failure> {
        self.text()
    }

    /// A currency and an amount of it.
    pub(super) fn money(&mut self) -> Result<Money, Failure> {
        let currency = self.currency()?;
        Ok(Money::from_minor(self.get()?, currency))
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
    fn day_numbers_beyond_the_calendar_are_beyond_every_movement() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert_eq!(day_of_number(1), day(1, 1, 1));
        assert_eq!(day_of_number(3_652_059), day(9999, 12, 31));
        for number in [0, -1, i64::MIN] {
            assert!(day_of_number(number) < day(1, 1, 1), "{number}");
        }
        for number in [3_652_060, i64::MAX] {
            assert!(day_of_number(number) > day(9999, 12, 31), "{number}");
        }
    }

    #[test]
    fn instants_beyond_the_database_are_its_ends() {
        assert_eq!(instant_of_micros(0).timestamp_micros(), 0);
        assert_eq!(instant_of_micros(i64::MIN).year(), -4713);
        assert_eq!(instant_of_micros(i64::MAX).year(), 262_142);
    }
}
