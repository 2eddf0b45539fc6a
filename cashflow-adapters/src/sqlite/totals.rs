//! Maintained totals: kept up by every change set, verified and built anew.

use std::collections::BTreeMap;

use cashflow_core::domain::{CategoryId, PriorityId, Tally, TotalsDrift, TotalsKey, UserId};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::errors::Failure;
use super::rows::all;
use super::table::Writing;
use super::values::{Columns, Day, Id, NONE, Parameters};

/// Adds what a change set adds; a total that comes to nothing goes.
pub(super) fn add(writing: &Writing<'_>, deltas: &BTreeMap<TotalsKey, Tally>) -> Result<(), Failure> {
    if deltas.is_empty() {
        return Ok(());
    }
    let mut upsert = writing.connection.prepare_cached(
        "insert into totals (user_id, month, category_id, currency, kind, priority_id, count, minor)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        on conflict do update set count = count + excluded.count, minor = minor + excluded.minor",
    )?;
    let mut sweep = writing.connection.prepare_cached(
        "delete from totals where user_id = ?1 and month = ?2 and category_id = ?3 and currency = ?4 and kind = ?5
            and priority_id = ?6 and count = 0 and minor = 0",
    )?;
    for (key, delta) in deltas {
        let mut parameters = Parameters::of(&mut upsert);
        bind_key(writing.owner, key, &mut parameters)?;
        parameters.put(delta.count)?.put(delta.minor)?;
        upsert.raw_execute()?;
        if delta.count < 0 {
            bind_key(writing.owner, key, &mut Parameters::of(&mut sweep))?;
            sweep.raw_execute()?;
        }
    }
    Ok(())
}

fn bind_key(owner: UserId, key: &TotalsKey, parameters: &mut Parameters<'_, '_>) -> rusqlite::Result<()> {
    let none = Uuid::from_bytes(NONE);
    parameters
        .id(owner.as_uuid())?
        .put(Day::new(key.month))?
        .id(key.category.map_or(none, CategoryId::as_uuid))?
        .text(key.currency.code())?
        .text(key.kind.as_str())?
        .id(key.priority.map_or(none, PriorityId::as_uuid))
        .map(drop)
}

macro_rules! sums_of_rows {
    () => {
        "select user_id, substr(date, 1, 7) || '-01' as month, coalesce(category_id, zeroblob(16)) as category_id,
            currency, kind, coalesce(priority_id, zeroblob(16)) as priority_id, count(*) as count,
            sum(amount_minor) as minor
        from movements where user_id = ?1 group by 2, 3, 4, 5, 6"
    };
}

/// Computes an owner's totals anew from the rows.
pub(super) fn rebuild(connection: &Connection, owner: UserId) -> Result<(), Failure> {
    let owner = params![Id(owner.as_uuid())];
    connection.prepare_cached("delete from totals where user_id = ?1")?.execute(owner)?;
    connection
        .prepare_cached(concat!(
            "insert into totals (user_id, month, category_id, currency, kind, priority_id, count, minor) ",
            sums_of_rows!()
        ))?
        .execute(owner)?;
    Ok(())
}

/// The totals that differ from the sums of the rows.
pub(super) fn verify(connection: &Connection, owner: UserId) -> Result<Vec<TotalsDrift>, Failure> {
    let sql = concat!(
        "select month, category_id, currency, kind, priority_id, sum(kept_count), sum(kept_minor), sum(actual_count),
            sum(actual_minor)
        from (
            select month, category_id, currency, kind, priority_id, count as kept_count, minor as kept_minor,
                0 as actual_count, 0 as actual_minor
            from totals where user_id = ?1
            union all
            select month, category_id, currency, kind, priority_id, 0, 0, count, minor from (",
        sums_of_rows!(),
        ")
        )
        group by month, category_id, currency, kind, priority_id
        having sum(kept_count) <> sum(actual_count) or sum(kept_minor) <> sum(actual_minor)"
    );
    let mut drifts = all(connection, sql, params![Id(owner.as_uuid())], drift_of)?;
    drifts.sort_unstable_by_key(|drift| drift.key);
    Ok(drifts)
}

fn drift_of(row: &Row<'_>) -> Result<TotalsDrift, Failure> {
    let mut columns = Columns::of(row);
    let month = columns.date()?;
    let category = id_unless_none(&mut columns)?;
    let currency = columns.currency()?;
    let kind = columns.kind()?;
    let priority = id_unless_none(&mut columns)?;
    let key = TotalsKey { month, kind, category, priority, currency };
    let mut tally = || Ok::<_, Failure>(Tally { count: columns.integer()?, minor: columns.integer()? });
    Ok(TotalsDrift { key, kept: tally()?, actual: tally()? })
}

fn id_unless_none<T: From<Uuid>>(columns: &mut Columns<'_, '_>) -> Result<Option<T>, Failure> {
    let bytes = columns.bytes()?;
    Ok((bytes != NONE).then(|| Uuid::from_bytes(bytes).into()))
}
