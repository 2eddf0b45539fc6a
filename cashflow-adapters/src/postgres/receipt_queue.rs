//! The queue of receipts to be read.

use std::collections::BTreeSet;

use cashflow_core::domain::{ChangeSet, Receipt, UserId};
use cashflow_core::ports::{LeaseRequest, QueueState};
use cashflow_core::{Error, Result};
use uuid::Uuid;

use super::database::{Database, Session};
use super::errors::{Constraint, Failure};
use super::receipts::{self, receipt_from};
use super::retries::Retries;
use super::statement::{Statement, instant};
use super::values::Columns;
use super::{journal, locks};
use crate::records::Record;

/// A receipt that a worker gets, and the change set that leases it.
struct Lease {
    set: ChangeSet,
    receipt: Receipt,
}

/// Takes receipts for a worker. Rows that another worker is about to take are passed over.
pub(super) async fn lease(database: &Database, request: &LeaseRequest) -> Result<Vec<(UserId, Receipt)>> {
    let mut retries = Retries::new();
    loop {
        match attempt(database, request).await {
            Ok(leases) => {
                return Ok(leases.into_iter().map(|lease| (lease.set.owner, lease.receipt)).collect());
            }
            Err(failure) => retries.after(failure).await?,
        }
    }
}

async fn attempt(database: &Database, request: &LeaseRequest) -> Result<Vec<Lease>, Failure> {
    let mut session = database.begin("").await?;
    let leases = match take(&mut session, request).await {
        Ok(leases) => leases,
        Err(failure) => return Err(session.roll_back(failure).await),
    };
    match (session.commit().await, leases.first()) {
        (Ok(()), _) | (Err(_), None) => Ok(leases),
        // Whether it was done is told by the journal.
        (Err(failure), Some(lease)) => match was_written(database, &lease.set).await? {
            true => Ok(leases),
            false => Err(failure),
        },
    }
}

async fn take(session: &mut Session, request: &LeaseRequest) -> Result<Vec<Lease>, Failure> {
    let rows = session.all(due(request)).await?;
    let mut leases = Vec::with_capacity(rows.len());
    for (row, &id) in rows.iter().zip(&request.ids) {
        let mut columns = Columns::of(row);
        let (owner, receipt) = (columns.id()?, receipt_from(&mut columns)?);
        let (set, receipt) = request.lease(id, owner, &receipt);
        leases.push(Lease { set, receipt });
    }
    if leases.is_empty() {
        return Ok(leases);
    }
    // In one order, so that nobody waits in a circle.
    let owners: BTreeSet<i32> = leases.iter().map(|lease| locks::of(lease.set.owner)).collect();
    let locks: Vec<String> =
        owners.iter().map(|lock| format!("pg_advisory_xact_lock_shared({}, {lock})", locks::FEED)).collect();
    session.run(format!("select {}", locks.join(", "))).await?;
    session.execute(update(request, &leases)).await?;
    session.execute(record(&leases)?).await.map_err(|failure| match failure.constraint() {
        Some((Constraint::Unique, "change_sets_id")) => {
            Error::conflict("id_taken", "there is a change set with this id").into()
        }
        _ => failure,
    })?;
    Ok(leases)
}

/// What a request may take, the longest due first.
fn due(request: &LeaseRequest) -> Statement {
    let mut statement = Statement::new("").bind(instant(request.now));
    let of_owner = match request.owner {
        Some(owner) => format!("and user_id = {}", statement.place(owner.as_uuid())),
        None => String::new(),
    };
    let limit = statement.place(i64::try_from(request.ids.len()).unwrap_or(i64::MAX));
    statement.sql = format!(
        "select user_id, {} from receipts where due_at <= $1 {of_owner}
        order by due_at, id, user_id limit {limit} for update skip locked",
        receipts::COLUMNS
    )
    .into();
    statement
}

fn update(request: &LeaseRequest, leases: &[Lease]) -> Statement {
    let sql = "update receipts r set version = v.version, attempts = v.attempts, due_at = v.due_at, status = 'reading',
            worker = $1, updated_at = v.updated_at
        from unnest($2, $3, $4, $5, $6, $7) as v(user_id, id, version, attempts, due_at, updated_at)
        where r.user_id = v.user_id and r.id = v.id";
    let receipts = || leases.iter().map(|lease| &lease.receipt);
    Statement::new(sql)
        .bind(request.worker.as_str())
        .bind(leases.iter().map(|lease| lease.set.owner.as_uuid()).collect::<Vec<_>>())
        .bind(receipts().map(|receipt| receipt.id.as_uuid()).collect::<Vec<_>>())
        .bind(receipts().map(|receipt| i64::from(receipt.version)).collect::<Vec<_>>())
        .bind(receipts().map(|receipt| i64::from(receipt.attempts)).collect::<Vec<_>>())
        .bind(receipts().map(|receipt| receipt.due().map(instant)).collect::<Vec<_>>())
        .bind(receipts().map(|receipt| instant(receipt.updated_at)).collect::<Vec<_>>())
}

/// The entries of the journal. Their sequences are drawn when the rows are in place.
fn record(leases: &[Lease]) -> Result<Statement> {
    let sql = "with entries as (
            insert into change_sets (sequence, user_id, id, actor, at, reason, changes)
            select nextval('change_sets_sequence'), v.* from unnest($1, $2, $3, $4, $5, $6) as v
            returning user_id, id, sequence
        )
        insert into entity_changes (user_id, entity_id, sequence)
        select e.user_id, v.receipt_id, e.sequence
        from entries e join unnest($1, $2, $7) as v(user_id, id, receipt_id) on v.user_id = e.user_id and v.id = e.id";
    let (mut actors, mut changes) = (Vec::new(), Vec::new());
    for lease in leases {
        let actor = serde_json::to_string(&lease.set.actor)
            .map_err(|error| Error::internal("an actor cannot be recorded", error))?;
        actors.push(actor);
        changes.push(journal::bytes(&Record::of(&lease.set.changes)?.stored()).into_owned());
    }
    let sets = || leases.iter().map(|lease| &lease.set);
    Ok(Statement::new(sql)
        .bind(sets().map(|set| set.owner.as_uuid()).collect::<Vec<_>>())
        .bind(sets().map(|set| set.id.as_uuid()).collect::<Vec<_>>())
        .bind(actors)
        .bind(sets().map(|set| instant(set.at)).collect::<Vec<_>>())
        .bind(sets().map(|set| set.reason.clone()).collect::<Vec<_>>())
        .bind(changes)
        .bind(leases.iter().map(|lease| lease.receipt.id.as_uuid()).collect::<Vec<Uuid>>()))
}

async fn was_written(database: &Database, set: &ChangeSet) -> Result<bool, Failure> {
    let sql = "select sequence from change_sets where user_id = $1 and id = $2";
    let statement = Statement::new(sql).bind(set.owner.as_uuid()).bind(set.id.as_uuid());
    Ok(database.one(statement, |row| Columns::of(row).get::<i64>()).await?.is_some())
}

pub(super) async fn state(database: &Database) -> Result<QueueState> {
    let sql =
        "select count(*) filter (where status = 'uploaded'), count(*) filter (where status = 'reading'),
            min(due_at) filter (where status = 'uploaded')
        from receipts where due_at is not null";
    let state = database.one(Statement::new(sql), |row| {
        let mut columns = Columns::of(row);
        Ok(QueueState {
            queued: columns.integer()?,
            reading: columns.integer()?,
            oldest_due: columns.instant_or_null()?,
        })
    });
    Ok(state.await?.unwrap_or_default())
}
