//! Written by `cargo codegen` from the facade: change that instead.

use std::fmt;

use cashflow_facade::api::{self, Amount, Day, Id, Timestamp};
use cashflow_facade::api::{
    AccessClaims, AmountField, BalanceLine, Category, CategoryChange, Change, ChangeSet, Confirmation,
    Confirmed, Correction, DateRange, DayField, IdField, JournalEntry, LineItem, Money, Movement,
    MovementChange, MovementFilter, MovementPage, NewCategory, NewMovement, NewPriority, Owner, PageRequest,
    PaymentField, Place, Point, Priority, PriorityChange, ProfileChange, QueueState, Reading, ReadingLine,
    ReadingPage, ReadingWord, Receipt, ReceiptDraft, ReceiptFilter, ReceiptPage, Snapshot, StoredFile,
    Summary, SummaryLine, SummaryRequest, Sums, TaxLine, TextField, TotalsDrift, Upload, User,
};
use cashflow_facade::api::{
    ActorKind, CategoryField, Comparison, DraftWarning, EditKind, Engine, EntityKind, FieldSource, Grouping,
    MediaType, MovementField, MovementKind, Owners, PaymentMethod, Period, ReceiptStatus,
};

/// What an access token says.
#[uniffi::remote(Record)]
pub struct AccessClaims {
    /// Who.
    pub user_id: Id,
    /// By which sign-in.
    pub session_id: Id,
    /// Since when.
    pub issued_at: Timestamp,
    /// Until when.
    pub expires_at: Timestamp,
}

/// A recognised amount of money.
#[uniffi::remote(Record)]
pub struct AmountField {
    /// The value.
    pub value: Amount,
    /// Its currency (ISO 4217).
    pub currency: String,
    /// The text it was read from; empty when it was derived.
    pub raw: String,
    /// How likely it is right, in thousandths.
    pub confidence: u32,
    /// How it came about.
    pub source: FieldSource,
    /// Where it stands on the document.
    #[uniffi(default)]
    pub place: Option<Place>,
}

/// A line of the running balance.
#[uniffi::remote(Record)]
pub struct BalanceLine {
    /// The first day of the period, which may lie before the range.
    pub period: Day,
    /// The currency (ISO 4217).
    pub currency: String,
    /// The balance before the period.
    pub opening: Amount,
    /// What happened in it.
    pub sums: Sums,
    /// The balance after it.
    pub closing: Amount,
}

