//! `cashflow reject`: a receipt that is not to become a movement.

use cashflow_core::Cashflow;

use crate::args::Reject;
use crate::{find, out, show};

pub(crate) async fn run(cashflow: &Cashflow, reject: &Reject, json: bool) -> anyhow::Result<()> {
    let receipt = find::receipt(cashflow, &reject.id).await?;
    let rejected = cashflow.receipts().reject(receipt.id, None).await?;
    if json {
        return out::json(&rejected);
    }
    out::line(show::receipts(&[rejected], &show::Names::load(cashflow).await?).trim_fmt())
}
