//! Asynchronous jobs.

use std::collections::{HashMap, VecDeque};
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::bail;
use serde_json::{Value, json};

use crate::documents::sha256;
use crate::wire::Refusal;

/// How a job ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Outcome {
    /// `succeeded`.
    #[default]
    Succeeded,
    /// `failed`: with a message, without results.
    Failed,
    /// `partial`: without the results of the last document, and with a warning.
    Partial,
}

impl FromStr for Outcome {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self, anyhow::Error> {
        match text {
            "succeeded" => Ok(Self::Succeeded),
            "failed" => Ok(Self::Failed),
            "partial" => Ok(Self::Partial),
            _ => bail!("no such outcome: {text}"),
        }
    }
}

/// The most results of a page.
const MAX_RESULTS: usize = 20;

#[derive(Debug)]
struct Job {
    /// What was asked for, to find another document under the same token.
    location: String,
    polls_left: u32,
    outcome: Outcome,
    answer: Value,
}

/// All jobs.
#[derive(Debug, Default)]
pub(crate) struct Jobs {
    jobs: Mutex<HashMap<String, Job>>,
    outcomes: Mutex<VecDeque<Outcome>>,
}

impl Jobs {
    /// How the next jobs end.
    pub(crate) fn plan(&self, outcomes: impl IntoIterator<Item = Outcome>) {
        *self.outcomes.lock().unwrap_or_else(PoisonError::into_inner) = outcomes.into_iter().collect();
    }

    /// The job of a token, if it was started before with the same document.
    pub(crate) fn known(&self, token: Option<&str>, location: &str) -> Result<Option<Value>, Refusal> {
        let Some(id) = token.map(id_of) else { return Ok(None) };
        match self.all().get(&id) {
            Some(job) if job.location != location => Err(Refusal::new(
                "IdempotentParameterMismatchException",
                "A ClientRequestToken input parameter was reused with an operation, but at least one of the other input parameters is different from the previous call to the operation.",
            )),
            Some(_) => Ok(Some(json!({ "JobId": id }))),
            None => Ok(None),
        }
    }

    /// Starts a job.
    pub(crate) fn start(
        &self,
        token: Option<&str>,
        location: String,
        answer: Value,
        polls: u32,
        most: usize,
    ) -> Result<Value, Refusal> {
        let mut jobs = self.all();
        if jobs.values().filter(|job| job.polls_left > 0).count() >= most {
            let message = "Open jobs exceed maximum concurrent job limit";
            return Err(Refusal::new("LimitExceededException", message));
        }
        let id = token.map_or_else(|| id_of(&format!("job {}", jobs.len())), id_of);
        let outcome = self.outcomes.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        let outcome = outcome.unwrap_or_default();
        jobs.insert(id.clone(), Job { location, polls_left: polls, outcome, answer });
        Ok(json!({ "JobId": id }))
    }

    /// What `GetExpenseAnalysis` answers.
    pub(crate) fn get(&self, request: &Value) -> Result<Value, Refusal> {
        let invalid = || Refusal::new("InvalidJobIdException", "Request has invalid Job Id");
        let id = request["JobId"].as_str().ok_or_else(invalid)?;
        let mut jobs = self.all();
        let job = jobs.get_mut(id).ok_or_else(invalid)?;
        if job.polls_left > 0 {
            job.polls_left -= 1;
            return Ok(json!({ "JobStatus": "IN_PROGRESS", "AnalyzeExpenseModelVersion": "1.0" }));
        }
        if job.outcome == Outcome::Failed {
            return Ok(json!({ "JobStatus": "FAILED", "StatusMessage": "INTERNAL_ERROR" }));
        }
        page(job, request)
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, Job>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One page of the results of a job that is done.
fn page(job: &Job, request: &Value) -> Result<Value, Refusal> {
    let bad = || Refusal::new("InvalidParameterException", "Request has invalid parameters");
    let most = match &request["MaxResults"] {
        Value::Null => MAX_RESULTS,
        number => number.as_u64().and_then(|n| usize::try_from(n).ok()).filter(|n| *n > 0).ok_or_else(bad)?,
    };
    let from = match &request["NextToken"] {
        Value::Null => 0,
        token => token.as_str().and_then(|t| t.strip_prefix("from-")?.parse().ok()).ok_or_else(bad)?,
    };
    let mut documents = job.answer["ExpenseDocuments"].as_array().cloned().unwrap_or_default();
    let mut warnings = Value::Null;
    if job.outcome == Outcome::Partial {
        let pages = documents.len();
        documents.pop();
        warnings = json!([{ "ErrorCode": "UNSUPPORTED_PAGE", "Pages": [pages] }]);
    }
    let to = documents.len().min(from + most.min(MAX_RESULTS));
    let mut answer = json!({
        "JobStatus": if job.outcome == Outcome::Partial { "PARTIAL_SUCCESS" } else { "SUCCEEDED" },
        "DocumentMetadata": job.answer["DocumentMetadata"],
        "AnalyzeExpenseModelVersion": "1.0",
        "ExpenseDocuments": documents.get(from..to).unwrap_or_default(),
    });
    if to < documents.len() {
        answer["NextToken"] = json!(format!("from-{to}"));
    }
    if !warnings.is_null() {
        answer["Warnings"] = warnings;
    }
    Ok(answer)
}

/// 64 characters, the same for the same token.
fn id_of(token: &str) -> String {
    sha256(token.as_bytes())
}
