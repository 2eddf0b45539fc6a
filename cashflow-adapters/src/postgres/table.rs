//! Writing rows of one aggregate: what is the same for every table. A statement takes one row or thousands.

use std::collections::HashSet;

use cashflow_core::Error;
use cashflow_core::domain::{Aggregate, Change, ChangeSetId, Edit, UserId};
use uuid::Uuid;

use super::cells::{Cell, bind_columns, places};
use super::database::Session;
use super::errors::{Constraint, Failure, id_taken};
use super::statement::Statement;
use super::values::Columns;

/// A table that holds an aggregate.
pub(super) trait Table: Aggregate + Send + Sync {
    const TABLE: &'static str;
    /// The column of the owner.
    const OWNER: &'static str = "user_id";
    /// The columns of a row, without the owner and the change set of the insert. `id` comes first, where there is one.
    const COLUMNS: &'static [&'static str];
    /// The columns that must be current when a row is changed or deleted.
    const CURRENT: &'static [&'static str] = &["version"];
    /// How many rows one statement may change or delete: one, where a row may need what another gives up.
    const EDITS_AT_ONCE: usize = 1;

    /// The change's edit, if it is of this aggregate.
    fn edit_of(change: &Change) -> Option<&Edit<Self>>;

    /// The values of the columns.
    fn cells(&self) -> Vec<Cell<'_>>;

    /// Whether this row must not be written by the same statement as those before it.
    fn follows(&self, _before: &[&Self]) -> bool {
        false
    }
}

/// One change set being written.
pub(super) struct Writing<'s> {
    pub(super) session: &'s mut Session,
    pub(super) owner: UserId,
    pub(super) set: ChangeSetId,
    /// The aggregates that it changes.
    pub(super) touched: Vec<Uuid>,
    /// The aggregates that it deletes, with the change sets that inserted them.
    pub(super) deleted: Vec<(Uuid, Uuid)>,
}

/// The most rows of one statement.
pub(super) const MOST_ROWS: usize = 10_000;

/// How many of the changes, from the first on, one statement can write.
pub(super) fn run_length<T: Table>(changes: &[Change]) -> usize {
    let mut seen = HashSet::new();
    let mut rows: Vec<&T> = Vec::new();
    for change in changes.iter().take(MOST_ROWS) {
        let (Some(first), Some(edit)) = (T::edit_of(&changes[0]), T::edit_of(change)) else { break };
        let row = edit.subject();
        let inserts = matches!(edit, Edit::Insert(_) | Edit::InsertIfAbsent(_));
        let fits = std::mem::discriminant(first) == std::mem::discriminant(edit)
            && (inserts || (rows.len() < T::EDITS_AT_ONCE && seen.insert(row.uuid())))
            && !row.follows(&rows);
        if !fits {
            break;
        }
        rows.push(row);
    }
    rows.len()
}

impl Writing<'_> {
    /// Inserts rows, and gives the ids of those that were not skipped, if any may be.
    pub(super) async fn insert<T: Table>(
        &mut self,
        rows: &[&T],
        absent: Absent,
    ) -> Result<Option<Vec<Uuid>>, Failure> {
        let mut statement = Statement::new(insert_sql::<T>(absent));
        statement.add(self.owner.as_uuid());
        statement.add(self.set.as_uuid());
        let cells: Vec<Vec<Cell<'_>>> = rows.iter().map(|row| row.cells()).collect();
        bind_columns(&mut statement, &cells);
        match absent {
            Absent::Expected => {
                self.session.execute(statement).await.map_err(refused::<T>)?;
                Ok(None)
            }
            Absent::Asked => {
                let written = self.session.all(statement).await.map_err(refused::<T>)?;
                written.iter().map(|row| Columns::of(row).id()).collect::<Result<_, _>>().map(Some)
            }
        }
    }

    /// Changes rows from what they were.
    pub(super) async fn update<T: Table>(&mut self, edits: &[(&T, &T)]) -> Result<(), Failure> {
        let mut statement = Statement::new(update_sql::<T>());
        statement.add(self.owner.as_uuid());
        let cells: Vec<Vec<Cell<'_>>> = edits
            .iter()
            .map(|(before, after)| after.cells().into_iter().chain(current::<T>(before)).collect())
            .collect();
        bind_columns(&mut statement, &cells);
        let written = self.session.execute(statement).await.map_err(refused::<T>)?;
        if written != edits.len() as u64 {
            return Err(self.not_current::<T>(edits.iter().map(|(_, after)| after.uuid()).collect()).await?);
        }
        self.touched.extend(edits.iter().map(|(_, after)| after.uuid()));
        Ok(())
    }

    /// Deletes rows.
    pub(super) async fn delete<T: Table>(&mut self, rows: &[&T]) -> Result<(), Failure> {
        let mut statement = Statement::new(delete_sql::<T>());
        statement.add(self.owner.as_uuid());
        let key = |row: &T| has_id::<T>().then(|| Cell::Id(Some(row.uuid())));
        let cells: Vec<Vec<Cell<'_>>> =
            rows.iter().map(|row| key(row).into_iter().chain(current::<T>(row)).collect()).collect();
        bind_columns(&mut statement, &cells);
        let gone = self.session.all(statement).await.map_err(|failure| match failure.constraint() {
            Some((Constraint::Reference, _)) => {
                Error::conflict("in_use", format!("the {} is in use", T::NAME)).into()
            }
            _ => failure,
        })?;
        let mut deleted = Vec::with_capacity(gone.len());
        for row in &gone {
            let mut columns = Columns::of(row);
            deleted.push((columns.id::<Uuid>()?, columns.id::<Uuid>()?));
        }
        if deleted.len() != rows.len() {
            let gone: HashSet<Uuid> = deleted.iter().map(|(id, _)| *id).collect();
            let left = rows.iter().map(|row| row.uuid()).filter(|id| !gone.contains(id)).collect();
            return Err(self.not_current::<T>(left).await?);
        }
        self.touched.extend(deleted.iter().map(|(id, _)| *id));
        self.deleted.append(&mut deleted);
        Ok(())
    }

    /// Why rows were not changed or deleted.
    async fn not_current<T: Table>(&mut self, ids: Vec<Uuid>) -> Result<Failure, Failure> {
        let key = key::<T>();
        let sql = format!("select {key} from {} where {} = $1 and {key} = any($2)", T::TABLE, T::OWNER);
        let there = Statement::new(sql).bind(self.owner.as_uuid()).bind(ids.clone());
        let there = self.session.all(there).await?.len();
        let missing = there < ids.into_iter().collect::<HashSet<_>>().len();
        Ok(if missing { Error::not_found(T::NAME) } else { Error::stale(T::NAME) }.into())
    }
}

