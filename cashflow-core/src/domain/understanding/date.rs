//! The date of the purchase, chosen among all the dates of a receipt.

use chrono::NaiveDate;

use crate::domain::fold::fold;
use crate::domain::understanding::dates::{Found, Order, dates, plausible, repair};
use crate::domain::understanding::kinds::Kind;
use crate::domain::understanding::lines::{Line, letters};
use crate::domain::understanding::typed::Evidence;
use crate::domain::understanding::words::{Notions, notions};
use crate::domain::{Currency, Place, TypedField};

/// The choice.
#[derive(Debug, Clone)]
pub(super) struct Chosen {
    pub date: NaiveDate,
    pub raw: String,
    pub place: Option<Place>,
    pub probability: f32,
    /// Day and month could be the other way round, and nothing else on the receipt says which.
    pub ambiguous: bool,
}

struct Candidate {
    found: Found,
    line: usize,
    place: Option<Place>,
    score: f32,
}

/// The most likely date of the purchase.
pub(super) fn choose(
    lines: &[Line],
    evidence: &Evidence<'_>,
    order: Order,
    today: NaiveDate,
) -> Option<Chosen> {
    let candidates = candidates(lines, evidence, order, today);
    let best = candidates.iter().max_by(|a, b| a.score.total_cmp(&b.score).then(b.line.cmp(&a.line)))?;
    let agreeing = candidates.iter().filter(|c| c.found.date == best.found.date).count();
    let rivals = candidates
        .iter()
        .filter(|c| c.found.date != best.found.date)
        .map(|c| (c.score - best.score).exp())
        .fold(0.0, f32::max);
    // A date that can be read only one way, near the swapped reading, settles the order.
    let settled = best.found.swapped.is_none()
        || best.found.named_month
        || candidates.iter().any(|c| c.found.swapped.is_none() && c.found.date == best.found.date);
    let base = if best.score > 2.0 {
        0.97
    } else if best.score > 0.5 {
        0.93
    } else {
        0.8
    };
    let mut probability = (base + 0.01 * (agreeing.min(3) as f32 - 1.0)) / (1.0 + 0.5 * rivals);
    if best.found.repaired {
        probability *= 0.85;
    }
    if !settled && order == Order::MonthFirst {
        probability *= 0.9;
    }
    Some(Chosen {
        date: best.found.date,
        raw: best.found.raw.clone(),
        place: best.place,
        probability: probability.min(0.995),
        ambiguous: !settled,
    })
}

fn candidates(lines: &[Line], evidence: &Evidence<'_>, order: Order, today: NaiveDate) -> Vec<Candidate> {
    let mut all = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        for (text, place, repaired) in texts(line) {
            for mut found in dates(&text, order) {
                found.repaired |= repaired;
                let duplicate = all.iter().any(|c: &Candidate| c.line == index && c.found.date == found.date);
                if !duplicate {
                    all.push(Candidate { found, line: index, place, score: 0.0 });
                }
            }
        }
    }
    // A typed date that no line shows stands on a line of its own, below all others.
    let typed = evidence.dates().filter(|(_, weight)| *weight > 0.0);
    for (below, (field, _)) in typed.enumerate() {
        for found in dates(&field.value.text, order) {
            if !all.iter().any(|c: &Candidate| c.found.date == found.date) {
                all.push(Candidate {
                    found,
                    line: lines.len() + below,
                    place: field.value.place,
                    score: 0.0,
                });
            }
        }
    }
    // In a country of the other order an impossible future date shows it.
    for candidate in &mut all {
        let other = candidate.found.swapped.filter(|swapped| plausible(*swapped, today));
        if let Some(swapped) = other.filter(|_| !plausible(candidate.found.date, today)) {
            candidate.found.date = swapped;
            candidate.found.swapped = None;
        }
    }
    let scores: Vec<f32> =
        all.iter().map(|c| score(c, &all, lines, today) + typed_score(c, evidence)).collect();
    for (candidate, score) in all.iter_mut().zip(scores) {
        candidate.score = score;
    }
    all
}

/// What is searched on a line: each run, the whole row (a date may be cut in two), and what a repair makes of it.
fn texts(line: &Line) -> Vec<(String, Option<Place>, bool)> {
    let mut texts: Vec<(String, Option<Place>, bool)> =
        line.row.cells.iter().map(|cell| (cell.text.clone(), Some(cell.place), false)).collect();
    if line.row.cells.len() > 1 {
        texts.push((line.row.text.clone(), line.row.place(), false));
    }
    if let Some(repaired) = repair(&line.row.text) {
        texts.push((repaired, line.row.place(), true));
    }
    texts
}

