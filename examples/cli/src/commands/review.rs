//! `cashflow review`: what was read, with how sure it is.

use cashflow_core::Cashflow;
use cashflow_core::domain::{Field, PageRequest, Receipt, ReceiptDraft, ReceiptStatus};
use cashflow_core::ports::ReceiptFilter;

use crate::args::Review;
use crate::show::{self, Names, with_confidence};
use crate::{find, out};

pub(crate) async fn run(cashflow: &Cashflow, review: &Review, json: bool) -> anyhow::Result<()> {
    if let Some(id) = &review.id {
        let receipt = find::receipt(cashflow, id).await?;
        if json {
            return out::json(&receipt);
        }
        return out::line(in_full(&receipt, &Names::load(cashflow).await?).trim_end());
    }
    let filter = ReceiptFilter { status: vec![ReceiptStatus::Review, ReceiptStatus::Failed] };
    let page = cashflow.receipts().list(&filter, &PageRequest::first(500)?).await?;
    if json {
        return out::json(&page);
    }
    if page.items.is_empty() {
        return out::line("nothing waits for review: `cashflow scan PATH` reads receipts");
    }
    out::line(show::receipts(&page.items, &Names::load(cashflow).await?).trim_fmt())?;
    out::line("`cashflow review ID` shows one in full, `cashflow confirm ID` (or --all) makes it a movement")
}

fn in_full(receipt: &Receipt, names: &Names) -> String {
    let mut text = format!("receipt   {}\nstatus    {}\n", receipt.id, receipt.status());
    let nothing = ReceiptDraft::default();
    let draft = receipt.draft.as_deref().unwrap_or(&nothing);
    let mut line = |name: &str, value: String| text.push_str(&format!("{name:<10}{value}\n"));
    line("merchant", with_confidence(draft.merchant.as_ref(), ToString::to_string));
    line("tax id", with_confidence(draft.tax_id.as_ref(), ToString::to_string));
    line("date", with_confidence(draft.date.as_ref(), ToString::to_string));
    line("total", with_confidence(draft.total.as_ref(), ToString::to_string));
    line("category", with_confidence(draft.category.as_ref(), |id| names.category(Some(*id)).to_owned()));
    line("priority", with_confidence(draft.priority.as_ref(), |id| names.priority(Some(*id)).to_owned()));
    let optional = [
        ("subtotal", &draft.subtotal),
        ("discount", &draft.discount),
        ("tip", &draft.tip),
        ("rounding", &draft.rounding),
    ];
    for (name, field) in optional.into_iter().filter(|(_, field)| field.is_some()) {
        line(name, with_confidence(field.as_ref(), ToString::to_string));
    }
    for tax in &draft.taxes {
        let rate = tax.rate.map(|rate| format!(" at {rate} %")).unwrap_or_default();
        line("tax", format!("{}{rate}", with_confidence(Some(&tax.amount), ToString::to_string)));
    }
    for item in &draft.items {
        line(
            "item",
            format!(
                "{:<32} {}",
                shown(&item.description),
                with_confidence(Some(&item.amount), ToString::to_string)
            ),
        );
    }
    for warning in &draft.warnings {
        line("warning", format!("{warning:?}"));
    }
    text
}

fn shown(field: &Field<String>) -> &str {
    &field.value
}
