//! Any change set, in a transaction: as many statements as it has kinds of changes in a row, and one for the journal.

use std::collections::HashSet;

use cashflow_core::Error;
use cashflow_core::domain::{
    Category, Change, ChangeSet, Credential, Edit, Movement, Priority, Receipt, Session as SignIn, User,
    totals_deltas,
};
use cashflow_core::ports::Committed;
use uuid::Uuid;

use super::database::{Database, Session};
use super::errors::Failure;
use super::journal::{self, Ending, Known};
use super::table::{Absent, Table, Writing, run_length};
use super::values::Columns;
use super::{categories, locks, movements, totals};
use crate::records::Record;

/// Writes a change set, unless it was written before.
pub(super) async fn commit(database: &Database, set: &ChangeSet) -> Result<Committed, Failure> {
    let mut first = locks::writing(set.owner);
    if set.changes.iter().any(|change| matches!(change, Change::Category(_))) {
        first = format!("{first}; {}", locks::categories(set.owner));
    }
    let mut session = database.begin(&first).await?;
    match write(&mut session, set).await {
        Ok(committed) => {
            session.commit().await?;
            Ok(committed)
        }
        Err(failure) => Err(session.roll_back(failure).await),
    }
}

/// Writes a change set in a transaction that holds the feed's lock, unless it was written before.
async fn write(session: &mut Session, set: &ChangeSet) -> Result<Committed, Failure> {
    match journal::known(set, &session.all(journal::ask(set)).await?)? {
        Known::Replayed(first) => return Ok(first),
        Known::NewOwner if !set.begins_with_owner() => return Err(Error::not_found("user").into()),
        Known::New | Known::NewOwner => {}
    }
    let mut writing =
        Writing { session, owner: set.owner, set: set.id, touched: Vec::new(), deleted: Vec::new() };
    let mut skipped = Vec::new();
    let mut from = 0;
    while let Some(change) = set.changes.get(from) {
        let rest = &set.changes[from..];
        let (length, left_out) = match change {
            Change::User(_) => run::<User>(&mut writing, rest).await?,
            Change::Credential(_) => run::<Credential>(&mut writing, rest).await?,
            Change::Session(_) => run::<SignIn>(&mut writing, rest).await?,
            Change::Priority(_) => run::<Priority>(&mut writing, rest).await?,
            Change::Category(_) => run_of_categories(&mut writing, rest).await?,
            Change::Movement(_) => run_of_movements(&mut writing, rest).await?,
            Change::Receipt(_) => run::<Receipt>(&mut writing, rest).await?,
            _ => {
                return Err(
                    Error::internal("this store cannot write such a change", change.entity_name()).into()
                );
            }
        };
        skipped.extend(left_out.into_iter().map(|place| from + place));
        from += length;
    }
    let (touched, deleted) = (writing.touched, writing.deleted);
    let sequence = end(session, set, &skipped, touched, deleted).await?;
    Ok(Committed { change_set: set.id, sequence, replayed: false, skipped: skipped.len() })
}

/// The last statement: the sequence is drawn when all rows are in place.
async fn end(
    session: &mut Session,
    set: &ChangeSet,
    skipped: &[usize],
    touched: Vec<Uuid>,
    deleted: Vec<(Uuid, Uuid)>,
) -> Result<u64, Failure> {
    let record = Record::of(&set.changes)?;
    let stored = if skipped.is_empty() { record.stored() } else { record.stored_without(skipped) };
    let applied = set.changes.iter().enumerate().filter(|(place, _)| skipped.binary_search(place).is_err());
    let deltas = totals_deltas(applied.map(|(_, change)| change))?;
    let ending = Ending { set, record: &stored, touched, deleted };
    let statement =
        ending.statement(|statement| (!deltas.is_empty()).then(|| totals::add(statement, &deltas, "")))?;
    let rows = session.all(statement).await?;
    let row = rows.first().ok_or_else(|| Error::internal("the journal gave no sequence", "no row"))?;
    Columns::of(row).integer()
}

/// How many changes were written by one statement, and which of them were skipped.
type Run = (usize, Vec<usize>);

async fn run<T: Table>(writing: &mut Writing<'_>, changes: &[Change]) -> Result<Run, Failure> {
    let length = run_length::<T>(changes);
    let edits: Vec<&Edit<T>> = changes[..length].iter().filter_map(T::edit_of).collect();
    let subjects = || edits.iter().map(|edit| edit.subject()).collect::<Vec<&T>>();
    match edits.first() {
        Some(Edit::Insert(_)) => {
            writing.insert(&subjects(), Absent::Expected).await?;
        }
        Some(Edit::InsertIfAbsent(_)) => {
            let rows = subjects();
            let written = writing.insert(&rows, Absent::Asked).await?.unwrap_or_default();
            let mut written: HashSet<Uuid> = written.into_iter().collect();
            // Of several with one id the first was written.
            let is_skipped = |&place: &usize| !written.remove(&rows[place].uuid());
            return Ok((length, (0..length).filter(is_skipped).collect()));
        }
        Some(Edit::Update { .. }) => writing.update(&updates(&edits)).await?,
        Some(Edit::Delete(_)) => writing.delete(&subjects()).await?,
        None => {}
    }
    Ok((length, Vec::new()))
}

async fn run_of_categories(writing: &mut Writing<'_>, changes: &[Change]) -> Result<Run, Failure> {
    let done = run::<Category>(writing, changes).await?;
    let edits = changes[..done.0].iter().filter_map(Category::edit_of);
    let nested = edits.filter(|edit| !matches!(edit, Edit::Delete(_)) && edit.subject().parent.is_some());
    let ids: Vec<Uuid> = nested.map(|edit| edit.subject().id.as_uuid()).collect();
    if !ids.is_empty() {
        categories::check_nesting(writing, ids).await?;
    }
    Ok(done)
}

async fn run_of_movements(writing: &mut Writing<'_>, changes: &[Change]) -> Result<Run, Failure> {
    let (length, skipped) = run::<Movement>(writing, changes).await?;
    let edits: Vec<&Edit<Movement>> = changes[..length].iter().filter_map(Movement::edit_of).collect();
    match edits.first() {
        Some(Edit::Insert(_) | Edit::InsertIfAbsent(_)) => {
            let written = edits.iter().enumerate().filter(|(place, _)| skipped.binary_search(place).is_err());
            let written: Vec<&Movement> = written.map(|(_, edit)| edit.subject()).collect();
            movements::insert_tags(writing, written).await?;
        }
        Some(Edit::Update { .. }) => movements::update_tags(writing, &updates(&edits)).await?,
        // The tags of deleted movements go with them.
        Some(Edit::Delete(_)) | None => {}
    }
    Ok((length, skipped))
}

fn updates<'a, T>(edits: &[&'a Edit<T>]) -> Vec<(&'a T, &'a T)> {
    let update = |edit: &&'a Edit<T>| match edit {
        Edit::Update { before, after } => Some((&**before, &**after)),
        _ => None,
    };
    edits.iter().filter_map(update).collect()
}
