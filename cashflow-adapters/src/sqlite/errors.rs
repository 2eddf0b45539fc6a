//! What SQLite refuses, told in the words of the ports.

use cashflow_core::domain::sum_overflow;
use cashflow_core::{Error, ErrorKind};
use rusqlite::ErrorCode;
use rusqlite::ffi;

/// Why something failed inside the adapter. Boxed, since every column that is read may fail and none does.
#[derive(Debug)]
pub(super) enum Failure {
    /// A rule of the ports refused it.
    Refused(Box<Error>),
    /// SQLite refused it.
    Database(Box<rusqlite::Error>),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Refused(Box::new(error))
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(Box::new(error))
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(error) => *error,
            Failure::Database(error) => explain(&error),
        }
    }
}

impl Failure {
    /// The constraint that refused a row, if that was it.
    pub(super) fn constraint(&self) -> Option<Constraint> {
        let Self::Database(error) = self else { return None };
        let rusqlite::Error::SqliteFailure(failure, _) = &**error else { return None };
        match failure.extended_code {
            ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_UNIQUE => Some(Constraint::Unique),
            ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Some(Constraint::Reference),
            _ => None,
        }
    }
}

/// A kind of constraint whose failure needs a look at the rows to be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Constraint {
    /// A key is taken.
    Unique,
    /// A row that is referred to is missing, or one that goes is referred to.
    Reference,
}

/// A value in the database that breaks the rules of its type: written by something else, or a damaged file.
pub(super) fn damaged(reason: String) -> Failure {
    Error::internal("the database holds a value that this library cannot have written", reason).into()
}

/// The error of the ports for one of SQLite, which stays its source.
pub(super) fn explain(error: &rusqlite::Error) -> Error {
    let rusqlite::Error::SqliteFailure(failure, message) = error else {
        return Error::internal("the database gave an unexpected answer", error.to_string());
    };
    let told = |kind, code, text: &'static str| Error::new(kind, code, text).with_source(error.to_string());
    let unavailable = |code, text| told(ErrorKind::Unavailable, code, text);
    match failure.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
            unavailable("database_busy", "the database is busy: somebody else is writing to it")
        }
        ErrorCode::DiskFull => unavailable("disk_full", "the disk of the database is full"),
        ErrorCode::SystemIoFailure => {
            unavailable("database_io", "the file of the database cannot be read or written")
        }
        ErrorCode::CannotOpen => unavailable(
            "database_not_opened",
            "the file of the database cannot be opened or made: look at its folder and permissions",
        ),
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => {
            told(ErrorKind::Forbidden, "database_read_only", "the file of the database cannot be written to")
        }
        ErrorCode::NotADatabase => foreign_database(error.to_string()),
        ErrorCode::ConstraintViolation => {
            constraint(failure.extended_code, message.as_deref().unwrap_or_default())
                .unwrap_or_else(|| Error::internal("the database refused a row", error.to_string()))
        }
        _ if message.as_deref() == Some("integer overflow") => sum_overflow(),
        _ => Error::internal("the database failed", error.to_string()),
    }
}

/// The error of a file that is not a database of this library.
pub(super) fn foreign_database(reason: String) -> Error {
    let text = "the file is not a database of this library; it was left as it is";
    Error::new(ErrorKind::Invalid, "foreign_database", text).with_source(reason)
}

/// The error of a taken id.
pub(super) fn id_taken(what: &'static str) -> Error {
    Error::conflict("id_taken", format!("there is a {what} with this id"))
}

/// What a constraint refuses, by its name (of unique keys SQLite names the columns).
fn constraint(extended_code: i32, message: &str) -> Option<Error> {
    let name = message.split_once(": ").map_or(message, |(_, name)| name);
    let email_taken =
        || Error::conflict("email_taken", "another user has this e-mail address").with_field("email");
    let name_taken =
        || Error::conflict("name_taken", "there is one with this name already").with_field("name");
    Some(match (extended_code, name) {
        (_, "credentials.email_key" | "users.email_key") => email_taken(),
        (_, "priorities.user_id, priorities.folded_name" | "index 'categories_name'") => name_taken(),
        (_, "receipts.user_id, receipts.sha256, receipts.part") => {
            Error::conflict("duplicate_receipt", "there is a receipt of this file already")
        }
        (ffi::SQLITE_CONSTRAINT_CHECK, "movements_amount") => Error::invalid("amount", "must be above zero"),
        (ffi::SQLITE_CONSTRAINT_CHECK, "priorities_id" | "categories_id") => {
            Error::invalid("id", "must not be all zeros")
        }
        // A sum that left the integers: SQLite goes on in floating point, and a strict column refuses that.
        (ffi::SQLITE_CONSTRAINT_DATATYPE, _) if message.contains(" totals.") => sum_overflow(),
        _ => return None,
    })
}
