//! Between the flat values of the packages and the types of the core.

pub(crate) mod categories;
mod draft;
mod enums;
mod errors;
mod journal;
pub(crate) mod movements;
mod priorities;
pub(crate) mod reading;
pub(crate) mod receipts;
pub(crate) mod reports;
pub(crate) mod users;

pub(crate) use errors::{at, core_error, optional};

use cashflow_core::domain::{self, PageLimit};

use crate::api::{ApiError, Day, PageRequest, QueueState, ReadOutcome, Result};

/// A list, item by item.
pub(crate) fn list<T, U: From<T>>(items: Vec<T>) -> Vec<U> {
    items.into_iter().map(U::from).collect()
}

pub(crate) fn page(page: PageRequest) -> Result<domain::PageRequest> {
    let limit = page.limit.map(PageLimit::new).transpose()?.unwrap_or_default();
    let cursor = page.cursor.map(|cursor| cursor.parse()).transpose()?;
    Ok(domain::PageRequest { limit, cursor })
}

pub(crate) fn outcome(outcome: cashflow_core::ReadOutcome) -> Result<ReadOutcome> {
    match outcome {
        cashflow_core::ReadOutcome::Read => Ok(ReadOutcome::Read),
        cashflow_core::ReadOutcome::Failed => Ok(ReadOutcome::Failed),
        cashflow_core::ReadOutcome::Postponed(_) => Ok(ReadOutcome::Postponed),
        cashflow_core::ReadOutcome::Lost => Ok(ReadOutcome::Lost),
        _ => Err(errors::newer("an outcome")),
    }
}

impl From<cashflow_core::ports::QueueState> for QueueState {
    fn from(state: cashflow_core::ports::QueueState) -> Self {
        let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        Self {
            queued: count(state.queued),
            reading: count(state.reading),
            oldest_due: state.oldest_due.map(domain::Timestamp::instant),
        }
    }
}

/// A range of dates, with errors about the names that the packages have for its ends.
pub(crate) fn range(date_from: Day, date_to: Day) -> Result<domain::DateRange> {
    dated(domain::DateRange::new(date_from, date_to))
}

/// The core says `from` and `to`, which are words of some languages.
fn dated<T>(outcome: cashflow_core::Result<T>) -> Result<T> {
    match outcome.as_ref().err().and_then(|error| error.field()) {
        Some("from") => at("date_from", outcome),
        Some("to") => at("date_to", outcome),
        _ => Ok(outcome?),
    }
}

/// The rules of change sets keep what is set and what is cleared apart.
fn patched<T, F: PartialEq>(
    name: &str,
    value: Option<T>,
    clear: &[F],
    field: &F,
) -> Result<cashflow_core::Patch<T>> {
    match (value, clear.contains(field)) {
        (None, false) => Ok(cashflow_core::Patch::Keep),
        (None, true) => Ok(cashflow_core::Patch::Clear),
        (Some(value), false) => Ok(cashflow_core::Patch::Set(value)),
        (Some(_), true) => Err(ApiError::invalid(name, "is both set and cleared")),
    }
}
