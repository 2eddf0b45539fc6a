//! Lists of movements: filters and keyset pages, as one statement that walks an index from the cursor on.

use std::fmt::Write as _;

use cashflow_core::Result;
use cashflow_core::domain::{
    CategoryFilter, Cursor, Direction, Movement, MovementFilter, Page, PageRequest, UserId, fold,
};
use chrono::Datelike as _;
use sqlx_core::encode::Encode;
use sqlx_core::types::Type;
use sqlx_postgres::Postgres;

use super::database::Database;
use super::movements::{COLUMNS, movement_of};
use super::statement::Statement;
use super::values::day_of_number;
use crate::records::amounts::{UNUSUAL, at_least, at_most};

pub(super) async fn movements(
    database: &Database,
    owner: UserId,
    filter: &MovementFilter,
    page: &PageRequest,
) -> Result<Page<Movement>> {
    let found = database.all(statement(owner, filter, page), movement_of).await?;
    Ok(Page::from_found(found, page, |movement| {
        (i64::from(movement.date.num_days_from_ce()), movement.id.as_uuid())
    }))
}

/// The statement of a list. There are as many texts as combinations of filters, so the prepared ones of a connection
/// are those in use.
pub(super) fn statement(owner: UserId, filter: &MovementFilter, page: &PageRequest) -> Statement {
    let mut list = List::new(owner, filter);
    let newer = page.cursor.is_some_and(|cursor| cursor.direction == Direction::Newer);
    list.bounds(filter, page.cursor);
    list.conditions(filter);
    let (date, id) = (list.date, list.id);
    let order = if newer { format!("{date}, {id}") } else { format!("{date} desc, {id} desc") };
    let limit = list.values.place(page.limit.get() as i64 + 1);
    let _ = write!(list.sql, " order by {order} limit {limit}");
    list.values.sql = list.sql.into();
    list.values
}

struct List {
    sql: String,
    values: Statement,
    /// The columns that the rows are walked by.
    date: &'static str,
    id: &'static str,
}

impl List {
    fn new(owner: UserId, filter: &MovementFilter) -> Self {
        let values = Statement::new("").bind(owner.as_uuid());
        match &filter.tag {
            // The index of the tags is in the order of the list.
            Some(tag) => {
                let sql = format!(
                    "select {COLUMNS} from movement_tags k
                    join movements m on m.user_id = k.user_id and m.id = k.movement_id
                    where k.user_id = $1"
                );
                let mut list = Self { sql, values, date: "k.date", id: "k.movement_id" };
                list.condition("k.tag =", tag.as_str());
                list
            }
            None => {
                let sql = format!("select {COLUMNS} from movements m where m.user_id = $1");
                Self { sql, values, date: "m.date", id: "m.id" }
            }
        }
    }

    fn condition<'v>(&mut self, left: &str, value: impl Encode<'v, Postgres> + Type<Postgres>) {
        let place = self.values.place(value);
        let _ = write!(self.sql, " and {left} {place}");
    }

    /// One bound for each end, so that the index is entered at the right place: the cursor or the date, whichever is
    /// the narrower.
    fn bounds(&mut self, filter: &MovementFilter, cursor: Option<Cursor>) {
        let (mut from, mut to) = (filter.from, filter.to);
        if let Some(cursor) = cursor {
            let day = day_of_number(cursor.key);
            let (date_bound, sign) = match cursor.direction {
                Direction::Older => (&mut to, "<"),
                Direction::Newer => (&mut from, ">"),
            };
            let narrower = match cursor.direction {
                Direction::Older => date_bound.is_none_or(|bound| day <= bound),
                Direction::Newer => date_bound.is_none_or(|bound| day >= bound),
            };
            if narrower {
                *date_bound = None;
                let (date, id) = (self.values.place(day), self.values.place(cursor.id));
                let _ = write!(self.sql, " and ({}, {}) {sign} ({date}, {id})", self.date, self.id);
            }
        }
        if let Some(from) = from {
            self.condition(&format!("{} >=", self.date), from);
        }
        if let Some(to) = to {
            self.condition(&format!("{} <=", self.date), to);
        }
    }

    fn conditions(&mut self, filter: &MovementFilter) {
        match filter.category {
            Some(CategoryFilter::Within(category)) => {
                let place = self.values.place(category.as_uuid());
                let _ = write!(self.sql, " and {}", within(&place));
            }
            Some(CategoryFilter::None) => self.sql.push_str(" and m.category_id is null"),
            None => {}
        }
        if let Some(kind) = filter.kind {
            self.condition("m.kind =", kind.as_str());
        }
        if let Some(currency) = filter.currency {
            self.condition("m.currency =", currency.code());
        }
        if let Some(priority) = filter.priority {
            self.condition("m.priority_id =", priority.as_uuid());
        }
        if let Some(receipt) = filter.receipt {
            self.condition("m.receipt_id =", receipt.as_uuid());
        }
        if let Some(account) = &filter.account {
            self.condition("m.account =", account.as_str());
        }
        if let Some(text) = filter.text.as_deref().map(fold).filter(|text| !text.is_empty()) {
            let place = self.values.place(text);
            let _ = write!(self.sql, " and strpos(m.search_text, {place}) > 0");
        }
        if let Some(min) = filter.min {
            self.amount(">=", |exponent| at_least(min, exponent));
        }
        if let Some(max) = filter.max {
            self.amount("<=", |exponent| at_most(max, exponent));
        }
    }

    /// Compares with a bound in minor units, which depends on the decimals of each movement's currency.
    fn amount(&mut self, sign: &str, bound: impl Fn(u32) -> Option<i64>) {
        let mut cases = String::new();
        for (exponent, codes) in UNUSUAL.iter() {
            let place = self.values.place(bound(*exponent));
            let _ = write!(cases, " when m.currency in ({codes}) then {place}");
        }
        let usual = self.values.place(bound(2));
        let _ = write!(self.sql, " and m.amount_minor {sign} case{cases} else {usual} end");
    }
}

/// That a movement is in a category or one below it. The categories are looked up once, before the walk.
pub(super) fn within(place: &str) -> String {
    format!(
        "m.category_id = any(array(
            select c.id from categories c where c.user_id = $1 and (c.id = {place} or c.parent_id = {place})))"
    )
}
