//! Receipts, corrections and confirmations.

use cashflow_core::domain::{self, AccountName, Description, Page, Payee, ReceiptId, ReceiptState};
use cashflow_core::{Cashflow, ports};

use super::movements::{currency, money, tags};
use super::optional;
use crate::api::{Confirmation, Correction, Receipt, ReceiptFilter, ReceiptPage, Result, StoredFile, Upload};

impl From<domain::Receipt> for Receipt {
    fn from(receipt: domain::Receipt) -> Self {
        let (status, due) = (receipt.status().into(), receipt.due());
        let (mut movement_id, mut worker_name, mut failure_code, mut failure_message) =
            (None, None, None, None);
        match receipt.state {
            ReceiptState::Reading { worker, .. } => worker_name = Some(worker.as_str().to_owned()),
            ReceiptState::Confirmed { movement } => movement_id = Some(movement.as_uuid()),
            ReceiptState::Failed { code, message } => {
                (failure_code, failure_message) = (Some(code), Some(message));
            }
            ReceiptState::Uploaded { .. } | ReceiptState::Review | ReceiptState::Rejected => {}
        }
        Self {
            id: receipt.id.as_uuid(),
            version: receipt.version,
            status,
            file: receipt.file.into(),
            file_name: receipt.file_name.map(|name| name.as_str().to_owned()),
            part: receipt.part,
            attempts: receipt.attempts,
            draft: receipt.draft.map(|draft| (*draft).into()),
            movement_id,
            due: due.map(domain::Timestamp::instant),
            worker: worker_name,
            failure_code,
            failure_message,
            created_at: receipt.created_at.instant(),
            updated_at: receipt.updated_at.instant(),
        }
    }
}

impl From<domain::StoredFile> for StoredFile {
    fn from(file: domain::StoredFile) -> Self {
        let size = i64::try_from(file.size).unwrap_or(i64::MAX);
        Self { sha256: file.sha256.to_string(), media_type: file.media_type.into(), size }
    }
}

impl From<cashflow_core::Upload> for Upload {
    fn from(upload: cashflow_core::Upload) -> Self {
        Self { receipt: upload.receipt.into(), duplicate: upload.duplicate }
    }
}

impl From<Page<domain::Receipt>> for ReceiptPage {
    fn from(page: Page<domain::Receipt>) -> Self {
        Self {
            items: super::list(page.items),
            next: page.next.map(|cursor| cursor.to_string()),
            previous: page.previous.map(|cursor| cursor.to_string()),
        }
    }
}

pub(crate) fn filter(filter: &ReceiptFilter) -> ports::ReceiptFilter {
    ports::ReceiptFilter { status: filter.status.iter().copied().map(Into::into).collect() }
}

/// The correction. What an amount or a currency alone means depends on what was understood.
pub(crate) async fn correction(
    cashflow: &Cashflow,
    id: uuid::Uuid,
    correction: Correction,
) -> Result<cashflow_core::Correction> {
    let said = correction.currency.as_deref().map(currency).transpose()?;
    let total = match (correction.total, said) {
        (None, None) => None,
        (Some(total), Some(currency)) => Some(money("total", total, currency)?),
        (total, said) => {
            let draft = cashflow.receipts().get(ReceiptId::from(id)).await?.draft.unwrap_or_default();
            let understood = draft.total.map(|field| field.value);
            let currency = said.or(understood.map(domain::Money::currency));
            let currency = match currency.or(draft.currency.map(|field| field.value)) {
                Some(currency) => currency,
                None => cashflow.profile().get().await?.currency,
            };
            let amount = total.or(understood.map(domain::Money::amount));
            amount.map(|amount| money("total", amount, currency)).transpose()?
        }
    };
    Ok(cashflow_core::Correction {
        merchant: optional("merchant", correction.merchant, |name| Payee::new(&name))?,
        date: correction.date,
        total,
        category: correction.category_id.map(Into::into),
        priority: correction.priority_id.map(Into::into),
    })
}

pub(crate) async fn confirmation(
    cashflow: &Cashflow,
    id: uuid::Uuid,
    confirmation: Confirmation,
) -> Result<cashflow_core::Confirmation> {
    let corrected = correction(cashflow, id, confirmation.correction.unwrap_or_default()).await?;
    Ok(cashflow_core::Confirmation {
        correction: corrected,
        movement: confirmation.movement_id.map(Into::into),
        kind: confirmation.kind.map(Into::into),
        description: optional("description", confirmation.description, |text| Description::new(&text))?,
        tags: tags(confirmation.tags)?,
        account: optional("account", confirmation.account, |name| AccountName::new(&name))?,
    })
}
