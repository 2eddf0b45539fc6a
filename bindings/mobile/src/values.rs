//! How values of the vocabulary cross the border: as text, or as what both sides have.
//!
//! Text that is no such value is refused with the package's own error: UniFFI hands it over as it is, where any other
//! would end the call as a bug.

use std::time::SystemTime;

use cashflow_facade::api::{Amount, ApiError, Day, Id, Timestamp};

use crate::CashflowError;

/// The longest text that may be an amount: 28 digits, with sign, point and exponent.
const LONGEST_AMOUNT: usize = 48;

uniffi::custom_type!(
    /// An exact decimal amount. It is never a binary float.
    Amount, String, {
    remote,
    lower: |amount| amount.to_string(),
    try_lift: |text| Ok(amount(&text)?),
});

uniffi::custom_type!(
    /// A calendar date without a time zone.
    Day, String, {
    remote,
    lower: |day| day.to_string(),
    try_lift: |text| Ok(text.parse().map_err(|_| invalid("date", "is beyond the calendar"))?),
});

uniffi::custom_type!(
    /// A UUID.
    Id, String, {
    remote,
    lower: |id| id.to_string(),
    try_lift: |text| Ok(text.parse().map_err(|_| invalid("id", "is not a UUID"))?),
});

uniffi::custom_type!(
    /// An instant in UTC with microseconds.
    Timestamp, SystemTime, {
    remote,
    lower: |instant| instant.into(),
    try_lift: |instant| Ok(timestamp(instant)?),
});

fn invalid(field: &str, reason: &str) -> CashflowError {
    ApiError::invalid(field, reason).into()
}

/// The amount of a text such as `1.80` or `1E+2`. Errors: not finite, or more digits than are kept exactly.
fn amount(text: &str) -> Result<Amount, CashflowError> {
    let refused = || invalid("amount", "is not a finite number of at most 28 digits");
    if text.len() > LONGEST_AMOUNT {
        return Err(refused());
    }
    Amount::from_str_exact(text).ok().or_else(|| scientific(text)).ok_or_else(refused)
}

/// The parser of exponents rounds, so what does not come back is refused.
fn scientific(text: &str) -> Option<Amount> {
    let (mantissa, _) = text.split_once(['e', 'E'])?;
    let exact = Amount::from_str_exact(mantissa).ok()?;
    let amount = Amount::from_scientific(text).ok()?;
    (amount.is_zero() == exact.is_zero()).then_some(amount)
}

fn timestamp(instant: SystemTime) -> Result<Timestamp, CashflowError> {
    let refused = || invalid("timestamp", "is beyond the calendar");
    let micros = match instant.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_micros()).map_err(|_| refused())?,
        Err(before) => -i64::try_from(before.duration().as_micros()).map_err(|_| refused())?,
    };
    Timestamp::from_timestamp_micros(micros).ok_or_else(refused)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn amounts_are_exact_or_refused() {
        for (text, exact) in
            [("1.80", "1.80"), ("-0.001", "-0.001"), ("1E+2", "100"), ("12E-1", "1.2"), ("0E-9", "0")]
        {
            let read = amount(text).unwrap();
            assert_eq!(read, exact.parse::<Amount>().unwrap(), "{text}");
        }
        let long = "9".repeat(1_000_000);
        for wrong in ["NaN", "Infinity", "", "1,5", "1E+40", "1E-40", "1E+1000000000", "1E-1000000000", &long]
        {
            let error = amount(wrong).unwrap_err();
            assert!(matches!(error, CashflowError::Invalid { field: Some(field), .. } if field == "amount"));
        }
    }

    #[test]
    fn instants_are_cut_to_microseconds_on_both_sides_of_the_epoch() {
        let moment = Duration::from_nanos(1_500_000_123_456_789);
        let after = timestamp(SystemTime::UNIX_EPOCH + moment).unwrap();
        let before = timestamp(SystemTime::UNIX_EPOCH - moment).unwrap();
        assert_eq!(
            (after.timestamp_micros(), before.timestamp_micros()),
            (1_500_000_123_456, -1_500_000_123_456)
        );
        assert!(timestamp(SystemTime::UNIX_EPOCH + Duration::from_secs(u64::MAX / 4)).is_err());
    }
}
