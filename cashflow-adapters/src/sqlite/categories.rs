//! Categories.

use cashflow_core::Error;
use cashflow_core::domain::{Category, CategoryId, Colour, Icon, PriorityId, UserId, fold};
use rusqlite::{Connection, Row, params};

use super::errors::Failure;
use super::priorities;
use super::rows::{all, one};
use super::table::{Table, Writing};
use super::values::{Columns, Id, Parameters};

/// Finds a category by owner and id.
pub(super) const THERE: &str = "select 1 from categories where user_id = ?1 and id = ?2";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select id, version, kind, name, parent_id, colour, icon, default_priority_id, archived_at, created_at,
                updated_at
            from categories where user_id = ?1 ",
            $rest
        )
    };
}

impl Table for Category {
    const INSERT: &'static str = "insert into categories
        (user_id, id, version, kind, name, folded_name, parent_id, colour, icon, default_priority_id, archived_at,
            created_at, updated_at, inserted_sequence)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
    const UPDATE: &'static str = "update categories
        set version = ?3, kind = ?4, name = ?5, folded_name = ?6, parent_id = ?7, colour = ?8, icon = ?9,
            default_priority_id = ?10, archived_at = ?11, created_at = ?12, updated_at = ?13
        where user_id = ?1 and id = ?2 and version = ?14";
    const DELETE: &'static str = "delete from categories where user_id = ?1 and id = ?2 and version = ?3";
    const CURRENT: &'static str =
        "select version, inserted_sequence from categories where user_id = ?1 and id = ?2";

    fn bind(&self, parameters: &mut Parameters<'_, '_>) -> rusqlite::Result<()> {
        parameters
            .put(self.version)?
            .text(self.kind.as_str())?
            .text(self.name.as_str())?
            .text(&fold(self.name.as_str()))?
            .id_or_null(self.parent.map(CategoryId::as_uuid))?
            .put(self.colour.map(Colour::rgb))?
            .text_or_null(self.icon.as_ref().map(Icon::as_str))?
            .id_or_null(self.default_priority.map(PriorityId::as_uuid))?
            .instant_or_null(self.archived_at)?
            .instant(self.created_at)?
            .instant(self.updated_at)
            .map(drop)
    }

    /// One level of nesting: what has a parent has no children, and its parent has no parent.
    fn admit(&self, writing: &Writing<'_>) -> Result<(), Failure> {
        let Some(parent) = self.parent.map(CategoryId::as_uuid) else { return Ok(()) };
        let nested = "select 1 from categories where user_id = ?1 and id = ?2 and parent_id is not null";
        let has_children = "select 1 from categories where user_id = ?1 and parent_id = ?2";
        if writing.has(nested, parent)? || writing.has(has_children, self.id.as_uuid())? {
            return Err(Error::invalid("parent", "categories have one level below them only").into());
        }
        Ok(())
    }

    fn broken_reference(&self, writing: &Writing<'_>) -> Result<Option<Error>, Failure> {
        let parent = self.parent.map(CategoryId::as_uuid);
        let priority = self.default_priority.map(PriorityId::as_uuid);
        if let Some(error) = writing.missing(THERE, parent, "category")? {
            return Ok(Some(error));
        }
        if let Some(error) = writing.missing(priorities::THERE, priority, "priority")? {
            return Ok(Some(error));
        }
        // The reference to the parent goes with the kind.
        Ok(match parent {
            Some(parent) if !has_kind(writing, parent, self.kind.as_str())? => {
                Some(Error::invalid("parent", "is of the other kind"))
            }
            _ => None,
        })
    }
}

/// Whether a category is there and of a kind.
pub(super) fn has_kind(writing: &Writing<'_>, id: uuid::Uuid, kind: &str) -> Result<bool, Failure> {
    let sql = "select 1 from categories where user_id = ?1 and id = ?2 and kind = ?3";
    let mut statement = writing.connection.prepare_cached(sql)?;
    Ok(statement.exists(params![Id(writing.owner.as_uuid()), Id(id), kind])?)
}

pub(super) fn category(
    connection: &Connection,
    owner: UserId,
    id: CategoryId,
) -> Result<Option<Category>, Failure> {
    one(connection, select!("and id = ?2"), params![Id(owner.as_uuid()), Id(id.as_uuid())], category_of)
}

pub(super) fn categories(connection: &Connection, owner: UserId) -> Result<Vec<Category>, Failure> {
    let sql = select!("order by kind = 'expense', folded_name, id");
    all(connection, sql, params![Id(owner.as_uuid())], category_of)
}

fn category_of(row: &Row<'_>) -> Result<Category, Failure> {
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

fn colour(columns: &mut Columns<'_, '_>) -> Result<Option<Colour>, Failure> {
    let Some(rgb) = columns.integer_or_null()? else { return Ok(None) };
    u32::try_from(rgb).map(|rgb| Some(Colour::from_rgb(rgb))).map_err(|error| columns.wrong(error))
}
