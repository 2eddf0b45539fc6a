//! `cashflow undo`: take back a change.

use std::collections::HashSet;

use anyhow::bail;
use cashflow_core::Cashflow;
use cashflow_core::domain::Actor;
use cashflow_core::ports::JournalEntry;

use crate::args::Undo;
use crate::commands::history::summary;
use crate::{find, out};

pub(crate) async fn run(cashflow: &Cashflow, undo: &Undo, json: bool) -> anyhow::Result<()> {
    let entry = match &undo.id {
        Some(id) => find::change(cashflow, id).await?,
        None => last(cashflow).await?,
    };
    let undone = cashflow.history().undo(entry.change_set.id).await?;
    if json {
        return out::json(&undone);
    }
    out::line(format!("undone: {}", summary(&undone)))
}

/// The latest change of a person that is not taken back.
async fn last(cashflow: &Cashflow) -> anyhow::Result<JournalEntry> {
    let mut taken_back = HashSet::new();
    for entry in cashflow.history().recent(500).await? {
        let set = &entry.change_set;
        let is_taken_back = taken_back.contains(&set.id);
        match set.undoes {
            // What an undo took back is back again when the undo was itself taken back.
            Some(undone) if !is_taken_back => drop(taken_back.insert(undone)),
            Some(_) => {}
            None if !is_taken_back && matches!(set.actor, Actor::User(_)) => return Ok(entry),
            None => {}
        }
    }
    bail!("there is nothing to undo")
}
