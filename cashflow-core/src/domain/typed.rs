//! What the provider of a reading made of it itself: fields with a type, such as "this text is the total".
//!
//! Engines that only read text give none. Understanding takes them as evidence beside the lines, never as the last word.

use serde::{Deserialize, Serialize};

use crate::domain::{Confidence, Currency, Place};

/// One receipt as the provider typed it. A document of several pages may come as several of these.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TypedReceipt {
    /// The fields in the provider's order; a type may come several times, with the same or other values.
    pub fields: Vec<TypedField>,
    /// The lines of what was bought.
    pub items: Vec<TypedItem>,
}

/// A text of the document with what the provider takes it for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TypedField {
    /// What it is.
    pub kind: TypedKind,
    /// The words that name it on the document ("Grand Total"), as read; empty when there are none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The value.
    pub value: TypedText,
    /// The provider's word on its currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
}

/// A text with its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TypedText {
    /// As read; may have several lines.
    pub text: String,
    /// How sure the provider is, of the text and of its type.
    pub confidence: Confidence,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// A line of what was bought. Each part as read, none where the provider saw none.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedItem {
    /// The name.
    pub description: Option<TypedText>,
    /// How many.
    pub quantity: Option<TypedText>,
    /// The price of one.
    pub unit_price: Option<TypedText>,
    /// What the line costs.
    pub amount: Option<TypedText>,
    /// All of the line.
    pub row: Option<TypedText>,
}

/// What a [`TypedField`] is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TypedKind {
    /// The name of the business.
    Merchant,
    /// The web address of the business.
    MerchantWeb,
    /// The address of the business; its name may stand above it.
    MerchantAddress,
    /// Whom the document is for: name or address.
    Customer,
    /// The tax number of the business.
    TaxId,
    /// The number of the document.
    DocumentId,
    /// The date of the document.
    Date,
    /// The date by which it is to be paid, delivered or done: any but the document's own.
    OtherDate,
    /// A total.
    Total,
    /// What is still to pay.
    AmountDue,
    /// What was paid or handed over.
    AmountPaid,
    /// The sum before tax and the like.
    Subtotal,
    /// A tax.
    Tax,
    /// A tip.
    Tip,
    /// A charge for service, delivery and the like.
    Charge,
    /// A discount.
    Discount,
    /// Something that it has no type for.
    Other,
}
