//! Written by `cargo codegen` from the facade: change that instead.

mod enums;
mod groups;
mod records;
mod root;

use pyo3::prelude::*;

pub(crate) use root::{AsyncCashflow, Cashflow};

/// Adds all classes to the module.
pub(crate) fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Cashflow>()?;
    module.add_class::<AsyncCashflow>()?;
    module.add_class::<groups::Users>()?;
    module.add_class::<groups::AsyncUsers>()?;
    module.add_class::<groups::Profile>()?;
    module.add_class::<groups::AsyncProfile>()?;
    module.add_class::<groups::Categories>()?;
    module.add_class::<groups::AsyncCategories>()?;
    module.add_class::<groups::Priorities>()?;
    module.add_class::<groups::AsyncPriorities>()?;
    module.add_class::<groups::Movements>()?;
    module.add_class::<groups::AsyncMovements>()?;
    module.add_class::<groups::Receipts>()?;
    module.add_class::<groups::AsyncReceipts>()?;
    module.add_class::<groups::Reports>()?;
    module.add_class::<groups::AsyncReports>()?;
    module.add_class::<groups::History>()?;
    module.add_class::<groups::AsyncHistory>()?;
    module.add_class::<groups::Queue>()?;
    module.add_class::<groups::AsyncQueue>()?;
    module.add_class::<records::AccessClaims>()?;
    module.add_class::<records::AmountField>()?;
    module.add_class::<records::BalanceLine>()?;
    module.add_class::<records::Category>()?;
    module.add_class::<records::CategoryChange>()?;
    module.add_class::<records::Change>()?;
    module.add_class::<records::ChangeSet>()?;
    module.add_class::<records::Confirmation>()?;
    module.add_class::<records::Confirmed>()?;
    module.add_class::<records::Correction>()?;
    module.add_class::<records::DateRange>()?;
    module.add_class::<records::DayField>()?;
    module.add_class::<records::Document>()?;
    module.add_class::<records::IdField>()?;
    module.add_class::<records::JournalEntry>()?;
    module.add_class::<records::LineItem>()?;
    module.add_class::<records::Money>()?;
    module.add_class::<records::Movement>()?;
    module.add_class::<records::MovementChange>()?;
    module.add_class::<records::MovementFilter>()?;
    module.add_class::<records::MovementPage>()?;
    module.add_class::<records::NewCategory>()?;
    module.add_class::<records::NewMovement>()?;
    module.add_class::<records::NewPriority>()?;
    module.add_class::<records::NewUser>()?;
    module.add_class::<records::Owner>()?;
    module.add_class::<records::PageRequest>()?;
    module.add_class::<records::PaymentField>()?;
    module.add_class::<records::Place>()?;
    module.add_class::<records::Point>()?;
    module.add_class::<records::Priority>()?;
    module.add_class::<records::PriorityChange>()?;
    module.add_class::<records::ProfileChange>()?;
    module.add_class::<records::QueueState>()?;
    module.add_class::<records::Reading>()?;
    module.add_class::<records::ReadingLine>()?;
    module.add_class::<records::ReadingPage>()?;
    module.add_class::<records::ReadingWord>()?;
    module.add_class::<records::Receipt>()?;
    module.add_class::<records::ReceiptDraft>()?;
    module.add_class::<records::ReceiptFile>()?;
    module.add_class::<records::ReceiptFilter>()?;
    module.add_class::<records::ReceiptPage>()?;
    module.add_class::<records::SignIn>()?;
    module.add_class::<records::Snapshot>()?;
    module.add_class::<records::StoredFile>()?;
    module.add_class::<records::Summary>()?;
    module.add_class::<records::SummaryLine>()?;
    module.add_class::<records::SummaryRequest>()?;
    module.add_class::<records::Sums>()?;
    module.add_class::<records::TaxLine>()?;
    module.add_class::<records::TextField>()?;
    module.add_class::<records::TotalsDrift>()?;
    module.add_class::<records::Upload>()?;
    module.add_class::<records::User>()?;
    Ok(())
}
