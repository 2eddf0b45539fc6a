//! Whole receipts, written as rows of text, and hostile readings.

mod hostile;
mod receipts;
mod several;
mod sums;
mod typed;
mod written;

use chrono::NaiveDate;

use super::*;
use crate::domain::Currency;

/// The hints of the tests: a user at home in dollars, so that nothing about euros or ringgit comes from the hints.
fn hints() -> Hints {
    Hints::new(Currency::USD, NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()).with_locale("es-ES")
}
