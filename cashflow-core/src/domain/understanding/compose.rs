//! The draft of one receipt, put together from what each chooser found.

use rust_decimal::Decimal;

use crate::domain::understanding::lines::Line;
use crate::domain::understanding::split::Sheet;
use crate::domain::understanding::typed::Evidence;
use crate::domain::understanding::{
    Hints, currency, date, items, merchant, parts, payment, tax, tax_id, total,
};
use crate::domain::{
    Confidence, Currency, DraftWarning, Field, FieldSource, LineItem, Money, Place, ReceiptDraft, TaxLine,
};

/// The draft of the receipt on a sheet, of which the provider typed this much.
pub(super) fn draft_of(sheet: &Sheet, evidence: &Evidence<'_>, hints: &Hints) -> ReceiptDraft {
    let lines = &sheet.lines;
    let mut draft = ReceiptDraft::default();
    let told = currency::told(lines, hints.home_currency, evidence.currency());
    let currency = told.as_ref().map_or(hints.home_currency, |told| told.currency);

    let (goods, _) = items::items(lines, &parts::stated_sums(lines));
    let mut amounts = evidence.item_amounts();
    if amounts.is_empty() {
        amounts = goods.iter().map(|item| item.amount).collect();
    }
    let mut candidates = total::candidates(lines, &amounts);
    evidence.weigh_totals(&mut candidates);
    let chosen = total::choose(&candidates)
        .filter(|(candidate, _)| !evidence.is_mere_price(candidate))
        .map(|(candidate, sure)| (candidate, sure.min(evidence.total_ceiling())));
    let total = chosen.map(|(candidate, _)| candidate.value);
    draft.total =
        chosen.and_then(|(total, sure)| money(total.value, currency, total.raw.clone(), total.place, sure));

    let date = date::choose(lines, evidence, date::order(currency, hints.locale.as_deref()), hints.today);
    let ambiguous = date.as_ref().is_some_and(|date| date.ambiguous);
    let nothing = || lines.iter().all(|line| line.value().is_none()) && evidence.item_amounts().is_empty();
    if draft.total.is_none() && date.is_none() && nothing() {
        return ReceiptDraft { warnings: vec![DraftWarning::NotAReceipt], ..draft };
    }
    draft.date = date.map(|date| read(date.date, date.raw, date.place, date.probability));
    let mut names = merchant::candidates(lines);
    evidence.weigh_merchants(&mut names);
    draft.merchant = merchant::choose(&names).map(|(name, sure)| {
        read(name.name.clone(), name.raw.clone(), name.place, sure.min(evidence.merchant_ceiling()))
    });
    draft.tax_id = tax_id::choose(lines, evidence).map(|id| read(id.value, id.raw, id.place, id.probability));
    draft.payment = payment::choose(lines).map(|(method, raw, place, sure)| Field {
        source: FieldSource::Keyword,
        ..read(method, raw, place, sure)
    });
    draft.taxes = tax::rates(lines, total).into_iter().filter_map(|rate| tax_line(rate, currency)).collect();
    parts::fill(&mut draft, lines, total, currency);
    evidence.fill_sums(&mut draft, currency);
    fill_items(&mut draft, lines, evidence, currency);
    fill_currency(&mut draft, told, currency);
    if ambiguous {
        draft.warnings.push(DraftWarning::AmbiguousDate);
    }
    if sheet.mixed {
        draft.warnings.push(DraftWarning::SeveralReceipts);
        lower(&mut draft);
    }
    draft
}

fn fill_currency(draft: &mut ReceiptDraft, told: Option<currency::Told>, home: Currency) {
    draft.currency = Some(match told {
        Some(told) => {
            let source = if told.raw.is_empty() { FieldSource::Keyword } else { FieldSource::Ocr };
            Field { source, ..read(told.currency, told.raw, None, told.probability) }
        }
        None => {
            draft.warnings.push(DraftWarning::CurrencyAssumed);
            Field { source: FieldSource::User, ..read(home, String::new(), None, 0.5) }
        }
    });
}

/// The lines of what was bought: sure only when they add up to what the draft says is the subtotal or the total.
fn fill_items(draft: &mut ReceiptDraft, lines: &[Line], evidence: &Evidence<'_>, currency: Currency) {
    let sums = parts::item_sums(draft);
    let (items, add_up) = items::items(lines, &sums);
    let (items, mut add_up, source) = evidence.items(items, add_up, &sums);
    let sum: Decimal = items.iter().map(|item| item.amount).sum();
    let near = |field: &Option<Field<Money>>| {
        field.as_ref().is_some_and(|field| (field.value.amount() - sum).abs() <= items::TOLERANCE)
    };
    if add_up && !near(&draft.total) && !near(&draft.subtotal) {
        // They add up to the total before the discount, which nothing else states.
        match (&draft.subtotal, Money::from_decimal(sum, currency)) {
            (None, Ok(value)) => {
                draft.subtotal =
                    Some(Field { source: FieldSource::Derived, ..read(value, String::new(), None, 0.85) });
            }
            _ => add_up = false,
        }
    }
    let sure = if add_up { 0.9 } else { 0.35 };
    draft.items = items
        .into_iter()
        .filter_map(|item| {
            Some(LineItem {
                description: Field { source, ..read(item.description, item.raw.clone(), item.place, sure) },
                quantity: item.quantity,
                unit_price: item.unit_price,
                amount: Field { source, ..money(item.amount, currency, item.raw, item.place, sure)? },
            })
        })
        .collect();
    if !add_up && !draft.items.is_empty() {
        draft.warnings.push(DraftWarning::SumsDisagree);
    }
}

fn tax_line(rate: tax::Rate, currency: Currency) -> Option<TaxLine> {
    Some(TaxLine {
        rate: rate.rate,
        base: rate.base.and_then(|base| Money::from_decimal(base, currency).ok()),
        amount: money(rate.amount, currency, rate.raw, rate.place, rate.probability)?,
    })
}

/// Nothing of a mixed page may pass for sure.
fn lower(draft: &mut ReceiptDraft) {
    const CEILING: Confidence = Confidence::from_permille(400);
    let cut = |confidence: &mut Confidence| *confidence = (*confidence).min(CEILING);
    draft.merchant.iter_mut().for_each(|field| cut(&mut field.confidence));
    draft.date.iter_mut().for_each(|field| cut(&mut field.confidence));
    let sums =
        [&mut draft.total, &mut draft.subtotal, &mut draft.tip, &mut draft.discount, &mut draft.rounding];
    sums.into_iter().flatten().for_each(|field| cut(&mut field.confidence));
    draft.taxes.iter_mut().for_each(|line| cut(&mut line.amount.confidence));
    draft.items.iter_mut().for_each(|item| {
        cut(&mut item.description.confidence);
        cut(&mut item.amount.confidence);
    });
}

/// A field that was read.
fn read<T>(value: T, raw: String, place: Option<Place>, sure: f32) -> Field<T> {
    Field { value, raw, confidence: Confidence::new(sure), place, source: FieldSource::Ocr }
}

/// A field of money that was read; none when the currency cannot hold the amount.
pub(super) fn money(
    value: Decimal,
    currency: Currency,
    raw: String,
    place: Option<Place>,
    sure: f32,
) -> Option<Field<Money>> {
    let value = Money::from_decimal(value, currency).ok()?;
    Some(read(value, raw, place, sure))
}
