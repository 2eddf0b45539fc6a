//! Which of the provider's documents are one receipt, and which lines belong to it.

use crate::domain::understanding::lines::lines_of;
use crate::domain::understanding::rows::rows;
use crate::domain::understanding::split::{self, Sheet};
use crate::domain::understanding::typed::{Evidence, amounts};
use crate::domain::{Place, ReadingLine, ReadingPage, ReceiptReading, TypedKind, TypedReceipt};

/// The receipts of a file with what the provider typed of each.
///
/// A provider may give a document for each page of one invoice: they are one receipt when they bear the same number, or
/// when one of them lacks what makes a receipt. Without typed fields the lines alone decide.
pub(in crate::domain::understanding) fn sheets(reading: &ReceiptReading) -> Vec<(Sheet, Evidence<'_>)> {
    let documents: Vec<&TypedReceipt> =
        reading.typed.iter().filter(|d| !Evidence::of(&[d]).is_empty()).collect();
    let groups = groups(&documents);
    if groups.is_empty() {
        let alone = split::sheets(&reading.pages).into_iter();
        return alone.map(|sheet| (sheet, Evidence::default())).collect();
    }
    // The lines show several receipts where the provider saw one: nobody knows which it means.
    let doubtful = documents.len() == 1 && split::sheets(&reading.pages).len() > 1;
    let regions: Vec<Vec<Place>> = groups.iter().map(|group| places(group)).collect();
    let of_group = |index: usize| {
        let lines = reading.pages.iter().zip(1..).flat_map(|(page, number)| {
            let own = |line: &&ReadingLine| nearest(&regions, page, number, line) == index;
            let lines = page.lines.iter().filter(own).cloned().collect();
            lines_of(rows(&ReadingPage { lines, ..*page }, number))
        });
        Sheet { lines: lines.collect(), mixed: doubtful }
    };
    groups.iter().enumerate().map(|(index, group)| (of_group(index), Evidence::of(group))).collect()
}

fn groups<'a>(documents: &[&'a TypedReceipt]) -> Vec<Vec<&'a TypedReceipt>> {
    let mut groups: Vec<Vec<&TypedReceipt>> = Vec::new();
    for document in documents {
        match groups.last_mut() {
            Some(group) if goes_on(group, document) => group.push(document),
            _ => groups.push(vec![document]),
        }
    }
    groups
}

/// Whether a document goes on what came before.
fn goes_on(group: &[&TypedReceipt], document: &TypedReceipt) -> bool {
    let before = Evidence::of(group);
    let this = Evidence::of(&[document]);
    match (number(&before), number(&this)) {
        (Some(a), Some(b)) => a == b,
        _ => !(is_complete(&before) && is_complete(&this)),
    }
}

/// The number of the document: letters and digits of the surest one.
fn number(evidence: &Evidence<'_>) -> Option<String> {
    let surest = evidence.of_kind(TypedKind::DocumentId).max_by_key(|field| field.value.confidence)?;
    let text: String = surest.value.text.chars().filter(|c| c.is_alphanumeric()).collect();
    (!text.is_empty()).then(|| text.to_uppercase())
}

/// A total that is not nothing, and who or when.
fn is_complete(evidence: &Evidence<'_>) -> bool {
    let total = evidence
        .of_kind(TypedKind::Total)
        .any(|field| amounts::amount(&field.value.text).is_some_and(|value| !value.is_zero()));
    total && evidence.has(&[TypedKind::Merchant, TypedKind::Date])
}

fn places(group: &[&TypedReceipt]) -> Vec<Place> {
    let fields = group.iter().flat_map(|part| &part.fields).filter_map(|field| field.value.place);
    let items = group.iter().flat_map(|part| &part.items).flat_map(|item| {
        [&item.row, &item.description, &item.amount].into_iter().flatten().filter_map(|text| text.place)
    });
    fields.chain(items).collect()
}

/// The group whose fields stand around a line or next to it; without any on its page, the one of the pages before.
fn nearest(regions: &[Vec<Place>], page: &ReadingPage, number: u32, line: &ReadingLine) -> usize {
    let (left, top, right, bottom) = line.quad.bounds();
    let x = f32::midpoint(left, right) / page.width.max(1) as f32;
    let y = f32::midpoint(top, bottom) / page.height.max(1) as f32;
    let distance = |places: &Vec<Place>| {
        let here = places.iter().filter(|place| place.page == number).map(|place| place.quad.bounds());
        let (l, t, r, b) = here.reduce(|a, b| (a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3)))?;
        Some((l - x).max(x - r).max(0.0).hypot((t - y).max(y - b).max(0.0)))
    };
    let known = regions.iter().enumerate().filter_map(|(i, places)| Some((i, distance(places)?)));
    let here = known.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(i, _)| i);
    let before = || regions.iter().rposition(|places| places.iter().any(|place| place.page < number));
    here.or_else(before).unwrap_or_default()
}
