//! Sums in memory: whole months from the maintained totals, the rest from the rows of its own dates.

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use chrono::NaiveDate;

use crate::domain::{
    BalanceRow, CategoryId, Currency, DateRange, GroupKey, Grouping, MovementKind, Payee, Period, Tally,
    TotalsDrift, TotalsFilter, TotalsKey, TotalsQuery, TotalsRow, UserId, sum_overflow,
};
use crate::error::Result;
use crate::memory::MemoryStore;
use crate::memory::movements::Recorded;
use crate::memory::store::{Owner, Totals};
use crate::ports::ReportReads;

/// What the rows of a report are told apart by. A payee stands here by its key.
type RowKey = (usize, Option<NaiveDate>, Option<GroupKey>, Currency);

/// The sums of a row, and the spelling of its payee.
#[derive(Default)]
struct Sums {
    income: Tally,
    expense: Tally,
    spelling: Option<String>,
}

impl Sums {
    fn add(&mut self, kind: MovementKind, tally: Tally) -> Result<()> {
        let sum = match kind {
            MovementKind::Income => &mut self.income,
            MovementKind::Expense => &mut self.expense,
        };
        *sum = sum.checked_add(tally)?;
        Ok(())
    }
}

#[async_trait]
impl ReportReads for MemoryStore {
    async fn totals(&self, owner: UserId, query: &TotalsQuery) -> Result<Vec<TotalsRow>> {
        self.of(owner, |owner| Some(owner.totals(query)))?.unwrap_or_else(|| Ok(Vec::new()))
    }

    async fn running_balance(
        &self,
        owner: UserId,
        range: DateRange,
        period: Period,
    ) -> Result<Vec<BalanceRow>> {
        self.of(owner, |owner| Some(owner.running_balance(range, period)))?.unwrap_or_else(|| Ok(Vec::new()))
    }

    async fn verify_totals(&self, owner: UserId) -> Result<Vec<TotalsDrift>> {
        self.of(owner, |owner| Some(owner.drifts()))?.unwrap_or_else(|| Ok(Vec::new()))
    }

    async fn movement_dates(&self, owner: UserId) -> Result<Option<(NaiveDate, NaiveDate)>> {
        self.of(owner, |owner| {
            let (_, first) = owner.movements_by_date.first_key_value()?;
            let (_, last) = owner.movements_by_date.last_key_value()?;
            Some((first.movement.date, last.movement.date))
        })
    }
}

/// The sums that the maintained totals should hold.
pub(super) fn sums_of_rows(owner: &Owner) -> Result<Totals> {
    let mut totals = Totals::new();
    for Recorded { movement, .. } in owner.recorded(None, None) {
        let key = TotalsKey::of(movement);
        let sum = totals.entry(key.month).or_default().entry(key).or_default();
        *sum = sum.checked_add(Tally::of(movement))?;
    }
    Ok(totals)
}

impl Owner {
    fn totals(&self, query: &TotalsQuery) -> Result<Vec<TotalsRow>> {
        let mut sums = BTreeMap::<RowKey, Sums>::new();
        for (index, &range) in query.ranges.iter().enumerate() {
            if query.fits_totals() {
                let parts = range.split_months();
                if let Some(months) = parts.months {
                    self.add_kept(query, index, months, &mut sums)?;
                }
                for days in parts.days() {
                    self.add_rows(query, index, days, &mut sums)?;
                }
            } else {
                self.add_rows(query, index, range, &mut sums)?;
            }
        }
        let mut rows: Vec<TotalsRow> = sums
            .into_iter()
            .map(|((range, period, key, currency), Sums { income, expense, spelling })| {
                let key = match key {
                    Some(GroupKey::Payee(Some(_))) => Some(GroupKey::Payee(spelling)),
                    key => key,
                };
                TotalsRow { range, period, key, currency, income, expense }
            })
            .collect();
        rows.sort_by(|a, b| {
            (a.range, a.period, &a.key, a.currency).cmp(&(b.range, b.period, &b.key, b.currency))
        });
        Ok(rows)
    }

