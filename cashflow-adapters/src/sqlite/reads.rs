//! The traits beside the store's own: each call runs one function of its aggregate's file, on a thread that reads or the one
//! that writes.

use async_trait::async_trait;
use cashflow_core::Result;
use cashflow_core::domain::{
    BalanceRow, Category, CategoryId, ChangeSetId, ContentHash, Credential, DateRange, IdempotencyKey,
    Movement, MovementFilter, MovementId, Page, PageRequest, Period, Priority, PriorityId, Receipt,
    ReceiptId, Session, SessionId, Timestamp, TotalsDrift, TotalsQuery, TotalsRow, User, UserId,
};
use cashflow_core::ports::{
    CategoryReads, ErasedOwner, Erasures, JournalEntry, JournalReads, LeaseRequest, MerchantPrecedent,
    MerchantQuery, MovementReads, QueueState, ReceiptFilter, ReceiptReads, ReportReads, UserReads,
};
use chrono::NaiveDate;
use uuid::Uuid;

use super::store::SqliteStore;
use super::writer::Task;
use super::{
    balance, categories, erasures, journal, movement_list, movements, precedents, priorities, receipt_queue,
    receipts, reports, totals, users,
};

#[async_trait]
impl UserReads for SqliteStore {
    async fn user(&self, id: UserId) -> Result<Option<User>> {
        self.read(move |db| users::user(db, id)).await
    }

    async fn credential(&self, user: UserId) -> Result<Option<Credential>> {
        self.read(move |db| users::credential(db, user)).await
    }

    async fn credential_by_email(&self, email_key: &str) -> Result<Option<Credential>> {
        let email_key = email_key.to_owned();
        self.read(move |db| users::credential_by_email(db, &email_key)).await
    }

    async fn session(&self, user: UserId, id: SessionId) -> Result<Option<Session>> {
        self.read(move |db| users::session(db, user, id)).await
    }

    async fn sessions(&self, user: UserId, family: Option<SessionId>) -> Result<Vec<Session>> {
        self.read(move |db| users::sessions(db, user, family)).await
    }
}

#[async_trait]
impl CategoryReads for SqliteStore {
    async fn category(&self, owner: UserId, id: CategoryId) -> Result<Option<Category>> {
        self.read(move |db| categories::category(db, owner, id)).await
    }

    async fn categories(&self, owner: UserId) -> Result<Vec<Category>> {
        self.read(move |db| categories::categories(db, owner)).await
    }

    async fn priority(&self, owner: UserId, id: PriorityId) -> Result<Option<Priority>> {
        self.read(move |db| priorities::priority(db, owner, id)).await
    }

    async fn priorities(&self, owner: UserId) -> Result<Vec<Priority>> {
        self.read(move |db| priorities::priorities(db, owner)).await
    }
}

#[async_trait]
impl MovementReads for SqliteStore {
    async fn movement(&self, owner: UserId, id: MovementId) -> Result<Option<Movement>> {
        self.read(move |db| movements::movement(db, owner, id)).await
    }

    async fn movements(
        &self,
        owner: UserId,
        filter: &MovementFilter,
        page: &PageRequest,
    ) -> Result<Page<Movement>> {
        let (filter, page) = (filter.clone(), *page);
        self.read(move |db| movement_list::movements(db, owner, &filter, &page)).await
    }

    async fn precedents(&self, owner: UserId, query: &MerchantQuery) -> Result<Vec<MerchantPrecedent>> {
        let query = query.clone();
        self.read(move |db| precedents::precedents(db, owner, &query)).await
    }
}

#[async_trait]
impl ReceiptReads for SqliteStore {
    async fn receipt(&self, owner: UserId, id: ReceiptId) -> Result<Option<Receipt>> {
        self.read(move |db| receipts::receipt(db, owner, id)).await
    }

    async fn receipts(
        &self,
        owner: UserId,
        filter: &ReceiptFilter,
        page: &PageRequest,
    ) -> Result<Page<Receipt>> {
        let (filter, page) = (filter.clone(), *page);
        self.read(move |db| receipts::receipts(db, owner, &filter, &page)).await
    }

    async fn receipts_by_content(&self, owner: UserId, content: ContentHash) -> Result<Vec<Receipt>> {
        self.read(move |db| receipts::receipts_by_content(db, owner, content)).await
    }

    async fn lease_receipts(&self, request: &LeaseRequest) -> Result<Vec<(UserId, Receipt)>> {
        let request = request.clone();
        self.write(|reply| Task::Lease(request, reply)).await
    }

    async fn receipt_queue(&self) -> Result<QueueState> {
        self.read(receipt_queue::state).await
    }
}

#[async_trait]
impl ReportReads for SqliteStore {
    async fn totals(&self, owner: UserId, query: &TotalsQuery) -> Result<Vec<TotalsRow>> {
        let query = query.clone();
        self.read(move |db| reports::totals(db, owner, &query)).await
    }

    async fn running_balance(
        &self,
        owner: UserId,
        range: DateRange,
        period: Period,
    ) -> Result<Vec<BalanceRow>> {
        self.read(move |db| balance::running_balance(db, owner, range, period)).await
    }

    async fn verify_totals(&self, owner: UserId) -> Result<Vec<TotalsDrift>> {
        self.read(move |db| totals::verify(db, owner)).await
    }

    async fn movement_dates(&self, owner: UserId) -> Result<Option<(NaiveDate, NaiveDate)>> {
        self.read(move |db| reports::movement_dates(db, owner)).await
    }
}

#[async_trait]
impl JournalReads for SqliteStore {
    async fn change_set(&self, owner: UserId, id: ChangeSetId) -> Result<Option<JournalEntry>> {
        self.read(move |db| journal::change_set(db, owner, id)).await
    }

    async fn change_set_by_key(&self, owner: UserId, key: &IdempotencyKey) -> Result<Option<JournalEntry>> {
        let key = key.clone();
        self.read(move |db| journal::change_set_by_key(db, owner, &key)).await
    }

    async fn history(&self, owner: UserId, entity: Uuid) -> Result<Vec<JournalEntry>> {
        self.read(move |db| journal::history(db, owner, entity)).await
    }

    async fn changes_since(&self, owner: UserId, after: u64, limit: usize) -> Result<Vec<JournalEntry>> {
        self.read(move |db| journal::changes_since(db, owner, after, limit)).await
    }

    async fn recent_changes(&self, owner: UserId, limit: usize) -> Result<Vec<JournalEntry>> {
        self.read(move |db| journal::recent_changes(db, owner, limit)).await
    }
}

#[async_trait]
impl Erasures for SqliteStore {
    async fn erase_owner(&self, owner: UserId, at: Timestamp) -> Result<()> {
        self.write(|reply| Task::Erase(owner, at, reply)).await
    }

    async fn erased_owners(&self, after: Option<UserId>, limit: usize) -> Result<Vec<ErasedOwner>> {
        self.read(move |db| erasures::erased(db, after, limit)).await
    }

    async fn forget_erased(&self, owner: UserId) -> Result<()> {
        self.write(|reply| Task::ForgetErased(owner, reply)).await
    }
}
