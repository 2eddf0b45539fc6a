//! Reading movements.

use async_trait::async_trait;
use chrono::NaiveDate;

use crate::domain::{
    CategoryId, Movement, MovementFilter, MovementId, MovementKind, Page, PageRequest, Payee, PriorityId,
    UserId,
};
use crate::error::Result;

/// Reads of movements.
///
/// # Behaviour
/// - a movement that is missing or of another owner is `None`
/// - a list shows only the owner's movements, newest date first, then highest id first
/// - each filter keeps exactly what its description says, alone and together with others
/// - a category filter keeps the categories below it too
/// - a text filter ignores case and accents and takes `%`, `_` and `\` literally
/// - an amount filter compares in units of each movement's own currency
/// - pages in both directions neither skip nor repeat a row, also when rows are inserted in between
/// - precedents come from movements with the payee key and from confirmed receipts with the merchant or tax key, most frequent first, then the latest first
#[async_trait]
pub trait MovementReads: Send + Sync {
    /// A movement.
    async fn movement(&self, owner: UserId, id: MovementId) -> Result<Option<Movement>>;

    /// A page of movements. The cursor's key is the day number from [`NaiveDate`]'s common era
    /// (`Datelike::num_days_from_ce`), its id that of the movement.
    async fn movements(
        &self,
        owner: UserId,
        filter: &MovementFilter,
        page: &PageRequest,
    ) -> Result<Page<Movement>>;

    /// What the owner did with a merchant before: at most 20 kinds of movements.
    async fn precedents(&self, owner: UserId, query: &MerchantQuery) -> Result<Vec<MerchantPrecedent>>;
}

/// A merchant as a receipt shows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct MerchantQuery {
    /// The key of its name, by [`merchant_key`](crate::domain::merchant_key).
    pub merchant_key: Option<String>,
    /// The key of its tax number, by [`Receipt::tax_key`](crate::domain::Receipt::tax_key).
    pub tax_key: Option<String>,
    /// Only movements since this date count.
    pub since: Option<NaiveDate>,
}

/// One way in which the owner recorded movements of a merchant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MerchantPrecedent {
    /// The payee that they wrote.
    pub payee: Option<Payee>,
    /// In or out.
    pub kind: MovementKind,
    /// The category that they chose.
    pub category: Option<CategoryId>,
    /// The priority that they chose.
    pub priority: Option<PriorityId>,
    /// How many movements; one that matches by receipt and by payee counts once.
    pub count: u64,
    /// The last date of one.
    pub last: NaiveDate,
}