    /// Adds whole months from the maintained totals.
    fn add_kept(
        &self,
        query: &TotalsQuery,
        index: usize,
        months: DateRange,
        sums: &mut BTreeMap<RowKey, Sums>,
    ) -> Result<()> {
        let kept = self.totals.range(months.from()..=months.to()).flat_map(|(_, month)| month);
        for (key, &tally) in kept.filter(|(key, _)| self.counts(&query.only, key)) {
            let period = query.period.map(|period| period.start_of(key.month));
            let group = query.group.and_then(|group| self.group_of_kept(group, key));
            sums.entry((index, period, group, key.currency)).or_default().add(key.kind, tally)?;
        }
        Ok(())
    }

    /// Adds the movements of a range one by one.
    fn add_rows(
        &self,
        query: &TotalsQuery,
        index: usize,
        range: DateRange,
        sums: &mut BTreeMap<RowKey, Sums>,
    ) -> Result<()> {
        for recorded in self.recorded(Some(range.from()), Some(range.to())) {
            let movement = &recorded.movement;
            let key = TotalsKey::of(movement);
            let account = &query.only.account;
            if !self.counts(&query.only, &key) || (account.is_some() && *account != movement.account) {
                continue;
            }
            let period = query.period.map(|period| period.start_of(movement.date));
            for group in self.groups_of(query.group, recorded, &key) {
                let row = sums.entry((index, period, group, key.currency)).or_default();
                row.add(key.kind, Tally::of(movement))?;
                let spelling = movement.payee.as_ref().map(Payee::as_str);
                if spelling > row.spelling.as_deref() {
                    row.spelling = spelling.map(str::to_owned);
                }
            }
        }
        Ok(())
    }

    fn counts(&self, only: &TotalsFilter, key: &TotalsKey) -> bool {
        only.kind.is_none_or(|kind| kind == key.kind)
            && only.category.is_none_or(|top| self.is_within(key.category, top))
            && only.priority.is_none_or(|priority| key.priority == Some(priority))
            && only.currency.is_none_or(|currency| key.currency == currency)
    }

    /// The group of a maintained total, for the groupings that they are kept for.
    fn group_of_kept(&self, group: Grouping, key: &TotalsKey) -> Option<GroupKey> {
        match group {
            Grouping::Category => Some(GroupKey::Category(key.category)),
            Grouping::ParentCategory => Some(GroupKey::Category(self.top(key.category))),
            Grouping::Priority => Some(GroupKey::Priority(key.priority)),
            Grouping::Payee | Grouping::Tag | Grouping::Account => None,
        }
    }

    fn groups_of(
        &self,
        group: Option<Grouping>,
        recorded: &Recorded,
        key: &TotalsKey,
    ) -> Vec<Option<GroupKey>> {
        let movement = &recorded.movement;
        match group {
            None => vec![None],
            Some(Grouping::Payee) => vec![Some(GroupKey::Payee(recorded.payee_key.clone()))],
            Some(Grouping::Tag) if !movement.tags.is_empty() => {
                let tags = movement.tags.iter();
                tags.map(|tag| Some(GroupKey::Tag(Some(tag.as_str().to_owned())))).collect()
            }
            Some(Grouping::Tag) => vec![Some(GroupKey::Tag(None))],
            Some(Grouping::Account) => {
                vec![Some(GroupKey::Account(movement.account.as_ref().map(|name| name.as_str().to_owned())))]
            }
            Some(group) => vec![self.group_of_kept(group, key)],
        }
    }

    fn top(&self, category: Option<CategoryId>) -> Option<CategoryId> {
        category.map(|id| self.top_of(id))
    }

