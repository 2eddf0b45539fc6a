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

#[test]
fn a_sum_carried_to_the_next_page_is_no_total() {
    let head = "HOTEL SOL S.L.\n CALLE ANCHA 3\n 08001 BARCELONA";
    let first = format!(
        "{head}\n FACTURA 12 | Pagina 1 de 2\n Fecha de factura: 12/04/2026 | Entrada: 09/04/2026\n Concepto | Cant. | Importe\n HABITACION DOBLE | 1 | 118,00\n DESAYUNO BUFFET | 6 | 87,00\n Suma y sigue | 205,00"
    );
    let second = format!(
        "{head}\n FACTURA 12 | Pagina 2 de 2\n Fecha de factura: 12/04/2026 | Entrada: 09/04/2026\n Concepto | Cant. | Importe\n Suma anterior | 205,00\n LAVANDERIA | 1 | 45,00\n Tipo IVA | Base imponible | Cuota | Total\n 10 % | 250,00 | 25,00 | 275,00\n TOTAL FACTURA | 275,00 EUR"
    );
    let drafts = drafts([page(&first), page(&second)]);
    assert_eq!(totals(&drafts), ["275.00"]);
    assert_eq!(drafts[0].date.as_ref().unwrap().value.to_string(), "2026-04-12");
    let items: Vec<_> = drafts[0].items.iter().map(|item| item.amount.value.amount().to_string()).collect();
    assert_eq!(items, ["118.00", "87.00", "45.00"]);
}
