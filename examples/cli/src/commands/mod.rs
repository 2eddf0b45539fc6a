//! One file for each command.

pub(crate) mod add;
pub(crate) mod categories;
pub(crate) mod confirm;
pub(crate) mod history;
pub(crate) mod list;
pub(crate) mod reject;
pub(crate) mod report;
pub(crate) mod review;
pub(crate) mod scan;
pub(crate) mod undo;
