//! The service's types of fields, and what they are in a reading.

use aws_sdk_textract::types::{
    ExpenseDetection, ExpenseDocument, ExpenseField, ExpenseGroupProperty, ExpenseType, LineItemFields,
    LineItemGroup,
};
use cashflow_core::domain::{
    Confidence, Currency, TypedField, TypedItem, TypedKind, TypedReceipt, TypedText,
};

use super::geometry::place;

/// What one document of an answer has typed. Fields with an empty value are left out.
pub(super) fn typed(document: &ExpenseDocument) -> TypedReceipt {
    let items = document.line_item_groups().iter().flat_map(LineItemGroup::line_items);
    TypedReceipt {
        fields: document.summary_fields().iter().filter_map(field).collect(),
        items: items.map(item).collect(),
    }
}

fn field(field: &ExpenseField) -> Option<TypedField> {
    let code = field.currency().and_then(|currency| currency.code());
    Some(TypedField {
        kind: kind(field),
        label: text_of(field.label_detection()).unwrap_or_default().to_owned(),
        value: value(field)?,
        currency: code.and_then(|code| Currency::from_code(code).ok()),
    })
}

/// The type of a field, with the groups that it is in.
///
/// The service types who is who twice: as `VENDOR_NAME` or `RECEIVER_NAME`, and as `NAME` in a group. A name or address of
/// no group is nobody's.
fn kind(field: &ExpenseField) -> TypedKind {
    let groups = || field.group_properties().iter().flat_map(ExpenseGroupProperty::types);
    // RECEIVER_BILL_TO, RECEIVER_SHIP_TO and the like; of VENDOR_REMIT_TO, money may go to somebody else.
    let of_receiver = groups().any(|group| group.starts_with("RECEIVER"));
    let of_vendor = groups().any(|group| matches!(group.as_str(), "VENDOR" | "VENDOR_SUPPLIER"));
    match type_of(field) {
        "VENDOR_NAME" => TypedKind::Merchant,
        "VENDOR_URL" => TypedKind::MerchantWeb,
        "VENDOR_ADDRESS" => TypedKind::MerchantAddress,
        "VENDOR_VAT_NUMBER" | "VENDOR_GST_NUMBER" | "VENDOR_PAN_NUMBER" | "VENDOR_ABN_NUMBER"
        | "TAX_PAYER_ID" => TypedKind::TaxId,
        "RECEIVER_NAME" | "RECEIVER_ADDRESS" => TypedKind::Customer,
        "NAME" | "ADDRESS" | "ADDRESS_BLOCK" if of_receiver => TypedKind::Customer,
        "NAME" if of_vendor => TypedKind::Merchant,
        "ADDRESS" | "ADDRESS_BLOCK" if of_vendor => TypedKind::MerchantAddress,
        "INVOICE_RECEIPT_ID" => TypedKind::DocumentId,
        "INVOICE_RECEIPT_DATE" => TypedKind::Date,
        "DUE_DATE" | "DELIVERY_DATE" | "ORDER_DATE" => TypedKind::OtherDate,
        "TOTAL" => TypedKind::Total,
        "AMOUNT_DUE" => TypedKind::AmountDue,
        "AMOUNT_PAID" => TypedKind::AmountPaid,
        "SUBTOTAL" => TypedKind::Subtotal,
        "TAX" => TypedKind::Tax,
        "GRATUITY" => TypedKind::Tip,
        "SERVICE_CHARGE" | "SHIPPING_HANDLING_CHARGE" => TypedKind::Charge,
        "DISCOUNT" => TypedKind::Discount,
        _ => TypedKind::Other,
    }
}

fn item(line: &LineItemFields) -> TypedItem {
    let fields = line.line_item_expense_fields();
    let all = |name: &'static str| fields.iter().filter(move |field| type_of(field) == name);
    let first = |name| all(name).find_map(value);
    let surest = |name| all(name).filter_map(value).max_by_key(|text| text.confidence);
    let codes: Vec<String> = all("PRODUCT_CODE").filter_map(value).map(|code| code.text).collect();
    let mut description = first("ITEM").or_else(|| first("DESCRIPTION"));
    if let Some(description) = &mut description {
        // The row below a name with nothing but its code.
        let kept: Vec<&str> =
            description.text.lines().filter(|line| !codes.iter().any(|code| code == line.trim())).collect();
        if !kept.is_empty() {
            description.text = kept.join("\n");
        }
    }
    TypedItem {
        description,
        quantity: surest("QUANTITY"),
        unit_price: surest("UNIT_PRICE"),
        // Older models call the columns of an invoice totals; the last one is all included.
        amount: surest("PRICE").or_else(|| all("TOTAL").rev().find_map(value)),
        row: first("EXPENSE_ROW"),
    }
}

fn value(field: &ExpenseField) -> Option<TypedText> {
    let detection = field.value_detection()?;
    let of_type = field.r#type().and_then(ExpenseType::confidence).unwrap_or(100.0);
    let of_text = detection.confidence().unwrap_or(100.0);
    Some(TypedText {
        text: text_of(Some(detection))?.to_owned(),
        confidence: score(of_type.min(of_text)),
        place: place(detection.geometry(), page_of(field)),
    })
}

/// The page that a field stands on, from 1.
pub(super) fn page_of(field: &ExpenseField) -> u32 {
    field.page_number().and_then(|page| u32::try_from(page).ok()).unwrap_or(1).max(1)
}

/// The name of a field's type; empty when it has none.
pub(super) fn type_of(field: &ExpenseField) -> &str {
    field.r#type().and_then(|of| of.text()).unwrap_or_default()
}

/// The text of a detection; none when it is empty.
pub(super) fn text_of(detection: Option<&ExpenseDetection>) -> Option<&str> {
    detection?.text().map(str::trim).filter(|text| !text.is_empty())
}

/// The service's percentage.
pub(super) fn score(percent: f32) -> Confidence {
    Confidence::new(percent / 100.0)
}
