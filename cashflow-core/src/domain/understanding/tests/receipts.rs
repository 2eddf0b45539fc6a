//! Whole receipts, written as rows of text.

use rust_decimal::Decimal;

use super::written::{document, page, sheared, turned};
use super::*;
use crate::domain::{PaymentMethod, ReadingPage};

const SPANISH: &str = "
    FRUTERIA LA HUERTA S.L.
    NIF: B-12345674
    CALLE MAYOR 12
    28013 MADRID
    TELEFONO: | 915550000
    12/03/2026 20:23
    FACTURA SIMPLIFICADA: 4327-016
    Descripcion | P. Unit | Importe
    1 PAN DE PUEBLO | 1,20
    2 TOMATE RAMA | 1,50 | 3,00
    1 ACEITE OLIVA | 8,95
    TOTAL (€) | 13,15
    TARJETA BANCARIA | 13,15
    IVA | BASE IMPONIBLE (€) | CUOTA (€)
    4% | 4,04 | 0,16
    10% | 8,14 | 0,81
    TOTAL | 12,18 | 0,97
    GRACIAS POR SU VISITA";

const MALAYSIAN: &str = "
    lim ah kow
    GREEN LEAF HARDWARE SDN BHD
    (123456-X)
    NO 12, JALAN MERAH 3,
    47100 PUCHONG, SELANGOR
    GST ID: 000123456789
    TAX INVOICE
    Date: | 03/04/2018 10:20:37
    Item | Qty | Price | Amount
    HAMMER | 1 | 12.00 | 12.00 SR
    NAILS | 2 | 4.31 | 8.62 SR
    Total Qty | 3 | 20.62
    Total Sales (Excluding GST) | 20.62
    Total GST | 1.24
    Total (Inclusive of GST) | 21.86
    Rounding Adj | -0.01
    TOTAL | 21.85
    CASH | 50.00
    CHANGE | 28.15
    GST Summary | Amount(RM) | Tax(RM)
    SR @6% | 20.62 | 1.24
    Total: | 20.62 | 1.24
    GOODS SOLD ARE NOT RETURNABLE";

fn draft(page: ReadingPage) -> ReceiptDraft {
    let mut drafts = understand(&document([page]), &hints());
    assert_eq!(drafts.len(), 1);
    drafts.remove(0)
}

fn total(draft: &ReceiptDraft) -> String {
    draft.total.as_ref().map(|total| total.value.to_string()).unwrap_or_default()
}

fn merchant(draft: &ReceiptDraft) -> &str {
    draft.merchant.as_ref().map_or("", |merchant| merchant.value.as_str())
}

fn day(draft: &ReceiptDraft) -> String {
    draft.date.as_ref().map(|date| date.value.to_string()).unwrap_or_default()
}

#[test]
fn a_spanish_receipt_is_understood_in_every_field() {
    let draft = draft(page(SPANISH));
    assert_eq!(merchant(&draft), "FRUTERIA LA HUERTA S.L.");
    assert_eq!(draft.tax_id.as_ref().unwrap().value, "B-12345674");
    assert_eq!(day(&draft), "2026-03-12");
    assert_eq!(total(&draft), "13.15 EUR");
    assert_eq!(draft.payment.as_ref().unwrap().value, PaymentMethod::Card);
    assert_eq!(draft.tax().unwrap().to_string(), "0.97 EUR");
    let rates: Vec<Option<Decimal>> = draft.taxes.iter().map(|line| line.rate).collect();
    assert_eq!(rates, [Some(Decimal::from(4)), Some(Decimal::TEN)]);
    let items: Vec<(&str, String)> = draft
        .items
        .iter()
        .map(|item| (item.description.value.as_str(), item.amount.value.amount().to_string()))
        .collect();
    assert_eq!(items[1], ("2 TOMATE RAMA", "3.00".to_owned()));
    assert_eq!(draft.items[1].quantity, Some(Decimal::TWO));
    assert!(draft.items.iter().all(|item| item.amount.confidence.as_f32() >= 0.9));
    assert!(
        draft.warnings.is_empty() || draft.warnings == [DraftWarning::AmbiguousDate],
        "{:?}",
        draft.warnings
    );
    assert_eq!(topic(&draft).map(|(topic, _)| topic), Some(Topic::Groceries));
}

#[test]
fn a_malaysian_receipt_with_rounding_gives_the_rounded_total() {
    let draft = draft(page(MALAYSIAN));
    assert_eq!(merchant(&draft), "GREEN LEAF HARDWARE SDN BHD");
    assert_eq!(day(&draft), "2018-04-03");
    assert_eq!(total(&draft), "21.85 MYR");
    assert_eq!(draft.rounding.as_ref().unwrap().value.to_string(), "-0.01 MYR");
    assert_eq!(draft.tax().unwrap().to_string(), "1.24 MYR");
    assert_eq!(draft.subtotal.as_ref().unwrap().value.to_string(), "20.62 MYR");
    assert_eq!(draft.payment.as_ref().unwrap().value, PaymentMethod::Cash);
    assert!(draft.warnings.contains(&DraftWarning::AmbiguousDate));
}

