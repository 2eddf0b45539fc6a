//! What was understood of a receipt: each value with where it comes from and how sure it is.

use crate::api::{Amount, Day, Id};

/// A point. In a reading: pixels of the page. In a draft: ten-thousandths of the upright page's width and height.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Point {
    /// To the right.
    pub x: i64,
    /// Downwards.
    pub y: i64,
}

/// A place on a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The page, from 1.
    pub page: u32,
    /// Four corners in reading order of the text: top left, top right, bottom right, bottom left.
    pub corners: Vec<Point>,
}

/// How a value came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldSource {
    /// Read by the engine.
    Ocr,
    /// Typed by the provider of the reading.
    Provider,
    /// Derived from other values, by a sum for example.
    Derived,
    /// From the user's own past movements and corrections.
    History,
    /// From words on the receipt.
    Keyword,
    /// Said by the user.
    User,
}

/// A recognised text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TextField {
    /// The value.
    pub value: String,
    /// The text it was read from; empty when it was derived.
    pub raw: String,
    /// How likely it is right, in thousandths.
    pub confidence: u32,
    /// How it came about.
    pub source: FieldSource,
    /// Where it stands on the document.
    pub place: Option<Place>,
}

/// A recognised date.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DayField {
    /// The value.
    pub value: Day,
    /// The text it was read from; empty when it was derived.
    pub raw: String,
    /// How likely it is right, in thousandths.
    pub confidence: u32,
    /// How it came about.
    pub source: FieldSource,
    /// Where it stands on the document.
    pub place: Option<Place>,
}

/// A recognised amount of money.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AmountField {
    /// The value.
    pub value: Amount,
    /// Its currency (ISO 4217).
    pub currency: String,
    /// The text it was read from; empty when it was derived.
    pub raw: String,
    /// How likely it is right, in thousandths.
    pub confidence: u32,
    /// How it came about.
    pub source: FieldSource,
    /// Where it stands on the document.
    pub place: Option<Place>,
}

/// A proposed category or priority.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdField {
    /// The id.
    pub value: Id,
    /// The text it was proposed for; empty when there is none.
    pub raw: String,
    /// How likely it is right, in thousandths.
    pub confidence: u32,
    /// How it came about.
    pub source: FieldSource,
    /// Where it stands on the document.
    pub place: Option<Place>,
}

/// A recognised way of paying.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PaymentField {
    /// The value.
    pub value: PaymentMethod,
    /// The text it was read from; empty when it was derived.
    pub raw: String,
    /// How likely it is right, in thousandths.
    pub confidence: u32,
    /// How it came about.
    pub source: FieldSource,
    /// Where it stands on the document.
    pub place: Option<Place>,
}

/// How a receipt was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaymentMethod {
    /// Coins and notes.
    Cash,
    /// A debit or credit card.
    Card,
    /// A bank transfer or direct debit.
    Transfer,
    /// Anything else: voucher, wallet and so on.
    Other,
}

/// What a receipt says, as far as it was understood. Nothing in it has been confirmed by a person yet.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReceiptDraft {
    /// The name of the business, as printed.
    pub merchant: Option<TextField>,
    /// Its tax number, as printed without blanks.
    pub tax_id: Option<TextField>,
    /// The date of the purchase.
    pub date: Option<DayField>,
    /// The currency of all amounts (ISO 4217).
    pub currency: Option<TextField>,
    /// What was to pay, all included, after rounding.
    pub total: Option<AmountField>,
    /// Before tax, tip, discount and rounding, where printed.
    pub subtotal: Option<AmountField>,
    /// The tip.
    pub tip: Option<AmountField>,
    /// The discount, as a positive amount.
    pub discount: Option<AmountField>,
    /// The rounding to what coins can pay; may be negative.
    pub rounding: Option<AmountField>,
    /// The taxes, a line for each rate.
    pub taxes: Vec<TaxLine>,
    /// How it was paid.
    pub payment: Option<PaymentField>,
    /// The lines of what was bought.
    pub items: Vec<LineItem>,
    /// The likely category of the user.
    pub category: Option<IdField>,
    /// The likely priority of the user.
    pub priority: Option<IdField>,
    /// What a reviewer should know.
    pub warnings: Vec<DraftWarning>,
}

/// One rate of a tax.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TaxLine {
    /// The percentage, such as 21.
    pub rate: Option<Amount>,
    /// What it is charged on.
    pub base: Option<Amount>,
    /// The tax.
    pub amount: AmountField,
}

/// One line of what was bought.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LineItem {
    /// The name, as printed.
    pub description: TextField,
    /// How many, or how much of a unit.
    pub quantity: Option<Amount>,
    /// The price of one.
    pub unit_price: Option<Amount>,
    /// What the line costs; negative for a return or a discount line.
    pub amount: AmountField,
}

/// What a reviewer should know about a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DraftWarning {
    /// The lines, taxes and rounding do not add up to the total.
    SumsDisagree,
    /// Day and month could be the other way round.
    AmbiguousDate,
    /// No currency was found: the user's own was taken.
    CurrencyAssumed,
    /// The file shows more than one receipt.
    SeveralReceipts,
    /// Nothing that looks like a receipt was found.
    NotAReceipt,
    /// A movement of that date and amount is there already: this may be another photo of the same receipt.
    PossibleDuplicate,
}
