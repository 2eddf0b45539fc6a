//! What was asked.

use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

/// One request, also one that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The operation, such as `AnalyzeExpense`.
    pub operation: String,
    /// The size of the document in bytes, or of the whole body when there is none in it.
    pub size: usize,
    /// SHA-256 of the document, as digits; none when there is none in it.
    pub sha256: Option<String>,
    /// When it came, in milliseconds since the stand-in started.
    pub at: u64,
    /// The header `amz-sdk-request`: which attempt of how many.
    pub attempt: Option<String>,
    /// What was planned for it.
    pub fault: String,
}

/// All requests so far.
#[derive(Debug, Default)]
pub(crate) struct Journal(Mutex<Vec<Request>>);

impl Journal {
    pub(crate) fn note(&self, request: Request) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    }

    pub(crate) fn all(&self) -> Vec<Request> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
