//! Committing a change set: in one statement where that is possible, else in a transaction; again after what passes.

use cashflow_core::domain::ChangeSet;
use cashflow_core::ports::Committed;

use super::database::Database;
use super::errors::Failure;
use super::journal::{self, Known};
use super::retries::Retries;
use super::{changes, new_movements, references};

/// Writes a change set, unless it was written before.
///
/// Its id makes it safe to send again: after a lost connection, whatever had been done by then, the next attempt finds
/// the set written, or writes it.
pub(super) async fn commit(database: &Database, set: &ChangeSet) -> Result<Committed, Failure> {
    let mut retries = Retries::new();
    let mut at_once = new_movements::Set::of(set);
    loop {
        let outcome = match &at_once {
            Some(movements) => new_movements::commit(database, movements).await,
            None => changes::commit(database, set).await.map(Some),
        };
        match outcome {
            Ok(Some(committed)) => return Ok(committed),
            // The statement found a reason not to write. The transaction tells which.
            Ok(None) => at_once = None,
            Err(failure) if failure.passes() => retries.after(failure).await?,
            Err(failure) if at_once.is_some() && failure.constraint().is_some() => at_once = None,
            Err(failure) => match why(database, set, failure).await {
                Ok(committed) => return Ok(committed),
                Err(failure) => retries.after(failure).await?,
            },
        }
    }
}

/// What became of a set that was refused: the same set or request may have been committed just before, by another call.
async fn why(database: &Database, set: &ChangeSet, failure: Failure) -> Result<Committed, Failure> {
    let rows = database.once(journal::ask(set)).await?;
    if let Known::Replayed(first) = journal::known(set, &rows)? {
        return Ok(first);
    }
    Err(references::explain(database, set, failure).await?)
}
