//! Sums that are printed without a label that says so.

use super::written::{document, page};
use super::*;
use crate::domain::ReceiptDraft;

fn draft(text: &str) -> ReceiptDraft {
    understand(&document([page(text)]), &hints()).remove(0)
}

fn items(draft: &ReceiptDraft) -> Vec<String> {
    draft.items.iter().map(|item| item.amount.value.amount().to_string()).collect()
}

const HEAD: &str =
    "BAKERY LANE LTD\n 12 HIGH STREET\n TAX INVOICE\n Date: 11/03/2018 21:30\n Item | Qty | Amount";

#[test]
fn a_row_that_repeats_the_sum_of_those_above_it_is_no_item() {
    let goods = "SEED LOAF | 1 | 6.40\n RYE LOAF | 1 | 8.70\n BUTTER | 1 | 2.45";
    let text = format!(
        "{HEAD}\n {goods}\n Qty 3 | 17.55\n Rounding Adj | 0.00\n Due | 17.55\n Pay | 20.00\n Change | 2.45"
    );
    let draft = draft(&text);
    assert_eq!(items(&draft), ["6.40", "8.70", "2.45"]);
    assert!(!draft.warnings.contains(&DraftWarning::SumsDisagree));
    assert!(draft.items.iter().all(|item| item.amount.confidence.as_f32() > 0.8));
}

#[test]
fn the_sum_of_a_single_item_is_no_item() {
    let text =
        format!("{HEAD}\n SCONES | 1 | 7.50\n Qty 1 | 7.50\n Due | 7.50\n Pay | 20.00\n Change | 12.50");
    assert_eq!(items(&draft(&text)), ["7.50"]);
}

#[test]
fn two_items_of_one_price_are_two_items() {
    let text =
        format!("{HEAD}\n SCONES | 1 | 7.50\n MUFFIN | 1 | 7.50\n Due | 15.00\n Pay | 20.00\n Change | 5.00");
    let draft = draft(&text);
    assert_eq!(items(&draft), ["7.50", "7.50"]);
    assert_eq!(draft.total.unwrap().value.amount().to_string(), "15.00");
}
