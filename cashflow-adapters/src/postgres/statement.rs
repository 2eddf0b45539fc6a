//! A statement and the values of its parameters.

use std::borrow::Cow;

use cashflow_core::domain::Timestamp;
use chrono::{DateTime, Utc};
use sqlx_core::arguments::Arguments as _;
use sqlx_core::encode::Encode;
use sqlx_core::error::BoxDynError;
use sqlx_core::types::Type;
use sqlx_postgres::{PgArguments, Postgres};

/// A statement whose parameters are bound one after the other, from `$1`.
///
/// Its text is made of constants only; whatever comes from a caller is a parameter.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    pub(super) sql: Cow<'static, str>,
    pub(super) arguments: PgArguments,
    bound: usize,
    /// The first value that could not be bound.
    pub(super) failed: Option<String>,
}

impl Statement {
    pub(super) fn new(sql: impl Into<Cow<'static, str>>) -> Self {
        Self { sql: sql.into(), arguments: PgArguments::default(), bound: 0, failed: None }
    }

    /// Binds the next parameter.
    pub(super) fn bind<'v, T: Encode<'v, Postgres> + Type<Postgres>>(mut self, value: T) -> Self {
        self.add(value);
        self
    }

    /// Binds the next parameter and gives its place in the text.
    pub(super) fn place<'v, T: Encode<'v, Postgres> + Type<Postgres>>(&mut self, value: T) -> String {
        self.add(value);
        format!("${}", self.bound)
    }

    /// How many parameters are bound.
    pub(super) fn bound(&self) -> usize {
        self.bound
    }

    /// Binds the next parameter, whose place the text knows.
    pub(super) fn add<'v, T: Encode<'v, Postgres> + Type<Postgres>>(&mut self, value: T) {
        let added: Result<(), BoxDynError> = self.arguments.add(value);
        self.bound += 1;
        if let Err(error) = added {
            self.failed.get_or_insert_with(|| error.to_string());
        }
    }
}

/// An instant as the database has it.
pub(super) fn instant(instant: Timestamp) -> DateTime<Utc> {
    instant.instant()
}
