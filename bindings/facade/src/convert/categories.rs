//! Categories.

use cashflow_core::domain::{self, CategoryName, Colour, Icon};

use super::{at, optional, patched};
use crate::api::{Category, CategoryChange, CategoryField, NewCategory, Result};

impl From<domain::Category> for Category {
    fn from(category: domain::Category) -> Self {
        Self {
            id: category.id.as_uuid(),
            version: category.version,
            kind: category.kind.into(),
            name: category.name.as_str().to_owned(),
            parent_id: category.parent.map(domain::CategoryId::as_uuid),
            colour: category.colour.map(|colour| colour.to_string()),
            icon: category.icon.map(|icon| icon.as_str().to_owned()),
            default_priority_id: category.default_priority.map(domain::PriorityId::as_uuid),
            archived_at: category.archived_at.map(domain::Timestamp::instant),
            created_at: category.created_at.instant(),
            updated_at: category.updated_at.instant(),
        }
    }
}

pub(crate) fn new(new: NewCategory) -> Result<cashflow_core::NewCategory> {
    Ok(cashflow_core::NewCategory {
        id: new.id.map(Into::into),
        kind: new.kind.into(),
        name: at("name", CategoryName::new(&new.name))?,
        parent: new.parent_id.map(Into::into),
        colour: colour(new.colour)?,
        icon: icon(new.icon)?,
        default_priority: new.default_priority_id.map(Into::into),
    })
}

pub(crate) fn patch(change: CategoryChange) -> Result<cashflow_core::CategoryPatch> {
    let clear = change.clear.as_slice();
    let (parent, priority) = (change.parent_id.map(Into::into), change.default_priority_id.map(Into::into));
    Ok(cashflow_core::CategoryPatch {
        name: optional("name", change.name, |name| CategoryName::new(&name))?,
        parent: patched("parent_id", parent, clear, &CategoryField::Parent)?,
        colour: patched("colour", colour(change.colour)?, clear, &CategoryField::Colour)?,
        icon: patched("icon", icon(change.icon)?, clear, &CategoryField::Icon)?,
        default_priority: patched("default_priority_id", priority, clear, &CategoryField::DefaultPriority)?,
        archived: change.archived,
    })
}

fn colour(colour: Option<String>) -> Result<Option<Colour>> {
    optional("colour", colour, |colour| colour.parse())
}

fn icon(icon: Option<String>) -> Result<Option<Icon>> {
    optional("icon", icon, |icon| Icon::new(&icon))
}
