//! `cashflow history`: who changed what and when.

use std::collections::BTreeMap;

use cashflow_core::Cashflow;
use cashflow_core::domain::{Actor, ChangeSet};

use crate::args::History;
use crate::find::{self, short};
use crate::{out, show};

pub(crate) async fn run(cashflow: &Cashflow, history: &History, json: bool) -> anyhow::Result<()> {
    let entries = match &history.id {
        Some(id) => cashflow.history().of(find::entity(cashflow, id).await?).await?,
        None => cashflow.history().recent(50).await?,
    };
    if json {
        return out::json(&entries);
    }
    let mut table = show::table(&["change", "when", "who", "what"], &[]);
    for entry in &entries {
        let set = &entry.change_set;
        let who = match &set.actor {
            Actor::User(_) => "you".to_owned(),
            Actor::Worker(name) => format!("reader {name}"),
            _ => "cashflow".to_owned(),
        };
        let when = set.at.instant().format("%Y-%m-%d %H:%M:%S").to_string();
        table.add_row([short(set.id.as_uuid()), when, who, summary(set)]);
    }
    out::line(table.trim_fmt())?;
    out::line("`cashflow undo ID` takes a change back")
}

/// A change set in a few words: `movements.record: 1 movement insert`.
pub(crate) fn summary(set: &ChangeSet) -> String {
    let mut counts = BTreeMap::<(&str, &str), usize>::new();
    for change in &set.changes {
        *counts.entry((change.entity_name(), change.edit_name())).or_default() += 1;
    }
    let parts: Vec<_> =
        counts.iter().map(|((entity, edit), count)| format!("{count} {entity} {edit}")).collect();
    let undoes = set.undoes.map(|id| format!(" (takes back {})", short(id.as_uuid()))).unwrap_or_default();
    format!("{}: {}{undoes}", set.reason, parts.join(", "))
}
