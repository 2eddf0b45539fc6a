//! Answers of the service, replayed over the wire, and what is understood of them.

use cashflow_core::domain::{
    Currency, FieldSource, Hints, PaymentMethod, ReceiptDraft, ReceiptReading, TypedKind, understand,
};
use cashflow_core::ports::ReceiptReader as _;
use cashflow_textract_standin::{Fixtures, Options, StandIn};
use serde_json::Value;

use crate::expected::{EXPECTED, Expected, Sum};
use crate::files::{jpeg, png};
use crate::support::{BAKERY, block_on, reader, recorded, settings, stand_in};

/// What nobody vouches for is at most this sure.
const UNSURE: f32 = 0.5;

async fn read(recording: &str) -> ReceiptReading {
    let stand_in = stand_in(Options::default()).await;
    stand_in.answer(&jpeg(0).content, recording).unwrap();
    reader(&settings(&stand_in.url())).read(&jpeg(0)).await.unwrap()
}

/// As a person in Spain, to whom the answers tell all that they tell.
fn hints() -> Hints {
    Hints::new(Currency::EUR, "2026-04-01".parse().unwrap()).with_locale("en-US")
}

#[test]
fn recorded_answers_are_understood_as_a_person_reads_them() {
    if recorded().is_none() {
        return;
    }
    let mut wrong = Vec::new();
    for expected in EXPECTED {
        let drafts = understand(&block_on(read(expected.file)), &hints());
        if drafts.len() != 1 {
            wrong.push(format!("{}: {} receipts", expected.file, drafts.len()));
        }
        wrong.extend(
            differences(expected, &drafts[0]).into_iter().map(|what| format!("{}: {what}", expected.file)),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is done to an answer, and its name.
type Way = (&'static str, fn(&mut Value));

/// The same answers as other models of the service, or a worse day of it, would give them.
#[test]
fn answers_with_less_in_them_are_understood_alike() {
    let Some(folder) = recorded() else { return };
    let ways: [Way; 4] = [
        ("without blocks", |answer| each(answer, &|object| drop(object.remove("Blocks")))),
        ("without currencies and groups", |answer| {
            each(answer, &|object| {
                object.remove("Currency");
                object.remove("GroupProperties");
            });
        }),
        ("in the other order", |answer| {
            each(answer, &|object| {
                if let Some(Value::Array(fields)) = object.get_mut("SummaryFields") {
                    fields.reverse();
                }
            });
        }),
        ("less sure", |answer| {
            each(answer, &|object| {
                if let Some(sure) = object.get("Confidence").and_then(Value::as_f64) {
                    object.insert("Confidence".to_owned(), (sure * 0.8).into());
                }
            });
        }),
    ];
    let mut wrong = Vec::new();
    for (way, change) in ways {
        let changed = tempfile::tempdir().unwrap();
        for expected in EXPECTED {
            let whole = std::fs::read(folder.join(expected.file)).unwrap();
            let mut answer: Value = serde_json::from_slice(&whole).unwrap();
            change(&mut answer);
            std::fs::write(changed.path().join(expected.file), answer.to_string()).unwrap();
            let reading = block_on(async {
                let fixtures = Fixtures::load(changed.path()).unwrap();
                let stand_in = StandIn::start(fixtures, Options::default()).await.unwrap();
                stand_in.answer(&jpeg(0).content, expected.file).unwrap();
                reader(&settings(&stand_in.url())).read(&jpeg(0)).await.unwrap()
            });
            let drafts = understand(&reading, &hints());
            let found = differences(expected, &drafts[0]);
            wrong.extend(found.into_iter().map(|what| format!("{way}, {}: {what}", expected.file)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Changes every object of an answer.
fn each(value: &mut Value, change: &dyn Fn(&mut serde_json::Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            change(object);
            object.values_mut().for_each(|value| each(value, change));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| each(value, change)),
        _ => {}
    }
}

fn differences(expected: &Expected, draft: &ReceiptDraft) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut check = |what: &str, wanted: Option<&str>, found: Option<(String, f32)>| match (wanted, found) {
        (Some(wanted), Some((found, sure))) if wanted == found => {
            if sure < UNSURE {
                wrong.push(format!("{what}: {found} is right, and only {sure} sure"));
            }
        }
        (None, Some((found, sure))) if sure > UNSURE => {
            wrong.push(format!("{what}: {found} is made up, {sure}"));
        }
        (None, _) => {}
        (wanted, found) => wrong.push(format!("{what}: {found:?} instead of {wanted:?}")),
    };
    let sure = |confidence: cashflow_core::domain::Confidence| confidence.as_f32();
    let money = |field: &Option<cashflow_core::domain::Field<cashflow_core::domain::Money>>| {
        field.as_ref().map(|field| (field.value.amount().to_string(), sure(field.confidence)))
    };
    check("total", expected.total, money(&draft.total));
    check("subtotal", expected.subtotal, money(&draft.subtotal));
    let tax = draft.tax().map(|tax| (tax.amount().to_string(), 1.0));
    check("tax", expected.tax, tax);
    let date = draft.date.as_ref().map(|field| (field.value.to_string(), sure(field.confidence)));
    check("date", expected.date, date);
    let tax_id = draft.tax_id.as_ref().map(|field| (field.value.clone(), sure(field.confidence)));
    check("tax id", expected.tax_id, tax_id);
    let told = draft.currency.as_ref().filter(|field| field.source != FieldSource::User);
    let currency = told.map(|field| (field.value.code().to_owned(), sure(field.confidence)));
    if expected.currency.is_some() {
        check("currency", expected.currency, currency);
    }
    let payment = draft.payment.as_ref().map(|field| {
        let name = if field.value == PaymentMethod::Card { "card" } else { "other" };
        (name.to_owned(), sure(field.confidence))
    });
    check("payment", expected.payment, payment);
    let merchant = draft.merchant.as_ref().map(|field| (field.value.as_str(), sure(field.confidence)));
    let is = |names: &[&str], name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    match merchant {
        Some((name, sure)) if expected.merchant.is_empty() && sure > UNSURE => {
            wrong.push(format!("merchant: {name} is made up, {sure}"));
        }
        Some((name, sure)) if !expected.merchant.is_empty() && !is(expected.merchant, name) => {
            wrong.push(format!("merchant: {name} ({sure}) instead of {:?}", expected.merchant));
        }
        None if !expected.merchant.is_empty() => wrong.push("merchant: none".to_owned()),
        Some((name, _)) if is(expected.not_merchant, name) => {
            wrong.push(format!("merchant: {name} is somebody else"));
        }
        _ => {}
    }
    let found: Vec<(&str, String)> = draft
        .items
        .iter()
        .map(|item| (item.description.value.as_str(), item.amount.value.amount().to_string()))
        .collect();
    let readable: Vec<_> = expected.items.iter().filter(|(_, amount)| !amount.is_empty()).collect();
    let same = |((name, amount), wanted): (&(&str, String), &&(&str, &str))| {
        name.starts_with(wanted.0) && amount == wanted.1
    };
    if found.len() != readable.len() || !found.iter().zip(&readable).all(same) {
        wrong.push(format!("items: {found:#?}"));
    }
    let surest = draft.items.iter().map(|item| sure(item.amount.confidence)).fold(0.0, f32::max);
    if (expected.adds_up == Sum::AddsUp) != (surest > UNSURE) {
        wrong.push(format!("items: {surest} sure"));
    }
    wrong
}

#[test]
fn words_stand_in_lines_with_boxes_in_pixels_of_the_picture() {
    let reading = block_on(read(BAKERY));
    let page = &reading.pages[0];
    assert_eq!((reading.pages.len(), page.width, page.height), (1, 60, 80));
    let line = page.lines.iter().find(|line| line.text.contains("HORNO")).unwrap();
    let words: Vec<&str> = line.words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(words, ["PANADERIA", "EL", "HORNO", "S.L."]);
    let (left, top, right, _) = line.quad.bounds();
    assert!((left, top) == (6.0, 4.0) && right <= 54.0, "{:?}", line.quad);
    assert!(line.confidence.as_f32() > 0.99);
}

#[test]
fn typed_fields_keep_label_score_place_and_currency() {
    let reading = block_on(read(BAKERY));
    let fields = &reading.typed[0].fields;
    let total = fields.iter().find(|field| field.kind == TypedKind::Total).unwrap();
    assert_eq!((total.label.as_str(), total.value.text.as_str()), ("TOTAL A PAGAR", "15,55 €"));
    assert_eq!(total.currency, Some(Currency::EUR));
    assert_eq!(total.value.confidence.permille(), 990);
    assert!(total.value.place.is_some_and(|place| place.page == 1 && place.quad.bounds().2 <= 1.0));
}

#[test]
fn a_day_first_date_a_negative_discount_and_cash_with_change_are_understood() {
    let drafts = understand(&block_on(read(BAKERY)), &hints());
    let draft = &drafts[0];
    assert_eq!(drafts.len(), 1);
    assert_eq!(draft.merchant.as_ref().unwrap().value, "PANADERIA EL HORNO S.L.");
    assert_eq!(draft.date.as_ref().unwrap().value.to_string(), "2026-03-05");
    assert_eq!(draft.total.as_ref().unwrap().value.to_string(), "15.55 EUR");
    assert_eq!(draft.subtotal.as_ref().unwrap().value.to_string(), "17.55 EUR");
    assert_eq!(draft.discount.as_ref().unwrap().value.to_string(), "2.00 EUR");
    assert_eq!(draft.payment.as_ref().unwrap().value, PaymentMethod::Cash);
    assert_eq!(draft.tax_id.as_ref().unwrap().value, "B-12345674");
    let amounts: Vec<String> =
        draft.items.iter().map(|item| item.amount.value.amount().to_string()).collect();
    assert_eq!(amounts, ["1.45", "13.50", "2.60"]);
    assert_eq!(draft.items[2].quantity, Some(2.into()));
    assert!(draft.items.iter().all(|item| item.amount.confidence.as_f32() > 0.8));
}

#[test]
fn two_documents_on_one_page_are_two_receipts_with_their_own_lines() {
    let drafts = understand(&block_on(read("two-receipts-on-a-page.json")), &hints());
    let told: Vec<_> = drafts
        .iter()
        .map(|draft| {
            let total = draft.total.as_ref().unwrap();
            (draft.merchant.as_ref().unwrap().value.as_str(), total.value.to_string(), draft.items.len())
        })
        .collect();
    assert_eq!(told, [("BAR LUNA", "4.50 EUR".to_owned(), 2), ("FERRETERIA SOL", "47.25 EUR".to_owned(), 2)]);
}

#[test]
fn a_picture_without_print_is_no_receipt() {
    block_on(async {
        let stand_in = stand_in(Options::default()).await;
        stand_in.answer(&png(3).content, "blank.json").unwrap();
        let reading = reader(&settings(&stand_in.url())).read(&png(3)).await.unwrap();
        assert!(reading.pages[0].lines.is_empty());
        let drafts = understand(&reading, &hints());
        assert_eq!(drafts[0].warnings, [cashflow_core::domain::DraftWarning::NotAReceipt]);
    });
}
