//! What was understood of a receipt, as it is answered: each value with where it comes from and how sure it is.

use cashflow_core::domain::{
    Confidence, DraftWarning, Field, FieldSource, LineItem, Money, PaymentMethod, ReceiptDraft, TaxLine,
};
use serde::Serialize;
use utoipa::ToSchema;

/// What was understood of a receipt. Amounts are in its currency.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReceiptDraft)]
pub(super) struct DraftView {
    /// The name of the business.
    merchant: Option<FieldView>,
    /// Its tax number, without blanks.
    tax_id: Option<FieldView>,
    /// The date of the purchase, as `YYYY-MM-DD`.
    date: Option<FieldView>,
    /// The currency of all amounts (ISO 4217).
    currency: Option<FieldView>,
    /// What was to pay, all included.
    total: Option<FieldView>,
    /// Before tax, tip, discount and rounding.
    subtotal: Option<FieldView>,
    /// The tip.
    tip: Option<FieldView>,
    /// The discount, as a positive amount.
    discount: Option<FieldView>,
    /// The rounding to what coins can pay; may be negative.
    rounding: Option<FieldView>,
    /// The taxes, a line for each rate.
    taxes: Vec<TaxView>,
    /// `cash`, `card`, `transfer` or `other`.
    payment: Option<FieldView>,
    /// The lines of what was bought.
    items: Vec<ItemView>,
    /// The likely category: its id.
    category: Option<FieldView>,
    /// The likely priority: its id.
    priority: Option<FieldView>,
    /// What a reviewer should know.
    #[schema(value_type = Vec<String>)]
    warnings: Vec<DraftWarning>,
}

/// A value with its provenance.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReceiptField)]
struct FieldView {
    /// The value.
    value: String,
    /// The text it was read from; empty when it was derived.
    raw: String,
    /// The probability that the value is right, 0 to 1.
    #[schema(value_type = f64, minimum = 0, maximum = 1)]
    confidence: Confidence,
    /// Less sure than the threshold: a person should look at it.
    low_confidence: bool,
    /// `ocr`, `provider`, `derived`, `history`, `keyword` or `user`.
    #[schema(value_type = String)]
    source: FieldSource,
    /// The page it stands on, from 1.
    page: Option<u32>,
    /// Its four corners there, each x and y in fractions of the upright page, in the reading order of the text.
    #[schema(value_type = Option<Vec<Vec<f64>>>)]
    r#box: Option<[[f32; 2]; 4]>,
}

/// One rate of a tax.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReceiptTax)]
struct TaxView {
    /// The percentage.
    #[schema(example = "21")]
    rate: Option<String>,
    /// What it is charged on.
    base: Option<String>,
    /// The tax.
    amount: FieldView,
}

/// One line of what was bought.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReceiptItem)]
struct ItemView {
    /// The name.
    description: FieldView,
    /// How many, or how much of a unit.
    quantity: Option<String>,
    /// The price of one.
    unit_price: Option<String>,
    /// What the line costs; negative for a return or a discount line.
    amount: FieldView,
}

/// The fields that go into a movement and that a person should look at.
pub(super) fn to_check(draft: &ReceiptDraft, threshold: Confidence) -> Vec<&'static str> {
    fn unsure<T>(field: &Option<Field<T>>, threshold: Confidence) -> bool {
        field.as_ref().is_some_and(|field| field.confidence < threshold)
    }
    [
        ("merchant", unsure(&draft.merchant, threshold)),
        ("date", draft.date.is_none() || unsure(&draft.date, threshold)),
        ("total", draft.total.is_none() || unsure(&draft.total, threshold)),
        ("currency", unsure(&draft.currency, threshold)),
        ("category", unsure(&draft.category, threshold)),
        ("priority", unsure(&draft.priority, threshold)),
    ]
    .into_iter()
    .filter_map(|(name, check)| check.then_some(name))
    .collect()
}

impl DraftView {
    pub(super) fn new(draft: ReceiptDraft, threshold: Confidence) -> Self {
        let amount = |field: Option<Field<Money>>| field.map(|field| money(field, threshold));
        Self {
            merchant: draft.merchant.map(|field| plain(field, threshold)),
            tax_id: draft.tax_id.map(|field| plain(field, threshold)),
            date: draft.date.map(|field| plain(field, threshold)),
            currency: draft.currency.map(|field| plain(field, threshold)),
            total: amount(draft.total),
            subtotal: amount(draft.subtotal),
            tip: amount(draft.tip),
            discount: amount(draft.discount),
            rounding: amount(draft.rounding),
            taxes: draft.taxes.into_iter().map(|line| tax(line, threshold)).collect(),
            payment: draft.payment.map(|field| FieldView::new(field, threshold, |value| payment(*value))),
            items: draft.items.into_iter().map(|line| item(line, threshold)).collect(),
            category: draft.category.map(|field| plain(field, threshold)),
            priority: draft.priority.map(|field| plain(field, threshold)),
            warnings: draft.warnings,
        }
    }
}

impl FieldView {
    fn new<T>(field: Field<T>, threshold: Confidence, text: impl Fn(&T) -> String) -> Self {
        Self {
            value: text(&field.value),
            raw: field.raw,
            confidence: field.confidence,
            low_confidence: field.confidence < threshold,
            source: field.source,
            page: field.place.map(|place| place.page),
            r#box: field.place.map(|place| place.quad.0.map(|corner| [corner.x, corner.y])),
        }
    }
}

fn plain<T: ToString>(field: Field<T>, threshold: Confidence) -> FieldView {
    FieldView::new(field, threshold, T::to_string)
}

fn money(field: Field<Money>, threshold: Confidence) -> FieldView {
    FieldView::new(field, threshold, |value| value.amount().to_string())
}

fn tax(line: TaxLine, threshold: Confidence) -> TaxView {
    TaxView {
        rate: line.rate.map(|rate| rate.to_string()),
        base: line.base.map(|base| base.amount().to_string()),
        amount: money(line.amount, threshold),
    }
}

fn item(line: LineItem, threshold: Confidence) -> ItemView {
    ItemView {
        description: plain(line.description, threshold),
        quantity: line.quantity.map(|quantity| quantity.to_string()),
        unit_price: line.unit_price.map(|price| price.to_string()),
        amount: money(line.amount, threshold),
    }
}

fn payment(method: PaymentMethod) -> String {
    match method {
        PaymentMethod::Cash => "cash",
        PaymentMethod::Card => "card",
        PaymentMethod::Transfer => "transfer",
        _ => "other",
    }
    .to_owned()
}