/// What is known of the ids of new rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Absent {
    /// They are not there; one that is fails.
    Expected,
    /// They may be there; those that are stay as they are.
    Asked,
}

fn refused<T: Table>(failure: Failure) -> Failure {
    match failure.constraint() {
        Some((Constraint::Unique, name)) if name.strip_suffix("_key") == Some(T::TABLE) => {
            id_taken(T::NAME).into()
        }
        _ => failure,
    }
}

fn has_id<T: Table>() -> bool {
    T::COLUMNS.first() == Some(&"id")
}

/// The column of the id: of users and credentials that is their owner.
fn key<T: Table>() -> &'static str {
    if has_id::<T>() { "id" } else { T::OWNER }
}

/// The values that must be current.
fn current<T: Table>(row: &T) -> impl Iterator<Item = Cell<'_>> {
    let cells = row.cells();
    let values: Vec<Cell<'_>> = T::COLUMNS
        .iter()
        .zip(cells)
        .filter(|(column, _)| T::CURRENT.contains(column))
        .map(|(_, cell)| cell)
        .collect();
    values.into_iter()
}

/// `$1` the owner, `$2` the change set, then an array for each column.
pub(super) fn insert_sql<T: Table>(absent: Absent) -> String {
    let (table, owner, columns) = (T::TABLE, T::OWNER, T::COLUMNS.join(", "));
    let values = places(3, T::COLUMNS.len());
    let key = if has_id::<T>() { format!("{owner}, id") } else { owner.to_owned() };
    let skipping = match absent {
        Absent::Expected => String::new(),
        Absent::Asked => format!(" on conflict ({key}) do nothing returning {}", self::key::<T>()),
    };
    format!(
        "insert into {table} ({owner}, inserted_by, {columns}) select $1, $2, v.* from unnest({values}) as v{skipping}"
    )
}

/// `$1` the owner, then an array for each column, then one for each that must be current.
fn update_sql<T: Table>() -> String {
    let before: Vec<String> = current_columns::<T>().map(|column| format!("before_{column}")).collect();
    let names = T::COLUMNS.iter().map(ToString::to_string).chain(before).collect::<Vec<_>>().join(", ");
    let values = places(2, T::COLUMNS.len() + T::CURRENT.len());
    let set: Vec<String> = T::COLUMNS
        .iter()
        .filter(|&&column| column != "id")
        .map(|column| format!("{column} = v.{column}"))
        .collect();
    let is_current: String = current_columns::<T>()
        .map(|column| format!(" and t.{column} is not distinct from v.before_{column}"))
        .collect();
    let by_id = if has_id::<T>() { " and t.id = v.id" } else { "" };
    format!(
        "update {} t set {} from unnest({values}) as v({names}) where t.{} = $1{by_id}{is_current}",
        T::TABLE,
        set.join(", "),
        T::OWNER,
    )
}

/// `$1` the owner, then an array of ids, then one for each column that must be current.
fn delete_sql<T: Table>() -> String {
    let names: Vec<&str> = has_id::<T>().then_some("id").into_iter().chain(current_columns::<T>()).collect();
    let is_current: String =
        names.iter().map(|column| format!(" and t.{column} is not distinct from v.{column}")).collect();
    // An index finds what equals, not what is not distinct.
    let is_current = is_current.replacen("t.id is not distinct from v.id", "t.id = v.id", 1);
    format!(
        "delete from {} t using unnest({}) as v({}) where t.{} = $1{is_current} returning t.{}, t.inserted_by",
        T::TABLE,
        places(2, names.len()),
        names.join(", "),
        T::OWNER,
        key::<T>(),
    )
}

/// The columns that must be current, in the order of the columns.
fn current_columns<T: Table>() -> impl Iterator<Item = &'static str> {
    T::COLUMNS.iter().copied().filter(|column| T::CURRENT.contains(column))
}