    fn running_balance(&self, range: DateRange, period: Period) -> Result<Vec<BalanceRow>> {
        let mut balances = self.balances_before(range.from())?;
        let query = TotalsQuery {
            ranges: vec![range],
            period: Some(period),
            group: None,
            only: TotalsFilter::default(),
        };
        let mut by_currency = BTreeMap::<Currency, Vec<TotalsRow>>::new();
        for row in self.totals(&query)? {
            by_currency.entry(row.currency).or_default().push(row);
        }
        let first = period.start_of(range.from());
        let currencies: BTreeSet<_> = balances.keys().chain(by_currency.keys()).copied().collect();
        let mut rows = Vec::new();
        for currency in currencies {
            let balance = balances.entry(currency).or_default();
            let mut step = |period, income: Tally, expense: Tally| -> Result<()> {
                let opening = *balance;
                *balance += i128::from(income.minor) - i128::from(expense.minor);
                let (opening, closing) = (minor(opening)?, minor(*balance)?);
                rows.push(BalanceRow { period, currency, opening, income, expense, closing });
                Ok(())
            };
            match by_currency.remove(&currency) {
                Some(periods) => {
                    for row in periods {
                        step(row.period.unwrap_or(first), row.income, row.expense)?;
                    }
                }
                None => step(first, Tally::default(), Tally::default())?,
            }
        }
        Ok(rows)
    }

    /// The balance of each currency that has movements before a date.
    fn balances_before(&self, date: NaiveDate) -> Result<BTreeMap<Currency, i128>> {
        let month = Period::Month.start_of(date);
        let mut balances = BTreeMap::<Currency, i128>::new();
        let mut add = |key: &TotalsKey, tally: Tally| {
            let sign = if key.kind == MovementKind::Income { 1 } else { -1 };
            *balances.entry(key.currency).or_default() += sign * i128::from(tally.minor);
        };
        self.totals.range(..month).flat_map(|(_, month)| month).for_each(|(key, &tally)| add(key, tally));
        for recorded in self.recorded(Some(month), date.pred_opt()) {
            add(&TotalsKey::of(&recorded.movement), Tally::of(&recorded.movement));
        }
        Ok(balances)
    }

    fn drifts(&self) -> Result<Vec<TotalsDrift>> {
        let actual = sums_of_rows(self)?;
        let at = |totals: &Totals, key: &TotalsKey| {
            totals.get(&key.month).and_then(|month| month.get(key)).copied().unwrap_or_default()
        };
        let keys: BTreeSet<_> =
            self.totals.values().chain(actual.values()).flat_map(BTreeMap::keys).collect();
        let drifts = keys.into_iter().map(|key| TotalsDrift {
            key: *key,
            kept: at(&self.totals, key),
            actual: at(&actual, key),
        });
        Ok(drifts.filter(|drift| drift.kept != drift.actual).collect())
    }
}

/// A balance in minor units, if it fits.
fn minor(balance: i128) -> Result<i64> {
    i64::try_from(balance).map_err(|_| sum_overflow())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Movement;
    use crate::ports::Store as _;
    use crate::testkit::{Fixture, date};

    #[test]
    fn a_damaged_total_is_told_and_mended() {
        pollster::block_on(async {
            let store = MemoryStore::new();
            let fixture = Fixture::new(&store).await;
            let food = Movement { category: Some(fixture.food.id), ..fixture.expense("1.50", "2026-01-01") };
            fixture.record(&store, [&food, &fixture.expense("9", "2026-02-02")]).await;
            let key = TotalsKey::of(&food);
            let lost = TotalsKey::of(&fixture.expense("9", "2026-02-02"));
            let invented = TotalsKey { month: date("2030-01-01"), ..key };
            {
                let mut state = store.write().unwrap();
                let totals = &mut state.owners.get_mut(&fixture.owner()).unwrap().totals;
                totals.get_mut(&key.month).unwrap().get_mut(&key).unwrap().minor += 1;
                totals.remove(&lost.month);
                let tally = Tally { count: 1, minor: 7 };
                totals.insert(invented.month, BTreeMap::from([(invented, tally)]));
            }
            let tally = |count, minor| Tally { count, minor };
            let expected = [
                TotalsDrift { key, kept: tally(1, 151), actual: tally(1, 150) },
                TotalsDrift { key: lost, kept: tally(0, 0), actual: tally(1, 900) },
                TotalsDrift { key: invented, kept: tally(1, 7), actual: tally(0, 0) },
            ];
            assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), expected);
            store.rebuild_totals(fixture.owner()).await.unwrap();
            assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), []);
        });
    }
}
