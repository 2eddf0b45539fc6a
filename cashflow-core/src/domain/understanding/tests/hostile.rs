//! Texts and boxes that mean harm, or nothing.

use proptest::prelude::*;

use super::written::{document, line};
use super::*;
use crate::domain::{
    Confidence, Place, Point, Quad, ReadingLine, ReadingPage, ReceiptReading, TypedField, TypedItem,
    TypedKind, TypedReceipt, TypedText,
};

fn coordinate() -> impl Strategy<Value = f32> {
    prop_oneof![
        4 => -50.0_f32..2000.0,
        1 => prop::sample::select(vec![f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, f32::MIN, 0.0, -0.0, f32::MIN_POSITIVE]),
    ]
}

fn quad() -> impl Strategy<Value = Quad> {
    let loose =
        prop::array::uniform4((coordinate(), coordinate()).prop_map(|(x, y)| Point { x, y })).prop_map(Quad);
    let upright =
        (0.0_f32..700.0, 0.0_f32..1500.0, 1.0_f32..400.0).prop_map(|(x, y, w)| Quad::upright(x, y, w, 20.0));
    prop_oneof![1 => loose, 2 => upright]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,30}",
        "[A-Z]{2,9} [0-9]{1,9}[.,][0-9]{2}",
        "(TOTAL|CASH|CHANGE|ROUNDING|GST 6%|SUBTOTAL|DISCOUNT|IVA BASE CUOTA) ?-?[0-9]{1,14}[.,]?[0-9]{0,3}",
        "[0-9OIl]{1,4}[/.-][0-9]{1,4}[/.-][0-9]{1,5}",
        "[ .,0-9€$RMO:()-]{0,16}",
        "[A-Z&. ]{3,12} (SDN BHD|S\\.A\\.|S\\.L\\.) \\(?[0-9]{0,7}-?[A-Z]?\\)?",
    ]
}

fn lines() -> impl Strategy<Value = Vec<ReadingLine>> {
    prop::collection::vec((text(), quad()).prop_map(|(text, quad)| line(&text, quad)), 0..30)
}

fn typed_text() -> impl Strategy<Value = TypedText> {
    let place = prop::option::of((0_u32..4, quad()).prop_map(|(page, quad)| {
        let within = |value: f32| if value.is_nan() { 0.0 } else { (value / 2000.0).clamp(0.0, 1.0) };
        Place { page, quad: Quad(quad.0.map(|point| Point { x: within(point.x), y: within(point.y) })) }
    }));
    (text(), 0_u16..1001, place).prop_map(|(text, sure, place)| TypedText {
        text,
        confidence: Confidence::from_permille(sure),
        place,
    })
}

fn typed() -> impl Strategy<Value = TypedReceipt> {
    use TypedKind::*;
    let kind = prop::sample::select(vec![
        Merchant,
        MerchantWeb,
        MerchantAddress,
        Customer,
        TaxId,
        DocumentId,
        Date,
        OtherDate,
        Total,
        AmountDue,
        AmountPaid,
        Subtotal,
        Tax,
        Tip,
        Charge,
        Discount,
        Other,
    ]);
    let field = (kind, text(), typed_text()).prop_map(|(kind, label, value)| TypedField {
        kind,
        label,
        value,
        currency: None,
    });
    let part = || prop::option::of(typed_text());
    let item = (part(), part(), part(), part(), part()).prop_map(
        |(description, quantity, unit_price, amount, row)| TypedItem {
            description,
            quantity,
            unit_price,
            amount,
            row,
        },
    );
    (prop::collection::vec(field, 0..8), prop::collection::vec(item, 0..4))
        .prop_map(|(fields, items)| TypedReceipt { fields, items })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_in_any_boxes_gives_a_draft(
        pages in prop::collection::vec((lines(), 0_u32..3000, 0_u32..3000), 0..3),
        typed in prop::collection::vec(typed(), 0..3),
    ) {
        let pages = pages.into_iter().map(|(lines, width, height)| ReadingPage { width, height, lines });
        let reading = ReceiptReading { typed, ..document(pages) };
        let drafts = understand(&reading, &hints());
        prop_assert!(!drafts.is_empty());
        for draft in &drafts {
            let places = [draft.total.as_ref().and_then(|f| f.place), draft.merchant.as_ref().and_then(|f| f.place)];
            for place in places.into_iter().flatten() {
                for Point { x, y } in place.quad.0 {
                    prop_assert!((0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y), "{place:?}");
                }
            }
            let _ = topic(draft);
        }
        let _ = explain(&reading);
    }
}

#[test]
fn an_engine_without_boxes_is_read_in_its_own_order() {
    let rows =
        ["BAR SOL S.L.", "CALLE ANCHA 3", "03/05/2026 10:13", "CAFE 1,10", "TARTA 3,40", "TOTAL 4,50 EUR"];
    let lines = rows.iter().map(|row| line(row, Quad::default())).collect();
    let drafts = understand(&document([ReadingPage { width: 0, height: 0, lines }]), &hints());
    assert_eq!(drafts[0].total.as_ref().unwrap().value.to_string(), "4.50 EUR");
    assert_eq!(drafts[0].merchant.as_ref().unwrap().value, "BAR SOL S.L.");
}

#[test]
fn a_thousand_rows_are_no_trouble() {
    let lines = (0..1000)
        .map(|i| {
            line(&format!("THING {i} {i}.{:02}", i % 100), Quad::upright(10.0, 25.0 * i as f32, 300.0, 20.0))
        })
        .collect();
    let drafts = understand(&document([ReadingPage { width: 400, height: 25_000, lines }]), &hints());
    assert_eq!(drafts.len(), 1);
}
