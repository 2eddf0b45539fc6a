//! The journal: one row for each change set, and the reads of it.

use std::borrow::Cow;

use cashflow_core::domain::{
    Actor, Change, ChangeSet, ChangeSetId, ContentHash, Idempotency, IdempotencyKey, UserId,
};
use cashflow_core::ports::{Committed, JournalEntry};
use cashflow_core::{Error, ErrorKind, Result};
use sqlx_postgres::PgRow;
use uuid::Uuid;

use super::database::Database;
use super::errors::{Failure, damaged};
use super::locks;
use super::statement::{Statement, instant};
use super::values::Columns;
use crate::records::{Stored, changes, changes_of, json_of_block};

/// What [`entry`] reads, of `change_sets c`.
const COLUMNS: &str = "c.sequence, c.user_id, c.id, c.actor, c.at, c.reason, c.idempotency_key, c.fingerprint, c.undoes, c.changes";

/// What is known of a change set before it is written.
pub(super) enum Known {
    /// It, or its idempotency key, was committed before.
    Replayed(Committed),
    /// It is new, and its owner is there.
    New,
    /// It is new, and its owner is not there.
    NewOwner,
}

/// Asks for a change set, its idempotency key and its owner.
pub(super) fn ask(set: &ChangeSet) -> Statement {
    let sql = "select 'id', id, sequence, fingerprint from change_sets where user_id = $1 and id = $2
        union all
        select 'key', id, sequence, fingerprint from change_sets where user_id = $1 and idempotency_key = $3
        union all
        select 'owner', id, 0, null from users where id = $1";
    Statement::new(sql)
        .bind(set.owner.as_uuid())
        .bind(set.id.as_uuid())
        .bind(set.idempotency.as_ref().map(|it| it.key.as_str()))
}

/// Reads the answer. Errors: the key was used for another request.
pub(super) fn known(set: &ChangeSet, rows: &[PgRow]) -> Result<Known, Failure> {
    let (mut by_key, mut owner) = (None, false);
    for row in rows {
        let mut columns = Columns::of(row);
        let what = columns.str()?;
        let (change_set, sequence) = (columns.id()?, columns.integer()?);
        let first = Committed { change_set, sequence, replayed: true, skipped: 0 };
        match what {
            "id" => return Ok(Known::Replayed(first)),
            "key" => by_key = Some((first, columns.get::<Option<&[u8]>>()?)),
            _ => owner = true,
        }
    }
    match (by_key, &set.idempotency) {
        (Some((first, fingerprint)), Some(given)) => {
            if fingerprint == Some(given.fingerprint.as_bytes().as_slice()) {
                return Ok(Known::Replayed(first));
            }
            let message = "the idempotency key was used for another request";
            Err(Error::new(ErrorKind::IdempotencyMismatch, "idempotency_mismatch", message)
                .with_field("idempotency_key")
                .into())
        }
        _ if owner => Ok(Known::New),
        _ => Ok(Known::NewOwner),
    }
}

/// The part of a statement that appends a change set, from the rows of `from`, and gives its sequence. The owner is
/// `$1`, the change set `$2`.
pub(super) fn append(
    statement: &mut Statement,
    set: &ChangeSet,
    record: &Stored<'_>,
    from: &str,
) -> Result<String> {
    let actor = serde_json::to_string(&set.actor)
        .map_err(|error| Error::internal("an actor cannot be recorded", error))?;
    let idempotency = set.idempotency.as_ref();
    let values = [
        statement.place(actor),
        statement.place(instant(set.at)),
        statement.place(set.reason.as_str()),
        statement.place(idempotency.map(|it| it.key.as_str())),
        statement.place(idempotency.map(|it| it.fingerprint.as_bytes().as_slice())),
        statement.place(set.undoes.map(ChangeSetId::as_uuid)),
        statement.place(&*bytes(record)),
    ];
    Ok(format!(
        "insert into change_sets
            (sequence, user_id, id, actor, at, reason, idempotency_key, fingerprint, undoes, changes)
        select nextval('change_sets_sequence'), $1, $2, {} {from} returning sequence",
        values.join(", ")
    ))
}

/// The statement that ends a change set whose rows are in place: its entry, what it touched, and `sums`, another part.
pub(super) struct Ending<'a> {
    pub(super) set: &'a ChangeSet,
    pub(super) record: &'a Stored<'a>,
    pub(super) touched: Vec<Uuid>,
    pub(super) deleted: Vec<(Uuid, Uuid)>,
}

impl Ending<'_> {
    pub(super) fn statement(self, sums: impl FnOnce(&mut Statement) -> Option<String>) -> Result<Statement> {
        let mut statement = Statement::new("").bind(self.set.owner.as_uuid()).bind(self.set.id.as_uuid());
        let entry = append(&mut statement, self.set, self.record, "")?;
        let mut sql = format!("with entry as ({entry})");
        if !self.touched.is_empty() {
            let touched = statement.place(self.touched);
            // A deleted row told who had inserted it; from now on this table does.
            let (ids, sets): (Vec<Uuid>, Vec<Uuid>) = self.deleted.into_iter().unzip();
            let (ids, sets) = (statement.place(ids), statement.place(sets));
            sql += &format!(
                ", touched as (
                    insert into entity_changes (user_id, entity_id, sequence)
                    select $1, t.id, entry.sequence from entry, unnest({touched}) as t(id)
                    union
                    select $1, d.id, c.sequence from unnest({ids}, {sets}) as d(id, inserted_by)
                        join change_sets c on c.user_id = $1 and c.id = d.inserted_by
                    on conflict do nothing
                )"
            );
        }
        if let Some(sums) = sums(&mut statement) {
            sql += &format!(", sums as ({sums})");
        }
        sql += " select sequence from entry";
        statement.sql = Cow::Owned(sql);
        Ok(statement)
    }
}

