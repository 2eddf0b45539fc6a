//! The resources as they are answered.

use cashflow_core::domain::{
    AccountName, Category, CategoryId, CategoryName, Colour, Currency, Description, Email, Icon, Locale,
    Movement, MovementId, MovementKind, Payee, PersonName, Priority, PriorityId, PriorityName, ReceiptId,
    Tag, TimeZone, Timestamp, User, UserId,
};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

use super::kind;

/// A user.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = User)]
pub(super) struct UserView {
    /// The id.
    #[schema(value_type = Uuid)]
    id: UserId,
    /// Grows by one with each change; it is the `ETag`.
    version: u32,
    /// The name.
    #[schema(value_type = String)]
    name: PersonName,
    /// The address to sign in with.
    #[schema(value_type = Option<String>)]
    email: Option<Email>,
    /// The currency that amounts are in when they do not say it (ISO 4217).
    #[schema(value_type = String, example = "EUR")]
    currency: Currency,
    /// Language and region (BCP 47).
    #[schema(value_type = String, example = "es-ES")]
    locale: Locale,
    /// What "today" means (IANA).
    #[schema(value_type = String, example = "Europe/Madrid")]
    time_zone: TimeZone,
    /// When the account was created.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it was last changed.
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

impl From<User> for UserView {
    fn from(user: User) -> Self {
        let User { id, version, name, email, currency, locale, time_zone, created_at, updated_at } = user;
        Self { id, version, name, email, currency, locale, time_zone, created_at, updated_at }
    }
}

/// A category.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Category)]
pub(super) struct CategoryView {
    /// The id.
    #[schema(value_type = Uuid)]
    pub(super) id: CategoryId,
    /// Grows by one with each change; it is the `ETag`.
    version: u32,
    /// The name, unique among its siblings.
    #[schema(value_type = String, example = "Groceries")]
    name: CategoryName,
    /// `income` or `expense`: what its movements are.
    #[schema(schema_with = kind::answered)]
    r#type: MovementKind,
    /// The category above it.
    #[schema(value_type = Option<Uuid>)]
    parent_id: Option<CategoryId>,
    /// A colour to draw it in.
    #[schema(value_type = Option<String>, example = "#2e7d32")]
    colour: Option<Colour>,
    /// An icon to draw it with.
    #[schema(value_type = Option<String>, example = "shopping-cart")]
    icon: Option<Icon>,
    /// The priority of a movement that does not say its own.
    #[schema(value_type = Option<Uuid>)]
    default_priority_id: Option<PriorityId>,
    /// Kept with its history, no longer offered.
    archived: bool,
    /// Since when.
    #[schema(value_type = Option<String>, format = DateTime)]
    archived_at: Option<Timestamp>,
    /// When it was created.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it was last changed.
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

impl From<Category> for CategoryView {
    fn from(category: Category) -> Self {
        Self {
            id: category.id,
            version: category.version,
            name: category.name,
            r#type: category.kind,
            parent_id: category.parent,
            colour: category.colour,
            icon: category.icon,
            default_priority_id: category.default_priority,
            archived: category.archived_at.is_some(),
            archived_at: category.archived_at,
            created_at: category.created_at,
            updated_at: category.updated_at,
        }
    }
}

/// A step of the scale of priorities.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Priority)]
pub(super) struct PriorityView {
    /// The id.
    #[schema(value_type = Uuid)]
    pub(super) id: PriorityId,
    /// Grows by one with each change; it is the `ETag`.
    version: u32,
    /// The name.
    #[schema(value_type = String, example = "Essential")]
    name: PriorityName,
    /// Its place on the scale: the lowest matters most.
    rank: i32,
    /// When it was created.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it was last changed.
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

impl From<Priority> for PriorityView {
    fn from(priority: Priority) -> Self {
        let Priority { id, version, name, rank, created_at, updated_at } = priority;
        Self { id, version, name, rank, created_at, updated_at }
    }
}

/// A movement.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Movement)]
pub(super) struct MovementView {
    /// The id.
    #[schema(value_type = Uuid)]
    pub(super) id: MovementId,
    /// Grows by one with each change; it is the `ETag`.
    pub(super) version: u32,
    /// In or out.
    #[schema(schema_with = kind::answered)]
    kind: MovementKind,
    /// How much: above zero, with all decimals of its currency.
    #[schema(example = "60.00")]
    amount: String,
    /// ISO 4217.
    #[schema(value_type = String, example = "EUR")]
    currency: Currency,
    /// The date it counts on.
    movement_date: NaiveDate,
    /// What it was for.
    #[schema(value_type = String)]
    description: Description,
    /// The category.
    #[schema(value_type = Option<Uuid>)]
    category_id: Option<CategoryId>,
    /// Who was paid, or who paid.
    #[schema(value_type = Option<String>)]
    payee: Option<Payee>,
    /// How much it mattered.
    #[schema(value_type = Option<Uuid>)]
    priority_id: Option<PriorityId>,
    /// Free labels.
    #[schema(value_type = Vec<String>)]
    tags: BTreeSet<Tag>,
    /// Where the money is kept.
    #[schema(value_type = Option<String>)]
    account: Option<AccountName>,
    /// The receipt it was confirmed from.
    #[schema(value_type = Option<Uuid>)]
    receipt_id: Option<ReceiptId>,
    /// When it was recorded.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it was last changed.
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

impl From<Movement> for MovementView {
    fn from(movement: Movement) -> Self {
        Self {
            id: movement.id,
            version: movement.version,
            kind: movement.kind,
            amount: movement.amount.amount().to_string(),
            currency: movement.amount.currency(),
            movement_date: movement.date,
            description: movement.description,
            category_id: movement.category,
            payee: movement.payee,
            priority_id: movement.priority,
            tags: movement.tags,
            account: movement.account,
            receipt_id: movement.receipt,
            created_at: movement.created_at,
            updated_at: movement.updated_at,
        }
    }
}

/// A whole list.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Items<T> {
    /// All of them.
    pub(super) items: Vec<T>,
}
