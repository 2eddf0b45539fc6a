//! Who changed what and when, the feed of changes, and undo.

use cashflow_core::domain::{Actor, CategoryId, Change, ChangeSet, ChangeSetId, Edit, MovementId, Timestamp};
use cashflow_core::ports::JournalEntry;
use cashflow_core::{Error, MAX_CHANGES, Result};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::Answer;
use super::views::{CategoryView, Items, MovementView, PriorityView, UserView};
use crate::app::App;
use crate::http::check::Check;
use crate::http::extract::{Authenticated, Id, IfNoneMatch, Query, Writer};
use crate::http::reply;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(recent))
        .routes(routes!(get))
        .routes(routes!(undo))
        .routes(routes!(feed))
        .routes(routes!(of_movement))
        .routes(routes!(of_category))
}

const DEFAULT_LIMIT: usize = 50;

/// How many are shown.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct RecentQuery {
    /// 1 to 500. Default: 50.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 500)]
    limit: Option<String>,
}

/// From where the feed goes on.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct FeedQuery {
    /// The `sequence` of the last change that is known. Default: 0, from the start.
    #[param(value_type = Option<i64>, minimum = 0)]
    after: Option<String>,
    /// 1 to 500. Default: 50.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 500)]
    limit: Option<String>,
}

/// What was written at once.
#[derive(Serialize, ToSchema)]
#[schema(as = ChangeSet)]
struct ChangeSetView {
    /// The id, for undo.
    #[schema(value_type = Uuid)]
    id: ChangeSetId,
    /// Its place in the feed: grows with each, and may jump.
    sequence: u64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// `user`, `worker` or `system`.
    #[schema(value_type = String)]
    actor: &'static str,
    /// What for, such as `movements.record`.
    reason: String,
    /// The change set that it took back.
    #[schema(value_type = Option<Uuid>)]
    undoes: Option<ChangeSetId>,
    /// What changed.
    changes: Vec<ChangeView>,
}

/// A change of one thing.
#[derive(Serialize, ToSchema)]
#[schema(as = Change)]
struct ChangeView {
    /// `movement`, `category`, `priority`, `receipt`, `user`, `credential` or `session`.
    #[schema(value_type = String)]
    entity: &'static str,
    /// Its id.
    id: Uuid,
    /// `insert`, `update` or `delete`.
    #[schema(value_type = String)]
    edit: &'static str,
    /// As it was.
    #[schema(value_type = Option<Object>)]
    before: Option<Snapshot>,
    /// As it became.
    #[schema(value_type = Option<Object>)]
    after: Option<Snapshot>,
}

/// A thing as it is answered elsewhere. Receipts are told by their id; of sign-ins nothing is shown.
#[derive(Serialize)]
#[serde(untagged)]
enum Snapshot {
    User(Box<UserView>),
    Category(Box<CategoryView>),
    Priority(Box<PriorityView>),
    Movement(Box<MovementView>),
}

/// A part of the feed.
#[derive(Serialize, ToSchema)]
struct Feed {
    /// Oldest first.
    items: Vec<ChangeSetView>,
    /// What to go on after.
    last_sequence: u64,
}

/// The latest changes
///
/// Newest first.
#[utoipa::path(
    get, path = "/history", operation_id = "list_history", tag = "history", security(("bearer" = [])),
    params(RecentQuery),
    responses((status = 200, body = Items<ChangeSetView>), (status = 304, description = "Not modified"))
)]
async fn recent(
    Authenticated(cashflow): Authenticated,
    Query(query): Query<RecentQuery>,
    known: IfNoneMatch,
) -> Answer {
    let mut check = Check::default();
    let limit = check.optional("limit", query.limit, |text| limit(&text));
    let limit = check.done(Some(limit))?.unwrap_or(DEFAULT_LIMIT);
    Ok(reply::listed(&known, &items(cashflow.history().recent(limit).await?)))
}

/// One change
#[utoipa::path(
    get, path = "/history/{id}", operation_id = "get_change_set", tag = "history", security(("bearer" = [])),
    params(("id" = Uuid, Path)),
    responses((status = 200, body = ChangeSetView), (status = 304, description = "Not modified"))
)]
async fn get(Authenticated(cashflow): Authenticated, Id(id): Id<ChangeSetId>, known: IfNoneMatch) -> Answer {
    let entry = cashflow.history().change_set(id).await?;
    Ok(reply::listed(&known, &ChangeSetView::from(entry)))
}

/// Undo a change
///
/// By a new change with the opposite effect, which can be undone too. Answers the change that was taken back.
#[utoipa::path(
    post, path = "/history/{id}/undo", operation_id = "undo", tag = "history", security(("bearer" = [])),
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, description = "Undone", body = ChangeSetView),
        (status = 409, description = "Changed or used since, or a sign-in", body = crate::http::ErrorBody),
    )
)]
async fn undo(Writer(cashflow): Writer, Id(id): Id<ChangeSetId>) -> Answer {
    let history = cashflow.history();
    history.undo(id).await?;
    let undone = ChangeSetView::from(history.change_set(id).await?);
    Ok(reply::listed(&IfNoneMatch::default(), &undone))
}