/// A record as the database has it: JSON, or a zero byte and then a block.
pub(super) fn bytes<'r>(record: &'r Stored<'_>) -> Cow<'r, [u8]> {
    match record {
        Stored::Text(text) => Cow::Borrowed(text.as_bytes()),
        Stored::Block(block) => Cow::Owned([&[0], &**block].concat()),
    }
}

fn json_of(bytes: &[u8]) -> Result<Cow<'_, str>, Failure> {
    let broken = |reason: String| damaged(format!("record of a change set: {reason}"));
    match bytes.strip_prefix(&[0]) {
        Some(block) => json_of_block(block).map(Cow::Owned).map_err(broken),
        None => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| broken(error.to_string())),
    }
}

pub(super) async fn change_set(
    database: &Database,
    owner: UserId,
    id: ChangeSetId,
) -> Result<Option<JournalEntry>> {
    let sql = format!("select {COLUMNS} from change_sets c where c.user_id = $1 and c.id = $2");
    let statement = Statement::new(sql).bind(owner.as_uuid()).bind(id.as_uuid());
    Ok(database.one(statement, |row| entry(row, changes)).await?)
}

pub(super) async fn change_set_by_key(
    database: &Database,
    owner: UserId,
    key: &IdempotencyKey,
) -> Result<Option<JournalEntry>> {
    let sql = format!("select {COLUMNS} from change_sets c where c.user_id = $1 and c.idempotency_key = $2");
    let statement = Statement::new(sql).bind(owner.as_uuid()).bind(key.as_str());
    Ok(database.one(statement, |row| entry(row, changes)).await?)
}

pub(super) async fn history(database: &Database, owner: UserId, entity: Uuid) -> Result<Vec<JournalEntry>> {
    let statement = Statement::new(history_sql()).bind(owner.as_uuid()).bind(entity);
    Ok(database.all(statement, |row| entry(row, |json| changes_of(json, entity))).await?)
}

/// An insert is told by the row itself while there is one.
pub(super) fn history_sql() -> String {
    format!(
        "select {COLUMNS} from change_sets c where c.user_id = $1 and c.sequence = any(array(
            select e.sequence from entity_changes e where e.user_id = $1 and e.entity_id = $2
            union
            select i.sequence from change_sets i where i.user_id = $1 and i.id = any(array(
                select inserted_by from movements where user_id = $1 and id = $2
                union all select inserted_by from receipts where user_id = $1 and id = $2
                union all select inserted_by from categories where user_id = $1 and id = $2
                union all select inserted_by from priorities where user_id = $1 and id = $2
                union all select inserted_by from sessions where user_id = $1 and id = $2
                union all select inserted_by from credentials where user_id = $1 and user_id = $2
                union all select inserted_by from users where id = $1 and id = $2
            ))
        )) order by c.sequence"
    )
}

/// The feed: see the function `change_feed` in the schema for why nothing is ever missing in it.
pub(super) async fn changes_since(
    database: &Database,
    owner: UserId,
    after: u64,
    limit: usize,
) -> Result<Vec<JournalEntry>> {
    let sql = format!("select {COLUMNS} from change_feed($1, $2, $3, $4, $5) c");
    let statement = Statement::new(sql)
        .bind(owner.as_uuid())
        .bind(locks::FEED)
        .bind(locks::of(owner))
        .bind(i64::try_from(after).unwrap_or(i64::MAX))
        .bind(row_limit(limit));
    Ok(database.all(statement, |row| entry(row, changes)).await?)
}

pub(super) async fn recent_changes(
    database: &Database,
    owner: UserId,
    limit: usize,
) -> Result<Vec<JournalEntry>> {
    let sql =
        format!("select {COLUMNS} from change_sets c where c.user_id = $1 order by c.sequence desc limit $2");
    let statement = Statement::new(sql).bind(owner.as_uuid()).bind(row_limit(limit));
    Ok(database.all(statement, |row| entry(row, changes)).await?)
}

fn row_limit(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

fn entry(
    row: &PgRow,
    read: impl Fn(&str) -> serde_json::Result<Vec<Change>>,
) -> Result<JournalEntry, Failure> {
    let mut columns = Columns::of(row);
    let unreadable = |error: serde_json::Error| damaged(format!("journal: {error}"));
    Ok(JournalEntry {
        sequence: columns.integer()?,
        change_set: ChangeSet {
            owner: columns.id()?,
            id: columns.id()?,
            actor: serde_json::from_str::<Actor>(columns.str()?).map_err(unreadable)?,
            at: columns.instant()?,
            reason: columns.str()?.to_owned(),
            idempotency: match (columns.str_or_null()?, columns.get::<Option<&[u8]>>()?) {
                (Some(key), Some(fingerprint)) => Some(idempotency(key, fingerprint)?),
                _ => None,
            },
            undoes: columns.id_or_null()?,
            changes: read(&json_of(columns.get()?)?).map_err(unreadable)?,
        },
    })
}

fn idempotency(key: &str, fingerprint: &[u8]) -> Result<Idempotency, Failure> {
    let key = IdempotencyKey::new(key).map_err(|error| damaged(error.to_string()))?;
    let bytes = fingerprint.try_into().map_err(|_| damaged("fingerprint of another length".to_owned()))?;
    Ok(Idempotency { key, fingerprint: ContentHash::from_bytes(bytes) })
}
