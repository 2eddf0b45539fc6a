//! PDFs of several pages: a job of the service, which fetches the document from S3.

use std::time::Duration;

use aws_sdk_textract::Client;
use aws_sdk_textract::operation::get_expense_analysis::GetExpenseAnalysisOutput;
use aws_sdk_textract::types::{DocumentLocation, ExpenseDocument, JobStatus, S3Object};
use cashflow_core::domain::ContentHash;
use cashflow_core::{Error, ErrorKind, Result};
use tokio::time::{Instant, sleep_until, timeout_at};

use super::errors::of_call;
use super::settings::TextractSettings;
use super::stage::{DocumentStage, S3Location};

/// The most documents of one answer.
const MAX_RESULTS: i32 = 20;

/// Reads a document by a job. It is on the stage meanwhile.
pub(super) async fn read(
    client: &Client,
    stage: &dyn DocumentStage,
    settings: &TextractSettings,
    content: &[u8],
) -> Result<Vec<ExpenseDocument>> {
    let sha256 = ContentHash::of(content);
    let location = stage.put(content, sha256).await?;
    let deadline = Instant::now() + settings.job_timeout;
    let run = async {
        match run(client, settings, &location, sha256, Round::First).await? {
            Some(documents) => Ok(documents),
            // The service goes on telling that it failed whoever asks with the same token.
            None => run(client, settings, &location, sha256, Round::Again).await?.ok_or_else(|| {
                let message = "Textract could not read the document";
                Error::new(ErrorKind::Unreadable, "document_unreadable", message)
            }),
        }
    };
    let outcome = timeout_at(deadline, run).await.unwrap_or_else(|late| {
        let message = "Textract is not done with the document yet";
        Err(Error::new(ErrorKind::Unavailable, "textract_timeout", message).with_source(late))
    });
    // One that is not done is fetched again, or is still to be fetched.
    if !matches!(&outcome, Err(error) if error.kind().is_retryable())
        && let Err(error) = stage.remove(sha256).await
    {
        tracing::warn!(code = error.code(), "a document that was read stays on the stage of Textract");
    }
    outcome
}

#[derive(Debug, Clone, Copy)]
enum Round {
    First,
    Again,
}

/// One job to its end; none when it failed.
async fn run(
    client: &Client,
    settings: &TextractSettings,
    location: &S3Location,
    sha256: ContentHash,
    round: Round,
) -> Result<Option<Vec<ExpenseDocument>>> {
    let object = S3Object::builder().bucket(&location.bucket).name(&location.key).build();
    let started = client
        .start_expense_analysis()
        .document_location(DocumentLocation::builder().s3_object(object).build())
        .client_request_token(token(location, sha256, round))
        .send()
        .await
        .map_err(of_call)?;
    let id = started.job_id().ok_or_else(|| incomplete("no id of a job"))?;
    let mut wait = settings.poll_every;
    let first = loop {
        sleep_until(Instant::now() + wait).await;
        let page = page(client, id, None).await?;
        match page.job_status() {
            Some(JobStatus::InProgress) => {
                wait = wait.mul_f32(1.5).min(settings.poll_every * 5).max(Duration::from_millis(1));
            }
            Some(JobStatus::Failed) => {
                tracing::warn!(reason = page.status_message(), "a job of Textract failed");
                return Ok(None);
            }
            Some(JobStatus::Succeeded) => break page,
            Some(JobStatus::PartialSuccess) => {
                tracing::warn!(warnings = page.warnings().len(), "a job of Textract left pages out");
                break page;
            }
            _ => return Err(incomplete("an unknown state of a job")),
        }
    };
    let mut next = first.next_token().map(str::to_owned);
    let mut documents = first.expense_documents.unwrap_or_default();
    while let Some(token) = next {
        let page = page(client, id, Some(token.clone())).await?;
        next = page.next_token().filter(|next| *next != token).map(str::to_owned);
        documents.extend(page.expense_documents.unwrap_or_default());
    }
    Ok(Some(documents))
}

async fn page(client: &Client, id: &str, token: Option<String>) -> Result<GetExpenseAnalysisOutput> {
    let request = client.get_expense_analysis().job_id(id).max_results(MAX_RESULTS).set_next_token(token);
    request.send().await.map_err(of_call)
}

/// The same for the same document at the same place: started twice, it is read and paid for once.
fn token(location: &S3Location, sha256: ContentHash, round: Round) -> String {
    let round = match round {
        Round::First => 1,
        Round::Again => 2,
    };
    ContentHash::of(format!("{}/{} {sha256} {round}", location.bucket, location.key).as_bytes()).to_string()
}

fn incomplete(what: &'static str) -> Error {
    Error::new(ErrorKind::Unavailable, "textract_failed", "Textract failed").with_source(what)
}
