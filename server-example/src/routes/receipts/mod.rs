//! Receipts and invoices, from the upload to the movement. How they are answered is in `views` and `draft_view`.

mod confirm;
mod draft_view;
mod file;
mod query;
mod upload;
mod views;

use axum::extract::State;
use cashflow_core::domain::{ContentHash, Receipt, ReceiptId};
use cashflow_core::{Cashflow, Error};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use self::confirm::{NAMES, ReceiptConfirmation};
use self::query::ReceiptQuery;
use self::views::{ReceiptView, SummaryView};
use super::views::MovementView;
use super::{Answer, BASE};
use crate::app::App;
use crate::http::ApiError;
use crate::http::cursor::List;
use crate::http::extract::{Authenticated, Id, IfMatch, IfNoneMatch, OptionalJson, Query, Writer};
use crate::http::reply;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(upload::routes())
        .merge(file::routes())
        .routes(routes!(list))
        .routes(routes!(get))
        .routes(routes!(confirm))
        .routes(routes!(retry))
        .routes(routes!(reject))
}

/// A page of receipts.
#[derive(Serialize, ToSchema)]
struct ReceiptPage {
    /// Newest first.
    items: Vec<SummaryView>,
    /// The `cursor` of the page with older ones, if there are any.
    next_cursor: Option<String>,
    /// The `cursor` of the page with newer ones, if there may be any.
    previous_cursor: Option<String>,
}

/// List the receipts
///
/// Newest first, in pages that neither skip nor repeat a row.
#[utoipa::path(
    get, path = "/ocr/invoices", operation_id = "list_receipts", tag = "receipts", security(("bearer" = [])),
    params(ReceiptQuery),
    responses((status = 200, body = ReceiptPage), (status = 304, description = "Not modified"))
)]
async fn list(
    State(app): State<App>,
    Authenticated(cashflow): Authenticated,
    Query(query): Query<ReceiptQuery>,
    known: IfNoneMatch,
) -> Answer {
    let owner = cashflow.owner();
    let (filter, request) = query.parse(|text| app.cursors().open(owner, List::Receipts, text))?;
    let page = cashflow.receipts().list(&filter, &request).await?;
    let sign = |cursor| app.cursors().sign(owner, List::Receipts, cursor);
    let threshold = app.config().ocr.confidence_threshold;
    let page = ReceiptPage {
        items: page.items.into_iter().map(|receipt| SummaryView::new(receipt, threshold)).collect(),
        next_cursor: page.next.map(sign),
        previous_cursor: page.previous.map(sign),
    };
    Ok(reply::listed(&known, &page))
}

/// One receipt
///
/// With its draft: every value, the text it was read from, how sure it is and where it stands on the document, the likely
/// category and priority, and warnings.
#[utoipa::path(
    get, path = "/ocr/invoices/{id}", operation_id = "get_receipt", tag = "receipts", security(("bearer" = [])),
    params(("id" = Uuid, Path)),
    responses((status = 200, body = ReceiptView), (status = 304, description = "Not modified"))
)]
async fn get(
    State(app): State<App>,
    Authenticated(cashflow): Authenticated,
    Id(id): Id<ReceiptId>,
    known: IfNoneMatch,
) -> Answer {
    let receipt = cashflow.receipts().get(id).await?;
    Ok(reply::found(&known, receipt.version, &view(&app, &cashflow, receipt).await?))
}

/// Confirm a receipt
///
/// It becomes a movement, corrected by what is sent; what is left out stays as it was understood. The next receipt of that
/// merchant is read accordingly. Answers the movement. Heeds `If-Match` with the version of the receipt.
#[utoipa::path(
    post, path = "/ocr/invoices/{id}/confirm", operation_id = "confirm_receipt", tag = "receipts",
    security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = Option<ReceiptConfirmation>,
    responses(
        (status = 201, description = "The movement", body = MovementView),
        (status = 409, description = "It does not wait for review, or the id is taken", body = crate::http::ErrorBody),
        (status = 412, description = "`If-Match` names a version that is no longer the current one", body = crate::http::ErrorBody),
    )
)]
async fn confirm(
    Writer(cashflow): Writer,
    Id(id): Id<ReceiptId>,
    condition: IfMatch,
    OptionalJson(body): OptionalJson<ReceiptConfirmation>,
) -> Answer {
    let receipts = cashflow.receipts();
    let receipt = receipts.get(id).await?;
    let version = condition.version(async { Ok(receipt.version) }).await?;
    let confirmation = body.parse(&cashflow, receipt.draft.as_deref()).await?;
    let confirmed = receipts.confirm(id, version, confirmation).await;
    let (_, movement) = confirmed.map_err(|error| ApiError::from(error).naming(&NAMES))?;
    let location = format!("{BASE}/movements/{}", movement.id);
    Ok(reply::created(&location, movement.version, &MovementView::from(movement)))
}

/// Read a receipt again
///
/// It goes back into the queue, and its draft is dropped. Heeds `If-Match`.
#[utoipa::path(
    post, path = "/ocr/invoices/{id}/retry", operation_id = "retry_receipt", tag = "receipts", security(("bearer" = [])),
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, description = "Queued", body = ReceiptView),
        (status = 409, description = "It is being read, or was confirmed", body = crate::http::ErrorBody),
        (status = 412, description = "`If-Match` names a version that is no longer the current one", body = crate::http::ErrorBody),
    )
)]
async fn retry(
    State(app): State<App>,
    Writer(cashflow): Writer,
    Id(id): Id<ReceiptId>,
    condition: IfMatch,
) -> Answer {
    let version = condition.version(current(&cashflow, id)).await?;
    let receipt = cashflow.receipts().retry(id, version).await?;
    app.signals().queued();
    changed(&app, &cashflow, receipt).await
}

/// Reject a receipt
///
/// It is not to become a movement. It can be read again. Heeds `If-Match`.
#[utoipa::path(
    post, path = "/ocr/invoices/{id}/reject", operation_id = "reject_receipt", tag = "receipts",
    security(("bearer" = [])), params(("id" = Uuid, Path)),
    responses(
        (status = 200, description = "Rejected", body = ReceiptView),
        (status = 409, description = "It is being read, or was confirmed", body = crate::http::ErrorBody),
        (status = 412, description = "`If-Match` names a version that is no longer the current one", body = crate::http::ErrorBody),
    )
)]
async fn reject(
    State(app): State<App>,
    Writer(cashflow): Writer,
    Id(id): Id<ReceiptId>,
    condition: IfMatch,
) -> Answer {
    let version = condition.version(current(&cashflow, id)).await?;
    let receipt = cashflow.receipts().reject(id, version).await?;
    changed(&app, &cashflow, receipt).await
}

async fn current(cashflow: &Cashflow, id: ReceiptId) -> Result<u32, Error> {
    Ok(cashflow.receipts().get(id).await?.version)
}

async fn changed(app: &App, cashflow: &Cashflow, receipt: Receipt) -> Answer {
    Ok(reply::changed(receipt.version, &view(app, cashflow, receipt).await?))
}

/// The receipt with the ids of the others of its file.
async fn view(app: &App, cashflow: &Cashflow, receipt: Receipt) -> Result<ReceiptView, Error> {
    let file = of_file(cashflow, receipt.file.sha256).await?;
    Ok(ReceiptView::new(receipt, &file, app.config().ocr.confidence_threshold))
}

async fn of_file(cashflow: &Cashflow, content: ContentHash) -> Result<Vec<Receipt>, Error> {
    cashflow.engine().store().receipts_by_content(cashflow.owner(), content).await
}
