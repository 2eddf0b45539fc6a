//! The journal.

use cashflow_core::domain::{self, Actor, Edit};
use cashflow_core::ports;

use super::list;
use crate::api::{ActorKind, Change, ChangeSet, EditKind, EntityKind, JournalEntry, Snapshot};

impl From<ports::JournalEntry> for JournalEntry {
    fn from(entry: ports::JournalEntry) -> Self {
        let sequence = i64::try_from(entry.sequence).unwrap_or(i64::MAX);
        Self { sequence, change_set: entry.change_set.into() }
    }
}

impl From<domain::ChangeSet> for ChangeSet {
    fn from(set: domain::ChangeSet) -> Self {
        let (actor, user_id, worker) = match set.actor {
            Actor::User(user) => (ActorKind::User, Some(user.as_uuid()), None),
            Actor::Worker(worker) => (ActorKind::Worker, None, Some(worker.as_str().to_owned())),
            _ => (ActorKind::System, None, None),
        };
        Self {
            id: set.id.as_uuid(),
            actor,
            user_id,
            worker,
            at: set.at.instant(),
            reason: set.reason,
            idempotency_key: set.idempotency.map(|idempotency| idempotency.key.as_str().to_owned()),
            undoes: set.undoes.map(domain::ChangeSetId::as_uuid),
            changes: list(set.changes),
        }
    }
}

impl From<domain::Change> for Change {
    fn from(change: domain::Change) -> Self {
        let id = change.entity();
        let told = |entity, (edit, before, after)| Self { entity, entity_id: id, edit, before, after };
        match change {
            domain::Change::User(edit) => told(
                EntityKind::User,
                sides(edit, |user| Snapshot { user: Some(user.into()), ..Snapshot::default() }),
            ),
            domain::Change::Priority(edit) => told(
                EntityKind::Priority,
                sides(edit, |priority| Snapshot { priority: Some(priority.into()), ..Snapshot::default() }),
            ),
            domain::Change::Category(edit) => told(
                EntityKind::Category,
                sides(edit, |category| Snapshot { category: Some(category.into()), ..Snapshot::default() }),
            ),
            domain::Change::Movement(edit) => told(
                EntityKind::Movement,
                sides(edit, |movement| Snapshot { movement: Some(movement.into()), ..Snapshot::default() }),
            ),
            domain::Change::Receipt(edit) => told(
                EntityKind::Receipt,
                sides(edit, |receipt| Snapshot { receipt: Some(receipt.into()), ..Snapshot::default() }),
            ),
            domain::Change::Session(edit) => told(EntityKind::Session, sides(edit, |_| Snapshot::default())),
            domain::Change::Credential(edit) => {
                told(EntityKind::Credential, sides(edit, |_| Snapshot::default()))
            }
            // A newer core's: that something of the owner changed is all that is known of it.
            _ => Self {
                entity: EntityKind::User,
                entity_id: id,
                edit: EditKind::Update,
                before: None,
                after: None,
            },
        }
    }
}

fn sides<T>(edit: Edit<T>, show: impl Fn(T) -> Snapshot) -> (EditKind, Option<Snapshot>, Option<Snapshot>) {
    match edit {
        Edit::Insert(new) | Edit::InsertIfAbsent(new) => (EditKind::Insert, None, Some(show(new))),
        Edit::Update { before, after } => (EditKind::Update, Some(show(*before)), Some(show(*after))),
        Edit::Delete(gone) => (EditKind::Delete, Some(show(gone)), None),
    }
}
