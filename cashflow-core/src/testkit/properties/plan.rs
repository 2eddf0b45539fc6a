//! Random histories and questions, written so that shrinking finds a short one that still fails.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::domain::{
    CategoryId, Currency, DateRange, Grouping, Money, Movement, MovementKind, Period, PriorityId,
    TotalsFilter, TotalsQuery,
};
use crate::testkit::{Fixture, date};

/// A history and what is asked afterwards.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) steps: Vec<Step>,
    pub(super) queries: Vec<AnyQuery>,
}

/// One commit.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// New work.
    Work(Vec<Op>),
    /// New work with something in it that fails.
    Broken { ops: Vec<Op>, at: Index, how: Break },
    /// An earlier set is taken back, perhaps in vain.
    Undo(Index),
    /// An earlier set comes again.
    Again(Index),
}

/// One change, of rows that are there when its turn comes.
#[derive(Debug, Clone)]
pub(super) enum Op {
    Insert(AnyMovement),
    InsertKnown(Index),
    InsertIfAbsent(AnyMovement),
    InsertKnownIfAbsent(Index, AnyMovement),
    Update(Index, AnyMovement),
    Delete(Index),
    /// The groceries go below another category or to the top.
    Regroup(u8),
}

/// What makes a set fail.
#[derive(Debug, Clone, Copy)]
pub(super) enum Break {
    MissingRow,
    MissingCategory,
    WrongKind,
    Nothing,
}

/// A movement without its identity, by choices.
#[derive(Debug, Clone)]
pub(super) struct AnyMovement {
    kind: MovementKind,
    category: u8,
    priority: u8,
    currency: u8,
    minor: i64,
    day: &'static str,
    payee: Option<&'static str>,
    account: Option<&'static str>,
    tags: &'static [&'static str],
}

/// A question, by choices.
#[derive(Debug, Clone)]
pub(super) struct AnyQuery {
    ranges: Vec<(&'static str, &'static str)>,
    period: Option<Period>,
    balance: Period,
    group: Option<Grouping>,
    kind: Option<MovementKind>,
    category: u8,
    priority: u8,
    currency: u8,
    account: Option<&'static str>,
}

/// A question to a store.
#[derive(Debug)]
pub(super) struct Query {
    pub(super) totals: TotalsQuery,
    pub(super) balance: Period,
}

const DAYS: [&str; 12] = [
    "2024-02-29",
    "2025-12-28",
    "2025-12-29",
    "2025-12-31",
    "2026-01-01",
    "2026-01-04",
    "2026-01-15",
    "2026-01-31",
    "2026-02-01",
    "2026-02-28",
    "2026-03-31",
    "2026-04-01",
];
const PAYEES: [Option<&str>; 4] = [None, Some("Mercadona"), Some("MERCADÓNA"), Some("Lidl")];
const ACCOUNTS: [Option<&str>; 3] = [None, Some("Cash"), Some("Card")];
const TAGS: [&[&str]; 4] = [&[], &["a"], &["a", "b"], &["b", "c"]];
const KINDS: [MovementKind; 2] = [MovementKind::Expense, MovementKind::Income];
const PERIODS: [Period; 5] = [Period::Day, Period::Week, Period::Month, Period::Quarter, Period::Year];
const GROUPINGS: [Grouping; 6] = [
    Grouping::Category,
    Grouping::ParentCategory,
    Grouping::Priority,
    Grouping::Payee,
    Grouping::Tag,
    Grouping::Account,
];

pub(super) fn plans() -> impl Strategy<Value = Plan> {
    (vec(steps(), 1..16), vec(queries(), 4..8)).prop_map(|(steps, queries)| Plan { steps, queries })
}

fn steps() -> impl Strategy<Value = Step> {
    let ops = || vec(ops(), 0..6);
    let breaks = select(vec![Break::MissingRow, Break::MissingCategory, Break::WrongKind, Break::Nothing]);
    prop_oneof![
        6 => ops().prop_map(Step::Work),
        1 => (ops(), any::<Index>(), breaks).prop_map(|(ops, at, how)| Step::Broken { ops, at, how }),
        2 => any::<Index>().prop_map(Step::Undo),
        1 => any::<Index>().prop_map(Step::Again),
    ]
}

