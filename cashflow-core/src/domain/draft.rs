//! What the core understood of a receipt, for review: each field with where it comes from and how sure it is.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::{CategoryId, Confidence, Currency, Money, PriorityId, Quad};

/// A recognised value with its provenance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field<T> {
    /// The value, parsed.
    pub value: T,
    /// The text it was read from; empty when it was derived.
    pub raw: String,
    /// The probability that the value is right.
    pub confidence: Confidence,
    /// Where it stands on the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// How it came about.
    pub source: FieldSource,
}

/// A place on a document.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The page, from 1.
    pub page: u32,
    /// The box, in fractions (0 to 1) of the upright page's width and height.
    pub quad: Quad,
}

/// How a [`Field`] came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FieldSource {
    /// Read by the OCR engine.
    Ocr,
    /// Typed by the provider of the reading.
    Provider,
    /// Derived from other fields, by a sum for example.
    Derived,
    /// From the user's own past movements and corrections.
    History,
    /// From words on the receipt.
    Keyword,
    /// Said by the user.
    User,
}

/// What a receipt says, as far as it was understood. Nothing in it has been confirmed by a person yet.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReceiptDraft {
    /// The name of the business, as printed.
    pub merchant: Option<Field<String>>,
    /// Its tax number (NIF/CIF, VAT id, GST id …), as printed without blanks.
    pub tax_id: Option<Field<String>>,
    /// The date of the purchase.
    pub date: Option<Field<NaiveDate>>,
    /// The currency of all amounts.
    pub currency: Option<Field<Currency>>,
    /// What was to pay, all included, after rounding.
    pub total: Option<Field<Money>>,
    /// Before tax, tip, discount and rounding, where printed.
    pub subtotal: Option<Field<Money>>,
    /// The tip.
    pub tip: Option<Field<Money>>,
    /// The discount, as a positive amount.
    pub discount: Option<Field<Money>>,
    /// The rounding to what coins can pay; may be negative.
    pub rounding: Option<Field<Money>>,
    /// The taxes, a line for each rate.
    pub taxes: Vec<TaxLine>,
    /// How it was paid.
    pub payment: Option<Field<PaymentMethod>>,
    /// The lines of what was bought.
    pub items: Vec<LineItem>,
    /// The likely category of the user.
    pub category: Option<Field<CategoryId>>,
    /// The likely priority of the user.
    pub priority: Option<Field<PriorityId>>,
    /// What a reviewer should know.
    pub warnings: Vec<DraftWarning>,
}

/// One rate of a tax.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TaxLine {
    /// The percentage, such as 21.
    #[serde(default, with = "rust_decimal::serde::str_option")]
    pub rate: Option<Decimal>,
    /// What it is charged on.
    pub base: Option<Money>,
    /// The tax.
    pub amount: Field<Money>,
}

/// One line of what was bought.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LineItem {
    /// The name, as printed.
    pub description: Field<String>,
    /// How many, or how much of a unit.
    #[serde(default, with = "rust_decimal::serde::str_option")]
    pub quantity: Option<Decimal>,
    /// The price of one.
    #[serde(default, with = "rust_decimal::serde::str_option")]
    pub unit_price: Option<Decimal>,
    /// What the line costs; negative for a return or a discount line.
    pub amount: Field<Money>,
}

/// How a receipt was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PaymentMethod {
    /// Coins and notes.
    Cash,
    /// A debit or credit card.
    Card,
    /// A bank transfer or direct debit.
    Transfer,
    /// Anything else: voucher, wallet …
    Other,
}

/// What a reviewer should know about a [`ReceiptDraft`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
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

impl ReceiptDraft {
    /// The merchant's tax number, letters and digits only, in capitals.
    pub fn tax_key(&self) -> Option<String> {
        let tax_id = self.tax_id.as_ref()?;
        Some(tax_id.value.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase())
    }

    /// The sum of the tax lines, if there are any and it fits.
    pub fn tax(&self) -> Option<Money> {
        let mut amounts = self.taxes.iter().map(|line| line.amount.value);
        let first = amounts.next()?;
        amounts.try_fold(first, |sum, amount| sum.checked_add(amount).ok())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// A line of a receipt as JSON, with one value in place of another.
    fn line(name: &str, value: Value) -> Value {
        let amount = json!({
            "value": { "amount": "3.30", "currency": "EUR" },
            "raw": "3,30",
            "confidence": 0.9,
            "source": "ocr",
        });
        let mut line = json!({
            "description": { "value": "Bread", "raw": "BREAD", "confidence": 0.9, "source": "ocr" },
            "quantity": "3",
            "unit_price": "1.10",
            "rate": "21",
            "amount": amount,
        });
        line[name] = value;
        line
    }

    fn item(json: Value) -> serde_json::Result<LineItem> {
        serde_json::from_value(json)
    }

    #[test]
    fn decimals_are_read_from_text_only() {
        for name in ["quantity", "unit_price"] {
            // A number would pass through a binary float: 0.1 + 0.2 of one is not 0.3.
            for number in [json!(0.3), json!(0.1 + 0.2), json!(3), json!(-1)] {
                assert!(item(line(name, number.clone())).is_err(), "{name} {number}");
                assert!(serde_json::from_str::<LineItem>(&line(name, number).to_string()).is_err());
            }
            assert!(item(line(name, json!("three"))).is_err());
        }
        for number in [json!(21), json!(5.2)] {
            assert!(serde_json::from_value::<TaxLine>(line("rate", number)).is_err());
        }
        let rate = serde_json::from_value::<TaxLine>(line("rate", json!("5.2"))).unwrap().rate;
        assert_eq!(rate, Some(Decimal::new(52, 1)));
    }

    #[test]
    fn decimals_are_written_as_they_were_read() {
        let read = item(line("quantity", json!("0.30000000000000000000000001"))).unwrap();
        let written = serde_json::to_value(&read).unwrap();
        assert_eq!(written["quantity"], "0.30000000000000000000000001");
        assert_eq!(written["unit_price"], "1.10", "the last nought stays");
        assert_eq!(item(written).unwrap(), read);
        for nothing in [line("quantity", Value::Null), {
            let mut without = line("quantity", Value::Null);
            without.as_object_mut().unwrap().remove("quantity");
            without
        }] {
            assert_eq!(item(nothing).unwrap().quantity, None);
        }
    }
}
