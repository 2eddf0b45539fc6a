//! What an owner did with a merchant before.

use cashflow_core::domain::UserId;
use cashflow_core::ports::{MerchantPrecedent, MerchantQuery};
use rusqlite::{Connection, Row, params};

use super::errors::Failure;
use super::rows::all;
use super::values::{Columns, Day, Id};

pub(super) const SQL: &str = "
    select payee, kind, category_id, priority_id, count(*), max(date)
    from (
        select id, date, payee, kind, category_id, priority_id
        from movements where user_id = ?1 and date >= ?4 and payee_key = ?2
        union
        select m.id, m.date, m.payee, m.kind, m.category_id, m.priority_id
        from receipts r cross join movements m indexed by movements_by_receipt
            on m.user_id = r.user_id and m.receipt_id = r.id
        where r.user_id = ?1 and r.merchant_key = ?2 and r.status = 'confirmed' and m.date >= ?4
        union
        select m.id, m.date, m.payee, m.kind, m.category_id, m.priority_id
        from receipts r cross join movements m indexed by movements_by_receipt
            on m.user_id = r.user_id and m.receipt_id = r.id
        where r.user_id = ?1 and r.tax_key = ?3 and r.status = 'confirmed' and m.date >= ?4
    )
    group by payee, kind, category_id, priority_id
    order by count(*) desc, max(date) desc, kind = 'expense', category_id, priority_id, payee
    limit 20";

pub(super) fn precedents(
    connection: &Connection,
    owner: UserId,
    query: &MerchantQuery,
) -> Result<Vec<MerchantPrecedent>, Failure> {
    let since = query.since.map_or(Day::FIRST, Day::new);
    // A key that is not asked for is null, which equals nothing.
    let params = params![Id(owner.as_uuid()), query.merchant_key, query.tax_key, since];
    all(connection, SQL, params, precedent_of)
}

fn precedent_of(row: &Row<'_>) -> Result<MerchantPrecedent, Failure> {
    let mut columns = Columns::of(row);
    Ok(MerchantPrecedent {
        payee: columns.text_or_null()?,
        kind: columns.kind()?,
        category: columns.id_or_null()?,
        priority: columns.id_or_null()?,
        count: columns.integer()?,
        last: columns.date()?,
    })
}