/// What the provider's own fields add: the strongest word for the date and the strongest against it.
fn typed_score(candidate: &Candidate, evidence: &Evidence<'_>) -> f32 {
    let says = |field: &TypedField| {
        let mut stated = dates(&field.value.text, Order::DayFirst).into_iter();
        stated.any(|found| found.date == candidate.found.date || found.swapped == Some(candidate.found.date))
    };
    let weights = || evidence.dates().filter(|(field, _)| says(field)).map(|(_, weight)| weight);
    weights().fold(0.0, f32::max) + weights().fold(0.0, f32::min)
}

fn score(candidate: &Candidate, all: &[Candidate], lines: &[Line], today: NaiveDate) -> f32 {
    let found = &candidate.found;
    // None for a typed date that no line shows.
    let line = lines.get(candidate.line);
    let above = line.and(candidate.line.checked_sub(1)).map(|i| &lines[i]);
    let speaks_of = |notions: Notions| line.is_some_and(|line| line.notions.any(notions));
    let mut score = 0.0;
    let mut add = |points: f32, when: bool| {
        if when {
            score += points;
        }
    };
    add(-8.0, !plausible(found.date, today));
    let days = (today - found.date).num_days();
    add(-1.0, days > 366 * 12);
    let label = line.and_then(|line| own_label(line, found));
    let labelled = label.map_or_else(|| speaks_of(Notions::DATE), |own| own.any(Notions::DATE));
    add(2.0, labelled);
    // A date beside a price tells when something was had: a night, a trip.
    add(-1.0, line.is_some_and(|line| line.kind == Kind::Other && line.amount().is_some()));
    add(1.0, above.is_some_and(|above| above.notions.any(Notions::DATE) && above.numbers.is_empty()));
    add(1.5, line.is_some_and(|line| has_time(&line.row.text)));
    add(0.3, speaks_of(Notions::INVOICE));
    add(-4.0, speaks_of(Notions::EXPIRY));
    add(-2.5, speaks_of(Notions::STOCK | Notions::OUT_OF | Notions::POINTS));
    add(0.8, found.full_year);
    add(0.5, found.named_month);
    add(-1.2, found.compact);
    add(-1.5, found.repaired);
    // Two dates in one row with a dash between are a period, of a promotion mostly.
    let same_line = all.iter().filter(|c| c.line == candidate.line && !c.found.repaired).count();
    let in_period = line.is_some_and(|line| is_in_period(line, found));
    add(-2.0, in_period || same_line > 1 && !(label.is_some() && labelled));
    let agreeing = all.iter().filter(|c| c.found.date == found.date && c.line != candidate.line).count();
    score += 0.8 * agreeing.min(3) as f32;
    score - 0.3 * (candidate.line as f32 / lines.len().max(1) as f32)
}

/// What the words right before a date speak of, where its row has several dates with words of their own. The second date of a
/// period has those of the first.
fn own_label(line: &Line, found: &Found) -> Option<Notions> {
    let text = &line.row.text;
    let all = dates(text, Order::DayFirst);
    let mut from = 0;
    let mut words = None;
    let mut label = None;
    for date in &all {
        let own = text.get(from..date.start)?;
        if letters(own) >= 3 {
            words = Some(notions(&fold(own)));
        } else if !(from > 0 && joins_period(own)) {
            // Each date has words of its own, or none has.
            return None;
        }
        if date.raw == found.raw && label.is_none() {
            label = words;
        }
        from = date.end;
    }
    label.filter(|_| all.len() > 1)
}

/// Whether a date is one end of a period: "31/07/10 - 08/02/10".
fn is_in_period(line: &Line, found: &Found) -> bool {
    let text = &line.row.text;
    let all = dates(text, Order::DayFirst);
    all.windows(2).any(|pair| {
        let between = text.get(pair[0].end..pair[1].start).unwrap_or_default();
        pair.iter().any(|date| date.raw == found.raw) && joins_period(between)
    })
}

/// A dash and nothing else.
fn joins_period(between: &str) -> bool {
    matches!(between.trim(), "-" | "–" | "—" | "to" | "al" | "a")
}

/// Whether a text has a time of day: "20:23", "1:43:05 PM", "7:07pm".
fn has_time(text: &str) -> bool {
    text.as_bytes().windows(4).any(|w| {
        w[0].is_ascii_digit() && w[1] == b':' && (b'0'..=b'5').contains(&w[2]) && w[3].is_ascii_digit()
    })
}

/// Day first, but where people write the month first: the locale of the user, or the dollars of the United States.
pub(super) fn order(currency: Currency, locale: Option<&str>) -> Order {
    let american = |locale: &str| {
        let locale = locale.replace('_', "-");
        ["en-US", "es-US", "en-PH", "es-PR", "es-PA"].iter().any(|tag| locale.eq_ignore_ascii_case(tag))
    };
    let dollars = currency == Currency::USD;
    match locale {
        Some(locale) if american(locale) && dollars => Order::MonthFirst,
        None if dollars => Order::MonthFirst,
        Some(locale) if dollars && locale.starts_with("en") => Order::MonthFirst,
        _ => Order::DayFirst,
    }
}
