//! Several receipts in one file.

use super::written::{document, moved, page};
use super::*;
use crate::domain::ReadingPage;

fn receipt(name: &str, day: u32, total: &str) -> String {
    format!(
        "{name}\n TEL: 934 000 00{day}\n CALLE ANCHA {day}\n 08001 BARCELONA\n {day:02}/05/2026 10:1{day}\n CAFE | 1,10\n BOCADILLO | {total}\n TOTAL | {total} EUR\n EFECTIVO | {total}\n GRACIAS"
    )
}

fn drafts(pages: impl IntoIterator<Item = ReadingPage>) -> Vec<ReceiptDraft> {
    understand(&document(pages), &hints())
}

fn totals(drafts: &[ReceiptDraft]) -> Vec<String> {
    drafts.iter().map(|draft| draft.total.as_ref().unwrap().value.amount().to_string()).collect()
}

#[test]
fn complete_pages_are_a_receipt_each() {
    let drafts =
        drafts([page(&receipt("BAR SOL S.L.", 3, "4,50")), page(&receipt("BAR LUNA S.L.", 4, "7,25"))]);
    assert_eq!(totals(&drafts), ["4.50", "7.25"]);
    assert_eq!(drafts[1].total.as_ref().unwrap().place.unwrap().page, 2);
}

#[test]
fn a_page_that_goes_on_belongs_to_the_one_before() {
    let first = "BAR SOL S.L.\n CALLE ANCHA 3\n 03/05/2026 10:13\n CAFE | 1,10\n BOCADILLO | 3,40";
    let second = "TARTA | 2,00\n TOTAL | 6,50 EUR\n EFECTIVO | 6,50";
    let drafts = drafts([page(first), page(second)]);
    assert_eq!(totals(&drafts), ["6.50"]);
    assert_eq!(drafts[0].items.len(), 3);
}

#[test]
fn receipts_one_under_another_are_told_apart() {
    let text = format!("{}\n{}", receipt("BAR SOL S.L.", 3, "4,50"), receipt("BAR LUNA S.L.", 4, "7,25"));
    let drafts = drafts([page(&text)]);
    assert_eq!(totals(&drafts), ["4.50", "7.25"]);
    assert_eq!(drafts[1].merchant.as_ref().unwrap().value, "BAR LUNA S.L.");
}

#[test]
fn receipts_side_by_side_are_told_apart() {
    let mut both = moved(page(&receipt("BAR SOL S.L.", 3, "4,50")), 0.0);
    both.lines.extend(moved(page(&receipt("BAR LUNA S.L.", 4, "7,25")), 760.0).lines);
    assert_eq!(totals(&drafts([both])), ["4.50", "7.25"]);
}

#[test]
fn the_slip_of_the_card_terminal_is_no_receipt_of_its_own() {
    let slip = "\n COMERCIO BAR SOL S.L.\n TEL: 934 000 003\n CALLE ANCHA 3\n 03/05/2026 10:14\n VISA **** 1234\n TOTAL | 4,50 EUR\n OPERACION ACEPTADA";
    let drafts = drafts([page(&(receipt("BAR SOL S.L.", 3, "4,50") + slip))]);
    assert_eq!(totals(&drafts), ["4.50"]);
    assert!(!drafts[0].warnings.contains(&DraftWarning::SeveralReceipts));
}

#[test]
fn parts_that_cannot_be_told_apart_are_one_doubtful_draft() {
    let undated = receipt("BAR LUNA S.L.", 4, "7,25").replace("04/05/2026 10:14", "MESA 4");
    let drafts = drafts([page(&format!("{}\n{undated}", receipt("BAR SOL S.L.", 3, "4,50")))]);
    assert_eq!(drafts.len(), 1);
    assert!(drafts[0].warnings.contains(&DraftWarning::SeveralReceipts));
    assert!(drafts[0].total.as_ref().unwrap().confidence.as_f32() <= 0.4);
}

#[test]
fn nothing_of_a_receipt_is_an_empty_draft_that_says_so() {
    for pages in [vec![], vec![ReadingPage::default()], vec![page("just\n some words")]] {
        let drafts = drafts(pages);
        assert_eq!(drafts.len(), 1);
        assert_eq!(drafts[0].warnings, [DraftWarning::NotAReceipt]);
        assert!(drafts[0].total.is_none() && drafts[0].merchant.is_none());
    }
}
