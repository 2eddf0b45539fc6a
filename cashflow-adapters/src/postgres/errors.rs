//! What PostgreSQL refuses, told in the words of the ports.

use cashflow_core::domain::sum_overflow;
use cashflow_core::{Error, ErrorKind};
use sqlx_core::error::DatabaseError;
use sqlx_postgres::PgDatabaseError;

/// Why something failed inside the adapter.
#[derive(Debug)]
pub(super) enum Failure {
    /// A rule of the ports refused it.
    Refused(Box<Error>),
    /// The database refused it.
    Database(Box<sqlx_core::Error>),
    /// The connection was lost: what was asked for may have been done or not.
    Lost(Box<sqlx_core::Error>),
    /// Something else was written at the same time: the same once more may go through.
    Disturbed(&'static str),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Refused(Box::new(error))
    }
}

impl From<sqlx_core::Error> for Failure {
    fn from(error: sqlx_core::Error) -> Self {
        match state(&error) {
            Some("40001" | "40P01") => Self::Disturbed("a conflict with another transaction"),
            // The server ends the session: it stops, restarts, or hands over to another.
            Some(code) if code.starts_with("08") || matches!(code, "57P01" | "57P02" | "57P03" | "25006") => {
                Self::Lost(Box::new(error))
            }
            Some(_) => Self::Database(Box::new(error)),
            None => match error {
                sqlx_core::Error::Io(ref io) if !is_distrust(io) => Self::Lost(Box::new(error)),
                sqlx_core::Error::Protocol(_) | sqlx_core::Error::WorkerCrashed => {
                    Self::Lost(Box::new(error))
                }
                _ => Self::Database(Box::new(error)),
            },
        }
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(error) => *error,
            Failure::Database(error) => explain(&error),
            Failure::Lost(error) => {
                Error::new(ErrorKind::Unavailable, "database_lost", "the connection to the database was lost")
                    .with_source(error.to_string())
            }
            Failure::Disturbed(reason) => {
                Error::new(ErrorKind::Unavailable, "database_busy", "too many write at the same time")
                    .with_source(reason)
            }
        }
    }
}

impl Failure {
    /// Whether the same once more may go through.
    pub(super) fn passes(&self) -> bool {
        matches!(self, Self::Lost(_) | Self::Disturbed(_))
    }

    /// The name of the constraint that refused a row, and its kind. In partitioned tables the number of the partition,
    /// which stands behind the name, is left away.
    pub(super) fn constraint(&self) -> Option<(Constraint, &str)> {
        let Self::Database(error) = self else { return None };
        let error = database_error(error)?;
        let kind = match error.code() {
            "23505" => Constraint::Unique,
            "23503" => Constraint::Reference,
            "23514" => Constraint::Check,
            _ => return None,
        };
        Some((kind, without_partition(error.constraint().unwrap_or_default())))
    }
}

/// A kind of constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Constraint {
    /// A key is taken.
    Unique,
    /// A row that is referred to is missing, or one that goes is referred to.
    Reference,
    /// A value is not allowed.
    Check,
}

fn without_partition(name: &str) -> &str {
    match name.rsplit_once('_') {
        Some((whole, number)) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            whole
        }
        _ => name,
    }
}

fn database_error(error: &sqlx_core::Error) -> Option<&PgDatabaseError> {
    let sqlx_core::Error::Database(error) = error else { return None };
    let error: &dyn DatabaseError = &**error;
    error.try_downcast_ref::<PgDatabaseError>()
}

/// The `SQLSTATE`.
fn state(error: &sqlx_core::Error) -> Option<&str> {
    database_error(error).map(PgDatabaseError::code)
}

/// Whether the server's certificate was refused, which the library of TLS tells as a failure of the stream.
fn is_distrust(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::InvalidData
        && error.to_string().starts_with("invalid peer certificate")
}

/// A value in the database that breaks the rules of its type: written by something else.
pub(super) fn damaged(reason: String) -> Failure {
    Error::internal("the database holds a value that this library cannot have written", reason).into()
}

