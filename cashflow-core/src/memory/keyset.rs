//! Rows in the order of their lists, and pages of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use crate::domain::{Direction, Page, PageRequest};

/// Rows by their sort key and id, oldest first.
pub(super) type Keyset<T> = BTreeMap<(i64, Uuid), Arc<T>>;

/// The page that a request asks for, of the rows whose sort keys are within `keys` (the end is not included).
pub(super) fn page<T, U>(
    rows: &Keyset<T>,
    keys: std::ops::Range<i64>,
    request: &PageRequest,
    keeps: impl Fn(&T) -> bool,
    show: impl Fn(&T) -> U,
) -> Page<U> {
    let (mut start, mut end) = ((keys.start, Uuid::nil()), (keys.end, Uuid::nil()));
    match request.cursor {
        Some(cursor) if cursor.direction == Direction::Newer => {
            start = start.max(after(cursor.key, cursor.id));
        }
        Some(cursor) => end = end.min((cursor.key, cursor.id)),
        None => {}
    }
    // A range whose end is before its start would panic.
    let found = rows.range(start..end.max(start)).filter(|(_, row)| keeps(row));
    let show = |(&key, row): (&(i64, Uuid), &Arc<T>)| (key, show(row));
    let wanted = request.limit.get() + 1;
    let found: Vec<_> = match request.cursor {
        Some(cursor) if cursor.direction == Direction::Newer => found.take(wanted).map(show).collect(),
        _ => found.rev().take(wanted).map(show).collect(),
    };
    let Page { items, next, previous } = Page::from_found(found, request, |(key, _)| *key);
    Page { items: items.into_iter().map(|(_, row)| row).collect(), next, previous }
}

/// The place right after a row.
fn after(key: i64, id: Uuid) -> (i64, Uuid) {
    match id.as_u128().checked_add(1) {
        Some(next) => (key, Uuid::from_u128(next)),
        None => (key.saturating_add(1), Uuid::nil()),
    }
}
