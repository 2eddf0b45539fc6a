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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_is_finer_than_a_microsecond_is_cut_also_before_1970() {
        for (seconds, nanos, micros) in
            [(1, 999_999_999, 1_999_999), (-1, 999, -1_000_000), (-1, 1_001, -999_999)]
        {
            let instant = DateTime::from_timestamp(seconds, nanos).unwrap();
            let cut = Timestamp::new(instant);
            assert_eq!(cut.micros(), micros);
            assert_eq!(Timestamp::from_micros(micros).unwrap(), cut);
        }
    }

    #[test]
    fn its_text_has_six_decimals_and_comes_back() {
        let at = Timestamp::from_micros(1_773_339_943_511_000).unwrap();
        assert_eq!(at.to_string(), "2026-03-12T18:25:43.511000Z");
        assert_eq!(format!("{at:?}"), at.to_string());
        for micros in [0, -1, 253_402_300_799_999_999, -62_135_596_800_000_000] {
            let at = Timestamp::from_micros(micros).unwrap();
            assert_eq!(at.to_string().parse::<Timestamp>().unwrap(), at);
            assert_eq!(serde_json::from_str::<Timestamp>(&serde_json::to_string(&at).unwrap()).unwrap(), at);
        }
    }

    #[test]
    fn other_offsets_are_the_same_instant() {
        let at: Timestamp = "2026-03-12T19:25:43.5110009+01:00".parse().unwrap();
        assert_eq!(at.to_string(), "2026-03-12T18:25:43.511000Z");
        assert!("2026-03-12".parse::<Timestamp>().is_err());
        assert!("2026-03-12T18:25:43".parse::<Timestamp>().is_err());
    }

    #[test]
    fn adding_stops_at_the_end_of_the_calendar() {
        let at = Timestamp::from_micros(0).unwrap();
        assert_eq!(at.plus(Duration::from_nanos(1_999)).micros(), 1);
        let last = at.plus(Duration::MAX);
        assert_eq!(last, last.plus(Duration::from_secs(1)));
        assert_eq!(Timestamp::from_micros(last.micros()).unwrap(), last, "it is whole microseconds too");
        assert!(Timestamp::from_micros(i64::MAX).is_err());
    }

    #[test]
    fn the_date_is_that_of_the_time_zone() {
        let at: Timestamp = "2026-03-31T22:30:00Z".parse().unwrap();
        let date = |zone| at.date_in(TimeZone::new(zone).unwrap()).to_string();
        assert_eq!(date("UTC"), "2026-03-31");
        assert_eq!(date("Europe/Madrid"), "2026-04-01", "summer time began two days before");
        assert_eq!(date("America/New_York"), "2026-03-31");
    }
}
