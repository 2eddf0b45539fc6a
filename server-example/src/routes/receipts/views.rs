//! Receipts as they are answered.

use cashflow_core::domain::{
    CategoryId, Confidence, Currency, DraftWarning, FileName, MediaType, Money, MovementId, PriorityId,
    Receipt, ReceiptId, ReceiptState, ReceiptStatus, Timestamp,
};
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::draft_view::DraftView;
use crate::routes::BASE;

/// A receipt, in short.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReceiptSummary)]
pub(super) struct SummaryView {
    /// The id.
    #[schema(value_type = Uuid)]
    pub(super) id: ReceiptId,
    /// Grows by one with each change; it is the `ETag`.
    pub(super) version: u32,
    /// `uploaded` (it waits to be read), `reading`, `review` (a person is to look at it), `confirmed`, `rejected` or
    /// `failed`.
    #[schema(value_type = String, example = "review")]
    status: ReceiptStatus,
    /// Where its file can be fetched, with the bearer token.
    #[schema(example = "/api/v1/ocr/invoices/01a20d29-169d-72fa-be8a-1caa195c2209/file")]
    file_path: String,
    /// What the file was called.
    #[schema(value_type = Option<String>)]
    file_name: Option<FileName>,
    /// What the file is, by its content.
    #[schema(value_type = String, example = "image/jpeg")]
    media_type: MediaType,
    /// Its size in bytes.
    file_size: u64,
    /// Which of the receipts in the file it is, from 1.
    part: u32,
    /// The name of the business.
    recognized_merchant: Option<String>,
    /// What was paid.
    #[schema(example = "47.24")]
    recognized_amount: Option<String>,
    /// The currency of all its amounts (ISO 4217).
    #[schema(value_type = Option<String>, example = "EUR")]
    recognized_currency: Option<Currency>,
    /// The date of the purchase.
    recognized_date: Option<NaiveDate>,
    /// The taxes, all rates together.
    recognized_tax: Option<String>,
    /// The likely category, or the one that was said.
    #[schema(value_type = Option<Uuid>)]
    category_id: Option<CategoryId>,
    /// The likely priority, or the one that was said.
    #[schema(value_type = Option<Uuid>)]
    priority_id: Option<PriorityId>,
    /// The fields of the draft that a person should look at: less sure than the threshold, or needed and not found.
    #[schema(value_type = Vec<String>)]
    to_check: Vec<&'static str>,
    /// What a reviewer should know, such as `sums_disagree`, `ambiguous_date` or `possible_duplicate`.
    #[schema(value_type = Vec<String>)]
    warnings: Vec<DraftWarning>,
    /// The movement it became.
    #[schema(value_type = Option<Uuid>)]
    movement_id: Option<MovementId>,
    /// Why it could not be read.
    failure: Option<FailureView>,
    /// How often reading it was begun since it was last queued.
    attempts: u32,
    /// When it is to be read, while it waits.
    #[schema(value_type = Option<String>, format = DateTime)]
    due_at: Option<Timestamp>,
    /// When it was uploaded.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it was last changed.
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

/// Why a receipt could not be read.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReceiptFailure)]
struct FailureView {
    /// For programs.
    #[schema(example = "unreadable")]
    reason: String,
    /// For people.
    message: String,
}

/// A receipt with all that was understood of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Receipt)]
pub(super) struct ReceiptView {
    /// In short.
    #[serde(flatten)]
    pub(super) summary: SummaryView,
    /// What was understood; from review on.
    draft: Option<DraftView>,
    /// The other receipts of the same file.
    #[schema(value_type = Vec<Uuid>)]
    same_file: Vec<ReceiptId>,
}

/// What an upload came to.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = UploadedReceipt)]
pub(super) struct UploadView {
    /// The receipt; of a file with several the first.
    #[serde(flatten)]
    pub(super) receipt: ReceiptView,
    /// Whether the same file was there already. Nothing was written then.
    pub(super) duplicate: bool,
}

impl SummaryView {
    /// `threshold`: a value that is less sure is one to look at.
    pub(super) fn new(receipt: Receipt, threshold: Confidence) -> Self {
        let status = receipt.status();
        let due_at = if status == ReceiptStatus::Uploaded { receipt.due() } else { None };
        let draft = receipt.draft.as_deref();
        let total = draft.and_then(|draft| draft.total.as_ref()).map(|field| field.value);
        let currency = draft.and_then(|draft| draft.currency.as_ref()).map(|field| field.value);
        let (movement_id, failure) = match receipt.state {
            ReceiptState::Confirmed { movement } => (Some(movement), None),
            ReceiptState::Failed { code, message } => (None, Some(FailureView { reason: code, message })),
            _ => (None, None),
        };
        Self {
            id: receipt.id,
            version: receipt.version,
            status,
            file_path: format!("{BASE}/ocr/invoices/{}/file", receipt.id),
            file_name: receipt.file_name,
            media_type: receipt.file.media_type,
            file_size: receipt.file.size,
            part: receipt.part,
            recognized_merchant: draft.and_then(|draft| Some(draft.merchant.as_ref()?.value.clone())),
            recognized_amount: total.map(|total| total.amount().to_string()),
            recognized_currency: total.map(Money::currency).or(currency),
            recognized_date: draft.and_then(|draft| Some(draft.date.as_ref()?.value)),
            recognized_tax: draft.and_then(|draft| Some(draft.tax()?.amount().to_string())),
            category_id: draft.and_then(|draft| Some(draft.category.as_ref()?.value)),
            priority_id: draft.and_then(|draft| Some(draft.priority.as_ref()?.value)),
            to_check: draft.map(|draft| super::draft_view::to_check(draft, threshold)).unwrap_or_default(),
            warnings: draft.map(|draft| draft.warnings.clone()).unwrap_or_default(),
            movement_id,
            failure,
            attempts: receipt.attempts,
            due_at,
            created_at: receipt.created_at,
            updated_at: receipt.updated_at,
        }
    }
}

impl ReceiptView {
    /// `file`: the receipts of its file.
    pub(super) fn new(receipt: Receipt, file: &[Receipt], threshold: Confidence) -> Self {
        let others = file.iter().map(|other| other.id).filter(|id| *id != receipt.id);
        let same_file = others.collect();
        let draft = receipt.draft.as_deref().cloned().map(|draft| DraftView::new(draft, threshold));
        Self { summary: SummaryView::new(receipt, threshold), draft, same_file }
    }
}
