//! What the packages of all languages offer. See the crate's documentation for the types that may appear here.

mod cashflow;
mod categories;
mod config;
mod drafts;
mod error;
mod history;
mod movements;
mod priorities;
mod profile;
mod queue;
mod reader;
mod receipts;
mod reports;
mod users;
mod values;

pub use cashflow::Cashflow;
pub use categories::{Categories, Category, CategoryChange, CategoryField, NewCategory};
pub use config::{Config, Engine, Owner, Owners};
pub use drafts::{
    AmountField, DayField, DraftWarning, FieldSource, IdField, LineItem, PaymentField, PaymentMethod, Place,
    Point, ReceiptDraft, TaxLine, TextField,
};
pub use error::{ApiError, ErrorKind, Result};
pub use history::{ActorKind, Change, ChangeSet, EditKind, EntityKind, History, JournalEntry, Snapshot};
pub use movements::{
    Movement, MovementChange, MovementField, MovementFilter, MovementKind, MovementPage, Movements,
    NewMovement,
};
pub use priorities::{NewPriority, Priorities, Priority, PriorityChange};
pub use profile::{Profile, ProfileChange, User};
pub use queue::{Queue, QueueState, ReadOutcome};
pub use reader::{Document, Reading, ReadingLine, ReadingPage, ReadingWord, ReceiptReader};
pub use receipts::{
    Confirmation, Confirmed, Correction, MediaType, Receipt, ReceiptFile, ReceiptFilter, ReceiptPage,
    ReceiptStatus, Receipts, StoredFile, Upload,
};
pub use reports::{
    BalanceLine, Comparison, Grouping, Money, Period, Reports, Summary, SummaryLine, SummaryRequest, Sums,
    TotalsDrift,
};
pub use users::{AccessClaims, NewUser, SignIn, Users};
pub use values::{Amount, Bytes, DateRange, Day, Id, PageRequest, Timestamp};
