//! Priorities.

use cashflow_core::domain;

use crate::api::Priority;

impl From<domain::Priority> for Priority {
    fn from(priority: domain::Priority) -> Self {
        Self {
            id: priority.id.as_uuid(),
            version: priority.version,
            name: priority.name.as_str().to_owned(),
            rank: priority.rank.into(),
            created_at: priority.created_at.instant(),
            updated_at: priority.updated_at.instant(),
        }
    }
}