/// The feed of changes
///
/// For devices that keep a copy: oldest first, none left out.
#[utoipa::path(
    get, path = "/changes", operation_id = "list_changes", tag = "history", security(("bearer" = [])),
    params(FeedQuery),
    responses((status = 200, body = Feed), (status = 304, description = "Not modified"))
)]
async fn feed(
    Authenticated(cashflow): Authenticated,
    Query(query): Query<FeedQuery>,
    known: IfNoneMatch,
) -> Answer {
    let mut check = Check::default();
    let after = check.optional("after", query.after, |text| sequence(&text)).unwrap_or(0);
    let limit = check.optional("limit", query.limit, |text| limit(&text)).unwrap_or(DEFAULT_LIMIT);
    let (after, limit) = check.done(Some((after, limit)))?;
    let entries = cashflow.history().changes_since(after, limit).await?;
    let last_sequence = entries.last().map_or(after, |entry| entry.sequence);
    let Items { items } = items(entries);
    Ok(reply::listed(&known, &Feed { items, last_sequence }))
}

/// The history of a movement
///
/// Oldest first, also after it was deleted.
#[utoipa::path(
    get, path = "/movements/{id}/history", operation_id = "movement_history", tag = "history",
    security(("bearer" = [])), params(("id" = Uuid, Path)),
    responses((status = 200, body = Items<ChangeSetView>), (status = 304, description = "Not modified"))
)]
async fn of_movement(
    Authenticated(cashflow): Authenticated,
    Id(id): Id<MovementId>,
    known: IfNoneMatch,
) -> Answer {
    let entries = cashflow.history().of(id.as_uuid()).await?;
    Ok(reply::listed(&known, &items(of("movement", entries)?)))
}

/// The history of a category
///
/// Oldest first, also after it was deleted.
#[utoipa::path(
    get, path = "/categories/{id}/history", operation_id = "category_history", tag = "history",
    security(("bearer" = [])), params(("id" = Uuid, Path)),
    responses((status = 200, body = Items<ChangeSetView>), (status = 304, description = "Not modified"))
)]
async fn of_category(
    Authenticated(cashflow): Authenticated,
    Id(id): Id<CategoryId>,
    known: IfNoneMatch,
) -> Answer {
    let entries = cashflow.history().of(id.as_uuid()).await?;
    Ok(reply::listed(&known, &items(of("category", entries)?)))
}

/// The entries, if they are about such a thing.
fn of(entity: &'static str, entries: Vec<JournalEntry>) -> Result<Vec<JournalEntry>> {
    let about =
        |entry: &JournalEntry| entry.change_set.changes.iter().all(|change| change.entity_name() == entity);
    if entries.iter().all(about) {
        return Ok(entries);
    }
    Err(Error::not_found("history"))
}

fn items(entries: Vec<JournalEntry>) -> Items<ChangeSetView> {
    Items { items: entries.into_iter().map(ChangeSetView::from).collect() }
}

fn limit(text: &str) -> Result<usize> {
    let limit = text.parse().ok().filter(|limit| (1..=MAX_CHANGES).contains(limit));
    limit.ok_or_else(|| Error::invalid("limit", format!("must be from 1 to {MAX_CHANGES}")))
}

fn sequence(text: &str) -> Result<u64> {
    // Databases count with a sign.
    let sequence = text.parse().ok().filter(|sequence| i64::try_from(*sequence).is_ok());
    sequence.ok_or_else(|| Error::invalid("after", "must be the sequence of a change, or 0"))
}

impl From<JournalEntry> for ChangeSetView {
    fn from(JournalEntry { sequence, change_set }: JournalEntry) -> Self {
        let ChangeSet { id, at, actor, reason, undoes, changes, .. } = change_set;
        let actor = match actor {
            Actor::User(_) => "user",
            Actor::Worker(_) => "worker",
            _ => "system",
        };
        Self {
            id,
            sequence,
            at,
            actor,
            reason,
            undoes,
            changes: changes.into_iter().map(ChangeView::from).collect(),
        }
    }
}

impl From<Change> for ChangeView {
    fn from(change: Change) -> Self {
        let (entity, id, edit) = (change.entity_name(), change.entity(), change.edit_name());
        let (before, after) = match change {
            Change::User(edit) => snapshots(edit, |user| Snapshot::User(Box::new(user.into()))),
            Change::Category(edit) => {
                snapshots(edit, |category| Snapshot::Category(Box::new(category.into())))
            }
            Change::Priority(edit) => {
                snapshots(edit, |priority| Snapshot::Priority(Box::new(priority.into())))
            }
            Change::Movement(edit) => {
                snapshots(edit, |movement| Snapshot::Movement(Box::new(movement.into())))
            }
            _ => (None, None),
        };
        Self { entity, id, edit, before, after }
    }
}

fn snapshots<T>(edit: Edit<T>, view: impl Fn(T) -> Snapshot) -> (Option<Snapshot>, Option<Snapshot>) {
    match edit {
        Edit::Insert(new) | Edit::InsertIfAbsent(new) => (None, Some(view(new))),
        Edit::Update { before, after } => (Some(view(*before)), Some(view(*after))),
        Edit::Delete(old) => (Some(view(old)), None),
    }
}