#[test]
fn turned_and_bent_pages_give_the_same() {
    for text in [SPANISH, MALAYSIAN] {
        let upright = draft(page(text));
        for degrees in [-65.0, -20.0, 3.0, 25.0, 90.0, 180.0] {
            let turned = draft(turned(page(text), degrees));
            assert_eq!((total(&turned), day(&turned)), (total(&upright), day(&upright)), "{degrees}");
            assert_eq!(merchant(&turned), merchant(&upright), "{degrees}");
        }
        let bent = draft(sheared(page(text), 11.0));
        assert_eq!(total(&bent), total(&upright));
    }
}

#[test]
fn places_are_fractions_of_the_page_and_hold_the_text() {
    let draft = draft(page(SPANISH));
    let place = draft.total.as_ref().unwrap().place.unwrap();
    let (left, top, right, bottom) = place.quad.bounds();
    assert_eq!(place.page, 1);
    assert!(left > 0.5 && right <= 1.0 && top > 0.1 && bottom < 0.3, "{place:?}");
}

#[test]
fn a_total_that_the_parts_contradict_by_a_digit_is_set_right() {
    let text = MALAYSIAN
        .replace("TOTAL | 21.85", "TOTAL | 121.85")
        .replace("Rounding Adj | -0.01", "")
        .replace("28.15", "28.14");
    let text = text.replace("Total (Inclusive of GST) | 21.86", "");
    let total_read = draft(page(&text.replace("121.85", "121.86")));
    assert_eq!(total(&total_read), "21.86 MYR");
    assert!(total_read.total.unwrap().confidence.as_f32() < 0.9);
}

#[test]
fn the_date_of_the_purchase_is_not_an_expiry_or_a_promotion() {
    let text = SPANISH.replace("12/03/2026 20:23", "TARJETA CLUB CADUCA 15-04-2026\n 12/03/2026").replace(
        "GRACIAS POR SU VISITA",
        "VALE VALIDO HASTA 30/06/2026\n PROMOCION DEL 01/02/2026 AL 28/02/2026",
    );
    assert_eq!(day(&draft(page(&text))), "2026-03-12");
}

#[test]
fn a_date_in_the_future_gives_way_to_the_other_order() {
    // Today is the 24th of November 2026: the 3rd of December has not come, the 12th of March has.
    let text = SPANISH.replace("12/03/2026 20:23", "03/12/2026 20:23");
    assert_eq!(day(&draft(page(&text))), "2026-03-12");
}

#[test]
fn month_first_is_for_dollars_of_the_united_states() {
    let text = "CORNER STORE INC\n 12 MAIN STREET\n 03/04/2018 10:10 AM\n MILK | $3.00\n BREAD | $2.00\n TOTAL | $5.00\n CASH | $5.00";
    let read = |locale: &str| {
        let hints = hints().with_locale(locale);
        day(&understand(&document([page(text)]), &hints)[0])
    };
    assert_eq!(read("en-US"), "2018-03-04");
    assert_eq!(read("es-ES"), "2018-04-03");
}

#[test]
fn a_receipt_without_a_currency_takes_the_users_with_a_warning() {
    let text = "CORNER STORE\n 5 HIGH HILL\n 03/04/2018 10:10\n MILK | 3.00\n TEA | 2.00\n TOTAL | 5.00";
    let hints = Hints::new("GBP".parse().unwrap(), hints().today);
    let draft = &understand(&document([page(text)]), &hints)[0];
    assert_eq!(total(draft), "5.00 GBP");
    assert!(draft.warnings.contains(&DraftWarning::CurrencyAssumed));
}

#[test]
fn items_that_do_not_add_up_are_shown_as_doubtful() {
    let text = SPANISH.replace("1 ACEITE OLIVA | 8,95", "1 ACEITE OLIVA | 6,95");
    let draft = draft(page(&text));
    assert!(draft.items.iter().all(|item| item.amount.confidence.as_f32() < 0.5));
    assert!(draft.warnings.contains(&DraftWarning::SumsDisagree));
}

#[test]
fn a_name_over_two_rows_is_put_together_and_a_person_above_is_not_the_merchant() {
    let text = MALAYSIAN.replace("GREEN LEAF HARDWARE SDN BHD", "GREEN LEAF BOOK\n CO. (M) SDN BHD");
    assert_eq!(merchant(&draft(page(&text))), "GREEN LEAF BOOK CO. (M) SDN BHD");
}

#[test]
fn candidates_are_explained_with_the_winner_on_top() {
    let considered = explain(&document([page(SPANISH)]));
    let best = considered
        .iter()
        .filter(|one| one.field == "total")
        .max_by(|a, b| a.score.total_cmp(&b.score))
        .unwrap();
    assert_eq!(best.value, "13.15");
    assert!(best.features.iter().any(|(name, _)| *name == "total"));
    assert!(considered.iter().any(|one| one.field == "row" && one.value.starts_with("TaxTable")));
}
