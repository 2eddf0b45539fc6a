//! The traits beside the store's own: each call is one function of its aggregate's file, and each read one statement.

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

use super::store::PostgresStore;
use super::{
    balance, categories, erasures, journal, movement_list, movements, precedents, priorities, receipt_queue,
    receipts, reports, totals, users,
};

#[async_trait]
impl UserReads for PostgresStore {
    async fn user(&self, id: UserId) -> Result<Option<User>> {
        users::user(self.database(), id).await
    }

    async fn credential(&self, user: UserId) -> Result<Option<Credential>> {
        users::credential(self.database(), user).await
    }

    async fn credential_by_email(&self, email_key: &str) -> Result<Option<Credential>> {
        users::credential_by_email(self.database(), email_key).await
    }

    async fn session(&self, user: UserId, id: SessionId) -> Result<Option<Session>> {
        users::session(self.database(), user, id).await
    }

    async fn sessions(&self, user: UserId, family: Option<SessionId>) -> Result<Vec<Session>> {
        users::sessions(self.database(), user, family).await
    }
}

#[async_trait]
impl CategoryReads for PostgresStore {
    async fn category(&self, owner: UserId, id: CategoryId) -> Result<Option<Category>> {
        categories::category(self.database(), owner, id).await
    }

    async fn categories(&self, owner: UserId) -> Result<Vec<Category>> {
        categories::categories(self.database(), owner).await
    }

    async fn priority(&self, owner: UserId, id: PriorityId) -> Result<Option<Priority>> {
        priorities::priority(self.database(), owner, id).await
    }

    async fn priorities(&self, owner: UserId) -> Result<Vec<Priority>> {
        priorities::priorities(self.database(), owner).await
    }
}

#[async_trait]
impl MovementReads for PostgresStore {
    async fn movement(&self, owner: UserId, id: MovementId) -> Result<Option<Movement>> {
        movements::movement(self.database(), owner, id).await
    }

    async fn movements(
        &self,
        owner: UserId,
        filter: &MovementFilter,
        page: &PageRequest,
    ) -> Result<Page<Movement>> {
        movement_list::movements(self.database(), owner, filter, page).await
    }

    async fn precedents(&self, owner: UserId, query: &MerchantQuery) -> Result<Vec<MerchantPrecedent>> {
        precedents::precedents(self.database(), owner, query).await
    }
}

#[async_trait]
impl ReceiptReads for PostgresStore {
    async fn receipt(&self, owner: UserId, id: ReceiptId) -> Result<Option<Receipt>> {
        receipts::receipt(self.database(), owner, id).await
    }

    async fn receipts(
        &self,
        owner: UserId,
        filter: &ReceiptFilter,
        page: &PageRequest,
    ) -> Result<Page<Receipt>> {
        receipts::receipts(self.database(), owner, filter, page).await
    }

    async fn receipts_by_content(&self, owner: UserId, content: ContentHash) -> Result<Vec<Receipt>> {
        receipts::receipts_by_content(self.database(), owner, content).await
    }

    async fn lease_receipts(&self, request: &LeaseRequest) -> Result<Vec<(UserId, Receipt)>> {
        receipt_queue::lease(self.database(), request).await
    }

    async fn receipt_queue(&self) -> Result<QueueState> {
        receipt_queue::state(self.database()).await
    }
}

#[async_trait]
impl ReportReads for PostgresStore {
    async fn totals(&self, owner: UserId, query: &TotalsQuery) -> Result<Vec<TotalsRow>> {
        reports::totals(self.database(), owner, query).await
    }

    async fn running_balance(
        &self,
        owner: UserId,
        range: DateRange,
        period: Period,
    ) -> Result<Vec<BalanceRow>> {
        balance::running_balance(self.database(), owner, range, period).await
    }

    async fn verify_totals(&self, owner: UserId) -> Result<Vec<TotalsDrift>> {
        totals::verify(self.database(), owner).await
    }

    async fn movement_dates(&self, owner: UserId) -> Result<Option<(NaiveDate, NaiveDate)>> {
        reports::movement_dates(self.database(), owner).await
    }
}

#[async_trait]
impl JournalReads for PostgresStore {
    async fn change_set(&self, owner: UserId, id: ChangeSetId) -> Result<Option<JournalEntry>> {
        journal::change_set(self.database(), owner, id).await
    }

    async fn change_set_by_key(&self, owner: UserId, key: &IdempotencyKey) -> Result<Option<JournalEntry>> {
        journal::change_set_by_key(self.database(), owner, key).await
    }

    async fn history(&self, owner: UserId, entity: Uuid) -> Result<Vec<JournalEntry>> {
        journal::history(self.database(), owner, entity).await
    }

    async fn changes_since(&self, owner: UserId, after: u64, limit: usize) -> Result<Vec<JournalEntry>> {
        journal::changes_since(self.database(), owner, after, limit).await
    }

    async fn recent_changes(&self, owner: UserId, limit: usize) -> Result<Vec<JournalEntry>> {
        journal::recent_changes(self.database(), owner, limit).await
    }
}

#[async_trait]
impl Erasures for PostgresStore {
    async fn erase_owner(&self, owner: UserId, at: Timestamp) -> Result<()> {
        erasures::erase(self.database(), owner, at).await
    }

    async fn erased_owners(&self, after: Option<UserId>, limit: usize) -> Result<Vec<ErasedOwner>> {
        erasures::erased(self.database(), after, limit).await
    }

    async fn forget_erased(&self, owner: UserId) -> Result<()> {
        erasures::forget(self.database(), owner).await
    }
}
