//! Which receipts a list shows, and how long an upload waits.

use std::time::Duration;

use cashflow_core::domain::{Cursor, PageLimit, PageRequest, ReceiptStatus};
use cashflow_core::ports::ReceiptFilter;
use cashflow_core::{Error, Result};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::http::ApiError;
use crate::http::check::Check;

/// The longest an upload waits for its reading, in seconds.
const MAX_WAIT: u64 = 20;

/// Which receipts are listed.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ReceiptQuery {
    /// Only with one of these states, separated by commas: `uploaded`, `reading`, `review`, `confirmed`, `rejected`,
    /// `failed`.
    #[param(example = "review,failed")]
    status: Option<String>,
    /// The most items of a page, 1 to 500. Default: 50.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 500)]
    limit: Option<String>,
    /// `next_cursor` or `previous_cursor` of a page of this list.
    #[param(pattern = "^[A-Za-z0-9_-]{55}$")]
    cursor: Option<String>,
}

/// Whether an upload waits for the reading.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct UploadQuery {
    /// Seconds to wait for the reading, 0 to 20. Default: 0, the answer comes at once.
    #[param(value_type = Option<u32>, minimum = 0, maximum = 20)]
    wait: Option<String>,
}

impl ReceiptQuery {
    /// Parses it. `open` gives the cursor of a text.
    pub(super) fn parse(
        self,
        open: impl Fn(&str) -> Result<Cursor>,
    ) -> Result<(ReceiptFilter, PageRequest), ApiError> {
        let mut check = Check::default();
        let status = check.optional("status", self.status, |text| statuses(&text)).unwrap_or_default();
        let limit = check.optional("limit", self.limit, |text| PageLimit::new(text.parse().unwrap_or(0)));
        let cursor = check.optional("cursor", self.cursor, |text| open(&text));
        let page = PageRequest { limit: limit.unwrap_or_default(), cursor };
        check.done(Some((ReceiptFilter { status }, page)))
    }
}

impl UploadQuery {
    /// How long to wait.
    pub(super) fn parse(self) -> Result<Duration, ApiError> {
        let mut check = Check::default();
        let wait = check.optional("wait", self.wait, |text| {
            let seconds = text.parse().ok().filter(|seconds| *seconds <= MAX_WAIT);
            seconds.ok_or_else(|| Error::invalid("wait", format!("must be 0 to {MAX_WAIT} seconds")))
        });
        check.done(Some(Duration::from_secs(wait.unwrap_or(0))))
    }
}

fn statuses(text: &str) -> Result<Vec<ReceiptStatus>> {
    text.split(',').map(|name| name.trim().parse()).collect()
}
