//! What a new owner starts with: a scale of priorities and a small set of categories, in their language.

use crate::domain::{
    Category, CategoryName, Change, Colour, Edit, Icon, Language, MovementKind, Priority, PriorityId,
    PriorityName, Timestamp,
};
use crate::engine::Engine;

/// English, Spanish, rank.
const PRIORITIES: [(&str, &str, i32); 3] =
    [("Essential", "Esencial", 10), ("Important", "Importante", 20), ("Optional", "Opcional", 30)];

const ESSENTIAL: usize = 0;
const IMPORTANT: usize = 1;
const OPTIONAL: usize = 2;

/// A category of the first set: its English and Spanish name, colour, icon, and its priority's place in [`PRIORITIES`].
struct Default(&'static str, &'static str, u32, &'static str, Option<usize>);

/// Each [`Topic`](crate::domain::Topic) that a receipt may be about is one of these.
const EXPENSES: [Default; 17] = [
    Default("Groceries", "Supermercado", 0x2e7d32, "shopping-cart", Some(ESSENTIAL)),
    Default("Restaurants", "Restaurantes", 0xef6c00, "utensils", Some(OPTIONAL)),
    Default("Housing", "Vivienda", 0x5d4037, "home", Some(ESSENTIAL)),
    Default("Utilities", "Suministros", 0x0277bd, "plug", Some(ESSENTIAL)),
    Default("Transport", "Transporte", 0x1565c0, "bus", Some(IMPORTANT)),
    Default("Health", "Salud", 0xc62828, "heart-pulse", Some(ESSENTIAL)),
    Default("Education", "Educación", 0x6a1b9a, "book", Some(IMPORTANT)),
    Default("Clothing", "Ropa", 0xad1457, "shirt", Some(OPTIONAL)),
    Default("Household", "Hogar", 0x00838f, "sofa", Some(IMPORTANT)),
    Default("Electronics", "Electrónica", 0x37474f, "laptop", Some(OPTIONAL)),
    Default("Leisure", "Ocio", 0xf9a825, "ticket", Some(OPTIONAL)),
    Default("Travel", "Viajes", 0x00695c, "plane", Some(OPTIONAL)),
    Default("Personal care", "Cuidado personal", 0x8e24aa, "scissors", Some(OPTIONAL)),
    Default("Pets", "Mascotas", 0x6d4c41, "paw-print", Some(IMPORTANT)),
    Default("Gifts", "Regalos", 0xd81b60, "gift", Some(OPTIONAL)),
    Default("Fees and taxes", "Impuestos y tasas", 0x424242, "landmark", Some(ESSENTIAL)),
    Default("Other expenses", "Otros gastos", 0x757575, "circle", None),
];

const INCOMES: [Default; 4] = [
    Default("Salary", "Salario", 0x388e3c, "briefcase", None),
    Default("Business", "Negocio", 0x00796b, "store", None),
    Default("Investments", "Inversiones", 0x303f9f, "chart-line", None),
    Default("Other income", "Otros ingresos", 0x689f38, "circle", None),
];

/// The inserts of the first priorities and categories.
pub(crate) fn first_changes(engine: &Engine, language: Language, at: Timestamp) -> Vec<Change> {
    let word = |english, spanish| match language {
        Language::Spanish => spanish,
        Language::English => english,
    };
    let priorities = PRIORITIES.map(|(english, spanish, rank)| Priority {
        id: engine.new_id(),
        version: 1,
        name: PriorityName::new(word(english, spanish)).expect("the names of the first set fit"),
        rank,
        created_at: at,
        updated_at: at,
    });
    let ids: [PriorityId; 3] = priorities.each_ref().map(|priority| priority.id);
    let category = |kind, &Default(english, spanish, colour, icon, priority): &Default| Category {
        id: engine.new_id(),
        version: 1,
        kind,
        name: CategoryName::new(word(english, spanish)).expect("the names of the first set fit"),
        parent: None,
        colour: Some(Colour::from_rgb(colour)),
        icon: Some(Icon::new(icon).expect("the icons of the first set fit")),
        default_priority: priority.map(|place| ids[place]),
        archived_at: None,
        created_at: at,
        updated_at: at,
    };
    let categories = EXPENSES
        .iter()
        .map(|default| category(MovementKind::Expense, default))
        .chain(INCOMES.iter().map(|default| category(MovementKind::Income, default)));
    let categories: Vec<_> = categories.map(|category| Change::Category(Edit::Insert(category))).collect();
    priorities
        .into_iter()
        .map(|priority| Change::Priority(Edit::Insert(priority)))
        .chain(categories)
        .collect()
}
