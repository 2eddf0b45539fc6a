//! The queue of receipts to be read.

use cashflow_core::Error;
use cashflow_core::domain::{Receipt, UserId};
use cashflow_core::ports::{LeaseRequest, QueueState};
use rusqlite::{Connection, params};

use super::commit::Ledger;
use super::errors::Failure;
use super::receipts::{self, receipt_from};
use super::rows::{all, one};
use super::submission::Submission;
use super::values::{Columns, Id};

/// Takes receipts for a worker, inside the writer's transaction: so no other can take the same ones.
pub(super) fn lease(
    ledger: &mut Ledger<'_>,
    request: &LeaseRequest,
) -> Result<Vec<(UserId, Receipt)>, Failure> {
    let due = due(ledger.connection(), request)?;
    let mut leased = Vec::with_capacity(due.len());
    for ((owner, receipt), &id) in due.into_iter().zip(&request.ids) {
        let (set, receipt) = request.lease(id, owner, &receipt);
        if ledger.write(&Submission::new(set))?.replayed {
            return Err(Error::conflict("id_taken", "there is a change set with this id").into());
        }
        leased.push((owner, receipt));
    }
    Ok(leased)
}

/// What a request may take, the longest due first.
fn due(connection: &Connection, request: &LeaseRequest) -> Result<Vec<(UserId, Receipt)>, Failure> {
    let sql = format!(
        "select user_id, {} from receipts where due_at <= ?1 and (?2 is null or user_id = ?2)
        order by due_at, id, user_id limit ?3",
        receipts::COLUMNS
    );
    let owner = request.owner.map(|owner| Id(owner.as_uuid()));
    let limit = i64::try_from(request.ids.len()).unwrap_or(i64::MAX);
    all(connection, &sql, params![request.now.micros(), owner, limit], |row| {
        let mut columns = Columns::of(row);
        Ok((columns.id()?, receipt_from(&mut columns)?))
    })
}

pub(super) fn state(connection: &Connection) -> Result<QueueState, Failure> {
    let sql =
        "select count(*) filter (where status = 'uploaded'), count(*) filter (where status = 'reading'),
            min(due_at) filter (where status = 'uploaded')
        from receipts where due_at is not null";
    let state = one(connection, sql, [], |row| {
        let mut columns = Columns::of(row);
        Ok(QueueState {
            queued: columns.integer()?,
            reading: columns.integer()?,
            oldest_due: columns.instant_or_null()?,
        })
    })?;
    Ok(state.unwrap_or_default())
}
