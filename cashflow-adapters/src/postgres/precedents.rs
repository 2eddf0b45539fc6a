//! What an owner did with a merchant before.

use cashflow_core::Result;
use cashflow_core::domain::UserId;
use cashflow_core::ports::{MerchantPrecedent, MerchantQuery};
use sqlx_postgres::PgRow;

use super::database::Database;
use super::errors::Failure;
use super::statement::Statement;
use super::values::{Columns, day_of_number};

const SQL: &str = "
    select payee, kind, category_id, priority_id, count(*), max(date)
    from (
        select id, date, payee, kind, category_id, priority_id
        from movements where user_id = $1 and date >= $4 and payee_key = $2
        union
        select m.id, m.date, m.payee, m.kind, m.category_id, m.priority_id
        from receipts r join movements m on m.user_id = r.user_id and m.receipt_id = r.id
        where r.user_id = $1 and r.merchant_key = $2 and r.status = 'confirmed' and m.date >= $4
        union
        select m.id, m.date, m.payee, m.kind, m.category_id, m.priority_id
        from receipts r join movements m on m.user_id = r.user_id and m.receipt_id = r.id
        where r.user_id = $1 and r.tax_key = $3 and r.status = 'confirmed' and m.date >= $4
    ) as found
    group by payee, kind, category_id, priority_id
    order by count(*) desc, max(date) desc, kind = 'expense', category_id nulls first, priority_id nulls first,
        payee nulls first
    limit 20";

/// A key that is not asked for is null, which equals nothing.
pub(super) fn statement(owner: UserId, query: &MerchantQuery) -> Statement {
    Statement::new(SQL)
        .bind(owner.as_uuid())
        .bind(query.merchant_key.as_deref())
        .bind(query.tax_key.as_deref())
        .bind(query.since.unwrap_or_else(|| day_of_number(1)))
}

pub(super) async fn precedents(
    database: &Database,
    owner: UserId,
    query: &MerchantQuery,
) -> Result<Vec<MerchantPrecedent>> {
    Ok(database.all(statement(owner, query), precedent_of).await?)
}

fn precedent_of(row: &PgRow) -> Result<MerchantPrecedent, Failure> {
    let mut columns = Columns::of(row);
    Ok(MerchantPrecedent {
        payee: columns.text_or_null()?,
        kind: columns.kind()?,
        category: columns.id_or_null()?,
        priority: columns.id_or_null()?,
        count: columns.integer()?,
        last: columns.get()?,
    })
}
