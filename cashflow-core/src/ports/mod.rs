//! What the core needs from outside: small object-safe traits, each with its *Behaviour* as a contract.
//!
//! Every bullet of a *Behaviour* list is one named case of the conformance suite in `testkit`, which each adapter runs.

mod categories;
mod clock;
mod erasures;
mod file_store;
mod id_source;
mod journal;
mod movements;
mod passwords;
mod receipt_reader;
mod receipts;
mod reports;
mod store;
mod tokens;
mod users;

pub use categories::CategoryReads;
pub use clock::{Clock, SystemClock};
pub use erasures::{ErasedOwner, Erasures};
pub use file_store::{FileStore, StoredObject};
pub use id_source::{IdSource, UuidV7Source};
pub use journal::{JournalEntry, JournalReads};
pub use movements::{MerchantPrecedent, MerchantQuery, MovementReads};
pub use passwords::PasswordHasher;
pub use receipt_reader::{Document, ReceiptReader};
pub use receipts::{LeaseRequest, QueueState, ReceiptFilter, ReceiptReads};
pub use reports::ReportReads;
pub use store::{Committed, Store};
pub use tokens::{AccessClaims, TokenIssuer};
pub use users::UserReads;
