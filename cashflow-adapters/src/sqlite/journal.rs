//! The journal: one row for each change set, and the reads of it.

use cashflow_core::domain::{
    Actor, Change, ChangeSet, ChangeSetId, ContentHash, Idempotency, IdempotencyKey, UserId,
};
use cashflow_core::ports::{Committed, JournalEntry};
use cashflow_core::{Error, ErrorKind};
use rusqlite::{Connection, OptionalExtension as _, Row, Statement, ToSql, params};
use uuid::Uuid;

use super::errors::{Constraint, Failure, damaged};
use super::record::json_of;
use super::table::Writing;
use super::values::{Columns, Id, Parameters};
use crate::records::{Stored, changes, changes_of};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select sequence, user_id, id, actor, at, reason, idempotency_key, fingerprint, undoes, changes
            from change_sets ",
            $rest
        )
    };
}

/// The first outcome, if the set or its idempotency key was committed before. Errors: the key was used for another
/// request.
pub(super) fn replayed(connection: &Connection, set: &ChangeSet) -> Result<Option<Committed>, Failure> {
    let owner = Id(set.owner.as_uuid());
    let first = |change_set, sequence: i64| {
        Some(Committed { change_set, sequence: sequence.unsigned_abs(), replayed: true, skipped: 0 })
    };
    let mut by_id =
        connection.prepare_cached("select sequence from change_sets where user_id = ?1 and id = ?2")?;
    let sequence = by_id.query_row(params![owner, Id(set.id.as_uuid())], |row| row.get(0)).optional()?;
    if let Some(sequence) = sequence {
        return Ok(first(set.id, sequence));
    }
    let Some(given) = &set.idempotency else { return Ok(None) };
    let mut by_key = connection.prepare_cached(
        "select id, sequence, fingerprint from change_sets where user_id = ?1 and idempotency_key = ?2",
    )?;
    let mut rows = by_key.query(params![owner, given.key.as_str()])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let mut columns = Columns::of(row);
    let (id, sequence) = (columns.id()?, columns.integer()?);
    if columns.bytes()? == *given.fingerprint.as_bytes() {
        return Ok(first(id, sequence));
    }
    let message = "the idempotency key was used for another request";
    Err(Error::new(ErrorKind::IdempotencyMismatch, "idempotency_mismatch", message)
        .with_field("idempotency_key")
        .into())
}

