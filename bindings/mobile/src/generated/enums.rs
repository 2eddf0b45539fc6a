//! Written by `cargo codegen` from the facade: change that instead.

use cashflow_facade::api::{
    ActorKind, CategoryField, Comparison, DraftWarning, EditKind, Engine, EntityKind, FieldSource, Grouping,
    MediaType, MovementField, MovementKind, Owners, PaymentMethod, Period, ReadOutcome, ReceiptStatus,
};

/// Who did something.
#[uniffi::remote(Enum)]
pub enum ActorKind {
    /// A person.
    User,
    /// A worker that reads receipts.
    Worker,
    /// The library itself.
    System,
}

/// A field of a category that may be empty.
#[uniffi::remote(Enum)]
pub enum CategoryField {
    /// The category above it.
    Parent,
    /// The colour.
    Colour,
    /// The icon.
    Icon,
    /// The priority of a movement that does not say its own.
    DefaultPriority,
}

/// What a summary is compared with.
#[uniffi::remote(Enum)]
pub enum Comparison {
    /// The range before it: as many whole months for whole months, else as many days.
    PreviousPeriod,
}

/// What a reviewer should know about a draft.
#[uniffi::remote(Enum)]
pub enum DraftWarning {
    /// The lines, taxes and rounding do not add up to the total.
    SumsDisagree,
    /// Day and month could be the other way round.
    AmbiguousDate,
    /// No currency was found: the user's own was taken.
    CurrencyAssumed,
    /// The file shows more than one receipt.
    SeveralReceipts,
    /// Nothing that looks like a receipt was found.
    NotAReceipt,
    /// A movement of that date and amount is there already: this may be another photo of the same receipt.
    PossibleDuplicate,
}

/// What happened to one thing.
#[uniffi::remote(Enum)]
pub enum EditKind {
    /// It is new.
    Insert,
    /// It changed.
    Update,
    /// It was deleted.
    Delete,
}

/// What reads receipts.
#[uniffi::remote(Enum)]
pub enum Engine {
    /// Two small neural networks on this machine; no network.
    Local,
    /// Amazon Textract, with the usual variables of AWS.
    Textract,
}

/// What a change is about.
#[uniffi::remote(Enum)]
pub enum EntityKind {
    /// The owner's profile.
    User,
    /// What it signs in with.
    Credential,
    /// A sign-in.
    Session,
    /// A priority.
    Priority,
    /// A category.
    Category,
    /// A movement.
    Movement,
    /// A receipt.
    Receipt,
}

/// How a value came about.
#[uniffi::remote(Enum)]
pub enum FieldSource {
    /// Read by the engine.
    Ocr,
    /// Typed by the provider of the reading.
    Provider,
    /// Derived from other values, by a sum for example.
    Derived,
    /// From the user's own past movements and corrections.
    History,
    /// From words on the receipt.
    Keyword,
    /// Said by the user.
    User,
}

/// What the lines of a report are told apart by.
#[uniffi::remote(Enum)]
pub enum Grouping {
    /// Each category by itself.
    Category,
    /// Each category with the ones below it.
    ParentCategory,
    /// Each priority.
    Priority,
    /// Each payee; spellings with the same key count as one.
    Payee,
    /// Each tag. A movement counts once for each of its tags, so the lines may add up to more than the whole.
    Tag,
    /// Each account.
    Account,
}

/// What a file is.
#[uniffi::remote(Enum)]
pub enum MediaType {
    /// A photo (`image/jpeg`).
    Jpeg,
    /// A screenshot or scan (`image/png`).
    Png,
    /// A photo from the web (`image/webp`).
    Webp,
    /// A document (`application/pdf`).
    Pdf,
}

/// A field of a movement that may be empty.
#[uniffi::remote(Enum)]
pub enum MovementField {
    /// The category.
    Category,
    /// Who was paid, or who paid.
    Payee,
    /// How much it mattered.
    Priority,
    /// Where the money is kept.
    Account,
}

/// The direction of a movement.
#[uniffi::remote(Enum)]
pub enum MovementKind {
    /// Money in.
    Income,
    /// Money out.
    Expense,
}

/// Whose data a handle works on.
#[uniffi::remote(Enum)]
pub enum Owners {
    /// One local owner without any sign-in, who is created when the database is new.
    Local,
    /// Users who register and sign in. The opened handle itself acts for nobody: `signedIn` gives one that does.
    Many,
}

/// How a receipt was paid.
#[uniffi::remote(Enum)]
pub enum PaymentMethod {
    /// Coins and notes.
    Cash,
    /// A debit or credit card.
    Card,
    /// A bank transfer or direct debit.
    Transfer,
    /// Anything else: voucher, wallet and so on.
    Other,
}

/// A calendar period that a report can be cut into.
#[uniffi::remote(Enum)]
pub enum Period {
    /// A day.
    Day,
    /// A week of ISO 8601: from Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// A quarter: from January, April, July or October.
    Quarter,
    /// A calendar year.
    Year,
}

/// What became of a receipt that a worker took.
#[uniffi::remote(Enum)]
pub enum ReadOutcome {
    /// It waits for review.
    Read,
    /// It cannot be read; the receipt says why.
    Failed,
    /// The reader is away: it is back in the queue, for later.
    Postponed,
    /// Somebody else changed it in the meantime; nothing was written.
    Lost,
}

/// Where a receipt is on its way.
#[uniffi::remote(Enum)]
pub enum ReceiptStatus {
    /// Stored and queued.
    Uploaded,
    /// A worker reads it.
    Reading,
    /// Waiting for a person.
    Review,
    /// Became a movement.
    Confirmed,
    /// Will not become a movement.
    Rejected,
    /// Could not be read.
    Failed,
}
