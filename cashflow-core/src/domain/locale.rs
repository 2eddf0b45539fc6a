//! Where a user is: language and region (BCP 47) and time zone (IANA).

use std::fmt;
use std::str::FromStr;

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// A language tag of BCP 47, such as `es-ES`. Its form is checked, not that the language exists.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Locale(String);

/// A language in which the library itself has texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// Spanish.
    Spanish,
    /// English, also for every language that the library does not have.
    English,
}

impl Locale {
    /// Parses it.
    pub fn new(tag: &str) -> Result<Self> {
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or_default();
        let language_fits =
            matches!(language.len(), 2 | 3) && language.bytes().all(|b| b.is_ascii_alphabetic());
        let rest_fits = parts
            .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        if !language_fits || !rest_fits || tag.len() > 35 {
            return Err(Error::invalid("locale", "not a language tag such as es-ES"));
        }
        Ok(Self(tag.to_owned()))
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language of the library's own texts for it.
    pub fn language(&self) -> Language {
        match self.0.split('-').next().map(str::to_ascii_lowercase).as_deref() {
            Some("es") => Language::Spanish,
            _ => Language::English,
        }
    }
}

impl Default for Locale {
    fn default() -> Self {
        Self("en".to_owned())
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Locale {
    type Err = Error;

    fn from_str(tag: &str) -> Result<Self> {
        Self::new(tag)
    }
}

impl<'de> Deserialize<'de> for Locale {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::new(&tag).map_err(serde::de::Error::custom)
    }
}

/// A time zone of the IANA database, such as `Europe/Madrid`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeZone(Tz);

impl TimeZone {
    /// Coordinated Universal Time.
    pub const UTC: Self = Self(Tz::UTC);

    /// By its name.
    pub fn new(name: &str) -> Result<Self> {
        name.parse().map(Self).map_err(|_| {
            Error::invalid("time_zone", "not a time zone of the IANA database such as Europe/Madrid")
        })
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    pub(crate) fn tz(self) -> Tz {
        self.0
    }
}

impl Default for TimeZone {
    fn default() -> Self {
        Self::UTC
    }
}

impl FromStr for TimeZone {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        Self::new(name)
    }
}

impl Serialize for TimeZone {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for TimeZone {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::new(&name).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_keep_their_form() {
        for tag in ["es", "es-ES", "EN-us", "zh-Hant-TW", "spa", "de-CH-1996", "ca-ES-valencia", "es-419"] {
            assert_eq!(Locale::new(tag).unwrap().as_str(), tag);
        }
        for tag in
            ["", "e", "espa", "e1", "es_ES", "es-", "-es", "es--ES", "es-ñ", "es-abcdefghi", "es ES", "ñs"]
        {
            assert_eq!(Locale::new(tag).unwrap_err().field(), Some("locale"), "{tag}");
        }
        let long = format!("es{}", "-abcdefgh".repeat(4));
        assert!(Locale::new(&long).is_err(), "more than 35 characters");
    }

    #[test]
    fn the_library_speaks_spanish_and_else_english() {
        let language = |tag| Locale::new(tag).unwrap().language();
        assert!(["es", "ES", "es-MX", "Es-419"].map(language).iter().all(|l| *l == Language::Spanish));
        assert!(["en", "est", "spa", "fr-FR", "de"].map(language).iter().all(|l| *l == Language::English));
        assert_eq!(Locale::default().language(), Language::English);
    }

    #[test]
    fn time_zones_are_those_of_iana() {
        let madrid = TimeZone::new("Europe/Madrid").unwrap();
        assert_eq!((madrid.name(), TimeZone::default()), ("Europe/Madrid", TimeZone::UTC));
        assert_eq!(serde_json::to_string(&madrid).unwrap(), "\"Europe/Madrid\"");
        assert_eq!(serde_json::from_str::<TimeZone>("\"Europe/Madrid\"").unwrap(), madrid);
        for name in ["", "Madrid", "europe/madrid", "Europe/Madrid ", "+02:00"] {
            assert_eq!(TimeZone::new(name).unwrap_err().field(), Some("time_zone"), "{name}");
        }
    }

    #[test]
    fn json_is_checked_like_any_text() {
        assert!(serde_json::from_str::<Locale>("\"es_ES\"").is_err());
        assert_eq!(serde_json::from_str::<Locale>("\"es-ES\"").unwrap(), Locale::new("es-ES").unwrap());
    }
}
