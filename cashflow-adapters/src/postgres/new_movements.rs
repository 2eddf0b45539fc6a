//! New movements, one or thousands, with all that belongs to them in one statement: one round trip, one transaction.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use cashflow_core::domain::{
    Change, ChangeSet, Edit, Movement, MovementKind, Tally, TotalsKey, totals_deltas,
};
use cashflow_core::ports::Committed;
use uuid::Uuid;

use super::cells::{Cell, bind_table};
use super::database::Database;
use super::errors::Failure;
use super::movements::TagRows;
use super::statement::Statement;
use super::table::{MOST_ROWS, Table as _};
use super::values::Columns;
use super::{journal, locks, totals};
use crate::records::Record;

/// A change set that inserts movements and nothing else.
pub(super) struct Set<'a> {
    set: &'a ChangeSet,
    movements: Vec<&'a Movement>,
    record: Record,
    deltas: BTreeMap<TotalsKey, Tally>,
}

impl<'a> Set<'a> {
    /// None: it has other changes, or none, or is too large for a statement.
    pub(super) fn of(set: &'a ChangeSet) -> Option<Self> {
        if set.changes.is_empty() || set.changes.len() > MOST_ROWS {
            return None;
        }
        let new = |change: &'a Change| match change {
            Change::Movement(Edit::Insert(movement)) => Some(movement),
            _ => None,
        };
        let movements = set.changes.iter().map(new).collect::<Option<Vec<_>>>()?;
        // What cannot be recorded or summed up is left to the transaction, which tells why.
        let (record, deltas) = (Record::of(&set.changes).ok()?, totals_deltas(&set.changes).ok()?);
        Some(Self { set, movements, record, deltas })
    }

    /// The statement. It writes everything, or nothing if the gate is shut: the owner or a referred row is not there, or
    /// the set or its key was committed before. It is written from the inside out, as the database works: the sequence is
    /// drawn when the rows, their tags and their sums are in place.
    fn statement(&self) -> Result<Statement, Failure> {
        let mut statement = Statement::new("").bind(self.set.owner.as_uuid()).bind(self.set.id.as_uuid());
        let cells: Vec<Vec<Cell<'_>>> = self.movements.iter().map(|movement| movement.cells()).collect();
        let rows = bind_table(&mut statement, &cells);
        let mut sql = format!(
            "with gate as materialized ({}), new_rows as (
                insert into movements (user_id, inserted_by, {}) select $1, $2, v.* from gate, {rows} as v
                returning 1
            )",
            self.gate(&mut statement),
            Movement::COLUMNS.join(", "),
        );
        let mut done = "gate, (select count(*) from new_rows) as a".to_owned();
        let tags = TagRows::of(self.movements.iter().copied());
        if !tags.is_empty() {
            let tags = tags.bind(&mut statement).join(", ");
            sql += &format!(
                ", new_tags as (
                    insert into movement_tags (user_id, movement_id, tag, date)
                    select $1, v.* from gate, unnest({tags}) as v returning 1
                )"
            );
            done += ", (select count(*) from new_tags) as b";
        }
        let sums = totals::add(&mut statement, &self.deltas, "gate,");
        let record = self.record.stored();
        let entry = journal::append(&mut statement, self.set, &record, &format!("from {done}"))?;
        sql += &format!(", sums as ({sums}), entry as ({entry}) select sequence from entry");
        statement.sql = Cow::Owned(sql);
        Ok(statement)
    }

    /// One row if everything may be written. The feed's lock is held from here on.
    ///
    /// What is referred to must be seen here, before the sequence is drawn, though the database will check it again: so a
    /// set never comes before the one that its movements depend on.
    fn gate(&self, statement: &mut Statement) -> String {
        let (space, lock) = (locks::FEED, statement.place(locks::of(self.set.owner)));
        let mut gate = format!(
            "select pg_advisory_xact_lock_shared({space}, {lock}) from users where id = $1
                and not exists (select from change_sets where user_id = $1 and id = $2)"
        );
        if let Some(idempotency) = &self.set.idempotency {
            let key = statement.place(idempotency.key.as_str());
            gate += &format!(
                " and not exists (select from change_sets where user_id = $1 and idempotency_key = {key})"
            );
        }
        let movements = self.movements.iter();
        let categories: BTreeSet<(Uuid, MovementKind)> =
            movements.clone().filter_map(|m| Some((m.category?.as_uuid(), m.kind))).collect();
        if let [(id, kind)] = Vec::from_iter(&categories)[..] {
            let (id, kind) = (statement.place(*id), statement.place(kind.as_str()));
            gate += &format!(
                " and exists (
                    select from categories c where c.user_id = $1 and c.id = {id} and c.kind = {kind})"
            );
        } else if !categories.is_empty() {
            let ids = statement.place(categories.iter().map(|(id, _)| *id).collect::<Vec<_>>());
            let kinds = statement.place(categories.iter().map(|(_, kind)| kind.as_str()).collect::<Vec<_>>());
            gate += &format!(
                " and not exists (
                    select from unnest({ids}, {kinds}) as r(id, kind) where not exists (
                        select from categories c where c.user_id = $1 and c.id = r.id and c.kind = r.kind))"
            );
        }
        let priorities: BTreeSet<Uuid> =
            movements.clone().filter_map(|m| Some(m.priority?.as_uuid())).collect();
        let receipts: BTreeSet<Uuid> = movements.filter_map(|m| Some(m.receipt?.as_uuid())).collect();
        for (table, ids) in [("priorities", priorities), ("receipts", receipts)] {
            if !ids.is_empty() {
                let ids = statement.place(ids.into_iter().collect::<Vec<_>>());
                gate += &format!(
                    " and not exists (
                        select from unnest({ids}) as r(id)
                        where not exists (select from {table} t where t.user_id = $1 and t.id = r.id))"
                );
            }
        }
        gate
    }
}

/// Writes the set. None: it may not be written as it is, or was written before.
pub(super) async fn commit(database: &Database, new: &Set<'_>) -> Result<Option<Committed>, Failure> {
    let rows = database.once(new.statement()?).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let sequence = Columns::of(row).integer()?;
    Ok(Some(Committed { change_set: new.set.id, sequence, replayed: false, skipped: 0 }))
}
