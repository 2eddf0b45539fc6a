//! Values and rules, pure: no input or output, no async, no ports.

mod amount;
mod category;
mod change_set;
mod confidence;
mod currency;
mod draft;
mod file;
mod filter;
mod fold;
mod ids;
mod locale;
mod merchant_key;
mod money;
mod movement;
mod page;
mod period;
mod priority;
mod reading;
mod receipt;
mod report;
mod text;
mod timestamp;
mod totals;
mod typed;
pub mod understanding;
mod user;

pub use amount::{DecimalHint, parse_amount, parse_money};
pub use category::Category;
pub(crate) use change_set::changed_since;
pub use change_set::{Actor, Aggregate, Change, ChangeSet, Edit, Idempotency, IdempotencyKey};
pub use confidence::Confidence;
pub use currency::Currency;
pub use draft::{DraftWarning, Field, FieldSource, LineItem, PaymentMethod, Place, ReceiptDraft, TaxLine};
pub use file::{ContentHash, MediaType, StoredFile};
pub use filter::{CategoryFilter, MovementFilter};
pub use fold::fold;
pub use ids::{CategoryId, ChangeSetId, MovementId, PriorityId, ReceiptId, SessionId, UserId};
pub use locale::{Language, Locale, TimeZone};
pub use merchant_key::merchant_key;
pub use money::Money;
pub use movement::{Movement, MovementKind};
pub use page::{Cursor, Direction, Page, PageLimit, PageRequest};
pub use period::{DateRange, MonthParts, Period};
pub use priority::Priority;
pub use reading::{Point, Quad, ReadingLine, ReadingPage, ReadingWord, ReceiptReading};
pub use receipt::{Receipt, ReceiptState, ReceiptStatus};
pub use report::{BalanceRow, GroupKey, Grouping, TotalsFilter, TotalsQuery, TotalsRow};
pub use text::{
    AccountName, CategoryName, Colour, Description, Email, FileName, Icon, Payee, PersonName, PriorityName,
    Tag, WorkerName,
};
pub use timestamp::Timestamp;
pub use totals::{Tally, TotalsDrift, TotalsKey, sum_overflow, totals_deltas};
pub use typed::{TypedField, TypedItem, TypedKind, TypedReceipt, TypedText};
pub use understanding::{Hints, Topic, topic, understand};
pub use user::{Credential, Session, User};
