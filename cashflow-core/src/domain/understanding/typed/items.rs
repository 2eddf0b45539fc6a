//! The lines of what was bought as the provider typed them.

use rust_decimal::Decimal;

use crate::domain::understanding::items::{Item, TOLERANCE};
use crate::domain::understanding::kinds::Kind;
use crate::domain::understanding::typed::totals::label_kind;
use crate::domain::understanding::typed::{Evidence, amounts};
use crate::domain::{FieldSource, TypedItem, TypedText};

impl Evidence<'_> {
    /// What each line costs.
    pub(in crate::domain::understanding) fn item_amounts(&self) -> Vec<Decimal> {
        self.items.iter().filter_map(|item| read(item)).map(|item| item.amount.normalize()).collect()
    }

    /// The lines: the typed ones, unless only those that were read from the rows add up to one of the sums.
    pub(in crate::domain::understanding) fn items(
        &self,
        rows: Vec<Item>,
        rows_add_up: bool,
        sums: &[Decimal],
    ) -> (Vec<Item>, bool, FieldSource) {
        let typed: Vec<Item> = self.items.iter().filter_map(|item| read(item)).collect();
        let sum: Decimal = typed.iter().map(|item| item.amount).sum();
        let add_up = sums.iter().any(|target| !target.is_zero() && (*target - sum).abs() <= TOLERANCE);
        if typed.is_empty() || (rows_add_up && !add_up) {
            return (rows, rows_add_up, FieldSource::Ocr);
        }
        (typed, add_up, FieldSource::Provider)
    }
}

/// A line with a name and what it costs; none for one of the sums below the goods.
fn read(item: &TypedItem) -> Option<Item> {
    let unit_price = text(&item.unit_price).and_then(amounts::amount);
    let quantity = text(&item.quantity).and_then(amounts::quantity);
    let stated = text(&item.amount).and_then(amounts::amount);
    // A cost that cannot be read is not made up; one that is not there is what so many cost.
    let amount = match (text(&item.amount), unit_price) {
        (None, Some(price)) => quantity.unwrap_or(Decimal::ONE).checked_mul(price)?.round_dp(2),
        _ => stated?,
    };
    let row = text(&item.row).or_else(|| text(&item.amount)).unwrap_or_default();
    let description = one_line(text(&item.description).or_else(|| text(&item.row)).unwrap_or_default());
    let sum = matches!(
        label_kind(&description),
        Kind::Payable
            | Kind::Rounded
            | Kind::Total
            | Kind::TotalWithTax
            | Kind::TotalWithoutTax
            | Kind::Subtotal
            | Kind::Tax
            | Kind::Cash
            | Kind::Change
    );
    // The names of goods may be in several of these words: only a name that is nothing else is a sum's label.
    if sum && description.split_whitespace().count() <= 3 && quantity.is_none() && unit_price.is_none() {
        return None;
    }
    let place = item.amount.as_ref().and_then(|text| text.place);
    Some(Item {
        description,
        quantity,
        unit_price,
        amount,
        raw: one_line(row),
        place: place.or_else(|| item.row.as_ref().and_then(|text| text.place)),
    })
}

fn text(part: &Option<TypedText>) -> Option<&str> {
    part.as_ref().map(|text| text.text.trim()).filter(|text| !text.is_empty())
}

/// Its lines with a blank between.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