/// Appends a change set whose changes are in place.
pub(super) fn append(writing: &Writing<'_>, set: &ChangeSet, record: &Stored<'_>) -> Result<(), Failure> {
    let actor = serde_json::to_string(&set.actor)
        .map_err(|error| Error::internal("an actor cannot be recorded", error))?;
    let mut statement = writing.connection.prepare_cached(
        "insert into change_sets
            (sequence, user_id, id, actor, at, reason, idempotency_key, fingerprint, undoes, changes)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    let idempotency = set.idempotency.as_ref();
    let mut parameters = Parameters::of(&mut statement);
    parameters
        .put(writing.sequence)?
        .id(set.owner.as_uuid())?
        .id(set.id.as_uuid())?
        .text(&actor)?
        .instant(set.at)?
        .text(&set.reason)?
        .text_or_null(idempotency.map(|it| it.key.as_str()))?
        .put(idempotency.map(|it| it.fingerprint.as_bytes().as_slice()))?
        .id_or_null(set.undoes.map(ChangeSetId::as_uuid))?
        .put(record)?;
    statement.raw_execute().map_err(|error| match Failure::from(error) {
        // The owner is the only row that an entry refers to.
        failure if failure.constraint() == Some(Constraint::Reference) => Error::not_found("user").into(),
        failure => failure,
    })?;
    let mut statement = writing.connection.prepare_cached(
        "insert into entity_changes (user_id, entity_id, sequence) values (?1, ?2, ?3) on conflict do nothing",
    )?;
    for &(entity, sequence) in &writing.touched {
        statement.execute(params![Id(set.owner.as_uuid()), Id(entity), sequence])?;
    }
    Ok(())
}

pub(super) fn change_set(
    connection: &Connection,
    owner: UserId,
    id: ChangeSetId,
) -> Result<Option<JournalEntry>, Failure> {
    let mut statement = connection.prepare_cached(select!("where user_id = ?1 and id = ?2"))?;
    Ok(entries(&mut statement, params![Id(owner.as_uuid()), Id(id.as_uuid())], changes)?.pop())
}

pub(super) fn change_set_by_key(
    connection: &Connection,
    owner: UserId,
    key: &IdempotencyKey,
) -> Result<Option<JournalEntry>, Failure> {
    let mut statement = connection.prepare_cached(select!("where user_id = ?1 and idempotency_key = ?2"))?;
    Ok(entries(&mut statement, params![Id(owner.as_uuid()), key.as_str()], changes)?.pop())
}

pub(super) fn history(
    connection: &Connection,
    owner: UserId,
    entity: Uuid,
) -> Result<Vec<JournalEntry>, Failure> {
    // An insert is told by the row itself while there is one.
    let mut statement = connection.prepare_cached(select!(
        "where sequence in (
            select sequence from entity_changes where user_id = ?1 and entity_id = ?2
            union select inserted_sequence from movements where user_id = ?1 and id = ?2
            union select inserted_sequence from receipts where user_id = ?1 and id = ?2
            union select inserted_sequence from categories where user_id = ?1 and id = ?2
            union select inserted_sequence from priorities where user_id = ?1 and id = ?2
            union select inserted_sequence from sessions where user_id = ?1 and id = ?2
            union select inserted_sequence from credentials where user_id = ?1 and user_id = ?2
            union select inserted_sequence from users where id = ?1 and id = ?2
        ) and user_id = ?1 order by sequence"
    ))?;
    entries(&mut statement, params![Id(owner.as_uuid()), Id(entity)], |text| changes_of(text, entity))
}

pub(super) fn changes_since(
    connection: &Connection,
    owner: UserId,
    after: u64,
    limit: usize,
) -> Result<Vec<JournalEntry>, Failure> {
    let mut statement = connection
        .prepare_cached(select!("where user_id = ?1 and sequence > ?2 order by sequence limit ?3"))?;
    let after = i64::try_from(after).unwrap_or(i64::MAX);
    entries(&mut statement, params![Id(owner.as_uuid()), after, row_limit(limit)], changes)
}

pub(super) fn recent_changes(
    connection: &Connection,
    owner: UserId,
    limit: usize,
) -> Result<Vec<JournalEntry>, Failure> {
    let mut statement =
        connection.prepare_cached(select!("where user_id = ?1 order by sequence desc limit ?2"))?;
    entries(&mut statement, params![Id(owner.as_uuid()), row_limit(limit)], changes)
}

fn row_limit(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

type Changes = serde_json::Result<Vec<Change>>;

fn entries(
    statement: &mut Statement<'_>,
    params: &[&dyn ToSql],
    read: impl Fn(&str) -> Changes,
) -> Result<Vec<JournalEntry>, Failure> {
    let mut rows = statement.query(params)?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(entry(row, &read)?);
    }
    Ok(entries)
}

fn entry(row: &Row<'_>, read: impl Fn(&str) -> Changes) -> Result<JournalEntry, Failure> {
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
            idempotency: match (columns.str_or_null()?, columns.bytes_or_null()?) {
                (Some(key), Some(fingerprint)) => Some(idempotency(key, fingerprint)?),
                _ => None,
            },
            undoes: columns.id_or_null()?,
            changes: read(&json_of(columns.value()?)?).map_err(unreadable)?,
        },
    })
}

fn idempotency(key: &str, fingerprint: &[u8]) -> Result<Idempotency, Failure> {
    let key = IdempotencyKey::new(key).map_err(|error| damaged(error.to_string()))?;
    let bytes = fingerprint.try_into().map_err(|_| damaged("fingerprint of another length".to_owned()))?;
    Ok(Idempotency { key, fingerprint: ContentHash::from_bytes(bytes) })
}
