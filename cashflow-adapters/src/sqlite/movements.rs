//! Movements: writing them, and reading one.

use std::collections::BTreeSet;

use cashflow_core::Error;
use cashflow_core::domain::{
    AccountName, CategoryId, Movement, MovementId, Payee, PriorityId, ReceiptId, Tag, UserId,
};
use rusqlite::{Connection, Row, params};

use super::errors::Failure;
use super::rows::one;
use super::table::{Table, Writing};
use super::values::{Columns, Day, Id, Parameters};
use super::{categories, priorities, receipts};

/// What [`movement_of`] reads, of `movements m`.
pub(super) const COLUMNS: &str = "m.id, m.version, m.kind, m.currency, m.amount_minor, m.date, m.description,
    m.category_id, m.payee, m.priority_id, m.tags, m.account, m.receipt_id, m.created_at, m.updated_at";

impl Table for Movement {
    const INSERT: &'static str = "insert into movements
        (user_id, id, version, date, kind, currency, amount_minor, category_id, priority_id, payee_key, payee, account,
            description, search_text, tags, receipt_id, created_at, updated_at, inserted_sequence)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)";
    const UPDATE: &'static str = "update movements
        set version = ?3, date = ?4, kind = ?5, currency = ?6, amount_minor = ?7, category_id = ?8, priority_id = ?9,
            payee_key = ?10, payee = ?11, account = ?12, description = ?13, search_text = ?14, tags = ?15,
            receipt_id = ?16, created_at = ?17, updated_at = ?18
        where user_id = ?1 and id = ?2 and version = ?19 and date = ?20 and kind = ?21 and currency = ?22
            and amount_minor = ?23 and category_id is ?24 and priority_id is ?25";
    const DELETE: &'static str = "delete from movements
        where user_id = ?1 and id = ?2 and version = ?3 and date = ?4 and kind = ?5 and currency = ?6
            and amount_minor = ?7 and category_id is ?8 and priority_id is ?9";
    const CURRENT: &'static str =
        "select version, inserted_sequence from movements where user_id = ?1 and id = ?2";

    fn bind(&self, parameters: &mut Parameters<'_, '_>) -> rusqlite::Result<()> {
        bind_sums(self, parameters)?
            .put(self.payee_key())?
            .text_or_null(self.payee.as_ref().map(Payee::as_str))?
            .text_or_null(self.account.as_ref().map(AccountName::as_str))?
            .text(self.description.as_str())?
            .text(&self.search_text())?
            .put(tags_text(&self.tags))?
            .id_or_null(self.receipt.map(ReceiptId::as_uuid))?
            .instant(self.created_at)?
            .instant(self.updated_at)
            .map(drop)
    }

    /// What the totals count a movement by must be as the caller says, or they would drift.
    fn bind_current(&self, parameters: &mut Parameters<'_, '_>) -> rusqlite::Result<()> {
        bind_sums(self, parameters).map(drop)
    }

    /// The tags have a table of their own, to be found by.
    fn follow(&self, before: Option<&Self>, writing: &Writing<'_>) -> Result<(), Failure> {
        let (owner, id) = (Id(writing.owner.as_uuid()), Id(self.id.as_uuid()));
        if let Some(before) = before.filter(|before| !before.tags.is_empty()) {
            if (before.date, &before.tags) == (self.date, &self.tags) {
                return Ok(());
            }
            let sql = "delete from movement_tags where user_id = ?1 and movement_id = ?2";
            writing.connection.prepare_cached(sql)?.execute(params![owner, id])?;
        }
        if self.tags.is_empty() {
            return Ok(());
        }
        let sql = "insert into movement_tags (user_id, movement_id, tag, date) values (?1, ?2, ?3, ?4)";
        let mut statement = writing.connection.prepare_cached(sql)?;
        for tag in &self.tags {
            statement.execute(params![owner, id, tag.as_str(), Day::new(self.date)])?;
        }
        Ok(())
    }

    fn broken_reference(&self, writing: &Writing<'_>) -> Result<Option<Error>, Failure> {
        let category = self.category.map(CategoryId::as_uuid);
        let references = [
            (categories::THERE, category, "category"),
            (priorities::THERE, self.priority.map(PriorityId::as_uuid), "priority"),
            (receipts::THERE, self.receipt.map(ReceiptId::as_uuid), "receipt"),
        ];
        for (sql, id, what) in references {
            if let Some(error) = writing.missing(sql, id, what)? {
                return Ok(Some(error));
            }
        }
        // The reference to the category goes with the kind.
        Ok(match category {
            Some(category) if !categories::has_kind(writing, category, self.kind.as_str())? => {
                Some(Error::invalid("category", "is of the other kind"))
            }
            _ => None,
        })
    }
}

/// Binds the version and what the totals count a movement by.
fn bind_sums<'p, 'a, 'c>(
    movement: &Movement,
    parameters: &'p mut Parameters<'a, 'c>,
) -> rusqlite::Result<&'p mut Parameters<'a, 'c>> {
    parameters
        .put(movement.version)?
        .put(Day::new(movement.date))?
        .text(movement.kind.as_str())?
        .text(movement.amount.currency().code())?
        .put(movement.amount.minor())?
        .id_or_null(movement.category.map(CategoryId::as_uuid))?
        .id_or_null(movement.priority.map(PriorityId::as_uuid))
}

/// The tags as a JSON array; null for none.
fn tags_text(tags: &BTreeSet<Tag>) -> Option<String> {
    let write = || serde_json::to_string(tags).expect("texts can always be written as JSON");
    (!tags.is_empty()).then(write)
}

pub(super) fn movement(
    connection: &Connection,
    owner: UserId,
    id: MovementId,
) -> Result<Option<Movement>, Failure> {
    let sql = format!("select {COLUMNS} from movements m where m.user_id = ?1 and m.id = ?2");
    one(connection, &sql, params![Id(owner.as_uuid()), Id(id.as_uuid())], movement_of)
}

/// Reads [`COLUMNS`].
pub(super) fn movement_of(row: &Row<'_>) -> Result<Movement, Failure> {
    let mut columns = Columns::of(row);
    Ok(Movement {
        id: columns.id()?,
        version: columns.integer()?,
        kind: columns.kind()?,
        amount: columns.money()?,
        date: columns.date()?,
        description: columns.text()?,
        category: columns.id_or_null()?,
        payee: columns.text_or_null()?,
        priority: columns.id_or_null()?,
        tags: match columns.str_or_null()? {
            Some(tags) => serde_json::from_str(tags).map_err(|error| columns.wrong(error))?,
            None => BTreeSet::new(),
        },
        account: columns.text_or_null()?,
        receipt: columns.id_or_null()?,
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
    })
}
