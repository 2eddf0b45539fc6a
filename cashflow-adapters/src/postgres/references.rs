//! Why the database refused a reference, found out after it did.

use std::collections::HashMap;

use cashflow_core::Error;
use cashflow_core::domain::{Change, ChangeSet, Edit, MovementKind};
use uuid::Uuid;

use super::database::Database;
use super::errors::{Constraint, Failure};
use super::statement::Statement;
use super::values::Columns;

/// The error of the ports for a failure of a set that was taken back.
pub(super) async fn explain(
    database: &Database,
    set: &ChangeSet,
    failure: Failure,
) -> Result<Failure, Failure> {
    let missing = |what: &'static str| Error::not_found(what).with_field(what).into();
    match failure.constraint() {
        Some((Constraint::Reference, name)) => match name {
            "movements_priority" | "categories_priority" => Ok(missing("priority")),
            "movements_receipt" => Ok(missing("receipt")),
            "movements_category" | "categories_parent" => category(database, set).await,
            _ if name.ends_with("_user") => Ok(Error::not_found("user").into()),
            _ => Ok(failure),
        },
        // Somebody else committed the same set or key in the meantime, and then it was not there.
        Some((Constraint::Unique, "change_sets_id" | "change_sets_idempotency_key")) => {
            Ok(Failure::Disturbed("the same change set at the same time"))
        }
        _ => Ok(failure),
    }
}

/// A category that is referred to is missing, or of the other kind.
async fn category(database: &Database, set: &ChangeSet) -> Result<Failure, Failure> {
    let ids: Vec<Uuid> = set.changes.iter().filter_map(reference).map(|(id, ..)| id).collect();
    let sql = "select id, kind from categories where user_id = $1 and id = any($2)";
    let rows = database.once(Statement::new(sql).bind(set.owner.as_uuid()).bind(ids)).await?;
    let mut kinds = HashMap::new();
    for row in &rows {
        let mut columns = Columns::of(row);
        kinds.insert(columns.id::<Uuid>()?, columns.kind()?);
    }
    // The set was taken back: step by step, what each change found.
    for change in &set.changes {
        if let Some((id, kind, field)) = reference(change) {
            match kinds.get(&id) {
                None => return Ok(Error::not_found("category").with_field("category").into()),
                Some(of) if *of != kind => return Ok(Error::invalid(field, "is of the other kind").into()),
                Some(_) => {}
            }
        }
        match change {
            Change::Category(Edit::Insert(new) | Edit::InsertIfAbsent(new)) => {
                kinds.insert(new.id.as_uuid(), new.kind);
            }
            Change::Category(Edit::Delete(old)) => {
                kinds.remove(&old.id.as_uuid());
            }
            _ => {}
        }
    }
    Ok(Failure::Disturbed("a category that came or went at the same time"))
}

/// The category that a change refers to, the kind that it must have, and the field.
fn reference(change: &Change) -> Option<(Uuid, MovementKind, &'static str)> {
    match change {
        Change::Movement(Edit::Delete(_)) | Change::Category(Edit::Delete(_)) => None,
        Change::Movement(edit) => {
            let movement = edit.subject();
            Some((movement.category?.as_uuid(), movement.kind, "category"))
        }
        Change::Category(edit) => {
            let category = edit.subject();
            Some((category.parent?.as_uuid(), category.kind, "parent"))
        }
        _ => None,
    }
}