/// The error of a taken id.
pub(super) fn id_taken(what: &'static str) -> Error {
    Error::conflict("id_taken", format!("there is a {what} with this id"))
}

/// The error of the ports for one of the database, which stays its source.
fn explain(error: &sqlx_core::Error) -> Error {
    let told = |kind, code, text: &'static str| Error::new(kind, code, text).with_source(error.to_string());
    let unavailable = |code, text| told(ErrorKind::Unavailable, code, text);
    let away = || unavailable("database_away", "the database cannot be reached");
    let distrusted = || {
        let text = "the server of the database does not show a certificate that is trusted for its name";
        told(ErrorKind::Forbidden, "database_not_trusted", text)
    };
    let Some(database) = database_error(error) else {
        return match error {
            sqlx_core::Error::PoolTimedOut => {
                unavailable("database_busy", "no connection to the database became free in time")
            }
            sqlx_core::Error::PoolClosed => unavailable("database_closed", "the store was closed"),
            sqlx_core::Error::Tls(_) => distrusted(),
            sqlx_core::Error::Io(io) if is_distrust(io) => distrusted(),
            sqlx_core::Error::Io(_) => away(),
            _ => Error::internal("the database gave an unexpected answer", error.to_string()),
        };
    };
    if let Some(refused) =
        database.constraint().and_then(|name| constraint(database.code(), without_partition(name)))
    {
        return refused;
    }
    match database.code() {
        "22003" => sum_overflow(),
        "22021" | "22P05" => Error::invalid("text", "holds a character that the database cannot keep"),
        "57014" => unavailable("database_slow", "the database did not answer in time"),
        "42P01" | "42883" | "42703" => unavailable(
            "schema_outdated",
            "the database has not the schema of this library: run its migrations",
        ),
        "28000" | "28P01" | "42501" | "3D000" => {
            told(ErrorKind::Forbidden, "database_refused", "the database does not let this user in")
        }
        "53100" => unavailable("disk_full", "the disk of the database is full"),
        code if code.starts_with("53") || code.starts_with("55") => {
            unavailable("database_busy", "the database is busy")
        }
        code if code.starts_with("57") || code.starts_with("08") || code.starts_with("58") => away(),
        _ => Error::internal("the database refused a statement", error.to_string()),
    }
}

/// What a constraint refuses, by its name.
fn constraint(state: &str, name: &str) -> Option<Error> {
    let email_taken =
        || Error::conflict("email_taken", "another user has this e-mail address").with_field("email");
    let name_taken =
        || Error::conflict("name_taken", "there is one with this name already").with_field("name");
    Some(match (state, name) {
        ("23505", "credentials_email" | "users_email") => email_taken(),
        ("23505", "priorities_name" | "categories_name") => name_taken(),
        ("23505", "receipts_content") => {
            Error::conflict("duplicate_receipt", "there is a receipt of this file already")
        }
        ("23514", "movements_amount") => Error::invalid("amount", "must be above zero"),
        ("23514", "priorities_id" | "categories_id") => Error::invalid("id", "must not be all zeros"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_partition_is_no_part_of_a_name() {
        assert_eq!(without_partition("movements_key_12"), "movements_key");
        assert_eq!(without_partition("movements_key"), "movements_key");
        assert_eq!(without_partition("movements_"), "movements_");
        assert_eq!(without_partition(""), "");
    }

    #[test]
    fn a_lost_connection_may_be_tried_again() {
        let lost = || sqlx_core::Error::Io(std::io::Error::from(std::io::ErrorKind::ConnectionReset));
        assert!(matches!(Failure::from(lost()), Failure::Lost(_)));
        let error = Error::from(Failure::from(lost()));
        assert!(error.kind().is_retryable());
        assert!(Error::from(Failure::from(sqlx_core::Error::PoolTimedOut)).kind().is_retryable());
    }
}
