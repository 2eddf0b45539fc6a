//! Bare SQLite to compare with: the same tables, the same rows, prepared statements by hand, and nothing else.
//!
//! No journal, no totals, no checks but the database's own, no threads: the least that a program of its own would do.

use std::path::Path;

use cashflow_core::domain::{Movement, UserId};
use cashflow_migrations::sqlite::MIGRATIONS;
use chrono::NaiveDate;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, Result, Transaction, params};

use crate::data::Book;

/// A database that is written to and read by hand.
#[derive(Debug)]
pub struct Bare {
    connection: Connection,
    owner: [u8; 16],
}

/// A movement as it is bound, so that making the values is no part of what is measured.
#[derive(Debug)]
pub struct Values {
    id: [u8; 16],
    date: String,
    kind: &'static str,
    currency: &'static str,
    minor: i64,
    category: Option<[u8; 16]>,
    priority: Option<[u8; 16]>,
    payee_key: Option<String>,
    payee: Option<String>,
    description: String,
    search_text: String,
    created_at: i64,
}

impl Values {
    /// Of a movement.
    pub fn of(movement: &Movement) -> Self {
        Self {
            id: movement.id.as_uuid().into_bytes(),
            date: movement.date.to_string(),
            kind: movement.kind.as_str(),
            currency: movement.amount.currency().code(),
            minor: movement.amount.minor(),
            category: movement.category.map(|id| id.as_uuid().into_bytes()),
            priority: movement.priority.map(|id| id.as_uuid().into_bytes()),
            payee_key: movement.payee_key(),
            payee: movement.payee.as_ref().map(|payee| payee.as_str().to_owned()),
            description: movement.description.as_str().to_owned(),
            search_text: movement.search_text(),
            created_at: movement.created_at.micros(),
        }
    }
}

/// A row of a list, with all that a movement has, as a program of its own would read it.
#[derive(Debug)]
pub struct Row {
    /// The id.
    pub id: [u8; 16],
    /// The version.
    pub version: i64,
    /// The date.
    pub date: String,
    /// In or out.
    pub kind: String,
    /// The currency.
    pub currency: String,
    /// The amount in minor units.
    pub minor: i64,
    /// The category.
    pub category: Option<[u8; 16]>,
    /// The priority.
    pub priority: Option<[u8; 16]>,
    /// The payee.
    pub payee: Option<String>,
    /// The description.
    pub description: String,
    /// The tags, as JSON.
    pub tags: Option<String>,
    /// The account.
    pub account: Option<String>,
    /// The receipt.
    pub receipt: Option<[u8; 16]>,
    /// When it was recorded.
    pub created_at: i64,
    /// When it was changed.
    pub updated_at: i64,
}

const INSERT: &str = "insert into movements
    (user_id, id, version, date, kind, currency, amount_minor, category_id, priority_id, payee_key, payee, account,
        description, search_text, tags, receipt_id, created_at, updated_at, inserted_sequence)
    values (?1, ?2, 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, null, ?11, ?12, null, null, ?13, ?13, 1)";

impl Bare {
    /// Makes a database with the tables of the store, its owner and categories; durable as the store is.
    pub fn create(path: &Path, book: &Book) -> Result<Self> {
        let connection = Connection::open(path)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "cache_size", -16 * 1024)?;
        for migration in MIGRATIONS {
            connection.execute_batch(migration.sql)?;
        }
        let owner = book.owner().as_uuid().into_bytes();
        connection.execute(
            "insert into users values (?1, 1, 'Ana', null, null, 'EUR', 'en', 'UTC', 0, 0, 1)",
            [owner],
        )?;
        for priority in &book.priorities {
            let id = priority.id.as_uuid().into_bytes();
            let name = priority.name.as_str();
            connection.execute(
                "insert into priorities values (?1, ?2, 1, ?3, ?3, ?4, 0, 0, 1)",
                params![owner, id, name, priority.rank],
            )?;
        }
        for category in &book.categories {
            let id = category.id.as_uuid().into_bytes();
            let (kind, name) = (category.kind.as_str(), category.name.as_str());
            connection.execute(
                "insert into categories values (?1, ?2, 1, ?3, ?4, ?4, null, null, null, null, null, 0, 0, 1)",
                params![owner, id, kind, name],
            )?;
        }
        Ok(Self { connection, owner })
    }

    /// Opens a database that the store has made.
    pub fn open(path: &Path, owner: UserId) -> Result<Self> {
        let connection = Connection::open(path)?;
        // As the store does: without it the statements would be prepared anew for each use.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        Ok(Self { connection, owner: owner.as_uuid().into_bytes() })
    }

    /// Inserts one row in a transaction of its own.
    pub fn insert(&self, values: &Values) -> Result<()> {
        let mut statement = self.connection.prepare_cached(INSERT)?;
        insert(&mut statement, &self.owner, values)
    }

    /// Inserts rows in one transaction.
    pub fn load(&mut self, rows: &[Values]) -> Result<()> {
        let transaction: Transaction<'_> = self.connection.transaction()?;
        let mut statement = transaction.prepare(INSERT)?;
        for values in rows {
            insert(&mut statement, &self.owner, values)?;
        }
        drop(statement);
        transaction.commit()
    }

    /// Sums up the movements by month, category and kind, from the rows.
    pub fn by_month_and_category(&self) -> Result<usize> {
        let mut statement = self.connection.prepare_cached(
            "select substr(date, 1, 7), category_id, currency, kind, count(*), sum(amount_minor)
            from movements where user_id = ?1 group by 1, 2, 3, 4",
        )?;
        let mut rows = statement.query([self.owner])?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            let _: (String, [u8; 16], i64) = (row.get(0)?, row.get(1)?, row.get(5)?);
            count += 1;
        }
        Ok(count)
    }

    /// A page of fifty: the newest, or those older than a place.
    pub fn page(&self, before: Option<(NaiveDate, [u8; 16])>) -> Result<Vec<Row>> {
        let (date, id) =
            before.map_or(("9999-99-99".to_owned(), [0; 16]), |(date, id)| (date.to_string(), id));
        let mut statement = self.connection.prepare_cached(
            "select id, version, date, kind, currency, amount_minor, category_id, priority_id, payee, description,
                tags, account, receipt_id, created_at, updated_at
            from movements where user_id = ?1 and (date, id) < (?2, ?3) order by date desc, id desc limit 51",
        )?;
        let rows = statement.query_map(params![self.owner, date, id], |row| {
            Ok(Row {
                id: row.get(0)?,
                version: row.get(1)?,
                date: row.get(2)?,
                kind: row.get(3)?,
                currency: row.get(4)?,
                minor: row.get(5)?,
                category: row.get(6)?,
                priority: row.get(7)?,
                payee: row.get(8)?,
                description: row.get(9)?,
                tags: row.get(10)?,
                account: row.get(11)?,
                receipt: row.get(12)?,
                created_at: row.get(13)?,
                updated_at: row.get(14)?,
            })
        })?;
        rows.collect()
    }
}

fn insert(statement: &mut rusqlite::Statement<'_>, owner: &[u8; 16], values: &Values) -> Result<()> {
    statement.execute(params![
        owner,
        values.id,
        values.date,
        values.kind,
        values.currency,
        values.minor,
        values.category,
        values.priority,
        values.payee_key,
        values.payee,
        values.description,
        values.search_text,
        values.created_at,
    ])?;
    Ok(())
}
