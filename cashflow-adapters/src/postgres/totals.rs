//! Maintained totals: kept up by every change set, verified and built anew.

use std::collections::BTreeMap;

use cashflow_core::Result;
use cashflow_core::domain::{CategoryId, PriorityId, Tally, TotalsDrift, TotalsKey, UserId};
use sqlx_postgres::PgRow;

use super::cells::{Cell, bind_table};
use super::database::Database;
use super::errors::Failure;
use super::locks;
use super::statement::Statement;
use super::values::{Columns, NONE};

/// Over how many rows the writers of one total are spread.
const SHARDS: i32 = 8;

/// The part of a statement that adds deltas, of `from`, to the totals of the owner `$1`.
///
/// Each server process has a shard, so that writers at the same time seldom wait for each other's row. The rows are
/// taken in the order of their keys, so that nobody waits in a circle.
pub(super) fn add(statement: &mut Statement, deltas: &BTreeMap<TotalsKey, Tally>, from: &str) -> String {
    let row = |(key, delta): (&TotalsKey, &Tally)| {
        vec![
            Cell::Date(key.month),
            Cell::Id(Some(key.category.map_or(NONE, CategoryId::as_uuid))),
            Cell::text(key.currency.code()),
            Cell::text(key.kind.as_str()),
            Cell::Id(Some(key.priority.map_or(NONE, PriorityId::as_uuid))),
            Cell::big(delta.count),
            Cell::big(delta.minor),
        ]
    };
    let rows: Vec<Vec<Cell<'_>>> = deltas.iter().map(row).collect();
    let rows = bind_table(statement, &rows);
    format!(
        "insert into totals (user_id, month, category_id, currency, kind, priority_id, shard, count, minor)
        select $1, d.month, d.category_id, d.currency, d.kind, d.priority_id, pg_backend_pid() % {SHARDS}, d.count,
            d.minor
        from {from} {rows} as d(month, category_id, currency, kind, priority_id, count, minor)
        on conflict (user_id, month, category_id, currency, kind, priority_id, shard)
            do update set count = totals.count + excluded.count, minor = totals.minor + excluded.minor"
    )
}

macro_rules! sums_of_rows {
    () => {
        "select user_id, date_trunc('month', date::timestamp)::date as month,
            coalesce(category_id, '00000000-0000-0000-0000-000000000000'::uuid) as category_id, currency, kind,
            coalesce(priority_id, '00000000-0000-0000-0000-000000000000'::uuid) as priority_id, count(*) as count,
            sum(amount_minor)::bigint as minor
        from movements where user_id = $1 group by 1, 2, 3, 4, 5, 6"
    };
}

/// Computes an owner's totals anew from the rows, while nobody else writes for the owner.
pub(super) async fn rebuild(database: &Database, owner: UserId) -> Result<(), Failure> {
    let mut session = database.begin(&locks::alone(owner)).await?;
    let insert = concat!(
        "insert into totals (user_id, month, category_id, currency, kind, priority_id, count, minor) ",
        sums_of_rows!()
    );
    let steps = async {
        session
            .execute(Statement::new("delete from totals where user_id = $1").bind(owner.as_uuid()))
            .await?;
        session.execute(Statement::new(insert).bind(owner.as_uuid())).await
    };
    match steps.await {
        Ok(_) => session.commit().await,
        Err(failure) => Err(session.roll_back(failure).await),
    }
}

/// The totals that differ from the sums of the rows.
pub(super) async fn verify(database: &Database, owner: UserId) -> Result<Vec<TotalsDrift>> {
    let sql = concat!(
        "select month, category_id, currency, kind, priority_id, sum(kept_count)::bigint, sum(kept_minor)::bigint,
            sum(actual_count)::bigint, sum(actual_minor)::bigint
        from (
            select month, category_id, currency, kind, priority_id, count as kept_count, minor as kept_minor,
                0 as actual_count, 0 as actual_minor
            from totals where user_id = $1
            union all
            select month, category_id, currency, kind, priority_id, 0, 0, count, minor from (",
        sums_of_rows!(),
        ") as sums
        ) as both_sides
        group by month, category_id, currency, kind, priority_id
        having sum(kept_count) <> sum(actual_count) or sum(kept_minor) <> sum(actual_minor)"
    );
    let mut drifts = database.all(Statement::new(sql).bind(owner.as_uuid()), drift_of).await?;
    drifts.sort_unstable_by_key(|drift| drift.key);
    Ok(drifts)
}

fn drift_of(row: &PgRow) -> Result<TotalsDrift, Failure> {
    let mut columns = Columns::of(row);
    let month = columns.get()?;
    let category = columns.id_unless_none()?;
    let currency = columns.currency()?;
    let kind = columns.kind()?;
    let priority = columns.id_unless_none()?;
    let key = TotalsKey { month, kind, category, priority, currency };
    let mut tally = || Ok::<_, Failure>(Tally { count: columns.integer()?, minor: columns.integer()? });
    Ok(TotalsDrift { key, kept: tally()?, actual: tally()? })
}