/// A category of income or of expense.
#[uniffi::remote(Record)]
pub struct Category {
    /// Its id.
    pub id: Id,
    /// Grows by one with each change.
    pub version: u32,
    /// What its movements are. It never changes.
    pub kind: MovementKind,
    /// The name, unique among its siblings that are not archived (case and accents do not count).
    pub name: String,
    /// The category above it, which has none above itself.
    #[uniffi(default)]
    pub parent_id: Option<Id>,
    /// A colour to draw it in, as `#rrggbb`.
    #[uniffi(default)]
    pub colour: Option<String>,
    /// An icon to draw it with.
    #[uniffi(default)]
    pub icon: Option<String>,
    /// The priority of a movement that does not say its own.
    #[uniffi(default)]
    pub default_priority_id: Option<Id>,
    /// When it was archived: kept with its history, no longer offered.
    #[uniffi(default)]
    pub archived_at: Option<Timestamp>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A change of a category: what is none stays as it is; what `clear` names becomes empty.
#[uniffi::remote(Record)]
pub struct CategoryChange {
    /// The name.
    #[uniffi(default)]
    pub name: Option<String>,
    /// The category above it.
    #[uniffi(default)]
    pub parent_id: Option<Id>,
    /// A colour to draw it in, as `#rrggbb`.
    #[uniffi(default)]
    pub colour: Option<String>,
    /// An icon to draw it with.
    #[uniffi(default)]
    pub icon: Option<String>,
    /// The priority of a movement that does not say its own.
    #[uniffi(default)]
    pub default_priority_id: Option<Id>,
    /// `true` archives: kept with its history, no longer offered. `false` brings it back.
    #[uniffi(default)]
    pub archived: Option<bool>,
    /// Fields that become empty.
    #[uniffi(default)]
    pub clear: Vec<CategoryField>,
}

/// A change of one thing.
#[uniffi::remote(Record)]
pub struct Change {
    /// What it is.
    pub entity: EntityKind,
    /// Its id.
    pub entity_id: Id,
    /// What happened to it.
    pub edit: EditKind,
    /// As it was; none if it is new.
    #[uniffi(default)]
    pub before: Option<Snapshot>,
    /// As it became; none if it was deleted.
    #[uniffi(default)]
    pub after: Option<Snapshot>,
}

/// One write: all of its changes, or none.
#[uniffi::remote(Record)]
pub struct ChangeSet {
    /// Its id, for undo.
    pub id: Id,
    /// Who did it.
    pub actor: ActorKind,
    /// The user, if one did it.
    #[uniffi(default)]
    pub user_id: Option<Id>,
    /// The worker, if one did it.
    #[uniffi(default)]
    pub worker: Option<String>,
    /// When.
    pub at: Timestamp,
    /// What for: the use case, such as `movements.record`.
    pub reason: String,
    /// The caller's idempotency key.
    #[uniffi(default)]
    pub idempotency_key: Option<String>,
    /// The change set that this one takes back.
    #[uniffi(default)]
    pub undoes: Option<Id>,
    /// What changed.
    #[uniffi(default)]
    pub changes: Vec<Change>,
}

/// What to open. Only `database` must be said.
#[derive(Clone, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct Config {
    /// `memory:`, `sqlite:` and the path of a file (or the bare path), or `postgres://user:password@host/database`.
    /// A new database is set up, an older one brought up to date.
    pub database: String,
    /// Where receipt files are kept: `memory:`, `file:///folder` (or the bare path), or `s3://bucket/prefix` with the
    /// usual variables of AWS. None keeps them beside a SQLite file, in a folder named like it with `-receipts` at the
    /// end, and in memory for a database in memory; with PostgreSQL it has to be said.
    #[uniffi(default)]
    pub storage: Option<String>,
    /// What reads receipts; none if receipts are not read here, or if the host passes a reader of its own.
    #[uniffi(default)]
    pub reader: Option<Engine>,
    /// The folder with the models of the local engine; none takes `CASHFLOW_OCR_MODELS`, or the user's cache.
    #[uniffi(default)]
    pub models: Option<String>,
    /// One local owner, or users who sign in; none takes one local owner.
    #[uniffi(default)]
    pub owners: Option<Owners>,
    /// Who the local owner is; it matters only when the database is new.
    #[uniffi(default)]
    pub owner: Option<Owner>,
    /// The secrets that access tokens are signed with, 32 bytes or more each: the first signs, all are accepted. Needed
    /// for sign-in only.
    #[uniffi(default)]
    pub token_secrets: Vec<String>,
    /// The largest receipt file in bytes; none takes 10 MiB.
    #[uniffi(default)]
    pub max_file_size: Option<u32>,
    /// How long an access token is good for, in seconds; none takes 15 minutes.
    #[uniffi(default)]
    pub access_token_seconds: Option<u32>,
    /// How long a refresh token is good for, in seconds; none takes 30 days.
    #[uniffi(default)]
    pub refresh_token_seconds: Option<u32>,
}

impl fmt::Debug for Config {
    /// Its name only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Config(…)")
    }
}

impl From<Config> for api::Config {
    fn from(value: Config) -> Self {
        Self {
            database: value.database,
            storage: value.storage,
            reader: value.reader,
            models: value.models,
            owners: value.owners,
            owner: value.owner,
            token_secrets: value.token_secrets,
            max_file_size: value.max_file_size,
            access_token_seconds: value.access_token_seconds,
            refresh_token_seconds: value.refresh_token_seconds,
        }
    }
}

impl From<api::Config> for Config {
    fn from(value: api::Config) -> Self {
        Self {
            database: value.database,
            storage: value.storage,
            reader: value.reader,
            models: value.models,
            owners: value.owners,
            owner: value.owner,
            token_secrets: value.token_secrets,
            max_file_size: value.max_file_size,
            access_token_seconds: value.access_token_seconds,
            refresh_token_seconds: value.refresh_token_seconds,
        }
    }
}

/// What a person adds when they confirm a receipt.
#[uniffi::remote(Record)]
pub struct Confirmation {
    /// Corrections of what was understood.
    #[uniffi(default)]
    pub correction: Option<Correction>,
    /// In or out; none takes an expense.
    #[uniffi(default)]
    pub kind: Option<MovementKind>,
    /// What it was for.
    #[uniffi(default)]
    pub description: Option<String>,
    /// Free labels, 20 at most.
    #[uniffi(default)]
    pub tags: Vec<String>,
    /// Where the money is kept.
    #[uniffi(default)]
    pub account: Option<String>,
    /// The movement's own id; none makes one.
    #[uniffi(default)]
    pub movement_id: Option<Id>,
}

