//! An owner with priorities, categories and whatever a case needs, ready to be committed.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::{
    Actor, Category, CategoryId, Change, ChangeSet, ContentHash, Credential, Currency, Description, Email,
    Idempotency, IdempotencyKey, Locale, MediaType, Money, Movement, MovementKind, Priority, Receipt,
    ReceiptState, Session, StoredFile, TimeZone, Timestamp, User, UserId,
};
use crate::error::Result;
use crate::ports::{Committed, Store};
use crate::testkit::{Entity, insert};

/// An owner that is in the store, with two priorities and four categories.
#[derive(Debug, Clone)]
pub struct Fixture {
    /// The owner.
    pub user: User,
    /// A priority, the first of the scale.
    pub essential: Priority,
    /// A priority, the last of the scale.
    pub optional: Priority,
    /// A category of expense.
    pub food: Category,
    /// A category below [`food`](Self::food).
    pub groceries: Category,
    /// A category of expense, beside food.
    pub leisure: Category,
    /// A category of income.
    pub salary: Category,
}

/// A new id.
pub fn new_id<T: From<Uuid>>() -> T {
    Uuid::now_v7().into()
}

/// A date from `YYYY-MM-DD`.
pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The instant so many seconds after 2026-03-12T18:25:43.511277Z.
pub fn at(seconds: i64) -> Timestamp {
    Timestamp::from_micros(1_773_339_943_511_277 + seconds * 1_000_000).unwrap()
}

impl Fixture {
    /// Puts a new owner into a store.
    pub async fn new(store: &dyn Store) -> Self {
        let fixture = Self::unsaved();
        let changes = fixture.changes();
        fixture.commit(store, changes).await;
        fixture
    }

    /// An owner that no store has yet.
    pub fn unsaved() -> Self {
        let food = category(MovementKind::Expense, "Comida");
        let groceries = Category { parent: Some(food.id), ..category(MovementKind::Expense, "Supermercado") };
        Self {
            user: user(),
            essential: priority("Esencial", 1),
            optional: priority("Opcional", 3),
            food,
            groceries,
            leisure: category(MovementKind::Expense, "Ocio"),
            salary: category(MovementKind::Income, "Nómina"),
        }
    }

    /// The changes that put it into a store.
    pub fn changes(&self) -> Vec<Change> {
        vec![
            insert(&self.user),
            insert(&self.essential),
            insert(&self.optional),
            insert(&self.food),
            insert(&self.groceries),
            insert(&self.leisure),
            insert(&self.salary),
        ]
    }

    /// The id of the owner.
    pub fn owner(&self) -> UserId {
        self.user.id
    }

    /// A change set of the owner.
    pub fn set(&self, changes: Vec<Change>) -> ChangeSet {
        ChangeSet {
            id: new_id(),
            owner: self.owner(),
            actor: Actor::User(self.owner()),
            at: at(0),
            reason: "testkit".to_owned(),
            idempotency: None,
            undoes: None,
            changes,
        }
    }

    /// A change set of the owner with an idempotency key, for a request of this content.
    pub fn keyed(&self, key: &str, request: &str, changes: Vec<Change>) -> ChangeSet {
        let idempotency = Idempotency {
            key: IdempotencyKey::new(key).unwrap(),
            fingerprint: ContentHash::of(request.as_bytes()),
        };
        ChangeSet { idempotency: Some(idempotency), ..self.set(changes) }
    }

    /// Commits changes that must go through.
    pub async fn commit(&self, store: &dyn Store, changes: Vec<Change>) -> Committed {
        self.attempt(store, changes).await.unwrap()
    }

    /// Commits changes that may be refused.
    pub async fn attempt(&self, store: &dyn Store, changes: Vec<Change>) -> Result<Committed> {
        store.commit(&self.set(changes)).await
    }

    /// Commits new rows that must go through.
    pub async fn record<'a, T: Entity + 'a>(&self, store: &dyn Store, new: impl IntoIterator<Item = &'a T>) {
        let changes = new.into_iter().map(insert).collect();
        self.commit(store, changes).await;
    }

    /// An expense in euros without category or anything else.
    pub fn expense(&self, amount: &str, on: &str) -> Movement {
        Movement {
            id: new_id(),
            version: 1,
            kind: MovementKind::Expense,
            amount: Money::parse(amount, Currency::EUR).unwrap(),
            date: date(on),
            description: Description::EMPTY,
            category: None,
            payee: None,
            priority: None,
            tags: BTreeSet::new(),
            account: None,
            receipt: None,
            created_at: at(0),
            updated_at: at(0),
        }
    }

    /// An income in euros without category or anything else.
    pub fn income(&self, amount: &str, on: &str) -> Movement {
        Movement { kind: MovementKind::Income, ..self.expense(amount, on) }
    }

    /// A receipt of a photo with this content, queued since a number of seconds.
    pub fn receipt(&self, content: &str, seconds: i64) -> Receipt {
        let content = content.as_bytes();
        Receipt {
            id: new_id(),
            version: 1,
            file: StoredFile {
                sha256: ContentHash::of(content),
                media_type: MediaType::Jpeg,
                size: content.len() as u64,
            },
            file_name: None,
            part: 1,
            state: ReceiptState::Uploaded { due: at(seconds) },
            attempts: 0,
            draft: None,
            created_at: at(seconds),
            updated_at: at(seconds),
        }
    }

    /// What the owner signs in with.
    pub fn credential(&self, email: &str) -> Credential {
        Credential {
            user: self.owner(),
            version: 1,
            email: Email::new(email).unwrap(),
            password_hash: "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaA".to_owned(),
            updated_at: at(0),
        }
    }

    /// The first session of a sign-in.
    pub fn session(&self, seconds: i64) -> Session {
        let id = new_id();
        Session {
            id,
            version: 1,
            family: id,
            token_hash: *ContentHash::of(&seconds.to_le_bytes()).as_bytes(),
            created_at: at(seconds),
            expires_at: at(seconds + 3_600),
            used_at: None,
            revoked_at: None,
        }
    }
}

/// A user without an e-mail address.
fn user() -> User {
    User {
        id: new_id(),
        version: 1,
        name: "Ana".parse().unwrap(),
        email: None,
        currency: Currency::EUR,
        locale: Locale::new("es-ES").unwrap(),
        time_zone: TimeZone::new("Europe/Madrid").unwrap(),
        created_at: at(0),
        updated_at: at(0),
    }
}

fn priority(name: &str, rank: i32) -> Priority {
    Priority {
        id: new_id(),
        version: 1,
        name: name.parse().unwrap(),
        rank,
        created_at: at(0),
        updated_at: at(0),
    }
}

fn category(kind: MovementKind, name: &str) -> Category {
    Category {
        id: new_id::<CategoryId>(),
        version: 1,
        kind,
        name: name.parse().unwrap(),
        parent: None,
        colour: None,
        icon: None,
        default_priority: None,
        archived_at: None,
        created_at: at(0),
        updated_at: at(0),
    }
}
