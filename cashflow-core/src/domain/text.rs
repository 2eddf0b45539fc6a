//! Text fields, parsed once: what exists is trimmed, within its limit and free of control characters.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The trimmed text, if it fits the limits (in characters) and holds no control characters.
fn clean(field: &'static str, text: &str, min: usize, max: usize) -> Result<String> {
    let text = text.trim();
    // Stores parse millions of texts, most of them plain: those are looked at byte by byte.
    let plain = text.is_ascii();
    let length = if plain { text.len() } else { text.chars().count() };
    if length < min {
        return Err(Error::invalid(field, "must not be empty"));
    }
    if length > max {
        return Err(Error::invalid(field, format!("{length} characters, at most {max} are allowed")));
    }
    let forbidden = |c: char| c.is_control() && c != '\n' && c != '\t';
    let holds_control =
        if plain { text.bytes().any(|b| forbidden(b.into())) } else { text.chars().any(forbidden) };
    if holds_control {
        return Err(Error::invalid(field, "holds a control character"));
    }
    Ok(text.to_owned())
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident, $field:literal, $min:literal..=$max:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The most characters it may have.
            pub const MAX: usize = $max;

            /// Parses it: trimmed, within the limit, without control characters.
            pub fn new(text: &str) -> Result<Self> {
                clean($field, text, $min, $max).map(Self)
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self> {
                Self::new(text)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
                Self::new(&text).map_err(serde::de::Error::custom)
            }
        }
    )*};
}

texts! {
    /// The name of a person.
    PersonName, "name", 1..=100;
    /// The name of a category.
    CategoryName, "name", 1..=60;
    /// The name of a priority.
    PriorityName, "name", 1..=40;
    /// What a movement was for; may be empty.
    Description, "description", 0..=500;
    /// Who was paid, or who paid.
    Payee, "payee", 1..=120;
    /// A free label on movements.
    Tag, "tag", 1..=40;
    /// Where the money is kept: a bank account, a card, cash.
    AccountName, "account", 1..=60;
    /// The name of an icon, from whatever set the host draws.
    Icon, "icon", 1..=40;
    /// The name of an uploaded file, for show only.
    FileName, "file_name", 1..=200;
    /// The name of a worker that reads receipts.
    WorkerName, "worker", 1..=100;
}

impl Description {
    /// No description.
    pub const EMPTY: Self = Self(String::new());
}

impl Default for Description {
    fn default() -> Self {
        Self::EMPTY
    }
}

/// An e-mail address, kept as written and compared without regard to case.
///
/// Only its form is checked (one `@`, a dotted domain, 254 characters at most: RFC 5321); that it exists only a
/// message to it can tell.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// Parses it.
    pub fn new(text: &str) -> Result<Self> {
        let text = clean("email", text, 1, 254)?;
        let (local, domain) = text.rsplit_once('@').unwrap_or_default();
        let labels_fit = domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
        if local.is_empty()
            || local.len() > 64
            || !labels_fit
            || text.contains(char::is_whitespace)
            || local.contains('@')
        {
            return Err(Error::invalid("email", "not an e-mail address"));
        }
        Ok(Self(text))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two spellings of one address share: the key under which it is taken.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

impl fmt::Debug for Email {
    /// Personal data: never shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

impl<'de> Deserialize<'de> for Email {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::new(&text).map_err(serde::de::Error::custom)
    }
}

/// A colour as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour(u32);

impl Colour {
    /// From `0xRRGGBB`; higher bits are cut.
    pub const fn from_rgb(rgb: u32) -> Self {
        Self(rgb & 0x00ff_ffff)
    }

    /// As `0xRRGGBB`.
    pub const fn rgb(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:06x}", self.0)
    }
}

impl FromStr for Colour {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        text.strip_prefix('#')
            .filter(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|hex| u32::from_str_radix(hex, 16).ok())
            .map(Self)
            .ok_or_else(|| Error::invalid("colour", "not a colour such as #1f77b4"))
    }
}

impl Serialize for Colour {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_trimmed_and_measured_in_characters() {
        assert_eq!(Payee::new("  Café \u{a0}\n").unwrap().as_str(), "Café");
        assert_eq!(Tag::new(&"ñ".repeat(Tag::MAX)).unwrap().as_str().chars().count(), Tag::MAX);
        assert!(Tag::new(&format!(" {} ", "ñ".repeat(Tag::MAX))).is_ok(), "what is trimmed does not count");
        let error = Tag::new(&"n".repeat(Tag::MAX + 1)).unwrap_err();
        assert_eq!((error.kind(), error.field()), (crate::ErrorKind::Invalid, Some("tag")));
        assert!(error.message().contains("41") && error.message().contains("40"), "{error}");
    }

    #[test]
    fn only_a_description_may_be_empty() {
        assert_eq!(Description::new(" ").unwrap(), Description::EMPTY);
        for empty in ["", " ", "\u{2003}\t\n"] {
            assert!(
                Payee::new(empty).is_err() && CategoryName::new(empty).is_err() && Email::new(empty).is_err()
            );
        }
    }

    #[test]
    fn control_characters_are_refused_but_for_lines_and_tabs() {
        assert_eq!(Description::new("a\nb\tc").unwrap().as_str(), "a\nb\tc");
        for control in ['\0', '\u{7}', '\u{1b}', '\u{7f}', '\u{9b}', '\r'] {
            assert!(Description::new(&format!("a{control}b")).is_err(), "{control:?}");
        }
    }

    #[test]
    fn json_is_checked_like_any_text() {
        assert_eq!(serde_json::from_str::<Payee>("\" Bar \\u00d1 \"").unwrap(), Payee::new("Bar Ñ").unwrap());
        assert!(serde_json::from_str::<Payee>("\"\"").is_err());
        assert!(serde_json::from_str::<Payee>("\"a\\u0000\"").is_err());
        assert_eq!(serde_json::to_string(&Payee::new("«x»").unwrap()).unwrap(), "\"«x»\"");
    }

    #[test]
    fn addresses_have_the_form_of_one() {
        let long = format!("{}@example.org", "a".repeat(64));
        for address in ["a@b.c", "Ana.Núñez+x@Sub.Example.org", "o'brien@example.ie", &long] {
            assert_eq!(Email::new(address).unwrap().as_str(), address);
        }
        let longer = format!("a{long}");
        let wide = format!("a@{}.org", "b".repeat(254));
        for text in [
            "", "a", "@", "a@", "@b.c", "a@b", "a@b.", "a@.c", "a@b..c", "a@b@c.d", "a b@c.d", &longer, &wide,
        ] {
            assert_eq!(Email::new(text).unwrap_err().field(), Some("email"), "{text}");
        }
    }

    #[test]
    fn an_address_is_compared_without_case_and_never_shown() {
        let email = Email::new("Ana@Example.ORG").unwrap();
        assert_eq!(email.key(), "ana@example.org");
        assert_ne!(email, Email::new("ana@example.org").unwrap());
        assert!(!format!("{email:?}").contains("Ana"));
    }

    #[test]
    fn colours_are_six_digits() {
        let colour: Colour = "#1F77b4".parse().unwrap();
        assert_eq!((colour.rgb(), colour.to_string().as_str()), (0x1f_77b4, "#1f77b4"));
        assert_eq!(Colour::from_rgb(0xff00_0001).to_string(), "#000001");
        for text in ["", "1f77b4", "#1f77b", "#1f77b45", "#+f77b4", "#1f77bg", "#é77b4"] {
            assert!(text.parse::<Colour>().is_err(), "{text}");
        }
    }
}