fn ops() -> impl Strategy<Value = Op> {
    prop_oneof![
        5 => movements().prop_map(Op::Insert),
        1 => movements().prop_map(Op::InsertIfAbsent),
        1 => (any::<Index>(), movements()).prop_map(|(row, new)| Op::InsertKnownIfAbsent(row, new)),
        1 => any::<Index>().prop_map(Op::InsertKnown),
        4 => (any::<Index>(), movements()).prop_map(|(row, new)| Op::Update(row, new)),
        3 => any::<Index>().prop_map(Op::Delete),
        1 => (0..3_u8).prop_map(Op::Regroup),
    ]
}

fn movements() -> impl Strategy<Value = AnyMovement> {
    let minor = prop_oneof![9 => 1..100_000_i64, 1 => 1..(1_i64 << 50)];
    (
        select(&KINDS[..]),
        0..4_u8,
        0..3_u8,
        0..3_u8,
        minor,
        select(&DAYS[..]),
        select(&PAYEES[..]),
        select(&ACCOUNTS[..]),
        select(&TAGS[..]),
    )
        .prop_map(|(kind, category, priority, currency, minor, day, payee, account, tags)| AnyMovement {
            kind,
            category,
            priority,
            currency,
            minor,
            day,
            payee,
            account,
            tags,
        })
}

fn queries() -> impl Strategy<Value = AnyQuery> {
    let ends = [&DAYS[..], &["0001-01-01", "9999-12-31", "2026-01-30", "2026-03-01"]].concat();
    let range = (select(ends.clone()), select(ends)).prop_map(|(a, b)| if a <= b { (a, b) } else { (b, a) });
    (
        vec(range, 1..4),
        proptest::option::of(select(&PERIODS[..])),
        select(&PERIODS[..]),
        proptest::option::of(select(&GROUPINGS[..])),
        proptest::option::weighted(0.2, select(&KINDS[..])),
        (0..8_u8, 0..6_u8, 0..6_u8),
        proptest::option::weighted(0.2, Just("Cash")),
    )
        .prop_map(|(ranges, period, balance, group, kind, (category, priority, currency), account)| {
            AnyQuery { ranges, period, balance, group, kind, category, priority, currency, account }
        })
}

/// The category of a choice, if any.
fn category(fixture: &Fixture, choice: u8) -> Option<CategoryId> {
    let categories = [fixture.food.id, fixture.groceries.id, fixture.leisure.id];
    usize::from(choice).checked_sub(1).and_then(|place| categories.get(place)).copied()
}

fn priority(fixture: &Fixture, choice: u8) -> Option<PriorityId> {
    let priorities = [fixture.essential.id, fixture.optional.id];
    usize::from(choice).checked_sub(1).and_then(|place| priorities.get(place)).copied()
}

fn currency(choice: u8) -> Option<Currency> {
    let codes = ["EUR", "JPY", "KWD"];
    codes.get(usize::from(choice)).map(|code| Currency::from_code(code).unwrap())
}

impl AnyMovement {
    /// A movement of these choices, with the identity of another.
    pub(super) fn like(&self, fixture: &Fixture, other: &Movement) -> Movement {
        let category = match self.kind {
            MovementKind::Expense => category(fixture, self.category),
            MovementKind::Income => (self.category > 1).then_some(fixture.salary.id),
        };
        Movement {
            kind: self.kind,
            amount: Money::from_minor(self.minor, currency(self.currency).unwrap_or(Currency::EUR)),
            date: date(self.day),
            category,
            payee: self.payee.map(|payee| payee.parse().unwrap()),
            priority: priority(fixture, self.priority),
            tags: self.tags.iter().map(|tag| tag.parse().unwrap()).collect(),
            account: self.account.map(|account| account.parse().unwrap()),
            ..other.clone()
        }
    }
}

impl AnyQuery {
    pub(super) fn of(&self, fixture: &Fixture) -> Query {
        let ranges = self.ranges.iter().map(|(from, to)| DateRange::new(date(from), date(to)).unwrap());
        let only = TotalsFilter {
            kind: self.kind,
            category: category(fixture, self.category),
            priority: priority(fixture, self.priority),
            currency: self.currency.checked_sub(3).and_then(currency),
            account: self.account.map(|account| account.parse().unwrap()),
        };
        let totals = TotalsQuery { ranges: ranges.collect(), period: self.period, group: self.group, only };
        Query { totals, balance: self.balance }
    }
}
