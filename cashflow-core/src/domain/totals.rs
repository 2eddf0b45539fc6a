//! Maintained totals: what each change set adds to the sums, so that a report never costs more with a long history.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::{CategoryId, Change, Currency, Edit, Movement, MovementKind, PriorityId};
use crate::error::{Error, Result};

/// What a maintained total is kept for, within one owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TotalsKey {
    /// The first day of the month.
    pub month: NaiveDate,
    /// Income or expense.
    pub kind: MovementKind,
    /// The category itself, not the one above it.
    pub category: Option<CategoryId>,
    /// The priority.
    pub priority: Option<PriorityId>,
    /// The currency.
    pub currency: Currency,
}

impl TotalsKey {
    /// The total that a movement counts in.
    pub fn of(movement: &Movement) -> Self {
        Self {
            month: month_start(movement.date),
            kind: movement.kind,
            category: movement.category,
            priority: movement.priority,
            currency: movement.amount.currency(),
        }
    }
}

/// A number of movements and the sum of their amounts in minor units, or a change of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Tally {
    /// How many.
    pub count: i64,
    /// The sum, in minor units.
    pub minor: i64,
}

impl Tally {
    /// One movement.
    pub fn of(movement: &Movement) -> Self {
        Self { count: 1, minor: movement.amount.minor() }
    }

    /// Nothing.
    pub fn is_zero(self) -> bool {
        self == Self::default()
    }

    /// The sum of both. Errors: overflow.
    pub fn checked_add(self, other: Self) -> Result<Self> {
        let count = self.count.checked_add(other.count);
        let minor = self.minor.checked_add(other.minor);
        count.zip(minor).map(|(count, minor)| Self { count, minor }).ok_or_else(sum_overflow)
    }

    /// The same with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        // Amounts are above zero, so the sum is never the one number without a counterpart.
        Self { count: -self.count, minor: self.minor.saturating_neg() }
    }
}

/// The error of a sum beyond 64-bit minor units.
pub fn sum_overflow() -> Error {
    Error::new(crate::ErrorKind::Invalid, "sum_overflow", "the sum is beyond 64-bit minor units")
        .with_field("amount")
}

/// What a list of changes adds to the maintained totals. Entries that cancel out are left away.
///
/// The store passes the changes that it applied: an `InsertIfAbsent` that was skipped adds nothing.
pub fn totals_deltas<'a>(
    changes: impl IntoIterator<Item = &'a Change>,
) -> Result<BTreeMap<TotalsKey, Tally>> {
    let mut deltas = BTreeMap::<TotalsKey, Tally>::new();
    let mut add = |movement: &Movement, tally: Tally| -> Result<()> {
        let entry = deltas.entry(TotalsKey::of(movement)).or_default();
        *entry = entry.checked_add(tally)?;
        Ok(())
    };
    for change in changes {
        let Change::Movement(edit) = change else { continue };
        match edit {
            Edit::Insert(new) | Edit::InsertIfAbsent(new) => add(new, Tally::of(new))?,
            Edit::Delete(old) => add(old, Tally::of(old).negated())?,
            Edit::Update { before, after } => {
                add(before, Tally::of(before).negated())?;
                add(after, Tally::of(after))?;
            }
        }
    }
    deltas.retain(|_, tally| !tally.is_zero());
    Ok(deltas)
}

/// The first day of a date's month.
pub(crate) fn month_start(date: NaiveDate) -> NaiveDate {
    date.with_day(1).expect("every month has a first day")
}

/// A maintained total that differs from the sum of the rows: a damaged store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalsDrift {
    /// Which total.
    pub key: TotalsKey,
    /// What is kept.
    pub kept: Tally,
    /// What the rows say.
    pub actual: Tally,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Money;
    use crate::testkit::{Fixture, date, delete, insert, insert_if_absent, update};

    fn tally(count: i64, minor: i64) -> Tally {
        Tally { count, minor }
    }

    #[test]
    fn each_edit_adds_what_it_changes() {
        let fixture = Fixture::unsaved();
        let movement = fixture.expense("10", "2026-01-31");
        let key = TotalsKey::of(&movement);
        assert_eq!(key.month, date("2026-01-01"));
        let of = |change| totals_deltas([&change]).unwrap().into_iter().collect::<Vec<_>>();
        assert_eq!(of(insert(&movement)), [(key, tally(1, 1_000))]);
        assert_eq!(of(insert_if_absent(&movement)), [(key, tally(1, 1_000))]);
        assert_eq!(of(delete(&movement)), [(key, tally(-1, -1_000))]);
        let (raised, _) =
            update(&movement, |movement| movement.amount = Money::from_minor(1_250, key.currency));
        assert_eq!(of(raised), [(key, tally(0, 250))]);
        let (moved, after) = update(&movement, |movement| movement.date = date("2025-12-31"));
        assert_eq!(of(moved), [(TotalsKey::of(&after), tally(1, 1_000)), (key, tally(-1, -1_000))]);
        let (described, _) = update(&movement, |movement| movement.description = "x".parse().unwrap());
        assert_eq!(of(described), [], "what does not count changes nothing");
        assert_eq!(of(insert(&fixture.food)), []);
    }

    #[test]
    fn what_cancels_out_is_left_away() {
        let fixture = Fixture::unsaved();
        let movement = fixture.expense("10", "2026-01-31");
        let (moved, after) = update(&movement, |movement| movement.date = date("2026-02-01"));
        let changes = [insert(&movement), moved, delete(&after)];
        assert!(totals_deltas(&changes).unwrap().is_empty());
        let twin = fixture.expense("10", "2026-01-01");
        let deltas = totals_deltas(&[insert(&movement), insert(&twin)]).unwrap();
        assert_eq!(deltas.into_values().collect::<Vec<_>>(), [tally(2, 2_000)]);
    }

    #[test]
    fn keys_tell_month_kind_category_priority_and_currency_apart() {
        let fixture = Fixture::unsaved();
        let movement = fixture.expense("10", "2026-01-31");
        let others = [
            Movement { date: date("2026-02-01"), ..movement.clone() },
            Movement { kind: MovementKind::Income, ..movement.clone() },
            Movement { category: Some(fixture.food.id), ..movement.clone() },
            Movement { priority: Some(fixture.essential.id), ..movement.clone() },
            Movement { amount: Money::from_minor(1_000, Currency::USD), ..movement.clone() },
        ];
        let keys: std::collections::BTreeSet<TotalsKey> =
            others.iter().chain([&movement]).map(TotalsKey::of).collect();
        assert_eq!(keys.len(), 6);
        let same = Movement { date: date("2026-01-01"), ..fixture.expense("3", "2026-01-01") };
        assert!(keys.contains(&TotalsKey::of(&same)));
    }

    #[test]
    fn sums_that_do_not_fit_are_errors() {
        let fixture = Fixture::unsaved();
        let most = || Movement {
            amount: Money::from_minor(i64::MAX, Currency::EUR),
            ..fixture.expense("1", "2026-01-01")
        };
        let error = totals_deltas(&[insert(&most()), insert(&most())]).unwrap_err();
        assert_eq!((error.kind(), error.code()), (crate::ErrorKind::Invalid, "sum_overflow"));
        assert!(tally(i64::MAX, 0).checked_add(tally(1, 0)).is_err());
        assert_eq!(tally(1, i64::MAX).checked_add(tally(1, i64::MAX).negated()).unwrap(), tally(0, 0));
    }
}
