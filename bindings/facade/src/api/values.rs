//! The words of the vocabulary that Rust has no own name for, and the records that several groups share.

/// An exact decimal amount. It is never a binary float, in no language.
pub type Amount = rust_decimal::Decimal;
/// A calendar date without a time zone.
pub type Day = chrono::NaiveDate;
/// An instant in UTC with microseconds.
pub type Timestamp = chrono::DateTime<chrono::Utc>;
/// A UUID.
pub type Id = uuid::Uuid;
/// The content of a file.
pub type Bytes = Vec<u8>;

/// Dates from the first to the last, both included.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DateRange {
    /// The first day.
    pub date_from: Day,
    /// The last day.
    pub date_to: Day,
}

/// How much of a list, and from where. Lists come newest first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct PageRequest {
    /// The most items, 1 to 500; none takes 50.
    pub limit: Option<u32>,
    /// Where to go on: `next` or `previous` of a page; none starts at the newest.
    pub cursor: Option<String>,
}
