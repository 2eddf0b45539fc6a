//! Writing one aggregate: what is the same for every table.

use cashflow_core::Error;
use cashflow_core::domain::{Aggregate, Edit, UserId};
use rusqlite::{CachedStatement, Connection, ErrorCode, OptionalExtension as _, params};
use uuid::Uuid;

use super::errors::{Constraint, Failure, id_taken};
use super::values::{Id, Parameters};

/// A table that holds an aggregate.
///
/// The parameters of its statements: `?1` the owner and `?2` the id, then in `INSERT` and `UPDATE` the version and
/// the content in the order of [`bind`](Self::bind), then what the statement itself needs: `INSERT` the sequence of the
/// change set, `UPDATE` and `DELETE` the version that must be the current one.
pub(super) trait Table: Aggregate {
    const INSERT: &'static str;
    const UPDATE: &'static str;
    const DELETE: &'static str;
    /// Selects the version and the sequence of the insert.
    const CURRENT: &'static str;

    /// Binds the version and the content.
    fn bind(&self, parameters: &mut Parameters<'_, '_>) -> rusqlite::Result<()>;

    /// Binds what must be current: the version, and whatever else the statements compare.
    fn bind_current(&self, parameters: &mut Parameters<'_, '_>) -> rusqlite::Result<()> {
        parameters.put(self.version()).map(drop)
    }

    /// Checks the rules that the constraints of the table do not hold.
    fn admit(&self, _writing: &Writing<'_>) -> Result<(), Failure> {
        Ok(())
    }

    /// Writes what the aggregate has in other tables.
    fn follow(&self, _before: Option<&Self>, _writing: &Writing<'_>) -> Result<(), Failure> {
        Ok(())
    }

    /// The first of its references that is broken, after the database said that one is.
    fn broken_reference(&self, _writing: &Writing<'_>) -> Result<Option<Error>, Failure> {
        Ok(None)
    }
}

/// Whether an edit wrote something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Written,
    /// An `InsertIfAbsent` that found its id.
    Skipped,
}

/// One change set being written.
pub(super) struct Writing<'c> {
    pub(super) connection: &'c Connection,
    pub(super) owner: UserId,
    /// Its place in the journal.
    pub(super) sequence: i64,
    /// Which aggregates it changes, and by which rows of the journal: for the table of histories.
    pub(super) touched: Vec<(Uuid, i64)>,
    /// The insert that was used last: loads use one many times.
    insert: Option<(&'static str, CachedStatement<'c>)>,
}

impl<'c> Writing<'c> {
    pub(super) fn new(connection: &'c Connection, owner: UserId, sequence: i64) -> Self {
        Self { connection, owner, sequence, touched: Vec::new(), insert: None }
    }

    pub(super) fn edit<T: Table>(&mut self, edit: &Edit<T>) -> Result<Outcome, Failure> {
        match edit {
            Edit::Insert(new) => self.insert(new)?,
            Edit::InsertIfAbsent(new) => {
                if self.current(new)?.is_some() {
                    return Ok(Outcome::Skipped);
                }
                self.insert(new)?;
            }
            Edit::Update { before, after } => self.update(&**before, &**after)?,
            Edit::Delete(old) => self.delete(old)?,
        }
        Ok(Outcome::Written)
    }

    fn insert<T: Table>(&mut self, new: &T) -> Result<(), Failure> {
        new.admit(self)?;
        let (owner, sequence) = (self.owner.as_uuid(), self.sequence);
        let statement = self.insert_statement(T::INSERT)?;
        let mut parameters = Parameters::of(statement);
        parameters.id(owner)?.id(new.uuid())?;
        new.bind(&mut parameters)?;
        parameters.put(sequence)?;
        match statement.raw_execute() {
            Ok(_) => new.follow(None, self),
            Err(error) => {
                let failure = Failure::from(error);
                if failure.constraint() == Some(Constraint::Unique) && self.current(new)?.is_some() {
                    return Err(id_taken(T::NAME).into());
                }
                Err(self.refused(new, failure)?)
            }
        }
    }

