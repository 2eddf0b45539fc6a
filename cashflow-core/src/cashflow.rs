//! The cash flow of one owner: the door to all use cases.

use std::sync::Arc;

use crate::builder::CashflowBuilder;
use crate::domain::{Actor, IdempotencyKey, UserId};
use crate::engine::Engine;
use crate::ports::Store;
use crate::usecases::categories::Categories;
use crate::usecases::history::History;
use crate::usecases::movements::Movements;
use crate::usecases::priorities::Priorities;
use crate::usecases::profile::Profile;
use crate::usecases::receipts::Receipts;
use crate::usecases::reports::Reports;

/// The cash flow of one owner. It reaches nobody else's data. Cheap to clone.
///
/// ```
/// use cashflow_core::domain::{Currency, Money, MovementFilter, PageRequest};
/// use cashflow_core::memory::MemoryStore;
/// use cashflow_core::{Cashflow, LocalOwner, NewMovement};
///
/// # pollster::block_on(async {
/// let cashflow = Cashflow::builder(MemoryStore::default()).open_local(LocalOwner::default()).await?;
/// let coffee = Money::parse("1.80", Currency::EUR)?;
/// let date = "2026-03-12".parse()?;
/// cashflow.movements().record(NewMovement::expense(coffee, date).described("Coffee")?).await?;
///
/// let page = cashflow.movements().list(&MovementFilter::default(), &PageRequest::first(50)?).await?;
/// assert_eq!(page.items[0].amount, coffee);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone)]
pub struct Cashflow {
    engine: Engine,
    owner: UserId,
    actor: Actor,
    key: Option<IdempotencyKey>,
}

impl Cashflow {
    /// Starts from a store.
    pub fn builder(store: impl Store) -> CashflowBuilder {
        CashflowBuilder::new(Arc::new(store))
    }

    /// Starts from a store that the host keeps a hand on.
    pub fn builder_with(store: Arc<dyn Store>) -> CashflowBuilder {
        CashflowBuilder::new(store)
    }

    pub(crate) fn new(engine: Engine, owner: UserId, actor: Actor) -> Self {
        Self { engine, owner, actor, key: None }
    }

    /// The same, for one write that may be sent twice: with the same key it happens once, and the second call gets the
    /// first one's outcome. The same key for another write is refused.
    #[must_use]
    pub fn idempotent(&self, key: IdempotencyKey) -> Self {
        Self { key: Some(key), ..self.clone() }
    }

    /// Whose it is.
    pub fn owner(&self) -> UserId {
        self.owner
    }

    /// The engine behind it.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The owner's profile.
    pub fn profile(&self) -> Profile<'_> {
        Profile::new(self)
    }

    /// Categories.
    pub fn categories(&self) -> Categories<'_> {
        Categories::new(self)
    }

    /// The scale of priorities.
    pub fn priorities(&self) -> Priorities<'_> {
        Priorities::new(self)
    }

    /// Movements of money.
    pub fn movements(&self) -> Movements<'_> {
        Movements::new(self)
    }

    /// Receipts, from the photo to the movement.
    pub fn receipts(&self) -> Receipts<'_> {
        Receipts::new(self)
    }

    /// Sums and balances.
    pub fn reports(&self) -> Reports<'_> {
        Reports::new(self)
    }

    /// Who changed what and when, and undo.
    pub fn history(&self) -> History<'_> {
        History::new(self)
    }

    pub(crate) fn actor(&self) -> &Actor {
        &self.actor
    }

    pub(crate) fn key(&self) -> Option<&IdempotencyKey> {
        self.key.as_ref()
    }
}
