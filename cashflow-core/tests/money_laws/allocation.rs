//! Splitting an amount: nothing lost, nobody more than a minor unit off.

use cashflow_core::domain::{Currency, Money};
use proptest::prelude::*;

use crate::amounts::{cases, money, weights};

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn an_allocation_loses_nothing(whole in money(), weights in weights()) {
        prop_assume!(weights.iter().any(|&w| w > 0));
        let parts = whole.allocate(&weights)?;
        prop_assert_eq!(parts.len(), weights.len());
        prop_assert!(parts.iter().all(|part| part.currency() == whole.currency()));
        let sum: i128 = parts.iter().map(|part| i128::from(part.minor())).sum();
        prop_assert_eq!(sum, i128::from(whole.minor()));
    }

    #[test]
    fn each_part_is_less_than_one_minor_unit_from_its_exact_share(whole in money(), weights in weights()) {
        prop_assume!(weights.iter().any(|&w| w > 0));
        let total: i128 = weights.iter().map(|&w| i128::from(w)).sum();
        for (part, &weight) in whole.allocate(&weights)?.iter().zip(&weights) {
            // part - whole * weight / total, times total to stay in whole numbers.
            let off = i128::from(part.minor()) * total - i128::from(whole.minor()) * i128::from(weight);
            prop_assert!(off.abs() < total, "{part} of {whole} for {weight} in {weights:?}");
        }
    }

    #[test]
    fn a_weight_of_zero_gets_nothing_and_no_part_has_the_other_sign(whole in money(), weights in weights()) {
        prop_assume!(weights.iter().any(|&w| w > 0));
        for (part, &weight) in whole.allocate(&weights)?.iter().zip(&weights) {
            prop_assert!(weight > 0 || part.is_zero());
            prop_assert!(part.minor().signum() * whole.minor().signum() >= 0);
        }
    }

    #[test]
    fn a_negative_amount_is_allocated_as_its_positive(whole in money(), weights in weights()) {
        prop_assume!(weights.iter().any(|&w| w > 0));
        if let Ok(negative) = whole.checked_neg() {
            let parts: Result<Vec<_>, _> = negative.allocate(&weights)?.iter().map(|p| p.checked_neg()).collect();
            prop_assert_eq!(parts?, whole.allocate(&weights)?);
        }
    }

    #[test]
    fn among_equal_weights_the_earlier_part_is_never_the_smaller(minor in 0_i64..1_000_000, n in 1_usize..12) {
        let parts = Money::from_minor(minor, Currency::EUR).allocate(&vec![1; n])?;
        prop_assert!(parts.windows(2).all(|pair| pair[0].minor() >= pair[1].minor()));
        prop_assert!(parts[0].minor() - parts[n - 1].minor() <= 1);
    }
}

#[test]
fn an_allocation_needs_a_weight_above_zero() {
    let whole = Money::from_minor(100, Currency::EUR);
    for weights in [&[][..], &[0], &[0, 0, 0]] {
        assert_eq!(whole.allocate(weights).unwrap_err().field(), Some("weights"));
    }
}

#[test]
fn what_is_left_over_goes_to_the_largest_remainders() {
    let parts = |minor, weights: &[u32]| -> Vec<i64> {
        let whole = Money::from_minor(minor, Currency::EUR);
        whole.allocate(weights).unwrap().iter().map(|part| part.minor()).collect()
    };
    assert_eq!(parts(100, &[1, 1, 1]), [34, 33, 33]);
    assert_eq!(parts(-100, &[1, 1, 1]), [-34, -33, -33]);
    assert_eq!(parts(5, &[50, 30, 20]), [3, 1, 1], "2.5, 1.5 and 1: the first of two equal remainders");
    assert_eq!(parts(10, &[0, 7, 0, 9]), [0, 4, 0, 6], "4.375 and 5.625");
    assert_eq!(parts(1, &[1, 2, 1]), [0, 1, 0]);
}
