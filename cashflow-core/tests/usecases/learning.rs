//! What a person confirms is learnt at once.

use cashflow_core::domain::{Confidence, FieldSource, Receipt};
use cashflow_core::{Cashflow, Confirmation, Correction, NewMovement};

use crate::receipts::ticket;
use crate::support::{block_on, category, day, eur, world};

async fn scan(cashflow: &Cashflow, merchant: &str, date: &str, total: &str) -> Receipt {
    cashflow.receipts().scan(&ticket(merchant, date, total), None).await.unwrap().remove(0)
}

#[test]
fn one_confirmed_receipt_of_a_merchant_proposes_its_category_for_the_next() {
    block_on(async {
        let cashflow = world("es").await.cashflow;
        let food = category(&cashflow, "Supermercado").await;
        let first = scan(&cashflow, "MERCADONA, S.A.", "10/03/2026", "47,24").await;
        let correction = Correction { category: Some(food.id), ..Correction::default() };
        let confirmation = Confirmation { correction, ..Confirmation::default() };
        cashflow.receipts().confirm(first.id, None, confirmation).await.unwrap();

        let next = scan(&cashflow, "MERCADONA, S.A.", "12/03/2026", "9,10").await;
        let proposed = next.draft.unwrap().category.unwrap();
        assert_eq!((proposed.value, proposed.source), (food.id, FieldSource::History));
        assert!(proposed.confidence >= Confidence::from_permille(900), "{}", proposed.confidence);
    });
}

#[test]
fn a_corrected_name_is_proposed_for_the_next_receipt_that_reads_the_same() {
    block_on(async {
        let cashflow = world("es").await.cashflow;
        let first = scan(&cashflow, "FERRETERIA L0PEZ", "10/03/2026", "47,24").await;
        let correction =
            Correction { merchant: Some("Ferretería López".parse().unwrap()), ..Correction::default() };
        let confirmation = Confirmation { correction, ..Confirmation::default() };
        let (_, movement) = cashflow.receipts().confirm(first.id, None, confirmation).await.unwrap();
        assert_eq!(movement.payee.unwrap().as_str(), "Ferretería López");

        let next = scan(&cashflow, "FERRETERIA L0PEZ", "12/03/2026", "9,10").await;
        let merchant = next.draft.unwrap().merchant.unwrap();
        assert_eq!((merchant.value.as_str(), merchant.source), ("Ferretería López", FieldSource::History));
    });
}

#[test]
fn a_hand_recorded_movement_teaches_as_well() {
    block_on(async {
        let cashflow = world("es").await.cashflow;
        let leisure = category(&cashflow, "Ocio").await;
        let new = NewMovement {
            payee: Some("Ferretería López".parse().unwrap()),
            ..NewMovement::expense(eur("5.00"), day("2026-03-01")).in_category(leisure.id)
        };
        cashflow.movements().record(new).await.unwrap();
        let next = scan(&cashflow, "FERRETERIA LOPEZ", "12/03/2026", "9,10").await;
        assert_eq!(next.draft.unwrap().category.unwrap().value, leisure.id);
    });
}

#[test]
fn a_correction_wins_over_one_earlier_habit() {
    block_on(async {
        let cashflow = world("es").await.cashflow;
        let (food, home) = (category(&cashflow, "Supermercado").await, category(&cashflow, "Hogar").await);
        for (date, total, category) in [("10/03/2026", "1,10", food.id), ("11/03/2026", "2,20", home.id)] {
            let receipt = scan(&cashflow, "BAZAR ORIENTE", date, total).await;
            let correction = Correction { category: Some(category), ..Correction::default() };
            let confirmation = Confirmation { correction, ..Confirmation::default() };
            cashflow.receipts().confirm(receipt.id, None, confirmation).await.unwrap();
        }
        let next = scan(&cashflow, "BAZAR ORIENTE", "12/03/2026", "9,10").await;
        assert_eq!(next.draft.unwrap().category.unwrap().value, home.id);
    });
}

#[test]
fn words_on_the_receipt_propose_a_category_before_anything_is_known() {
    block_on(async {
        for (locale, groceries, health) in [("es", "Supermercado", "Salud"), ("en", "Groceries", "Health")] {
            let cashflow = world(locale).await.cashflow;
            for (merchant, name) in [("SUPERMERCADO EL SOL", groceries), ("FARMACIA CENTRAL", health)] {
                let draft = scan(&cashflow, merchant, "12/03/2026", "9,10").await.draft.unwrap();
                let (expected, proposed) = (category(&cashflow, name).await, draft.category.unwrap());
                assert_eq!((proposed.value, proposed.source), (expected.id, FieldSource::Keyword));
                assert_eq!(draft.priority.unwrap().value, expected.default_priority.unwrap());
            }
        }
    });
}
