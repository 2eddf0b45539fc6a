//! Values and rules, pure: no input or output, no async, no ports.

mod confidence;
mod currency;
mod money;
mod reading;

pub use confidence::Confidence;
pub use currency::Currency;
pub use money::Money;
pub use reading::{Point, Quad, ReadingLine, ReadingPage, ReadingWord, ReceiptReading};