    /// Inserts rows by one statement of many; false if the database refuses one, which is then left to be found singly.
    pub(super) fn insert_many<T: Table>(&mut self, sql: &'static str, rows: &[&T]) -> Result<bool, Failure> {
        let (owner, sequence) = (self.owner.as_uuid(), self.sequence);
        let statement = self.insert_statement(sql)?;
        let mut parameters = Parameters::of(statement);
        for row in rows {
            parameters.id(owner)?.id(row.uuid())?;
            row.bind(&mut parameters)?;
            parameters.put(sequence)?;
        }
        match statement.raw_execute() {
            Ok(_) => rows.iter().try_for_each(|row| row.follow(None, self)).map(|()| true),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    fn update<T: Table>(&mut self, before: &T, after: &T) -> Result<(), Failure> {
        after.admit(self)?;
        let mut statement = self.connection.prepare_cached(T::UPDATE)?;
        let mut parameters = Parameters::of(&mut statement);
        parameters.id(self.owner.as_uuid())?.id(after.uuid())?;
        after.bind(&mut parameters)?;
        before.bind_current(&mut parameters)?;
        match statement.raw_execute() {
            Ok(0) => Err(self.not_current(before)?),
            Ok(_) => {
                self.touched.push((after.uuid(), self.sequence));
                after.follow(Some(before), self)
            }
            Err(error) => Err(self.refused(after, error.into())?),
        }
    }

    fn delete<T: Table>(&mut self, old: &T) -> Result<(), Failure> {
        let Some((_, inserted)) = self.current(old)? else { return Err(Error::not_found(T::NAME).into()) };
        let mut statement = self.connection.prepare_cached(T::DELETE)?;
        let mut parameters = Parameters::of(&mut statement);
        parameters.id(self.owner.as_uuid())?.id(old.uuid())?;
        old.bind_current(&mut parameters)?;
        match statement.raw_execute().map_err(Failure::from) {
            Ok(0) => Err(self.not_current(old)?),
            Ok(_) => {
                // The row told of its insert; from now on the table of histories does.
                self.touched.extend([(old.uuid(), inserted), (old.uuid(), self.sequence)]);
                Ok(())
            }
            Err(failure) if failure.constraint() == Some(Constraint::Reference) => {
                Err(Error::conflict("in_use", format!("the {} is in use", T::NAME)).into())
            }
            Err(failure) => Err(failure),
        }
    }

    fn insert_statement(&mut self, sql: &'static str) -> rusqlite::Result<&mut CachedStatement<'c>> {
        let held = self.insert.take().filter(|(held, _)| std::ptr::eq(*held, sql));
        let statement = match held {
            Some((_, statement)) => statement,
            None => self.connection.prepare_cached(sql)?,
        };
        Ok(&mut self.insert.insert((sql, statement)).1)
    }

    /// The current version and the sequence of the insert.
    fn current<T: Table>(&self, of: &T) -> Result<Option<(u32, i64)>, Failure> {
        let mut statement = self.connection.prepare_cached(T::CURRENT)?;
        let key = params![Id(self.owner.as_uuid()), Id(of.uuid())];
        Ok(statement.query_row(key, |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    fn not_current<T: Table>(&self, given: &T) -> Result<Failure, Failure> {
        let error = match self.current(given)? {
            Some(_) => Error::stale(T::NAME),
            None => Error::not_found(T::NAME),
        };
        Ok(error.into())
    }

    /// Why the database refused a row.
    fn refused<T: Table>(&self, row: &T, failure: Failure) -> Result<Failure, Failure> {
        if failure.constraint() != Some(Constraint::Reference) {
            return Ok(failure);
        }
        // Every row refers to its owner too, so if nothing else is missing it is that.
        Ok(row.broken_reference(self)?.unwrap_or_else(|| Error::not_found("user")).into())
    }

    /// Whether a query with the owner and an id finds a row.
    pub(super) fn has(&self, sql: &str, id: Uuid) -> Result<bool, Failure> {
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.exists(params![Id(self.owner.as_uuid()), Id(id)])?)
    }

    /// The error of a reference to a row that the query does not find.
    pub(super) fn missing(
        &self,
        sql: &str,
        id: Option<Uuid>,
        what: &'static str,
    ) -> Result<Option<Error>, Failure> {
        match id {
            Some(id) if !self.has(sql, id)? => Ok(Some(Error::not_found(what).with_field(what))),
            _ => Ok(None),
        }
    }
}
