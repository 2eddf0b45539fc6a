//! Instants in UTC, cut to microseconds so that every store returns exactly what it was given.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, SubsecRound as _, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::TimeZone;
use crate::error::{Error, Result};

/// An instant in UTC with microsecond precision. Written as RFC 3339: `2026-03-12T18:25:43.511000Z`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(DateTime<Utc>);

impl Timestamp {
    /// From an instant; what is finer than a microsecond is cut.
    pub fn new(instant: DateTime<Utc>) -> Self {
        Self(instant.trunc_subsecs(6))
    }

    /// From microseconds since 1970-01-01T00:00:00Z. Errors: beyond the calendar.
    pub fn from_micros(micros: i64) -> Result<Self> {
        DateTime::from_timestamp_micros(micros)
            .map(Self)
            .ok_or_else(|| Error::invalid("timestamp", "beyond the calendar"))
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub fn micros(self) -> i64 {
        self.0.timestamp_micros()
    }

    /// The instant.
    pub fn instant(self) -> DateTime<Utc> {
        self.0
    }

    /// The instant this much later, or the last one of the calendar.
    #[must_use]
    pub fn plus(self, time: std::time::Duration) -> Self {
        TimeDelta::from_std(time)
            .ok()
            .and_then(|delta| self.0.checked_add_signed(delta))
            .map_or(Self::new(DateTime::<Utc>::MAX_UTC), Self::new)
    }

    /// The calendar date at this instant in a time zone.
    pub fn date_in(self, zone: TimeZone) -> NaiveDate {
        self.0.with_timezone(&zone.tz()).date_naive()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(chrono::SecondsFormat::Micros, true))
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Timestamp {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        DateTime::parse_from_rfc3339(text)
            .map(|instant| Self::new(instant.with_timezone(&Utc)))
            .map_err(|_| Error::invalid("timestamp", "not an RFC 3339 instant such as 2026-03-12T18:25:43Z"))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
