//! Receipts: writing and reading them.

use cashflow_core::domain::{
    ContentHash, Direction, FileName, Page, PageRequest, Receipt, ReceiptId, ReceiptState, StoredFile,
    UserId, WorkerName,
};
use cashflow_core::ports::ReceiptFilter;
use rusqlite::{Connection, Row, ToSql, params};

use super::errors::Failure;
use super::rows::{all, one};
use super::table::Table;
use super::values::{Columns, Id, Parameters};
use crate::records::StateColumns;

/// Finds a receipt by owner and id.
pub(super) const THERE: &str = "select 1 from receipts where user_id = ?1 and id = ?2";

/// What [`receipt_of`] reads.
pub(super) const COLUMNS: &str =
    "id, version, sha256, media_type, size, file_name, part, status, due_at, worker,
    movement_id, failure_code, failure_message, attempts, draft, created_at, updated_at";

impl Table for Receipt {
    const INSERT: &'static str = "insert into receipts
        (user_id, id, version, sha256, media_type, size, file_name, part, status, due_at, worker, movement_id,
            failure_code, failure_message, attempts, draft, merchant_key, tax_key, created_at, updated_at,
            inserted_sequence)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)";
    const UPDATE: &'static str = "update receipts
        set version = ?3, sha256 = ?4, media_type = ?5, size = ?6, file_name = ?7, part = ?8, status = ?9,
            due_at = ?10, worker = ?11, movement_id = ?12, failure_code = ?13, failure_message = ?14, attempts = ?15,
            draft = ?16, merchant_key = ?17, tax_key = ?18, created_at = ?19, updated_at = ?20
        where user_id = ?1 and id = ?2 and version = ?21";
    const DELETE: &'static str = "delete from receipts where user_id = ?1 and id = ?2 and version = ?3";
    const CURRENT: &'static str =
        "select version, inserted_sequence from receipts where user_id = ?1 and id = ?2";

    fn bind(&self, parameters: &mut Parameters<'_, '_>) -> rusqlite::Result<()> {
        let state = &self.state;
        let worker = if let ReceiptState::Reading { worker, .. } = state { Some(worker) } else { None };
        let movement = if let ReceiptState::Confirmed { movement } = state { Some(movement) } else { None };
        let failure =
            if let ReceiptState::Failed { code, message } = state { Some((code, message)) } else { None };
        let draft = self.draft.as_ref().map(serde_json::to_string).transpose();
        parameters
            .put(self.version)?
            .put(self.file.sha256.as_bytes().as_slice())?
            .text(self.file.media_type.as_str())?
            .put(i64::try_from(self.file.size).unwrap_or(i64::MAX))?
            .text_or_null(self.file_name.as_ref().map(FileName::as_str))?
            .put(self.part)?
            .text(self.status().as_str())?
            .instant_or_null(self.due())?
            .text_or_null(worker.map(WorkerName::as_str))?
            .id_or_null(movement.map(|id| id.as_uuid()))?
            .text_or_null(failure.map(|(code, _)| code.as_str()))?
            .text_or_null(failure.map(|(_, message)| message.as_str()))?
            .put(self.attempts)?
            .put(draft.map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?)?
            .put(self.merchant_key())?
            .put(self.tax_key())?
            .instant(self.created_at)?
            .instant(self.updated_at)
            .map(drop)
    }
}

pub(super) fn receipt(
    connection: &Connection,
    owner: UserId,
    id: ReceiptId,
) -> Result<Option<Receipt>, Failure> {
    let sql = format!("select {COLUMNS} from receipts where user_id = ?1 and id = ?2");
    one(connection, &sql, params![Id(owner.as_uuid()), Id(id.as_uuid())], receipt_of)
}

pub(super) fn receipts_by_content(
    connection: &Connection,
    owner: UserId,
    content: ContentHash,
) -> Result<Vec<Receipt>, Failure> {
    let sql = format!("select {COLUMNS} from receipts where user_id = ?1 and sha256 = ?2 order by part");
    all(connection, &sql, params![Id(owner.as_uuid()), content.as_bytes().as_slice()], receipt_of)
}

pub(super) fn receipts(
    connection: &Connection,
    owner: UserId,
    filter: &ReceiptFilter,
    page: &PageRequest,
) -> Result<Page<Receipt>, Failure> {
    let mut sql = format!("select {COLUMNS} from receipts where user_id = ?1");
    let mut values: Vec<Box<dyn ToSql>> = vec![Box::new(Id(owner.as_uuid()))];
    if !filter.status.is_empty() {
        let places: Vec<String> = (0..filter.status.len()).map(|i| format!("?{}", i + 2)).collect();
        values.extend(filter.status.iter().map(|status| Box::new(status.as_str()) as Box<dyn ToSql>));
        sql += &format!(" and status in ({})", places.join(", "));
    }
    let newer = page.cursor.is_some_and(|cursor| cursor.direction == Direction::Newer);
    if let Some(cursor) = page.cursor {
        let (key, id) = (values.len() + 1, values.len() + 2);
        sql += &format!(" and (created_at, id) {} (?{key}, ?{id})", if newer { ">" } else { "<" });
        values.push(Box::new(cursor.key));
        values.push(Box::new(Id(cursor.id)));
    }
    let order = if newer { "created_at, id" } else { "created_at desc, id desc" };
    sql += &format!(" order by {order} limit {}", page.limit.get() + 1);
    let found = all(connection, &sql, rusqlite::params_from_iter(values), receipt_of)?;
    Ok(Page::from_found(found, page, |receipt| (receipt.created_at.micros(), receipt.id.as_uuid())))
}

/// Reads [`COLUMNS`].
pub(super) fn receipt_of(row: &Row<'_>) -> Result<Receipt, Failure> {
    receipt_from(&mut Columns::of(row))
}

/// Reads [`COLUMNS`] from the next column on.
pub(super) fn receipt_from(columns: &mut Columns<'_, '_>) -> Result<Receipt, Failure> {
    Ok(Receipt {
        id: columns.id()?,
        version: columns.integer()?,
        file: StoredFile {
            sha256: ContentHash::from_bytes(columns.bytes()?),
            media_type: columns.text()?,
            size: columns.integer()?,
        },
        file_name: columns.text_or_null()?,
        part: columns.integer()?,
        state: state(columns)?,
        attempts: columns.integer()?,
        draft: columns
            .str_or_null()?
            .map(serde_json::from_str)
            .transpose()
            .map_err(|error| columns.wrong(error))?,
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
    })
}

fn state(columns: &mut Columns<'_, '_>) -> Result<ReceiptState, Failure> {
    let held = StateColumns {
        status: columns.text()?,
        due: columns.instant_or_null()?,
        worker: columns.text_or_null()?,
        movement: columns.id_or_null()?,
        failure_code: columns.str_or_null()?,
        failure_message: columns.str_or_null()?,
    };
    held.state().ok_or_else(|| columns.wrong("a state without what belongs to it"))
}
