//! How SQLite keeps the record of a change set: as text, a long one as a blob.

use std::borrow::Cow;

use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, ValueRef};

use super::errors::{Failure, damaged};
use crate::records::{Stored, json_of_block};

impl ToSql for Stored<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Block(block) => ValueRef::Blob(block),
        }))
    }
}

/// The JSON of a stored record.
pub(super) fn json_of(value: ValueRef<'_>) -> Result<Cow<'_, str>, Failure> {
    let broken = |reason: String| damaged(format!("record of a change set: {reason}"));
    match value {
        ValueRef::Text(text) => {
            std::str::from_utf8(text).map(Cow::Borrowed).map_err(|error| broken(error.to_string()))
        }
        ValueRef::Blob(block) => json_of_block(block).map(Cow::Owned).map_err(broken),
        _ => Err(broken("neither text nor blob".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_record_is_an_error() {
        assert_eq!(json_of(ValueRef::Text(b"[]")).unwrap(), "[]");
        assert!(json_of(ValueRef::Text(b"\xff")).is_err());
        assert!(json_of(ValueRef::Blob(&[200, 0, 0, 0, 1, 2, 3])).is_err());
        assert!(json_of(ValueRef::Integer(1)).is_err());
    }
}