/// A confirmed receipt and the movement it became.
#[uniffi::remote(Record)]
pub struct Confirmed {
    /// The receipt.
    pub receipt: Receipt,
    /// The movement.
    pub movement: Movement,
}

/// What a person says about a receipt: what is none stays as it was understood.
#[uniffi::remote(Record)]
pub struct Correction {
    /// The merchant; it becomes the payee.
    #[uniffi(default)]
    pub merchant: Option<String>,
    /// The date of the purchase.
    #[uniffi(default)]
    pub date: Option<Day>,
    /// What was paid. Without `currency` it is in that of the receipt, or the owner's.
    #[uniffi(default)]
    pub total: Option<Amount>,
    /// The currency (ISO 4217); alone it says what the understood total is in.
    #[uniffi(default)]
    pub currency: Option<String>,
    /// The category.
    #[uniffi(default)]
    pub category_id: Option<Id>,
    /// The priority.
    #[uniffi(default)]
    pub priority_id: Option<Id>,
}

/// Dates from the first to the last, both included.
#[uniffi::remote(Record)]
pub struct DateRange {
    /// The first day.
    pub date_from: Day,
    /// The last day.
    pub date_to: Day,
}

/// A recognised date.
#[uniffi::remote(Record)]
pub struct DayField {
    /// The value.
    pub value: Day,
    /// The text it was read from; empty when it was derived.
    pub raw: String,
    /// How likely it is right, in thousandths.
    pub confidence: u32,
    /// How it came about.
    pub source: FieldSource,
    /// Where it stands on the document.
    #[uniffi(default)]
    pub place: Option<Place>,
}

/// A document to read.
#[derive(Clone, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct Document {
    /// Its content.
    pub content: Vec<u8>,
    /// What it is, decided by its content.
    pub media_type: MediaType,
}

impl fmt::Debug for Document {
    /// Its name only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Document(…)")
    }
}

impl From<Document> for api::Document {
    fn from(value: Document) -> Self {
        Self { content: value.content, media_type: value.media_type }
    }
}

impl From<api::Document> for Document {
    fn from(value: api::Document) -> Self {
        Self { content: value.content, media_type: value.media_type }
    }
}

/// A proposed category or priority.
#[uniffi::remote(Record)]
pub struct IdField {
    /// The id.
    pub value: Id,
    /// The text it was proposed for; empty when there is none.
    pub raw: String,
    /// How likely it is right, in thousandths.
    pub confidence: u32,
    /// How it came about.
    pub source: FieldSource,
    /// Where it stands on the document.
    #[uniffi(default)]
    pub place: Option<Place>,
}

/// A change set with its place in the owner's feed.
#[uniffi::remote(Record)]
pub struct JournalEntry {
    /// Grows with each; it may jump.
    pub sequence: i64,
    /// What was written.
    pub change_set: ChangeSet,
}

/// One line of what was bought.
#[uniffi::remote(Record)]
pub struct LineItem {
    /// The name, as printed.
    pub description: TextField,
    /// How many, or how much of a unit.
    #[uniffi(default)]
    pub quantity: Option<Amount>,
    /// The price of one.
    #[uniffi(default)]
    pub unit_price: Option<Amount>,
    /// What the line costs; negative for a return or a discount line.
    pub amount: AmountField,
}

/// An amount of a currency.
#[uniffi::remote(Record)]
pub struct Money {
    /// The amount.
    pub amount: Amount,
    /// Its currency (ISO 4217).
    pub currency: String,
}

