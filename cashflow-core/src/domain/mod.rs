//! Values and rules, pure: no input or output, no async, no ports.

mod confidence;
mod currency;
mod draft;
mod ids;
mod money;
mod reading;

pub use confidence::Confidence;
pub use currency::Currency;
pub use draft::{DraftWarning, Field, FieldSource, LineItem, PaymentMethod, Place, ReceiptDraft, TaxLine};
pub use ids::{CategoryId, ChangeSetId, MovementId, PriorityId, ReceiptId, SessionId, UserId};
pub use money::Money;
pub use reading::{Point, Quad, ReadingLine, ReadingPage, ReadingWord, ReceiptReading};
