//! Rows that use every field, to see that a store keeps all of them.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::{
    Confidence, Currency, DraftWarning, Field, FieldSource, LineItem, Money, PaymentMethod, Place, Point,
    Quad, ReceiptDraft, ReceiptState, TaxLine,
};
use crate::testkit::{Fixture, at, new_id};

/// A draft in which every field is set, with boxes at odd places.
pub fn draft(fixture: &Fixture) -> ReceiptDraft {
    let euros = |text| Money::parse(text, Currency::EUR).unwrap();
    let quad = Quad([
        Point { x: 0.1, y: 0.333_333_34 },
        Point { x: 0.700_000_05, y: 0.31 },
        Point { x: 0.71, y: 0.4 },
        Point { x: 1.0e-7, y: 0.42 },
    ]);
    let place = Some(Place { page: 2, quad });
    ReceiptDraft {
        merchant: Some(Field {
            place,
            ..field("MERCADONA S.A.".to_owned(), "MERCADONA S.A.", FieldSource::Ocr)
        }),
        tax_id: Some(field("A-46103834".to_owned(), "N.I.F. A-46103834", FieldSource::Provider)),
        date: Some(field(NaiveDate::from_ymd_opt(2026, 3, 12).unwrap(), "12/03/26", FieldSource::Ocr)),
        currency: Some(field(Currency::EUR, "€", FieldSource::Derived)),
        total: Some(Field { place, ..field(euros("23.45"), "23,45", FieldSource::Ocr) }),
        subtotal: Some(field(euros("21.32"), "21,32", FieldSource::Ocr)),
        tip: Some(field(euros("1.00"), "1,00", FieldSource::Ocr)),
        discount: Some(field(euros("0.50"), "-0,50", FieldSource::Ocr)),
        rounding: Some(field(euros("-0.01"), "", FieldSource::Derived)),
        taxes: vec![
            TaxLine {
                rate: Some(Decimal::new(2100, 2)),
                base: Some(euros("10.00")),
                amount: field(euros("2.10"), "2,10", FieldSource::Ocr),
            },
            TaxLine { rate: None, base: None, amount: field(euros("0.03"), "0,03", FieldSource::Ocr) },
        ],
        payment: Some(field(PaymentMethod::Card, "TARJETA", FieldSource::Keyword)),
        items: vec![LineItem {
            description: field("Plátano de Canarias 🍌".to_owned(), "PLATANO", FieldSource::Ocr),
            quantity: Some(Decimal::new(1_234, 3)),
            unit_price: Some(Decimal::new(-199, 2)),
            amount: field(euros("-2.46"), "-2,46", FieldSource::Ocr),
        }],
        category: Some(field(fixture.groceries.id, "", FieldSource::History)),
        priority: Some(field(fixture.essential.id, "", FieldSource::User)),
        warnings: vec![DraftWarning::SumsDisagree, DraftWarning::AmbiguousDate],
    }
}

fn field<T>(value: T, raw: &str, source: FieldSource) -> Field<T> {
    Field { value, raw: raw.to_owned(), confidence: Confidence::from_permille(973), place: None, source }
}

/// Every state that a receipt can be in.
pub fn receipt_states() -> Vec<ReceiptState> {
    vec![
        ReceiptState::Uploaded { due: at(7) },
        ReceiptState::Reading { worker: "worker-1".parse().unwrap(), until: at(60) },
        ReceiptState::Review,
        ReceiptState::Confirmed { movement: new_id() },
        ReceiptState::Rejected,
        ReceiptState::Failed {
            code: "unreadable".to_owned(),
            message: "the photo is too dark\nfor «us»".to_owned(),
        },
    ]
}