/// Money that came in or went out.
#[uniffi::remote(Record)]
pub struct Movement {
    /// Its id.
    pub id: Id,
    /// Grows by one with each change.
    pub version: u32,
    /// In or out.
    pub kind: MovementKind,
    /// How much: always above zero, `kind` tells the direction. It has the decimals of its currency.
    pub amount: Amount,
    /// The currency (ISO 4217).
    pub currency: String,
    /// The calendar date it counts on.
    pub date: Day,
    /// What it was for; may be empty.
    pub description: String,
    /// The category, of the same kind.
    #[uniffi(default)]
    pub category_id: Option<Id>,
    /// Who was paid, or who paid.
    #[uniffi(default)]
    pub payee: Option<String>,
    /// How much it mattered.
    #[uniffi(default)]
    pub priority_id: Option<Id>,
    /// Free labels, in their order.
    #[uniffi(default)]
    pub tags: Vec<String>,
    /// Where the money is kept.
    #[uniffi(default)]
    pub account: Option<String>,
    /// The receipt it was confirmed from.
    #[uniffi(default)]
    pub receipt_id: Option<Id>,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A change of a movement: what is none stays as it is; what `clear` names becomes empty.
#[uniffi::remote(Record)]
pub struct MovementChange {
    /// In or out.
    #[uniffi(default)]
    pub kind: Option<MovementKind>,
    /// How much; above zero. Without `currency` it is in the movement's.
    #[uniffi(default)]
    pub amount: Option<Amount>,
    /// The currency (ISO 4217); only together with an amount.
    #[uniffi(default)]
    pub currency: Option<String>,
    /// The date it counts on.
    #[uniffi(default)]
    pub date: Option<Day>,
    /// What it was for; empty takes it away.
    #[uniffi(default)]
    pub description: Option<String>,
    /// The category, of the same kind.
    #[uniffi(default)]
    pub category_id: Option<Id>,
    /// Who was paid, or who paid.
    #[uniffi(default)]
    pub payee: Option<String>,
    /// How much it mattered.
    #[uniffi(default)]
    pub priority_id: Option<Id>,
    /// Free labels, all of them.
    #[uniffi(default)]
    pub tags: Option<Vec<String>>,
    /// Where the money is kept.
    #[uniffi(default)]
    pub account: Option<String>,
    /// Fields that become empty.
    #[uniffi(default)]
    pub clear: Vec<MovementField>,
}

/// Which movements a list shows: all that is set must hold.
#[uniffi::remote(Record)]
pub struct MovementFilter {
    /// On this date or later.
    #[uniffi(default)]
    pub date_from: Option<Day>,
    /// On this date or earlier.
    #[uniffi(default)]
    pub date_to: Option<Day>,
    /// Income or expense only.
    #[uniffi(default)]
    pub kind: Option<MovementKind>,
    /// In this category or one below it.
    #[uniffi(default)]
    pub category_id: Option<Id>,
    /// Those without a category; not together with `categoryId`.
    #[uniffi(default)]
    pub uncategorised: bool,
    /// This much or more, in units of whatever currency the movement has.
    #[uniffi(default)]
    pub min: Option<Amount>,
    /// This much or less, in units of whatever currency the movement has.
    #[uniffi(default)]
    pub max: Option<Amount>,
    /// In this currency (ISO 4217).
    #[uniffi(default)]
    pub currency: Option<String>,
    /// With this text in description or payee; case and accents do not count.
    #[uniffi(default)]
    pub text: Option<String>,
    /// With this tag, exactly.
    #[uniffi(default)]
    pub tag: Option<String>,
    /// With this priority.
    #[uniffi(default)]
    pub priority_id: Option<Id>,
    /// Of this account, exactly.
    #[uniffi(default)]
    pub account: Option<String>,
    /// Confirmed from this receipt.
    #[uniffi(default)]
    pub receipt_id: Option<Id>,
}

/// A page of movements, newest first.
#[uniffi::remote(Record)]
pub struct MovementPage {
    /// The movements.
    #[uniffi(default)]
    pub items: Vec<Movement>,
    /// The cursor of the older ones, if there are any.
    #[uniffi(default)]
    pub next: Option<String>,
    /// The cursor of the newer ones, if there may be any.
    #[uniffi(default)]
    pub previous: Option<String>,
}

/// A category to be created.
#[uniffi::remote(Record)]
pub struct NewCategory {
    /// What its movements are; it cannot be changed later.
    pub kind: MovementKind,
    /// The name, unique among its siblings.
    pub name: String,
    /// The category above it, which must have none above itself.
    #[uniffi(default)]
    pub parent_id: Option<Id>,
    /// A colour to draw it in, as `#rrggbb`.
    #[uniffi(default)]
    pub colour: Option<String>,
    /// An icon to draw it with.
    #[uniffi(default)]
    pub icon: Option<String>,
    /// The priority of a movement that does not say its own.
    #[uniffi(default)]
    pub default_priority_id: Option<Id>,
    /// The caller's own id; none makes one.
    #[uniffi(default)]
    pub id: Option<Id>,
}

/// A movement to be recorded.
#[uniffi::remote(Record)]
pub struct NewMovement {
    /// In or out.
    pub kind: MovementKind,
    /// How much; above zero, with no more decimals than the currency has.
    pub amount: Amount,
    /// The date it counts on.
    pub date: Day,
    /// The currency (ISO 4217); none takes the owner's.
    #[uniffi(default)]
    pub currency: Option<String>,
    /// What it was for.
    #[uniffi(default)]
    pub description: Option<String>,
    /// The category, of the same kind.
    #[uniffi(default)]
    pub category_id: Option<Id>,
    /// Who was paid, or who paid.
    #[uniffi(default)]
    pub payee: Option<String>,
    /// How much it mattered; none takes the category's default.
    #[uniffi(default)]
    pub priority_id: Option<Id>,
    /// Free labels, 20 at most.
    #[uniffi(default)]
    pub tags: Vec<String>,
    /// Where the money is kept.
    #[uniffi(default)]
    pub account: Option<String>,
    /// The caller's own id; none makes one.
    #[uniffi(default)]
    pub id: Option<Id>,
}

/// A priority to be created.
#[uniffi::remote(Record)]
pub struct NewPriority {
    /// The name, unique on the scale.
    pub name: String,
    /// Its place on the scale: the lowest matters most.
    pub rank: i64,
}

/// A person who registers.
#[derive(Clone, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct NewUser {
    /// The name.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The password, of 8 to 128 characters.
    pub password: String,
    /// The currency they think in (ISO 4217); none takes EUR.
    #[uniffi(default)]
    pub currency: Option<String>,
    /// Language and region (BCP 47), also that of the first categories; none takes `en`.
    #[uniffi(default)]
    pub locale: Option<String>,
    /// What "today" means (IANA); none takes UTC.
    #[uniffi(default)]
    pub time_zone: Option<String>,
}

