//! Sums, differences, negatives and multiples, and that currencies never mix.

use cashflow_core::ErrorKind;
use cashflow_core::domain::Money;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::amounts::{cases, money, moneys};

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_order_of_a_sum_does_not_matter([a, b] in moneys()) {
        prop_assert_eq!(a.checked_add(b).ok(), b.checked_add(a).ok());
    }

    #[test]
    fn the_grouping_of_a_sum_does_not_matter_where_both_fit([a, b, c] in moneys()) {
        let left = a.checked_add(b).and_then(|sum| sum.checked_add(c));
        let right = b.checked_add(c).and_then(|sum| a.checked_add(sum));
        if let (Ok(left), Ok(right)) = (left, right) {
            prop_assert_eq!(left, right);
        }
    }

    #[test]
    fn sum_difference_negative_and_multiple_are_those_of_whole_numbers_or_refused(
        [a, b] in moneys(),
        times in prop_oneof![-100_i64..100, any::<i64>()],
    ) {
        let (x, y) = (i128::from(a.minor()), i128::from(b.minor()));
        for (result, exact) in [
            (a.checked_add(b), x + y),
            (a.checked_sub(b), x - y),
            (a.checked_neg(), -x),
            (a.checked_mul(times), x * i128::from(times)),
        ] {
            match i64::try_from(exact) {
                Ok(exact) => prop_assert_eq!(result?, Money::from_minor(exact, a.currency())),
                Err(_) => {
                    let error = result.expect_err("does not fit");
                    prop_assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("amount")));
                }
            }
        }
    }

    #[test]
    fn taking_away_undoes_adding([a, b] in moneys()) {
        if let Ok(sum) = a.checked_add(b) {
            prop_assert_eq!(sum.checked_sub(b)?, a);
        }
    }

    #[test]
    fn the_negative_is_its_own_inverse_and_adds_up_to_nothing(a in money()) {
        if let Ok(negative) = a.checked_neg() {
            prop_assert_eq!(negative.checked_neg()?, a);
            prop_assert!(a.checked_add(negative)?.is_zero());
            prop_assert_eq!(Money::zero(a.currency()).checked_sub(a)?, negative);
        }
    }

    #[test]
    fn nothing_added_changes_nothing(a in money()) {
        prop_assert_eq!(a.checked_add(Money::zero(a.currency()))?, a);
        prop_assert_eq!(a.checked_mul(1)?, a);
        prop_assert!(a.checked_mul(0)?.is_zero());
    }

    #[test]
    fn an_amount_is_positive_zero_or_neither(a in money()) {
        prop_assert_eq!(a.is_positive(), a.amount() > Decimal::ZERO);
        prop_assert_eq!(a.is_zero(), a.amount() == Decimal::ZERO);
    }

    #[test]
    fn amounts_of_different_currencies_are_never_mixed(a in money(), b in money()) {
        prop_assume!(a.currency() != b.currency());
        prop_assert_ne!(a, b);
        for result in [a.checked_add(b), b.checked_add(a), a.checked_sub(b), b.checked_sub(a)] {
            let error = result.expect_err("two currencies");
            prop_assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("currency")));
        }
    }
}
