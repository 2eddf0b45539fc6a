//! Lists of movements: filters and keyset pages, as one statement that walks an index from the cursor on.

use std::fmt::Write as _;

use cashflow_core::domain::{
    CategoryFilter, Cursor, Direction, Movement, MovementFilter, Page, PageRequest, UserId, fold,
};
use chrono::Datelike as _;
use rusqlite::{Connection, ToSql};

use super::errors::Failure;
use super::movements::{COLUMNS, movement_of};
use super::rows::all;
use super::values::{Day, Id};
use crate::records::amounts::{UNUSUAL, at_least, at_most};

pub(super) fn movements(
    connection: &Connection,
    owner: UserId,
    filter: &MovementFilter,
    page: &PageRequest,
) -> Result<Page<Movement>, Failure> {
    let (sql, values) = statement(owner, filter, page);
    let found = all(connection, &sql, rusqlite::params_from_iter(values), movement_of)?;
    Ok(Page::from_found(found, page, |movement| {
        (i64::from(movement.date.num_days_from_ce()), movement.id.as_uuid())
    }))
}

/// The statement of a list and its parameters. There are as many texts as combinations of filters, so the cache of
/// prepared statements holds those in use.
pub(super) fn statement(
    owner: UserId,
    filter: &MovementFilter,
    page: &PageRequest,
) -> (String, Vec<Box<dyn ToSql>>) {
    let mut list = List::new(owner, filter);
    let newer = page.cursor.is_some_and(|cursor| cursor.direction == Direction::Newer);
    list.bounds(filter, page.cursor);
    list.conditions(filter);
    let (date, id) = (list.date, list.id);
    let order = if newer { format!("{date}, {id}") } else { format!("{date} desc, {id} desc") };
    let limit = list.bind(page.limit.get() as i64 + 1);
    let _ = write!(list.sql, " order by {order} limit {limit}");
    (list.sql, list.values)
}

struct List {
    sql: String,
    values: Vec<Box<dyn ToSql>>,
    /// The columns that the rows are walked by.
    date: &'static str,
    id: &'static str,
}

impl List {
    fn new(owner: UserId, filter: &MovementFilter) -> Self {
        let owner: Box<dyn ToSql> = Box::new(Id(owner.as_uuid()));
        let mut list = match &filter.tag {
            // The index of the tags is in the order of the list.
            Some(_) => Self {
                sql: format!(
                    "select {COLUMNS} from movement_tags k
                    cross join movements m on m.user_id = k.user_id and m.date = k.date and m.id = k.movement_id
                    where k.user_id = ?1"
                ),
                values: vec![owner],
                date: "k.date",
                id: "k.movement_id",
            },
            None => Self {
                // A receipt has few movements: finding and sorting them beats walking all.
                sql: format!(
                    "select {COLUMNS} from movements m{} where m.user_id = ?1",
                    filter.receipt.map_or("", |_| " indexed by movements_by_receipt")
                ),
                values: vec![owner],
                date: "m.date",
                id: "m.id",
            },
        };
        if let Some(tag) = &filter.tag {
            list.condition("k.tag =", tag.as_str().to_owned());
        }
        list
    }

    fn bind(&mut self, value: impl ToSql + 'static) -> String {
        self.values.push(Box::new(value));
        format!("?{}", self.values.len())
    }

    fn condition(&mut self, left: &str, value: impl ToSql + 'static) {
        let place = self.bind(value);
        let _ = write!(self.sql, " and {left} {place}");
    }

    /// One bound for each end, so that the index is entered at the right place: the cursor or the date, whichever is
    /// the narrower.
    fn bounds(&mut self, filter: &MovementFilter, cursor: Option<Cursor>) {
        let (mut from, mut to) = (filter.from.map(Day::new), filter.to.map(Day::new));
        if let Some(cursor) = cursor {
            let day = Day::of_number(cursor.key);
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
                let (date, id) = (self.bind(day), self.bind(Id(cursor.id)));
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
                let place = self.bind(Id(category.as_uuid()));
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
            self.condition("m.priority_id =", Id(priority.as_uuid()));
        }
        if let Some(receipt) = filter.receipt {
            self.condition("m.receipt_id =", Id(receipt.as_uuid()));
        }
        if let Some(account) = &filter.account {
            self.condition("m.account =", account.as_str().to_owned());
        }
        if let Some(text) = filter.text.as_deref().map(fold).filter(|text| !text.is_empty()) {
            let place = self.bind(text);
            let _ = write!(self.sql, " and instr(m.search_text, {place}) > 0");
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
            let place = self.bind(bound(*exponent));
            let _ = write!(cases, " when m.currency in ({codes}) then {place}");
        }
        let usual = self.bind(bound(2));
        let _ = write!(self.sql, " and m.amount_minor {sign} case{cases} else {usual} end");
    }
}

/// That a movement is in a category or one below it.
pub(super) fn within(place: &str) -> String {
    format!(
        "m.category_id in (
            select c.id from categories c where c.user_id = ?1 and (c.id = {place} or c.parent_id = {place}))"
    )
}