impl fmt::Debug for NewUser {
    /// Its name only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewUser(…)")
    }
}

impl From<NewUser> for api::NewUser {
    fn from(value: NewUser) -> Self {
        Self {
            name: value.name,
            email: value.email,
            password: value.password,
            currency: value.currency,
            locale: value.locale,
            time_zone: value.time_zone,
        }
    }
}

impl From<api::NewUser> for NewUser {
    fn from(value: api::NewUser) -> Self {
        Self {
            name: value.name,
            email: value.email,
            password: value.password,
            currency: value.currency,
            locale: value.locale,
            time_zone: value.time_zone,
        }
    }
}

/// Who the local owner of a new database is.
#[uniffi::remote(Record)]
pub struct Owner {
    /// The name; none takes "Local owner".
    #[uniffi(default)]
    pub name: Option<String>,
    /// The currency they think in (ISO 4217); none takes EUR.
    #[uniffi(default)]
    pub currency: Option<String>,
    /// Language and region (BCP 47), also that of the first categories; none takes `en`.
    #[uniffi(default)]
    pub locale: Option<String>,
    /// What "today" means (IANA); none takes UTC.
    #[uniffi(default)]
    pub time_zone: Option<String>,
}

/// How much of a list, and from where. Lists come newest first.
#[uniffi::remote(Record)]
pub struct PageRequest {
    /// The most items, 1 to 500; none takes 50.
    #[uniffi(default)]
    pub limit: Option<u32>,
    /// Where to go on: `next` or `previous` of a page; none starts at the newest.
    #[uniffi(default)]
    pub cursor: Option<String>,
}

/// A recognised way of paying.
#[uniffi::remote(Record)]
pub struct PaymentField {
    /// The value.
    pub value: PaymentMethod,
    /// The text it was read from; empty when it was derived.
    pub raw: String,
    /// How likely it is right, in thousandths.
    pub confidence: u32,
    /// How it came about.
    pub source: FieldSource,
    /// Where it stands on the document.
    #[uniffi(default)]
    pub place: Option<Place>,
}

/// A place on a document.
#[uniffi::remote(Record)]
pub struct Place {
    /// The page, from 1.
    pub page: u32,
    /// Four corners in reading order of the text: top left, top right, bottom right, bottom left.
    #[uniffi(default)]
    pub corners: Vec<Point>,
}

/// A point. In a reading: pixels of the page. In a draft: ten-thousandths of the upright page's width and height.
#[uniffi::remote(Record)]
pub struct Point {
    /// To the right.
    pub x: i64,
    /// Downwards.
    pub y: i64,
}

