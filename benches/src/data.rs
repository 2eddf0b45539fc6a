//! Made-up data: the same for every run, in the proportions of a person's or a small company's books.

use cashflow_core::domain::{
    Actor, Category, Change, ChangeSet, Currency, Edit, Locale, Money, Movement, MovementKind, Priority,
    TimeZone, Timestamp, User, UserId,
};
use chrono::{Days, NaiveDate};
use uuid::Uuid;

/// How many years the dates of the movements span.
pub const YEARS: u64 = 10;

/// An owner with categories and priorities, and as many movements as are asked for.
#[derive(Debug)]
pub struct Book {
    /// The owner.
    pub user: User,
    /// Three priorities.
    pub priorities: Vec<Priority>,
    /// Twenty categories, four of them of income.
    pub categories: Vec<Category>,
    chance: Chance,
    made: u64,
}

/// In which order the dates of the movements come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    /// From the oldest to the newest, as a history is loaded.
    InOrder {
        /// How many movements there will be.
        of: u64,
    },
    /// Anywhere in the years: the hardest on an index by date.
    Anywhere,
}

const PAYEES: [&str; 16] = [
    "Mercadona",
    "Lidl",
    "El Corte Inglés",
    "Renfe",
    "Farmacia Sol",
    "Cafetería Luna",
    "Amazon",
    "Netflix",
    "Endesa",
    "Vodafone",
    "Repsol",
    "Carrefour",
    "Ikea",
    "Decathlon",
    "Zara",
    "Aldi",
];

impl Book {
    /// A book of its own owner.
    pub fn new() -> Self {
        let now = Timestamp::from_micros(1_773_339_943_511_277).expect("lies within the calendar");
        let user = User {
            id: Uuid::now_v7().into(),
            version: 1,
            name: "Ana".parse().expect("a name"),
            email: None,
            currency: Currency::EUR,
            locale: Locale::default(),
            time_zone: TimeZone::UTC,
            created_at: now,
            updated_at: now,
        };
        let priority = |rank: i32| Priority {
            id: Uuid::now_v7().into(),
            version: 1,
            name: format!("Priority {rank}").parse().expect("a name"),
            rank,
            created_at: now,
            updated_at: now,
        };
        let category = |i: u32| Category {
            id: Uuid::now_v7().into(),
            version: 1,
            kind: if i < 4 { MovementKind::Income } else { MovementKind::Expense },
            name: format!("Category {i}").parse().expect("a name"),
            parent: None,
            colour: None,
            icon: None,
            default_priority: None,
            archived_at: None,
            created_at: now,
            updated_at: now,
        };
        Self {
            user,
            priorities: (1..=3).map(priority).collect(),
            categories: (0..20).map(category).collect(),
            chance: Chance(0x9e37_79b9_7f4a_7c15),
            made: 0,
        }
    }

    /// The owner's id.
    pub fn owner(&self) -> UserId {
        self.user.id
    }

    /// The change set that puts the owner, the priorities and the categories into a store.
    pub fn opening(&self) -> ChangeSet {
        let mut changes = vec![Change::User(Edit::Insert(self.user.clone()))];
        changes
            .extend(self.priorities.iter().cloned().map(|priority| Change::Priority(Edit::Insert(priority))));
        changes
            .extend(self.categories.iter().cloned().map(|category| Change::Category(Edit::Insert(category))));
        self.set(changes)
    }

    /// A change set of the owner.
    pub fn set(&self, changes: Vec<Change>) -> ChangeSet {
        ChangeSet {
            id: Uuid::now_v7().into(),
            owner: self.owner(),
            actor: Actor::User(self.owner()),
            at: self.user.created_at,
            reason: "bench".to_owned(),
            idempotency: None,
            undoes: None,
            changes,
        }
    }

    /// A change set that inserts movements.
    pub fn inserts(&self, movements: &[Movement]) -> ChangeSet {
        self.set(movements.iter().cloned().map(|movement| Change::Movement(Edit::Insert(movement))).collect())
    }

    /// The next movements.
    pub fn movements(&mut self, number: usize, dates: Dates) -> Vec<Movement> {
        (0..number).map(|_| self.movement(dates)).collect()
    }

    fn movement(&mut self, dates: Dates) -> Movement {
        let days = YEARS * 365;
        let day = match dates {
            Dates::InOrder { of } => self.made * days / of.max(1),
            Dates::Anywhere => self.chance.below(days),
        };
        self.made += 1;
        let category = &self.categories[self.chance.below(20) as usize];
        let payee = PAYEES[self.chance.below(PAYEES.len() as u64) as usize];
        let now = self.user.created_at;
        Movement {
            id: Uuid::now_v7().into(),
            version: 1,
            kind: category.kind,
            amount: Money::from_minor(1 + self.chance.below(20_000) as i64, Currency::EUR),
            date: first_day() + Days::new(day % days),
            description: format!("Purchase no. {} of the week", self.made % 997).parse().expect("a text"),
            category: Some(category.id),
            payee: Some(payee.parse().expect("a name")),
            priority: Some(self.priorities[self.chance.below(3) as usize].id),
            tags: std::collections::BTreeSet::new(),
            account: None,
            receipt: None,
            created_at: now,
            updated_at: now,
        }
    }
}

impl Default for Book {
    fn default() -> Self {
        Self::new()
    }
}

/// The first day that has movements.
pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2016, 1, 1).expect("a day of the calendar")
}

/// Numbers that look like chance and are the same each time (xorshift).
#[derive(Debug, Clone)]
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}
