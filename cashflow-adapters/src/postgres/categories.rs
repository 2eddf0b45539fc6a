//! Categories.

use cashflow_core::domain::{Category, CategoryId, Change, Colour, Edit, Icon, PriorityId, UserId, fold};
use cashflow_core::{Error, Result};
use sqlx_postgres::PgRow;
use uuid::Uuid;

use super::cells::Cell;
use super::database::Database;
use super::errors::Failure;
use super::statement::Statement;
use super::table::{Table, Writing};
use super::values::Columns;

impl Table for Category {
    const TABLE: &'static str = "categories";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "version",
        "kind",
        "name",
        "folded_name",
        "parent_id",
        "colour",
        "icon",
        "default_priority_id",
        "archived_at",
        "created_at",
        "updated_at",
    ];

    fn edit_of(change: &Change) -> Option<&Edit<Self>> {
        if let Change::Category(edit) = change { Some(edit) } else { None }
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::Id(Some(self.id.as_uuid())),
            Cell::big(self.version),
            Cell::text(self.kind.as_str()),
            Cell::text(self.name.as_str()),
            Cell::made_text(Some(fold(self.name.as_str()))),
            Cell::Id(self.parent.map(CategoryId::as_uuid)),
            Cell::Big(self.colour.map(|colour| colour.rgb().into())),
            Cell::text_or_null(self.icon.as_ref().map(Icon::as_str)),
            Cell::Id(self.default_priority.map(PriorityId::as_uuid)),
            Cell::instant_or_null(self.archived_at),
            Cell::instant(self.created_at),
            Cell::instant(self.updated_at),
        ]
    }

    /// A parent must be there before its children are.
    fn follows(&self, before: &[&Self]) -> bool {
        before.iter().any(|before| before.parent == Some(self.id))
    }
}

/// One level of nesting: what has a parent has no children, and its parent has no parent. Errors: one of these
/// categories, as they are now, breaks that.
///
/// Who writes categories holds a lock of the owner, so that two do not nest what each of them alone may.
pub(super) async fn check_nesting(writing: &mut Writing<'_>, ids: Vec<Uuid>) -> Result<(), Failure> {
    let sql = "select 1 from categories child
        join categories parent on parent.user_id = child.user_id and parent.id = child.parent_id
        where child.user_id = $1 and parent.parent_id is not null and (child.id = any($2) or parent.id = any($2))
        limit 1";
    let statement = Statement::new(sql).bind(writing.owner.as_uuid()).bind(ids);
    match writing.session.all(statement).await?.is_empty() {
        true => Ok(()),
        false => Err(Error::invalid("parent", "categories have one level below them only").into()),
    }
}

const SELECT: &str =
    "select id, version, kind, name, parent_id, colour, icon, default_priority_id, archived_at,
    created_at, updated_at from categories where user_id = $1";

pub(super) async fn category(database: &Database, owner: UserId, id: CategoryId) -> Result<Option<Category>> {
    let statement = Statement::new(format!("{SELECT} and id = $2")).bind(owner.as_uuid()).bind(id.as_uuid());
    Ok(database.one(statement, category_of).await?)
}

pub(super) async fn categories(database: &Database, owner: UserId) -> Result<Vec<Category>> {
    let sql = format!("{SELECT} order by kind = 'expense', folded_name, id");
    Ok(database.all(Statement::new(sql).bind(owner.as_uuid()), category_of).await?)
}

fn category_of(row: &PgRow) -> Result<Category, Failure> {
    let mut columns = Columns::of(row);
    Ok(Category {
        id: columns.id()?,
        version: columns.integer()?,
        kind: columns.kind()?,
        name: columns.text()?,
        parent: columns.id_or_null()?,
        colour: colour(&mut columns)?,
        icon: columns.text_or_null()?,
        default_priority: columns.id_or_null()?,
        archived_at: columns.instant_or_null()?,
        created_at: columns.instant()?,
        updated_at: columns.instant()?,
    })
}

fn colour(columns: &mut Columns<'_>) -> Result<Option<Colour>, Failure> {
    let Some(rgb) = columns.get::<Option<i64>>()? else { return Ok(None) };
    u32::try_from(rgb).map(|rgb| Some(Colour::from_rgb(rgb))).map_err(|error| columns.wrong(error))
}
