//! Typed fields beside lines, and alone.

use super::written::{document, page};
use super::*;
use crate::domain::{
    Confidence, FieldSource, Place, Quad, TypedField, TypedItem, TypedKind, TypedReceipt, TypedText,
};

fn text(text: &str, permille: u16) -> TypedText {
    TypedText { text: text.to_owned(), confidence: Confidence::from_permille(permille), place: None }
}

fn field(kind: TypedKind, label: &str, value: &str) -> TypedField {
    TypedField { kind, label: label.to_owned(), value: text(value, 950), currency: None }
}

fn item(description: &str, amount: &str) -> TypedItem {
    TypedItem {
        description: Some(text(description, 900)),
        amount: Some(text(amount, 900)),
        ..TypedItem::default()
    }
}

fn typed(fields: Vec<TypedField>, items: Vec<TypedItem>) -> ReceiptReading {
    ReceiptReading { typed: vec![TypedReceipt { fields, items }], ..document([page("")]) }
}

fn one(reading: &ReceiptReading) -> ReceiptDraft {
    let mut drafts = understand(reading, &hints());
    assert_eq!(drafts.len(), 1, "{drafts:?}");
    drafts.remove(0)
}

fn total(draft: &ReceiptDraft) -> String {
    draft.total.as_ref().map(|total| total.value.to_string()).unwrap_or_default()
}

fn merchant(draft: &ReceiptDraft) -> &str {
    draft.merchant.as_ref().map_or("", |merchant| merchant.value.as_str())
}

#[test]
fn fields_alone_make_a_draft() {
    use TypedKind::{Date, Merchant, Subtotal, Tax, Total};
    let draft = one(&typed(
        vec![
            field(Merchant, "", "Librería Sol"),
            field(Date, "Fecha", "12/03/2026"),
            field(Subtotal, "Base", "10,00 €"),
            field(Tax, "IVA", "2,10 €"),
            field(Total, "Total", "12,10 €"),
        ],
        vec![item("Cuaderno", "4,00 €"), item("Libro", "6,00 €")],
    ));
    assert_eq!((merchant(&draft), total(&draft).as_str()), ("Librería Sol", "12.10 EUR"));
    assert_eq!(draft.date.as_ref().unwrap().value.to_string(), "2026-03-12");
    assert_eq!(draft.subtotal.as_ref().unwrap().value.to_string(), "10.00 EUR");
    assert_eq!(draft.subtotal.as_ref().unwrap().source, FieldSource::Provider);
    assert_eq!(draft.tax().unwrap().to_string(), "2.10 EUR");
    assert_eq!(draft.items.len(), 2);
    assert!(draft.items[0].amount.confidence.as_f32() > 0.8, "they add up");
    assert!(!draft.warnings.contains(&DraftWarning::SumsDisagree));
}

#[test]
fn of_several_totals_the_sums_and_the_labels_choose() {
    use TypedKind::{Subtotal, Tax, Total};
    let draft = one(&typed(
        vec![
            field(Total, "Balance", "$0.00"),
            field(Total, "Total", "$100.00"),
            field(Total, "Grand Total", "$121.00"),
            field(Subtotal, "Subtotal", "$100.00"),
            field(Tax, "Tax", "$21.00"),
        ],
        vec![],
    ));
    assert_eq!(total(&draft), "121.00 USD");
}

#[test]
fn what_was_handed_over_is_not_the_total() {
    use TypedKind::{AmountPaid, Other, Total};
    let draft = one(&typed(
        vec![
            field(AmountPaid, "CASH", "20,00"),
            field(Total, "TOTAL", "17,30"),
            field(Other, "CHANGE", "2,70"),
        ],
        vec![],
    ));
    assert_eq!(total(&draft), "17.30 USD");
}

#[test]
fn the_receiver_is_not_the_merchant_and_a_web_address_is_better_than_nobody() {
    use TypedKind::{Customer, MerchantWeb, Total};
    let draft = one(&typed(
        vec![
            field(Customer, "Ship to", "The Receiver\nXYZ Company"),
            field(MerchantWeb, "", "https: //www.shop.com"),
            field(Total, "Total", "$5.00"),
        ],
        vec![],
    ));
    assert_eq!(merchant(&draft), "shop.com");
}

#[test]
fn a_date_of_birth_and_the_day_to_pay_are_not_the_day_of_the_purchase() {
    use TypedKind::{Date, OtherDate, Total};
    let mut fields = vec![
        field(OtherDate, "Due date", "31/03/2026"),
        field(Date, "Date", "01/03/2026"),
        field(Total, "Total", "5,00 €"),
    ];
    let draft = one(&typed(fields.clone(), vec![]));
    assert_eq!(draft.date.unwrap().value.to_string(), "2026-03-01");
    fields.retain(|field| field.kind != Date);
    assert!(one(&typed(fields, vec![])).date.is_none());
}

