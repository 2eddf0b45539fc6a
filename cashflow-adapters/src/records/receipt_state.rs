//! The state of a receipt, which stands in several columns.

use cashflow_core::domain::{MovementId, ReceiptState, ReceiptStatus, Timestamp, WorkerName};

/// What the columns hold; which of them belong to a state is told by its status.
pub(crate) struct StateColumns<'a> {
    pub(crate) status: ReceiptStatus,
    pub(crate) due: Option<Timestamp>,
    pub(crate) worker: Option<WorkerName>,
    pub(crate) movement: Option<MovementId>,
    pub(crate) failure_code: Option<&'a str>,
    pub(crate) failure_message: Option<&'a str>,
}

impl StateColumns<'_> {
    /// The state, unless a column that belongs to it is empty.
    pub(crate) fn state(self) -> Option<ReceiptState> {
        Some(match self.status {
            ReceiptStatus::Uploaded => ReceiptState::Uploaded { due: self.due? },
            ReceiptStatus::Reading => ReceiptState::Reading { worker: self.worker?, until: self.due? },
            ReceiptStatus::Review => ReceiptState::Review,
            ReceiptStatus::Confirmed => ReceiptState::Confirmed { movement: self.movement? },
            ReceiptStatus::Rejected => ReceiptState::Rejected,
            ReceiptStatus::Failed => ReceiptState::Failed {
                code: self.failure_code?.to_owned(),
                message: self.failure_message.unwrap_or_default().to_owned(),
            },
            // Of a later version.
            _ => return None,
        })
    }
}
