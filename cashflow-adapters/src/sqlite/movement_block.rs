//! The movements of a load, inserted sixteen to a statement: starting a statement costs as much as some of its columns.

use std::sync::LazyLock;

use cashflow_core::domain::{Change, Edit, Movement};

use super::errors::Failure;
use super::table::{Table, Writing};

/// How many movements a block has.
pub(super) const BLOCK: usize = 16;

/// The statement of a movement, with the values of a whole block.
static INSERT: LazyLock<String> = LazyLock::new(|| {
    let (head, values) = Movement::INSERT.split_once("values").expect("an insert has values");
    let row = format!("({})", vec!["?"; values.matches('?').count()].join(", "));
    format!("{head}values {}", vec![row; BLOCK].join(", "))
});

/// Inserts the block at the head of the changes, if there is one. False: there is none, or the database refuses one of
/// its movements; either way the first change is to be written by itself.
pub(super) fn insert(writing: &mut Writing<'_>, changes: &[Change]) -> Result<bool, Failure> {
    match block(changes) {
        Some(movements) => writing.insert_many(&INSERT, &movements),
        None => Ok(false),
    }
}

fn block(changes: &[Change]) -> Option<Vec<&Movement>> {
    let new = |change| match change {
        &Change::Movement(Edit::Insert(ref movement)) => Some(movement),
        _ => None,
    };
    changes.get(..BLOCK)?.iter().map(new).collect()
}
