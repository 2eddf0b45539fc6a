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
        self.goods().iter().map(|item| item.amount.normalize()).collect()
    }

    /// The typed lines without those of sums.
    fn goods(&self) -> Vec<Item> {
        self.items.iter().filter_map(|item| read(item)).filter(|item| !names_sum(item)).collect()
    }

    /// The lines: the typed ones, unless only those that were read from the rows add up to one of the sums.
    pub(in crate::domain::understanding) fn items(
        &self,
        rows: Vec<Item>,
        rows_add_up: bool,
        sums: &[Decimal],
    ) -> (Vec<Item>, bool, FieldSource) {
        let adds_up = |items: &[Item]| {
            let sum: Decimal = items.iter().map(|item| item.amount).sum();
            sums.iter().any(|target| !target.is_zero() && (*target - sum).abs() <= TOLERANCE)
        };
        let mut typed = self.goods();
        let all: Vec<Item> = self.items.iter().filter_map(|item| read(item)).collect();
        // The names of goods may be words of sums.
        if !adds_up(&typed) && adds_up(&all) {
            typed = all;
        }
        let add_up = adds_up(&typed);
        if typed.is_empty() || (rows_add_up && !add_up) {
            return (rows, rows_add_up, FieldSource::Ocr);
        }
        (typed, add_up, FieldSource::Provider)
    }
}

/// A line with a name and what it costs.
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

/// Whether a line is one of the sums below the goods, by its name.
fn names_sum(item: &Item) -> bool {
    let sum = matches!(
        label_kind(&item.description),
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
    sum && item.description.split_whitespace().count() <= 3
        && item.quantity.is_none()
        && item.unit_price.is_none()
}

fn text(part: &Option<TypedText>) -> Option<&str> {
    part.as_ref().map(|text| text.text.trim()).filter(|text| !text.is_empty())
}

/// Its lines with a blank between.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
