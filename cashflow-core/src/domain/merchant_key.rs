//! The key under which spellings of one merchant meet.

use crate::domain::fold;

/// Letters and digits only, without case and accents.
pub fn merchant_key(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}
