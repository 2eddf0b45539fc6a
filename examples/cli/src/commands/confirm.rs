//! `cashflow confirm`: receipts become movements.

use cashflow_core::domain::{
    Confidence, Description, Field, Money, Movement, MovementKind, PageRequest, Payee, Receipt, ReceiptStatus,
};
use cashflow_core::ports::ReceiptFilter;
use cashflow_core::{Cashflow, Confirmation, Correction};

use crate::args::Confirm;
use crate::{find, out, show};

pub(crate) async fn run(cashflow: &Cashflow, confirm: &Confirm, json: bool) -> anyhow::Result<()> {
    let movements = match &confirm.id {
        Some(id) => vec![one(cashflow, confirm, &find::receipt(cashflow, id).await?).await?],
        None => all(cashflow, Confidence::from_permille(confirm.sure * 10)).await?,
    };
    if json {
        return out::json(&movements);
    }
    out::line(show::movements(&movements, &show::Names::load(cashflow).await?).trim_fmt())?;
    let waiting = in_review(cashflow).await?.len();
    out::line(format!("{} confirmed, {waiting} still wait: `cashflow review`", movements.len()))
}

async fn one(cashflow: &Cashflow, confirm: &Confirm, receipt: &Receipt) -> anyhow::Result<Movement> {
    let kind = if confirm.income { MovementKind::Income } else { MovementKind::Expense };
    let mut correction = Correction {
        merchant: confirm.merchant.as_deref().map(Payee::new).transpose()?,
        ..Correction::default()
    };
    if let Some(date) = &confirm.date {
        correction.date = Some(find::date(cashflow, date).await?);
    }
    if let Some(total) = &confirm.total {
        let currency =
            receipt.draft.as_ref().and_then(|draft| draft.currency.as_ref()).map(|field| field.value);
        let currency = match currency {
            Some(currency) => currency,
            None => cashflow.profile().get().await?.currency,
        };
        correction.total = Some(Money::from_decimal(find::amount(cashflow, total).await?, currency)?);
    }
    if let Some(name) = &confirm.category {
        correction.category = Some(find::category(cashflow, kind, name).await?.id);
    }
    if let Some(name) = &confirm.priority {
        correction.priority = Some(find::priority(cashflow, name).await?.id);
    }
    let description = confirm.description.as_deref().map(Description::new).transpose()?;
    let confirmation = Confirmation { correction, kind: Some(kind), description, ..Confirmation::default() };
    Ok(cashflow.receipts().confirm(receipt.id, None, confirmation).await?.1)
}

/// Confirms what is sure enough; the rest is left for a person to look at.
async fn all(cashflow: &Cashflow, sure: Confidence) -> anyhow::Result<Vec<Movement>> {
    let mut movements = Vec::new();
    for receipt in in_review(cashflow).await? {
        if is_sure(&receipt, sure) {
            movements.push(cashflow.receipts().confirm(receipt.id, None, Confirmation::default()).await?.1);
        }
    }
    Ok(movements)
}

fn is_sure(receipt: &Receipt, sure: Confidence) -> bool {
    fn reaches<T>(field: Option<&Field<T>>, sure: Confidence) -> bool {
        field.is_some_and(|field| field.confidence >= sure)
    }
    receipt
        .draft
        .as_deref()
        .is_some_and(|draft| reaches(draft.total.as_ref(), sure) && reaches(draft.date.as_ref(), sure))
}

async fn in_review(cashflow: &Cashflow) -> anyhow::Result<Vec<Receipt>> {
    let filter = ReceiptFilter { status: vec![ReceiptStatus::Review] };
    Ok(cashflow.receipts().list(&filter, &PageRequest::first(500)?).await?.items)
}
