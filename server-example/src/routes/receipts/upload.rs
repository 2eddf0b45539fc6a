//! Taking in the file of a receipt.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use cashflow_core::domain::{Receipt, ReceiptId, ReceiptStatus};
use cashflow_core::{Cashflow, Result};
use tokio::time::Instant;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::of_file;
use super::query::UploadQuery;
use super::views::{ReceiptView, UploadView};
use crate::app::App;
use crate::http::extract::{Query, UploadedFile, Writer};
use crate::http::reply;
use crate::routes::{Answer, BASE};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(upload))
}

/// The form that holds the file of a receipt.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it describes the request")]
struct ReceiptForm {
    /// A JPEG, PNG or WebP picture, or a PDF: its content decides, not its name.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// How often the state is looked at while an upload waits: another server may be the one that reads.
const LOOK: Duration = Duration::from_millis(500);
/// What is kept of a request's time for its answer.
const RESERVE: Duration = Duration::from_secs(2);

/// Upload a receipt
///
/// The file is kept and queued to be read; the answer comes at once, or with `wait` as soon as the reading is there. The
/// same file again is not doubled: the receipt that it became before is answered with 200 and `duplicate`. A file with
/// several receipts becomes as many once it is read; the answer is the first, which names the others in `same_file`.
#[utoipa::path(
    post, path = "/ocr/upload", operation_id = "upload_receipt", tag = "receipts", security(("bearer" = [])),
    params(UploadQuery),
    request_body(content = ReceiptForm, content_type = "multipart/form-data"),
    responses(
        (status = 200, description = "The same file was there already", body = UploadView),
        (status = 201, description = "Stored and queued", body = UploadView),
        (status = 413, description = "The file is too large", body = crate::http::ErrorBody),
        (status = 415, description = "The body is no form, or the file none of the types", body = crate::http::ErrorBody),
        (status = 422, description = "The file cannot be decoded, or the idempotency key was used for another request", body = crate::http::ErrorBody),
    )
)]
async fn upload(
    State(app): State<App>,
    Began(began): Began,
    Writer(cashflow): Writer,
    Query(query): Query<UploadQuery>,
    UploadedFile { content, name, room }: UploadedFile,
) -> Answer {
    let wait = query.parse()?;
    let uploaded = cashflow.receipts().upload(&content, name).await?;
    drop((content, room));
    let (mut receipt, duplicate) = (uploaded.receipt, uploaded.duplicate);
    if !duplicate {
        app.signals().queued();
    }
    // An answer without waiting has only what was written, so that a repeated request is answered alike.
    let mut file = Vec::new();
    if !wait.is_zero() {
        let until = (Instant::now() + wait).min(began + app.limits().request_time.saturating_sub(RESERVE));
        receipt = read_until(&app, &cashflow, receipt.id, until).await?;
    }
    if duplicate || !wait.is_zero() {
        file = of_file(&cashflow, receipt.file.sha256).await?;
    }
    let version = receipt.version;
    let location = format!("{BASE}/ocr/invoices/{}", receipt.id);
    let receipt = ReceiptView::new(receipt, &file, app.config().ocr.confidence_threshold);
    let answer = UploadView { receipt, duplicate };
    Ok(match duplicate {
        true => reply::changed(version, &answer),
        false => reply::created(&location, version, &answer),
    })
}

/// The receipt once it is read, whoever reads it, or as it is when the time is over or the server stops.
async fn read_until(app: &App, cashflow: &Cashflow, id: ReceiptId, until: Instant) -> Result<Receipt> {
    let mut progress = app.signals().progress();
    loop {
        let stopping = progress.borrow_and_update().stopping;
        let receipt = cashflow.receipts().get(id).await?;
        let waits = matches!(receipt.status(), ReceiptStatus::Uploaded | ReceiptStatus::Reading);
        let now = Instant::now();
        if !waits || stopping || now >= until {
            return Ok(receipt);
        }
        // Whether it was progress or the time: the next look tells.
        let _ = tokio::time::timeout_at(until.min(now + LOOK), progress.changed()).await;
    }
}

/// When the request came.
struct Began(Instant);

impl<S: Sync> FromRequestParts<S> for Began {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(Instant::now()))
    }
}
