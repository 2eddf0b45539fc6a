//! Which movements a list shows.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::{AccountName, CategoryId, Currency, MovementKind, PriorityId, ReceiptId, Tag};
use crate::error::{Error, Result};

/// A filter on movements: all that is set must hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MovementFilter {
    /// On this date or later.
    pub from: Option<NaiveDate>,
    /// On this date or earlier.
    pub to: Option<NaiveDate>,
    /// In this category or one below it, or in none.
    pub category: Option<CategoryFilter>,
    /// Income or expense only.
    pub kind: Option<MovementKind>,
    /// This much or more, in units of whatever currency the movement has.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub min: Option<Decimal>,
    /// This much or less, in units of whatever currency the movement has.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub max: Option<Decimal>,
    /// In this currency.
    pub currency: Option<Currency>,
    /// With this text in description or payee; case and accents do not count.
    pub text: Option<String>,
    /// With this tag, exactly.
    pub tag: Option<Tag>,
    /// With this priority.
    pub priority: Option<PriorityId>,
    /// Confirmed from this receipt.
    pub receipt: Option<ReceiptId>,
    /// Of this account, exactly.
    pub account: Option<AccountName>,
}

/// A filter on the category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CategoryFilter {
    /// This one and the ones below it.
    Within(CategoryId),
    /// Movements without a category.
    None,
}

impl MovementFilter {
    /// Refuses ranges that end before they start.
    pub fn check(&self) -> Result<()> {
        if self.from.zip(self.to).is_some_and(|(from, to)| to < from) {
            return Err(Error::invalid("to", "must not be before from"));
        }
        if self.min.zip(self.max).is_some_and(|(min, max)| max < min) {
            return Err(Error::invalid("max", "must not be below min"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_read_from_text_only() {
        let read = |json: &str| serde_json::from_str::<MovementFilter>(json);
        assert_eq!(read(r#"{"min":"0.10"}"#).unwrap().min, Some(Decimal::new(10, 2)));
        for json in [r#"{"min":0.1}"#, r#"{"max":0.1}"#, r#"{"max":5}"#] {
            assert!(read(json).is_err(), "a number passes through a binary float: {json}");
        }
        let written = serde_json::to_value(MovementFilter::default()).unwrap();
        assert_eq!(serde_json::from_value::<MovementFilter>(written).unwrap(), MovementFilter::default());
    }
}