/// A step of the scale.
#[uniffi::remote(Record)]
pub struct Priority {
    /// Its id.
    pub id: Id,
    /// Grows by one with each change.
    pub version: u32,
    /// The name, unique on the scale (case and accents do not count).
    pub name: String,
    /// Its place on the scale: the lowest matters most.
    pub rank: i64,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A change of a priority: what is none stays as it is.
#[uniffi::remote(Record)]
pub struct PriorityChange {
    /// The name.
    #[uniffi(default)]
    pub name: Option<String>,
    /// Its place on the scale: the lowest matters most.
    #[uniffi(default)]
    pub rank: Option<i64>,
}

/// A change of the profile: what is none stays as it is. The e-mail address is changed by `users.changeEmail`.
#[uniffi::remote(Record)]
pub struct ProfileChange {
    /// The name.
    #[uniffi(default)]
    pub name: Option<String>,
    /// The currency they think in (ISO 4217).
    #[uniffi(default)]
    pub currency: Option<String>,
    /// Language and region (BCP 47).
    #[uniffi(default)]
    pub locale: Option<String>,
    /// What "today" means (IANA).
    #[uniffi(default)]
    pub time_zone: Option<String>,
}

/// How full the queue is.
#[uniffi::remote(Record)]
pub struct QueueState {
    /// Receipts waiting.
    pub queued: i64,
    /// Receipts being read.
    pub reading: i64,
    /// Since when the longest waiting one is due, or when the next one will be.
    #[uniffi(default)]
    pub oldest_due: Option<Timestamp>,
}

/// The text of a whole document, as an engine read it.
#[uniffi::remote(Record)]
pub struct Reading {
    /// The engine and its model, for provenance.
    pub engine: String,
    /// The pages in their order. A photo has one.
    #[uniffi(default)]
    pub pages: Vec<ReadingPage>,
}

/// One run of text on one line. A row of a receipt may consist of several.
#[uniffi::remote(Record)]
pub struct ReadingLine {
    /// The text as read.
    pub text: String,
    /// The engine's own score, in thousandths.
    pub confidence: u32,
    /// Four corners in pixels, in reading order of the text: top left, top right, bottom right, bottom left; or the
    /// top left and the bottom right one of an upright box.
    #[uniffi(default)]
    pub corners: Vec<Point>,
    /// Its words, where the engine tells them apart.
    #[uniffi(default)]
    pub words: Vec<ReadingWord>,
}

/// One page of a reading.
#[uniffi::remote(Record)]
pub struct ReadingPage {
    /// Width in pixels of the upright page that the corners refer to.
    pub width: u32,
    /// Height in pixels of the upright page that the corners refer to.
    pub height: u32,
    /// The lines in any order.
    #[uniffi(default)]
    pub lines: Vec<ReadingLine>,
}

/// One word of a line.
#[uniffi::remote(Record)]
pub struct ReadingWord {
    /// The text as read.
    pub text: String,
    /// The engine's own score, in thousandths.
    pub confidence: u32,
    /// Its corners, as those of a line.
    #[uniffi(default)]
    pub corners: Vec<Point>,
}

/// A receipt: one document of a file, what was understood of it, and where it is on its way.
#[uniffi::remote(Record)]
pub struct Receipt {
    /// Its id.
    pub id: Id,
    /// Grows by one with each change.
    pub version: u32,
    /// Where it is on its way.
    pub status: ReceiptStatus,
    /// The stored file.
    pub file: StoredFile,
    /// The name it was uploaded under, for show only.
    #[uniffi(default)]
    pub file_name: Option<String>,
    /// Which of the receipts in the file it is, from 1.
    pub part: u32,
    /// How often reading it was begun since it was last queued.
    pub attempts: u32,
    /// What was understood; from review on.
    #[uniffi(default)]
    pub draft: Option<ReceiptDraft>,
    /// The movement it became, when it is confirmed.
    #[uniffi(default)]
    pub movement_id: Option<Id>,
    /// While it is queued: it is not read before this. While it is read: after this another worker may take over.
    #[uniffi(default)]
    pub due: Option<Timestamp>,
    /// The worker that reads it.
    #[uniffi(default)]
    pub worker: Option<String>,
    /// The stable code of the error, when it failed.
    #[uniffi(default)]
    pub failure_code: Option<String>,
    /// The reason for people, when it failed.
    #[uniffi(default)]
    pub failure_message: Option<String>,
    /// When it was uploaded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// What a receipt says, as far as it was understood. Nothing in it has been confirmed by a person yet.
#[uniffi::remote(Record)]
pub struct ReceiptDraft {
    /// The name of the business, as printed.
    #[uniffi(default)]
    pub merchant: Option<TextField>,
    /// Its tax number, as printed without blanks.
    #[uniffi(default)]
    pub tax_id: Option<TextField>,
    /// The date of the purchase.
    #[uniffi(default)]
    pub date: Option<DayField>,
    /// The currency of all amounts (ISO 4217).
    #[uniffi(default)]
    pub currency: Option<TextField>,
    /// What was to pay, all included, after rounding.
    #[uniffi(default)]
    pub total: Option<AmountField>,
    /// Before tax, tip, discount and rounding, where printed.
    #[uniffi(default)]
    pub subtotal: Option<AmountField>,
    /// The tip.
    #[uniffi(default)]
    pub tip: Option<AmountField>,
    /// The discount, as a positive amount.
    #[uniffi(default)]
    pub discount: Option<AmountField>,
    /// The rounding to what coins can pay; may be negative.
    #[uniffi(default)]
    pub rounding: Option<AmountField>,
    /// The taxes, a line for each rate.
    #[uniffi(default)]
    pub taxes: Vec<TaxLine>,
    /// How it was paid.
    #[uniffi(default)]
    pub payment: Option<PaymentField>,
    /// The lines of what was bought.
    #[uniffi(default)]
    pub items: Vec<LineItem>,
    /// The likely category of the user.
    #[uniffi(default)]
    pub category: Option<IdField>,
    /// The likely priority of the user.
    #[uniffi(default)]
    pub priority: Option<IdField>,
    /// What a reviewer should know.
    #[uniffi(default)]
    pub warnings: Vec<DraftWarning>,
}

/// The file of a receipt with its content.
#[derive(Clone, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct ReceiptFile {
    /// The stored file.
    pub file: StoredFile,
    /// Its content, as it was uploaded.
    pub content: Vec<u8>,
}

impl fmt::Debug for ReceiptFile {
    /// Its name only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReceiptFile(…)")
    }
}

