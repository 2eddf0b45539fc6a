//! Movements: money that came in or went out on a date.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::{
    AccountName, CategoryId, Description, Money, MovementId, Payee, PriorityId, ReceiptId, Tag, Timestamp,
    fold, merchant_key,
};
use crate::error::{Error, Result};

/// The direction of a movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MovementKind {
    /// Money in.
    Income,
    /// Money out.
    Expense,
}

impl MovementKind {
    /// `income` or `expense`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Income => "income",
            Self::Expense => "expense",
        }
    }
}

impl fmt::Display for MovementKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for MovementKind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text {
            "income" => Ok(Self::Income),
            "expense" => Ok(Self::Expense),
            _ => Err(Error::invalid("kind", "must be income or expense")),
        }
    }
}

/// Money that came in or went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// Its id.
    pub id: MovementId,
    /// Grows by one with each change.
    pub version: u32,
    /// In or out.
    pub kind: MovementKind,
    /// How much: always above zero, `kind` tells the direction.
    pub amount: Money,
    /// The calendar date it counts on. It has no time zone.
    pub date: NaiveDate,
    /// What it was for.
    pub description: Description,
    /// The category, of the same kind.
    pub category: Option<CategoryId>,
    /// Who was paid, or who paid.
    pub payee: Option<Payee>,
    /// How much it mattered.
    pub priority: Option<PriorityId>,
    /// Free labels, [`Movement::MAX_TAGS`] at most.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<Tag>,
    /// Where the money is kept.
    pub account: Option<AccountName>,
    /// The receipt it was confirmed from.
    pub receipt: Option<ReceiptId>,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

impl Movement {
    /// The most tags of one movement.
    pub const MAX_TAGS: usize = 20;

    /// Checks what the types of the fields do not: the sign, the number of tags, a date of four digits.
    pub fn check(&self) -> Result<()> {
        if !self.amount.is_positive() {
            return Err(Error::invalid("amount", "must be above zero"));
        }
        if self.tags.len() > Self::MAX_TAGS {
            return Err(Error::invalid("tags", format!("at most {} are allowed", Self::MAX_TAGS)));
        }
        check_date("date", self.date)
    }

    /// What a text filter looks in: description and payee without case and accents.
    pub fn search_text(&self) -> String {
        match &self.payee {
            Some(payee) => fold(&[self.description.as_str(), payee.as_str()].join("\n")),
            None => fold(self.description.as_str()),
        }
    }

    /// The key under which spellings of one payee meet.
    pub fn payee_key(&self) -> Option<String> {
        self.payee.as_ref().map(|payee| merchant_key(payee.as_str()))
    }
}

/// Dates from year 1 to 9999, so that every one is written as `YYYY-MM-DD` and sorts as text.
pub(crate) fn check_date(field: &'static str, date: NaiveDate) -> Result<()> {
    if (1..=9999).contains(&date.year()) {
        return Ok(());
    }
    Err(Error::invalid(field, "the year must be from 1 to 9999"))
}
