//! The parts of a report, which a store sums up one by one, and the rows that they make.

use cashflow_core::Result;
use cashflow_core::domain::{Currency, GroupKey, Grouping, MovementKind, Tally, TotalsRow};
use chrono::NaiveDate;
use uuid::Uuid;

/// The sums of one kind of movements in one part of a report.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Part {
    pub(crate) range: usize,
    pub(crate) period: Option<NaiveDate>,
    pub(crate) key: Key,
    pub(crate) currency: Currency,
    pub(crate) kind: MovementKind,
    pub(crate) count: i64,
    pub(crate) minor: i64,
    /// The last spelling of the payee.
    pub(crate) spelling: Option<String>,
}

/// What a part is told apart by. A payee stands here by its key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    Nothing,
    Id(Option<Uuid>),
    Text(Option<String>),
}

/// Adds the parts of each row. The rows come in the order of the port.
pub(crate) fn merge(mut parts: Vec<Part>, group: Option<Grouping>) -> Result<Vec<TotalsRow>> {
    parts.sort_unstable();
    let mut rows = Vec::new();
    let same = |a: &Part, b: &Part| {
        (a.range, a.period, &a.key, a.currency) == (b.range, b.period, &b.key, b.currency)
    };
    for parts in parts.chunk_by(same) {
        let first = &parts[0];
        let spelling = parts.iter().filter_map(|part| part.spelling.as_ref()).max();
        let mut row = TotalsRow {
            range: first.range,
            period: first.period,
            key: group.map(|group| group_key(group, &first.key, spelling)),
            currency: first.currency,
            income: Tally::default(),
            expense: Tally::default(),
        };
        for part in parts {
            let sum = match part.kind {
                MovementKind::Income => &mut row.income,
                MovementKind::Expense => &mut row.expense,
            };
            *sum = sum.checked_add(Tally { count: part.count, minor: part.minor })?;
        }
        rows.push(row);
    }
    if group == Some(Grouping::Payee) {
        // The order of the spellings is another than that of the keys.
        rows.sort_by(|a, b| {
            (a.range, a.period, &a.key, a.currency).cmp(&(b.range, b.period, &b.key, b.currency))
        });
    }
    Ok(rows)
}

fn group_key(group: Grouping, key: &Key, spelling: Option<&String>) -> GroupKey {
    let id = if let Key::Id(id) = key { *id } else { None };
    let text = || if let Key::Text(text) = key { text.clone() } else { None };
    match group {
        Grouping::Priority => GroupKey::Priority(id.map(Into::into)),
        Grouping::Payee => GroupKey::Payee(text().and(spelling.cloned())),
        Grouping::Tag => GroupKey::Tag(text()),
        Grouping::Account => GroupKey::Account(text()),
        _ => GroupKey::Category(id.map(Into::into)),
    }
}