impl From<ReceiptFile> for api::ReceiptFile {
    fn from(value: ReceiptFile) -> Self {
        Self { file: value.file, content: value.content }
    }
}

impl From<api::ReceiptFile> for ReceiptFile {
    fn from(value: api::ReceiptFile) -> Self {
        Self { file: value.file, content: value.content }
    }
}

/// Which receipts a list shows.
#[uniffi::remote(Record)]
pub struct ReceiptFilter {
    /// With one of these states; empty for all.
    #[uniffi(default)]
    pub status: Vec<ReceiptStatus>,
}

/// A page of receipts, newest first.
#[uniffi::remote(Record)]
pub struct ReceiptPage {
    /// The receipts.
    #[uniffi(default)]
    pub items: Vec<Receipt>,
    /// The cursor of the older ones, if there are any.
    #[uniffi(default)]
    pub next: Option<String>,
    /// The cursor of the newer ones, if there may be any.
    #[uniffi(default)]
    pub previous: Option<String>,
}

/// A signed-in user with their tokens.
#[derive(Clone, uniffi::Record)]
#[uniffi::export(Debug)]
pub struct SignIn {
    /// Who.
    pub user_id: Id,
    /// For each request; see `authenticate` and `signedIn`.
    pub access_token: String,
    /// When the access token expires.
    pub expires_at: Timestamp,
    /// For the next `refresh`, once.
    pub refresh_token: String,
}

impl fmt::Debug for SignIn {
    /// Its name only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignIn(…)")
    }
}

impl From<SignIn> for api::SignIn {
    fn from(value: SignIn) -> Self {
        Self {
            user_id: value.user_id,
            access_token: value.access_token,
            expires_at: value.expires_at,
            refresh_token: value.refresh_token,
        }
    }
}

impl From<api::SignIn> for SignIn {
    fn from(value: api::SignIn) -> Self {
        Self {
            user_id: value.user_id,
            access_token: value.access_token,
            expires_at: value.expires_at,
            refresh_token: value.refresh_token,
        }
    }
}

/// A thing as it was at some time: the one field of its kind is set. Credentials and sign-ins show nothing.
#[uniffi::remote(Record)]
pub struct Snapshot {
    /// The profile.
    #[uniffi(default)]
    pub user: Option<User>,
    /// The priority.
    #[uniffi(default)]
    pub priority: Option<Priority>,
    /// The category.
    #[uniffi(default)]
    pub category: Option<Category>,
    /// The movement.
    #[uniffi(default)]
    pub movement: Option<Movement>,
    /// The receipt.
    #[uniffi(default)]
    pub receipt: Option<Receipt>,
}

/// A file in the file store.
#[uniffi::remote(Record)]
pub struct StoredFile {
    /// SHA-256 of the content, in hexadecimal.
    pub sha256: String,
    /// What it is, decided by its content.
    pub media_type: MediaType,
    /// Its size in bytes.
    pub size: i64,
}

/// The sums of a range.
#[uniffi::remote(Record)]
pub struct Summary {
    /// The first day.
    pub date_from: Day,
    /// The last day, included.
    pub date_to: Day,
    /// The first day of what it is compared with.
    #[uniffi(default)]
    pub compared_from: Option<Day>,
    /// The last day of what it is compared with.
    #[uniffi(default)]
    pub compared_to: Option<Day>,
    /// A line for each period, value and currency that has movements (in either range, if it is compared).
    #[uniffi(default)]
    pub lines: Vec<SummaryLine>,
    /// The whole, a line for each currency.
    #[uniffi(default)]
    pub totals: Vec<SummaryLine>,
}

