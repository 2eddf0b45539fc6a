//! `cashflow undo`: take back a change.

use anyhow::Context as _;
use cashflow_core::Cashflow;
use cashflow_core::domain::Actor;

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

/// The latest change of a person that was not taken back yet.
async fn last(cashflow: &Cashflow) -> anyhow::Result<cashflow_core::ports::JournalEntry> {
    let entries = cashflow.history().recent(500).await?;
    let undone: Vec<_> = entries.iter().filter_map(|entry| entry.change_set.undoes).collect();
    let candidate = |entry: &&cashflow_core::ports::JournalEntry| {
        let set = &entry.change_set;
        matches!(set.actor, Actor::User(_)) && set.undoes.is_none() && !undone.contains(&set.id)
    };
    entries.iter().find(candidate).cloned().context("there is nothing to undo")
}
