//! Accounts that were deleted: their access tokens are refused at once, and what they left behind is swept.
//!
//! An access token is good until it expires, whatever becomes of its user; to look for the user at every request would
//! cost a query each time. So each server remembers who was deleted, for as long as a token may live, and hears of
//! those that were deleted by way of another server within a minute; until then their tokens find nothing there.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use cashflow_core::domain::{Timestamp, UserId};
use cashflow_core::{ERASURE_GRACE, Result};
use chrono::Utc;

use crate::app::App;
use crate::stop::Stop;

/// How often a server asks who was deleted.
const POLL: Duration = Duration::from_secs(60);
/// At which of those times files that were left behind are swept, from the first one on.
const SWEEP_EACH: u64 = 60;

/// Who was deleted, and when.
#[derive(Debug, Default)]
pub(crate) struct Erased(RwLock<HashMap<UserId, Timestamp>>);

impl Erased {
    /// Whether this account was deleted.
    pub(crate) fn has(&self, user: UserId) -> bool {
        self.0.read().unwrap_or_else(PoisonError::into_inner).contains_key(&user)
    }

    /// Remembers accounts that were deleted, each with when, and forgets those whose tokens, good for `life`, have expired.
    pub(crate) fn note(&self, erased: impl IntoIterator<Item = (UserId, Timestamp)>, life: Duration) {
        let now = Timestamp::new(Utc::now());
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.extend(erased);
        known.retain(|_, at| at.plus(life) > now);
    }
}

/// Asks and sweeps until `stop`.
pub async fn run(app: App, mut stop: Stop) {
    for round in 0_u64.. {
        if let Err(error) = look(&app, round.is_multiple_of(SWEEP_EACH)).await {
            tracing::warn!(reason = error.code(), "what deleted accounts left behind is looked at later");
        }
        tokio::select! {
            () = tokio::time::sleep(POLL) => {}
            () = stop.requested() => return,
        }
    }
}

/// One look, with a sweep if it is time for one.
async fn look(app: &App, is_time_to_sweep: bool) -> Result<()> {
    let accounts = app.engine().accounts();
    let erased = accounts.erased().await?;
    let life = app.engine().settings().access_token_life;
    app.erased().note(erased.iter().map(|erased| (erased.owner, erased.erased_at)), life);
    if is_time_to_sweep {
        let files = accounts.sweep_erased(ERASURE_GRACE).await?;
        if files > 0 {
            tracing::info!(files, "files of deleted accounts were taken away");
        }
    }
    Ok(())
}