/// One line of a summary.
#[uniffi::remote(Record)]
pub struct SummaryLine {
    /// The first day of the period, which may lie before the range.
    #[uniffi(default)]
    pub period: Option<Day>,
    /// The category, in a report by category; none for movements without one.
    #[uniffi(default)]
    pub category_id: Option<Id>,
    /// The priority, in a report by priority; none for movements without one.
    #[uniffi(default)]
    pub priority_id: Option<Id>,
    /// The payee, tag or account, in a report by one of these; none for movements without one.
    #[uniffi(default)]
    pub label: Option<String>,
    /// The currency (ISO 4217).
    pub currency: String,
    /// The sums.
    pub sums: Sums,
    /// The sums of the same line in the range before.
    #[uniffi(default)]
    pub previous: Option<Sums>,
}

/// What a summary is to show.
#[uniffi::remote(Record)]
pub struct SummaryRequest {
    /// The first day.
    pub date_from: Day,
    /// The last day, included.
    pub date_to: Day,
    /// A line for each calendar period.
    #[uniffi(default)]
    pub period: Option<Period>,
    /// A line for each value of this.
    #[uniffi(default)]
    pub group: Option<Grouping>,
    /// What it is compared with.
    #[uniffi(default)]
    pub compare: Option<Comparison>,
    /// Income or expense only.
    #[uniffi(default)]
    pub kind: Option<MovementKind>,
    /// One category with the ones below it.
    #[uniffi(default)]
    pub category_id: Option<Id>,
    /// One priority.
    #[uniffi(default)]
    pub priority_id: Option<Id>,
    /// One currency (ISO 4217).
    #[uniffi(default)]
    pub currency: Option<String>,
    /// One account.
    #[uniffi(default)]
    pub account: Option<String>,
}

/// Sums of one currency.
#[uniffi::remote(Record)]
pub struct Sums {
    /// Money in.
    pub income: Amount,
    /// Money out, as a positive sum.
    pub expense: Amount,
    /// Income less expense.
    pub net: Amount,
    /// How many movements.
    pub count: i64,
}

/// One rate of a tax.
#[uniffi::remote(Record)]
pub struct TaxLine {
    /// The percentage, such as 21.
    #[uniffi(default)]
    pub rate: Option<Amount>,
    /// What it is charged on.
    #[uniffi(default)]
    pub base: Option<Amount>,
    /// The tax.
    pub amount: AmountField,
}

/// A recognised text.
#[uniffi::remote(Record)]
pub struct TextField {
    /// The value.
    pub value: String,
    /// The text it was read from; empty when it was derived.
    pub raw: String,
    /// How likely it is right, in thousandths.
    pub confidence: u32,
    /// How it came about.
    pub source: FieldSource,
    /// Where it stands on the document.
    #[uniffi(default)]
    pub place: Option<Place>,
}

/// A kept total that differs from the sum of the movements: a damaged database.
#[uniffi::remote(Record)]
pub struct TotalsDrift {
    /// The first day of the month.
    pub month: Day,
    /// Income or expense.
    pub kind: MovementKind,
    /// The category.
    #[uniffi(default)]
    pub category_id: Option<Id>,
    /// The priority.
    #[uniffi(default)]
    pub priority_id: Option<Id>,
    /// The currency (ISO 4217).
    pub currency: String,
    /// The kept sum.
    pub kept: Amount,
    /// The kept number of movements.
    pub kept_count: i64,
    /// The sum of the movements.
    pub actual: Amount,
    /// The number of movements.
    pub actual_count: i64,
}

/// What an upload came to.
#[uniffi::remote(Record)]
pub struct Upload {
    /// The receipt: a new one, or the one that the same file became before.
    pub receipt: Receipt,
    /// Whether the same file was there already. Nothing was written then.
    #[uniffi(default)]
    pub duplicate: bool,
}

/// A person, or the single local owner.
#[uniffi::remote(Record)]
pub struct User {
    /// Its id: the owner of everything it records.
    pub id: Id,
    /// Grows by one with each change.
    pub version: u32,
    /// The name.
    pub name: String,
    /// The address it signs in with; none for a local owner.
    #[uniffi(default)]
    pub email: Option<String>,
    /// The currency it thinks in (ISO 4217).
    pub currency: String,
    /// Language and region (BCP 47).
    pub locale: String,
    /// What "today" means (IANA).
    pub time_zone: String,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}
