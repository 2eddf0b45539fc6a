//! A history in which every filter and every grouping has something to tell apart.

use rust_decimal::Decimal;

use crate::domain::{CategoryFilter, Currency, Money, Movement, MovementFilter, MovementKind, Receipt};
use crate::ports::Store;
use crate::testkit::{Fixture, Reference, date, insert};

/// An owner with movements of every sort: kinds, currencies, categories, texts, tags, accounts, receipts and none of them.
#[derive(Debug)]
pub struct History {
    /// The owner.
    pub fixture: Fixture,
    /// A receipt that some movements have.
    pub receipt: Receipt,
    /// What the store should say.
    pub reference: Reference,
}

const DESCRIPTIONS: [&str; 7] =
    ["", "Café con leche", "cafe 100%", "100 %_ off", "C:\\menú", "MENÚ del día", "straße"];
const PAYEES: [Option<&str>; 6] =
    [None, Some("Mercadona"), Some("MERCADONA"), Some("Bar Pepe's"), Some("Renfe_es"), Some("café")];
const AMOUNTS: [(&str, i64); 8] = [
    ("EUR", 1_000),
    ("EUR", 1),
    ("JPY", 10),
    ("JPY", 1_000),
    ("KWD", 10_000),
    ("KWD", 10_001),
    ("CLF", 99_999),
    ("USD", 999),
];
const DATES: [&str; 11] = [
    "2025-12-28",
    "2025-12-29",
    "2025-12-31",
    "2026-01-01",
    "2026-01-04",
    "2026-01-05",
    "2026-01-31",
    "2026-02-01",
    "2026-02-28",
    "2026-03-31",
    "2024-02-29",
];
const TAGS: [&[&str]; 5] = [&[], &["trip"], &["trip", "Trip"], &["tri"], &["work", "trip", "viaje"]];
const ACCOUNTS: [Option<&str>; 4] = [None, Some("Cash"), Some("cash"), Some("Cuenta nómina")];

impl History {
    /// Puts it into a store, for a new owner.
    pub async fn new(store: &dyn Store) -> Self {
        let fixture = Fixture::new(store).await;
        let receipt = fixture.receipt("a photo", 0);
        let categories = [
            None,
            Some(&fixture.food),
            Some(&fixture.groceries),
            Some(&fixture.leisure),
            Some(&fixture.salary),
            Some(&fixture.groceries),
        ];
        let priorities = [None, Some(fixture.essential.id), Some(fixture.optional.id)];
        // Lists of different, mostly prime lengths, so that their values meet in many combinations.
        let movements: Vec<Movement> = (0..120)
            .map(|n: usize| {
                let category = categories[n % categories.len()];
                let (code, minor) = AMOUNTS[(n / 2) % AMOUNTS.len()];
                let kind = if n.is_multiple_of(7) { MovementKind::Income } else { MovementKind::Expense };
                Movement {
                    kind: category.map_or(kind, |category| category.kind),
                    amount: Money::from_minor(minor + (n as i64 % 3) * 7, Currency::from_code(code).unwrap()),
                    date: date(DATES[n % DATES.len()]),
                    description: DESCRIPTIONS[n % DESCRIPTIONS.len()].parse().unwrap(),
                    category: category.map(|category| category.id),
                    payee: PAYEES[(n / 3) % PAYEES.len()].map(|payee| payee.parse().unwrap()),
                    priority: priorities[(n / 5) % priorities.len()],
                    tags: TAGS[n % TAGS.len()].iter().map(|tag| tag.parse().unwrap()).collect(),
                    account: ACCOUNTS[(n / 7) % ACCOUNTS.len()].map(|account| account.parse().unwrap()),
                    receipt: n.is_multiple_of(9).then_some(receipt.id),
                    ..fixture.expense("1", "2026-01-01")
                }
            })
            .collect();
        fixture.record(store, [&receipt]).await;
        // Not in the order of their dates, and in several sets.
        for some in movements.chunks(50) {
            fixture.commit(store, some.iter().map(insert).collect()).await;
        }
        let categories = store.categories(fixture.owner()).await.unwrap();
        Self { fixture, receipt, reference: Reference { movements, categories } }
    }
}

/// Filters of one condition each, with what a description of them says.
pub fn filters(history: &History) -> Vec<(&'static str, MovementFilter)> {
    let none = MovementFilter::default;
    let fixture = &history.fixture;
    let within = |category| MovementFilter { category: Some(CategoryFilter::Within(category)), ..none() };
    let text = |text: &str| MovementFilter { text: Some(text.to_owned()), ..none() };
    let amount = |min: Option<&str>, max: Option<&str>| {
        let parse = |text: &str| text.parse::<Decimal>().unwrap();
        MovementFilter { min: min.map(parse), max: max.map(parse), ..none() }
    };
    let currency = |code| MovementFilter { currency: Some(Currency::from_code(code).unwrap()), ..none() };
    vec![
        ("nothing", none()),
        ("from", MovementFilter { from: Some(date("2026-01-01")), ..none() }),
        ("to", MovementFilter { to: Some(date("2025-12-31")), ..none() }),
        (
            "one day",
            MovementFilter { from: Some(date("2026-01-31")), to: Some(date("2026-01-31")), ..none() },
        ),
        ("no day", MovementFilter { from: Some(date("2026-01-31")), to: Some(date("2026-01-30")), ..none() }),
        ("a category with one below", within(fixture.food.id)),
        ("a category below", within(fixture.groceries.id)),
        ("a category without any below", within(fixture.leisure.id)),
        ("no category", MovementFilter { category: Some(CategoryFilter::None), ..none() }),
        ("income", MovementFilter { kind: Some(MovementKind::Income), ..none() }),
        ("expense", MovementFilter { kind: Some(MovementKind::Expense), ..none() }),
        ("at least 10", amount(Some("10"), None)),
        ("at most 10", amount(None, Some("10.000"))),
        ("more than 10 by very little", amount(Some("10.0000000000000000000000001"), None)),
        ("from 9.99 to 10.001", amount(Some("9.99"), Some("10.001"))),
        ("at most nothing", amount(None, Some("-1"))),
        ("euros", currency("EUR")),
        ("dinars", currency("KWD")),
        ("a text with an accent", text("CAFÉ")),
        ("a text over two fields", text("e")),
        ("a text with signs of patterns", text("%")),
        ("an empty text", text("")),
        ("a tag", MovementFilter { tag: Some("trip".parse().unwrap()), ..none() }),
        ("a tag in capitals", MovementFilter { tag: Some("Trip".parse().unwrap()), ..none() }),
        ("a priority", MovementFilter { priority: Some(fixture.essential.id), ..none() }),
        ("a receipt", MovementFilter { receipt: Some(history.receipt.id), ..none() }),
        ("an account", MovementFilter { account: Some("Cash".parse().unwrap()), ..none() }),
    ]
}
