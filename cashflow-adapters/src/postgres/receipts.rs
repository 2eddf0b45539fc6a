//! Receipts: writing and reading them.

use cashflow_core::Result;
use cashflow_core::domain::{
    Change, ContentHash, Direction, Edit, FileName, Page, PageRequest, Receipt, ReceiptId, ReceiptState,
    StoredFile, UserId, WorkerName,
};
use cashflow_core::ports::ReceiptFilter;
use sqlx_postgres::PgRow;

use super::cells::Cell;
use super::database::Database;
use super::errors::Failure;
use super::statement::Statement;
use super::table::Table;
use super::values::{Columns, instant_of_micros};
use crate::records::StateColumns;

/// What [`receipt_of`] reads.
pub(super) const COLUMNS: &str =
    "id, version, sha256, media_type, size, file_name, part, status, due_at, worker,
    movement_id, failure_code, failure_message, attempts, draft, created_at, updated_at";

impl Table for Receipt {
    const TABLE: &'static str = "receipts";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "version",
        "sha256",
        "media_type",
        "size",
        "file_name",
        "part",
        "status",
        "due_at",
        "worker",
        "movement_id",
        "failure_code",
        "failure_message",
        "attempts",
        "draft",
        "merchant_key",
        "tax_key",
        "created_at",
        "updated_at",
    ];

    fn edit_of(change: &Change) -> Option<&Edit<Self>> {
        if let Change::Receipt(edit) = change { Some(edit) } else { None }
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let state = &self.state;
        let worker = if let ReceiptState::Reading { worker, .. } = state { Some(worker) } else { None };
        let movement = if let ReceiptState::Confirmed { movement } = state { Some(movement) } else { None };
        let failure =
            if let ReceiptState::Failed { code, message } = state { Some((code, message)) } else { None };
        let draft = self.draft.as_ref();
        vec![
            Cell::Id(Some(self.id.as_uuid())),
            Cell::big(self.version),
            Cell::Bytes(self.file.sha256.as_bytes()),
            Cell::text(self.file.media_type.as_str()),
            Cell::Big(Some(i64::try_from(self.file.size).unwrap_or(i64::MAX))),
            Cell::text_or_null(self.file_name.as_ref().map(FileName::as_str)),
            Cell::big(self.part),
            Cell::text(self.status().as_str()),
            Cell::instant_or_null(self.due()),
            Cell::text_or_null(worker.map(WorkerName::as_str)),
            Cell::Id(movement.map(|id| id.as_uuid())),
            Cell::text_or_null(failure.map(|(code, _)| code.as_str())),
            Cell::text_or_null(failure.map(|(_, message)| message.as_str())),
            Cell::big(self.attempts),
            Cell::made_text(
                draft.map(|draft| {
                    serde_json::to_string(draft).expect("a draft can always be written as JSON")
                }),
            ),
            Cell::made_text(self.merchant_key()),
            Cell::made_text(self.tax_key()),
            Cell::instant(self.created_at),
            Cell::instant(self.updated_at),
        ]
    }
}

pub(super) async fn receipt(database: &Database, owner: UserId, id: ReceiptId) -> Result<Option<Receipt>> {
    let sql = format!("select {COLUMNS} from receipts where user_id = $1 and id = $2");
    let statement = Statement::new(sql).bind(owner.as_uuid()).bind(id.as_uuid());
    Ok(database.one(statement, receipt_of).await?)
}

pub(super) async fn receipts_by_content(
    database: &Database,
    owner: UserId,
    content: ContentHash,
) -> Result<Vec<Receipt>> {
    let sql = format!("select {COLUMNS} from receipts where user_id = $1 and sha256 = $2 order by part");
    let statement = Statement::new(sql).bind(owner.as_uuid()).bind(content.as_bytes().as_slice());
    Ok(database.all(statement, receipt_of).await?)
}

pub(super) async fn receipts(
    database: &Database,
    owner: UserId,
    filter: &ReceiptFilter,
    page: &PageRequest,
) -> Result<Page<Receipt>> {
    let found = database.all(list(owner, filter, page), receipt_of).await?;
    Ok(Page::from_found(found, page, |receipt| (receipt.created_at.micros(), receipt.id.as_uuid())))
}

/// The statement of a list.
pub(super) fn list(owner: UserId, filter: &ReceiptFilter, page: &PageRequest) -> Statement {
    let mut statement = Statement::new("").bind(owner.as_uuid());
    let mut sql = format!("select {COLUMNS} from receipts where user_id = $1");
    if !filter.status.is_empty() {
        let status: Vec<&str> = filter.status.iter().map(|status| status.as_str()).collect();
        sql += &format!(" and status = any({})", statement.place(status));
    }
    let newer = page.cursor.is_some_and(|cursor| cursor.direction == Direction::Newer);
    if let Some(cursor) = page.cursor {
        let (key, id) = (statement.place(instant_of_micros(cursor.key)), statement.place(cursor.id));
        sql += &format!(" and (created_at, id) {} ({key}, {id})", if newer { ">" } else { "<" });
    }
    let order = if newer { "created_at, id" } else { "created_at desc, id desc" };
    sql += &format!(" order by {order} limit {}", statement.place(page.limit.get() as i64 + 1));
    statement.sql = sql.into();
    statement
}

/// Reads [`COLUMNS`].
pub(super) fn receipt_of(row: &PgRow) -> Result<Receipt, Failure> {
    receipt_from(&mut Columns::of(row))
}

/// Reads [`COLUMNS`] from the next column on.
pub(super) fn receipt_from(columns: &mut Columns<'_>) -> Result<Receipt, Failure> {
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

fn state(columns: &mut Columns<'_>) -> Result<ReceiptState, Failure> {
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
