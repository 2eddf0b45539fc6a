//! The operations.

use std::time::Instant;

use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode};
use serde_json::Value;

use crate::credential;
use crate::documents::{Mode, check, fetch, sha256};
use crate::faults::{Cut, Plan};
use crate::fixtures::Fixtures;
use crate::jobs::Jobs;
use crate::journal::{Journal, Request};
use crate::options::Options;
use crate::rate::Rate;
use crate::wire::{Refusal, respond};

/// All that requests share.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) fixtures: Fixtures,
    pub(crate) plan: Plan,
    pub(crate) jobs: Jobs,
    pub(crate) journal: Journal,
    options: Options,
    rate: Rate,
    started: Instant,
}

const OPERATIONS: [&str; 3] = ["AnalyzeExpense", "StartExpenseAnalysis", "GetExpenseAnalysis"];

impl Service {
    pub(crate) fn new(fixtures: Fixtures, options: Options) -> Self {
        Self {
            fixtures,
            plan: Plan::default(),
            jobs: Jobs::default(),
            journal: Journal::default(),
            rate: Rate::new(options.tps),
            options,
            started: Instant::now(),
        }
    }

    /// Answers a request of the service's protocol. An error ends the connection.
    pub(crate) async fn answer(&self, headers: &HeaderMap, body: &[u8]) -> Result<Response<Body>, Cut> {
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let target = header("x-amz-target").and_then(|target| target.strip_prefix("Textract."));
        let known = OPERATIONS.into_iter().find(|operation| Some(*operation) == target);
        let request: Value = serde_json::from_slice(body).unwrap_or_default();
        let fault = self.plan.next();
        let document = request["Document"]["Bytes"].as_str();
        self.journal.note(Request {
            operation: target.unwrap_or("?").to_owned(),
            size: document.map_or(body.len(), |text| text.len() / 4 * 3),
            sha256: document.and_then(decoded).map(|content| sha256(&content)),
            at: u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX),
            attempt: header("amz-sdk-request").map(str::to_owned),
            fault: fault.to_string(),
        });
        if let Err(refusal) = credential::check(headers) {
            return Ok(respond(Err(refusal)));
        }
        if let Some(response) = fault.strike().await? {
            return Ok(response);
        }
        let Some(operation) = known else {
            let refusal = Refusal::new("UnknownOperationException", "").status(StatusCode::NOT_FOUND);
            return Ok(respond(Err(refusal)));
        };
        if !self.rate.allows(operation, Instant::now()) {
            let name = "ProvisionedThroughputExceededException";
            return Ok(respond(Err(Refusal::new(name, "Provisioned rate exceeded"))));
        }
        Ok(respond(match operation {
            "AnalyzeExpense" => self.analyze(&request).await,
            "StartExpenseAnalysis" => self.start(&request).await,
            _ => self.jobs.get(&request),
        }))
    }

    async fn analyze(&self, request: &Value) -> Result<Value, Refusal> {
        let content = fetch(&request["Document"], Mode::Sync, &self.options.objects).await?;
        check(&content, Mode::Sync)?;
        let mut answer = self.recording(&content)?;
        // A recording of a job has more.
        if let Some(fields) = answer.as_object_mut() {
            fields.retain(|name, _| matches!(name.as_str(), "DocumentMetadata" | "ExpenseDocuments"));
        }
        Ok(answer)
    }

    async fn start(&self, request: &Value) -> Result<Value, Refusal> {
        let token = request["ClientRequestToken"].as_str();
        let valid = |token: &str| {
            (1..=64).contains(&token.len())
                && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        };
        if token.is_some_and(|token| !valid(token)) {
            return Err(Refusal::new("InvalidParameterException", "Request has invalid parameters"));
        }
        let location = request["DocumentLocation"].to_string();
        if let Some(known) = self.jobs.known(token, &location)? {
            return Ok(known);
        }
        let content = fetch(&request["DocumentLocation"], Mode::Job, &self.options.objects).await?;
        check(&content, Mode::Job)?;
        let answer = self.recording(&content)?;
        self.jobs.start(token, location, answer, self.options.polls, self.options.max_jobs)
    }

    fn recording(&self, content: &[u8]) -> Result<Value, Refusal> {
        let answer = self.fixtures.answer(&sha256(content), self.options.default_answer.as_deref());
        answer.ok_or_else(|| Refusal::new("BadDocumentException", "The stand-in has no recording of it"))
    }
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.decode(text).ok()
}
