//! What lists and reports should say, worked out from the movements one by one in the plainest way.

use std::collections::BTreeMap;

use crate::domain::{
    BalanceRow, Category, CategoryFilter, CategoryId, Currency, DateRange, GroupKey, Grouping, Movement,
    MovementFilter, MovementKind, Period, Tally, TotalsFilter, TotalsQuery, TotalsRow, fold, merchant_key,
};

/// The movements and categories of one owner, to compare a store with.
#[derive(Debug, Clone, Default)]
pub struct Reference {
    /// The movements in any order.
    pub movements: Vec<Movement>,
    /// The categories in any order.
    pub categories: Vec<Category>,
}

impl Reference {
    /// The movements that pass a filter, newest first, then highest id first.
    pub fn list(&self, filter: &MovementFilter) -> Vec<Movement> {
        let mut list: Vec<Movement> =
            self.movements.iter().filter(|movement| self.passes(movement, filter)).cloned().collect();
        list.sort_by_key(|movement| std::cmp::Reverse((movement.date, movement.id)));
        list
    }

    fn passes(&self, movement: &Movement, filter: &MovementFilter) -> bool {
        let has_text = |text: &String| {
            let payee = movement.payee.as_ref().map_or("", |payee| payee.as_str());
            [movement.description.as_str(), payee].iter().any(|field| fold(field).contains(&fold(text)))
        };
        let amount = movement.amount.amount();
        [
            filter.from.is_none_or(|from| movement.date >= from),
            filter.to.is_none_or(|to| movement.date <= to),
            match filter.category {
                None => true,
                Some(CategoryFilter::None) => movement.category.is_none(),
                Some(CategoryFilter::Within(top)) => self.is_within(movement.category, top),
            },
            filter.kind.is_none_or(|kind| movement.kind == kind),
            filter.min.is_none_or(|min| amount >= min),
            filter.max.is_none_or(|max| amount <= max),
            filter.currency.is_none_or(|currency| movement.amount.currency() == currency),
            filter.text.as_ref().is_none_or(has_text),
            filter.tag.as_ref().is_none_or(|tag| movement.tags.contains(tag)),
            filter.priority.is_none_or(|priority| movement.priority == Some(priority)),
            filter.receipt.is_none_or(|receipt| movement.receipt == Some(receipt)),
            filter.account.as_ref().is_none_or(|account| movement.account.as_ref() == Some(account)),
        ]
        .iter()
        .all(|&holds| holds)
    }

    fn is_within(&self, category: Option<CategoryId>, top: CategoryId) -> bool {
        category.is_some() && (category == Some(top) || self.parent(category) == Some(top))
    }

    fn parent(&self, category: Option<CategoryId>) -> Option<CategoryId> {
        self.categories.iter().find(|other| Some(other.id) == category)?.parent
    }

    /// The rows of a report. Sums must fit.
    pub fn totals(&self, query: &TotalsQuery) -> Vec<TotalsRow> {
        let mut rows = BTreeMap::<_, (Option<String>, Tally, Tally)>::new();
        for (index, range) in query.ranges.iter().enumerate() {
            let counted = self
                .movements
                .iter()
                .filter(|movement| range.contains(movement.date) && self.counts(movement, &query.only));
            for movement in counted {
                let period = query.period.map(|period| first_day(period, movement));
                for group in self.groups(query.group, movement) {
                    let row = rows.entry((index, period, group, movement.amount.currency())).or_default();
                    let spelling = movement.payee.as_ref().map(ToString::to_string);
                    row.0 = row.0.take().max(spelling);
                    let sum = if movement.kind == MovementKind::Income { &mut row.1 } else { &mut row.2 };
                    sum.count += 1;
                    sum.minor += movement.amount.minor();
                }
            }
        }
        let mut rows: Vec<TotalsRow> = rows
            .into_iter()
            .map(|((range, period, key, currency), (spelling, income, expense))| {
                let key = match key {
                    Some(GroupKey::Payee(Some(_))) => Some(GroupKey::Payee(spelling)),
                    key => key,
                };
                TotalsRow { range, period, key, currency, income, expense }
            })
            .collect();
        rows.sort_by_key(|row| (row.range, row.period, row.key.clone(), row.currency));
        rows
    }

    fn counts(&self, movement: &Movement, only: &TotalsFilter) -> bool {
        let filter = MovementFilter {
            kind: only.kind,
            category: only.category.map(CategoryFilter::Within),
            priority: only.priority,
            currency: only.currency,
            account: only.account.clone(),
            ..MovementFilter::default()
        };
        self.passes(movement, &filter)
    }

    /// The groups that a movement counts in. Payees stand by their key.
    fn groups(&self, group: Option<Grouping>, movement: &Movement) -> Vec<Option<GroupKey>> {
        let Some(group) = group else { return vec![None] };
        let key = match group {
            Grouping::Category => GroupKey::Category(movement.category),
            Grouping::ParentCategory => {
                GroupKey::Category(self.parent(movement.category).or(movement.category))
            }
            Grouping::Priority => GroupKey::Priority(movement.priority),
            Grouping::Payee => {
                GroupKey::Payee(movement.payee.as_ref().map(|payee| merchant_key(payee.as_str())))
            }
            Grouping::Account => GroupKey::Account(movement.account.as_ref().map(ToString::to_string)),
            Grouping::Tag if movement.tags.is_empty() => GroupKey::Tag(None),
            Grouping::Tag => {
                let tags = movement.tags.iter();
                return tags.map(|tag| Some(GroupKey::Tag(Some(tag.to_string())))).collect();
            }
        };
        vec![Some(key)]
    }

    /// The rows of the running balance. Sums must fit.
    pub fn running_balance(&self, range: DateRange, period: Period) -> Vec<BalanceRow> {
        let mut rows = Vec::new();
        let mut currencies: Vec<Currency> =
            self.movements.iter().map(|movement| movement.amount.currency()).collect();
        currencies.sort_unstable();
        currencies.dedup();
        for currency in currencies {
            let own = || self.movements.iter().filter(|movement| movement.amount.currency() == currency);
            let before: Vec<&Movement> = own().filter(|movement| movement.date < range.from()).collect();
            let mut periods: Vec<_> = own()
                .filter(|movement| range.contains(movement.date))
                .map(|movement| first_day(period, movement))
                .collect();
            periods.sort_unstable();
            periods.dedup();
            if periods.is_empty() && !before.is_empty() {
                periods.push(period.start_of(range.from()));
            }
            let mut balance: i64 = before.iter().map(|movement| signed(movement)).sum();
            for first in periods {
                let within: Vec<&Movement> = own()
                    .filter(|movement| range.contains(movement.date) && first_day(period, movement) == first)
                    .collect();
                let sum = |kind| {
                    within.iter().filter(|movement| movement.kind == kind).fold(
                        Tally::default(),
                        |sum, movement| Tally {
                            count: sum.count + 1,
                            minor: sum.minor + movement.amount.minor(),
                        },
                    )
                };
                let (income, expense) = (sum(MovementKind::Income), sum(MovementKind::Expense));
                let (opening, closing) = (balance, balance + income.minor - expense.minor);
                rows.push(BalanceRow { period: first, currency, opening, income, expense, closing });
                balance = closing;
            }
        }
        rows
    }
}

fn first_day(period: Period, movement: &Movement) -> chrono::NaiveDate {
    period.start_of(movement.date)
}

fn signed(movement: &Movement) -> i64 {
    match movement.kind {
        MovementKind::Income => movement.amount.minor(),
        MovementKind::Expense => -movement.amount.minor(),
    }
}
