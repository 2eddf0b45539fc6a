//! From and to exact decimals: taken exactly or refused.

use cashflow_core::domain::Money;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::amounts::{cases, currency, money};

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn an_amount_goes_through_a_decimal_unchanged(a in money()) {
        prop_assert_eq!(a.amount().scale(), a.currency().exponent());
        prop_assert_eq!(Money::from_decimal(a.amount(), a.currency())?, a);
        prop_assert_eq!(Money::from_decimal(a.amount().normalize(), a.currency())?, a);
    }

    #[test]
    fn zeros_behind_the_last_decimal_are_no_decimals(minor in -1_000_000_000_i64..1_000_000_000, currency in currency()) {
        let mut longer = Money::from_minor(minor, currency).amount();
        longer.rescale(currency.exponent() + 5);
        prop_assert_eq!(Money::from_decimal(longer, currency)?.minor(), minor);
    }

    #[test]
    fn a_decimal_is_taken_exactly_or_refused(mantissa in any::<i64>(), scale in 0_u32..=28, currency in currency()) {
        let decimal = Decimal::new(mantissa, scale);
        match Money::from_decimal(decimal, currency) {
            Ok(money) => prop_assert_eq!(money.amount(), decimal),
            Err(error) => {
                prop_assert_eq!(error.field(), Some("amount"));
                let shift = i64::from(currency.exponent()) - i64::from(scale);
                let minor = match u32::try_from(shift) {
                    Ok(up) => i64::try_from(i128::from(mantissa) * 10_i128.pow(up)).ok(),
                    Err(_) => {
                        let unit = 10_i128.pow(u32::try_from(-shift).expect("28 at most"));
                        (i128::from(mantissa) % unit == 0).then_some(mantissa)
                    }
                };
                prop_assert!(minor.is_none(), "{decimal} is a number of {currency} minor units");
            }
        }
    }
}