#[test]
fn prices_alone_are_no_total_and_a_discount_is_positive() {
    let draft = one(&typed(vec![], vec![item("PAN", "1,20"), item("LECHE", "0,95 B")]));
    assert!(draft.total.is_none() && draft.merchant.is_none());
    assert_eq!(draft.items.len(), 2);
    let draft = one(&typed(
        vec![field(TypedKind::Discount, "Promo", "-$5.00"), field(TypedKind::Total, "Total", "$15.00")],
        vec![item("SHOES", "$20.00")],
    ));
    assert_eq!(draft.discount.unwrap().value.to_string(), "5.00 USD");
    assert!(draft.items[0].amount.confidence.as_f32() > 0.8, "total and discount are the item");
}

#[test]
fn documents_of_one_number_are_one_receipt_and_others_are_not() {
    use TypedKind::{Date, DocumentId, Total};
    let document = |number: &str, total: &str| TypedReceipt {
        fields: vec![
            field(DocumentId, "No", number),
            field(Date, "Date", "01/03/2026"),
            field(Total, "Total", total),
        ],
        items: vec![],
    };
    let reading = |typed| ReceiptReading { typed, ..ReceiptReading::default() };
    let same = reading(vec![document("A-1", "5,00"), document("A1", "7,00")]);
    assert_eq!(understand(&same, &hints()).len(), 1);
    let other = reading(vec![document("A-1", "5,00"), document("A-2", "7,00")]);
    let totals: Vec<String> = understand(&other, &hints()).iter().map(total).collect();
    assert_eq!(totals, ["5.00 USD", "7.00 USD"]);
}

#[test]
fn lines_go_to_the_document_that_they_stand_in() {
    let mut page = page("BAR SOL\n TOTAL | 4,50\n \n \n \n \n BAR LUNA\n TOTAL | 7,25");
    page.height = page.height.max(1);
    let place = |index: usize| {
        let (l, t, r, b) = page.lines[index].quad.bounds();
        let (w, h) = (page.width as f32, page.height as f32);
        Some(Place { page: 1, quad: Quad::upright(l / w, t / h, (r - l) / w, (b - t) / h) })
    };
    let document = |name: &str, at: usize, total: &str, below: usize| {
        let mut fields = vec![field(TypedKind::Merchant, "", name), field(TypedKind::Total, "TOTAL", total)];
        fields[0].value.place = place(at);
        fields[1].value.place = place(below);
        TypedReceipt { fields, items: vec![] }
    };
    let typed = vec![document("BAR SOL", 0, "4,50", 2), document("BAR LUNA", 3, "7,25", 5)];
    let drafts = understand(&ReceiptReading { typed, ..super::written::document([page.clone()]) }, &hints());
    let all: Vec<(&str, String)> = drafts.iter().map(|draft| (merchant(draft), total(draft))).collect();
    assert_eq!(all, [("BAR SOL", "4.50 USD".to_owned()), ("BAR LUNA", "7.25 USD".to_owned())]);
}

#[test]
fn a_clear_label_and_the_sum_outweigh_a_mistyped_total() {
    let reading = ReceiptReading {
        typed: vec![TypedReceipt {
            fields: vec![field(TypedKind::Total, "", "1,20"), field(TypedKind::Merchant, "", "BAR SOL")],
            items: vec![],
        }],
        ..document([page("BAR SOL\n CAFE | 1,20\n TARTA | 2,00\n TOTAL A PAGAR | 3,20\n EFECTIVO | 3,20")])
    };
    assert_eq!(total(&one(&reading)), "3.20 EUR");
}

#[test]
fn a_tax_that_is_named_twice_counts_once_and_two_of_one_value_count_both_where_the_sum_says_so() {
    use TypedKind::{Subtotal, Tax, Total};
    let draft = |total: &str, taxes: &[(&str, &str)]| {
        let mut fields = vec![field(Subtotal, "Subtotal", "100.00"), field(Total, "Total", total)];
        fields.extend(taxes.iter().map(|(label, value)| field(Tax, label, value)));
        one(&typed(fields, vec![])).tax().unwrap().amount().to_string()
    };
    assert_eq!(draft("106.00", &[("GST 6%", "6.00"), ("Total GST", "6.00")]), "6.00");
    assert_eq!(draft("118.00", &[("CGST 9%", "9.00"), ("SGST 9%", "9.00")]), "18.00");
    assert_eq!(draft("121.00", &[("IVA 21%", "21.00"), ("IVA 21%", "21.00")]), "21.00");
    assert_eq!(draft("110.00", &[("A", "6.00"), ("B", "4.00"), ("Total tax", "10.00")]), "10.00");
}

#[test]
fn sums_among_the_lines_are_no_goods_unless_they_must_be() {
    let reading = |total: &str| {
        let items = vec![item("Bread", "2.00"), item("Total yogurt", "3.00"), item("Subtotal", "5.00")];
        one(&typed(vec![field(TypedKind::Total, "Total", total)], items))
    };
    let names = |draft: &ReceiptDraft| {
        draft.items.iter().map(|item| item.description.value.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&reading("2.00")), ["Bread"]);
    assert_eq!(names(&reading("10.00")).len(), 3);
}
