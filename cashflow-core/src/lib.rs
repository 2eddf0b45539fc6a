//! Cashflow: an embeddable cash-flow engine.

mod builder;
mod cashflow;
pub mod domain;
mod engine;
mod error;
#[cfg(feature = "memory")]
pub mod memory;
pub mod ports;
mod settings;
#[cfg(feature = "testkit")]
pub mod testkit;
mod usecases;

pub use builder::{CashflowBuilder, LocalOwner};
pub use cashflow::Cashflow;
pub use engine::Engine;
pub use error::{Error, ErrorKind, Result};
pub use settings::Settings;
pub use usecases::Patch;
pub use usecases::accounts::{Accounts, NewAccount, PASSWORD_MAX, PASSWORD_MIN};
pub use usecases::categories::{Categories, CategoryPatch, NewCategory};
pub use usecases::erasure::ERASURE_GRACE;
pub use usecases::history::{History, MAX_CHANGES};
pub use usecases::movements::{MAX_BATCH, MovementPatch, Movements, NewMovement};
pub use usecases::orphans::ORPHAN_GRACE;
pub use usecases::priorities::{Priorities, PriorityPatch};
pub use usecases::profile::{Profile, ProfilePatch};
pub use usecases::reading::{ReadOutcome, ReceiptQueue};
pub use usecases::receipts::{Receipts, Upload};
pub use usecases::reports::{BalanceLine, Comparison, Reports, Summary, SummaryLine, SummaryRequest, Sums};
pub use usecases::review::{Confirmation, Correction};
pub use usecases::sessions::SignIn;

/// Every use case can be awaited on a multi-threaded runtime.
#[cfg(test)]
mod futures_are_send {
    use crate::domain::{CategoryId, MovementId, PageRequest, ReceiptId};
    use crate::ports::ReceiptFilter;
    use crate::{Cashflow, CategoryPatch, Confirmation, Error, MovementPatch, NewMovement};

    fn send<T: Send>(future: T) -> T {
        future
    }

    #[allow(dead_code, reason = "that it compiles is the test")]
    async fn all(cashflow: &Cashflow, new: NewMovement, id: uuid::Uuid) -> Result<(), Error> {
        send(cashflow.movements().record(new)).await?;
        send(cashflow.movements().change(MovementId::from(id), None, MovementPatch::default())).await?;
        send(cashflow.categories().change(CategoryId::from(id), None, CategoryPatch::default())).await?;
        send(cashflow.categories().merge(id.into(), id.into())).await?;
        send(cashflow.receipts().scan(&[], None)).await?;
        send(cashflow.receipts().sweep_orphans(crate::ORPHAN_GRACE)).await?;
        send(cashflow.receipts().confirm(ReceiptId::from(id), None, Confirmation::default())).await?;
        send(cashflow.receipts().list(&ReceiptFilter::default(), &PageRequest::first(1)?)).await?;
        send(cashflow.engine().receipt_queue().work(&"w".parse()?)).await?;
        send(cashflow.history().undo(id.into())).await?;
        send(cashflow.engine().accounts().delete(id.into(), "")).await?;
        send(cashflow.engine().accounts().sweep_erased(crate::ERASURE_GRACE)).await?;
        send(cashflow.engine().accounts().refresh("")).await.map(|_| ())
    }
}
