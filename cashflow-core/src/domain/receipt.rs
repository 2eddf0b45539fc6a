//! Receipts and invoices: a file on its way from upload to a movement.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::{
    FileName, MovementId, ReceiptDraft, ReceiptId, StoredFile, Timestamp, WorkerName, merchant_key,
};
use crate::error::{Error, Result};

/// A receipt: one document of a file, what was understood of it, and where it is on its way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    /// Its id.
    pub id: ReceiptId,
    /// Grows by one with each change.
    pub version: u32,
    /// The stored file.
    pub file: StoredFile,
    /// The name it was uploaded under, for show only.
    pub file_name: Option<FileName>,
    /// Which of the receipts in the file it is, from 1.
    pub part: u32,
    /// Where it is on its way.
    pub state: ReceiptState,
    /// How often reading it was begun since it was last queued.
    pub attempts: u32,
    /// What was understood; from review on.
    pub draft: Option<Box<ReceiptDraft>>,
    /// When it was uploaded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// Where a receipt is on its way, with what belongs to that state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum ReceiptState {
    /// Stored and queued.
    Uploaded {
        /// It is not read before this instant.
        due: Timestamp,
    },
    /// A worker reads it.
    Reading {
        /// The worker.
        worker: WorkerName,
        /// When its lease ends: after that another may take over.
        until: Timestamp,
    },
    /// Read: a person looks at the draft.
    Review,
    /// A person confirmed it.
    Confirmed {
        /// The movement it became.
        movement: MovementId,
    },
    /// A person said that it is not to become a movement.
    Rejected,
    /// It could not be read.
    Failed {
        /// The stable code of the error.
        code: String,
        /// The reason for people.
        message: String,
    },
}

/// The bare name of a [`ReceiptState`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReceiptStatus {
    /// Stored and queued.
    Uploaded,
    /// A worker reads it.
    Reading,
    /// Waiting for a person.
    Review,
    /// Became a movement.
    Confirmed,
    /// Will not become a movement.
    Rejected,
    /// Could not be read.
    Failed,
}

impl ReceiptStatus {
    /// Its name, `snake_case`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Uploaded => "uploaded",
            Self::Reading => "reading",
            Self::Review => "review",
            Self::Confirmed => "confirmed",
            Self::Rejected => "rejected",
            Self::Failed => "failed",
        }
    }
}

impl fmt::Display for ReceiptStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ReceiptStatus {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        [Self::Uploaded, Self::Reading, Self::Review, Self::Confirmed, Self::Rejected, Self::Failed]
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or_else(|| {
                Error::invalid("status", "must be uploaded, reading, review, confirmed, rejected or failed")
            })
    }
}

impl Receipt {
    /// The bare name of its state.
    pub fn status(&self) -> ReceiptStatus {
        match self.state {
            ReceiptState::Uploaded { .. } => ReceiptStatus::Uploaded,
            ReceiptState::Reading { .. } => ReceiptStatus::Reading,
            ReceiptState::Review => ReceiptStatus::Review,
            ReceiptState::Confirmed { .. } => ReceiptStatus::Confirmed,
            ReceiptState::Rejected => ReceiptStatus::Rejected,
            ReceiptState::Failed { .. } => ReceiptStatus::Failed,
        }
    }

    /// When a worker may take it: for queued ones when they are due, for those being read when the lease ends.
    pub fn due(&self) -> Option<Timestamp> {
        match self.state {
            ReceiptState::Uploaded { due } => Some(due),
            ReceiptState::Reading { until, .. } => Some(until),
            _ => None,
        }
    }

    /// The key under which receipts of one merchant meet, from the name as it was recognised.
    pub fn merchant_key(&self) -> Option<String> {
        let merchant = self.draft.as_ref()?.merchant.as_ref()?;
        Some(merchant_key(if merchant.raw.is_empty() { &merchant.value } else { &merchant.raw }))
    }

    /// The merchant's tax number as it was recognised, letters and digits only.
    pub fn tax_key(&self) -> Option<String> {
        self.draft.as_ref()?.tax_key()
    }
}
