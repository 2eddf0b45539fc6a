//! Movements in memory, their filters and the precedents of a merchant.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use async_trait::async_trait;
use chrono::{Datelike as _, NaiveDate};
use uuid::Uuid;

use crate::domain::{
    CategoryFilter, Movement, MovementFilter, MovementId, Page, PageRequest, ReceiptStatus, UserId, fold,
};
use crate::error::{Error, Result};
use crate::memory::MemoryStore;
use crate::memory::commit::Row;
use crate::memory::keyset::{self, Keyset};
use crate::memory::references;
use crate::memory::store::{Owner, State};
use crate::ports::{MerchantPrecedent, MerchantQuery, MovementReads};

/// The most kinds of precedents that are told.
const MAX_PRECEDENTS: usize = 20;

/// A movement with what is looked up in it.
pub(super) struct Recorded {
    pub(super) movement: Movement,
    pub(super) payee_key: Option<String>,
    search_text: String,
}

#[async_trait]
impl MovementReads for MemoryStore {
    async fn movement(&self, owner: UserId, id: MovementId) -> Result<Option<Movement>> {
        self.of(owner, |owner| owner.movements.get(&id).map(|recorded| recorded.movement.clone()))
    }

    async fn movements(
        &self,
        owner: UserId,
        filter: &MovementFilter,
        page: &PageRequest,
    ) -> Result<Page<Movement>> {
        let found = self.of(owner, |owner| Some(owner.movements(filter, page)))?;
        Ok(found.unwrap_or_else(|| Page::from_found(Vec::new(), page, sort_key)))
    }

    async fn precedents(&self, owner: UserId, query: &MerchantQuery) -> Result<Vec<MerchantPrecedent>> {
        self.of(owner, |owner| owner.precedents(query))
    }
}

impl Owner {
    fn movements(&self, filter: &MovementFilter, page: &PageRequest) -> Page<Movement> {
        let text = filter.text.as_deref().map(fold);
        let keeps = |recorded: &Recorded| {
            let movement = &recorded.movement;
            filter.category.is_none_or(|wanted| match wanted {
                CategoryFilter::Within(top) => self.is_within(movement.category, top),
                CategoryFilter::None => movement.category.is_none(),
            }) && filter.kind.is_none_or(|kind| movement.kind == kind)
                && filter.min.is_none_or(|min| movement.amount.amount() >= min)
                && filter.max.is_none_or(|max| movement.amount.amount() <= max)
                && filter.currency.is_none_or(|currency| movement.amount.currency() == currency)
                && text.as_ref().is_none_or(|text| recorded.search_text.contains(text))
                && filter.tag.as_ref().is_none_or(|tag| movement.tags.contains(tag))
                && filter.priority.is_none_or(|priority| movement.priority == Some(priority))
                && filter.receipt.is_none_or(|receipt| movement.receipt == Some(receipt))
                && (filter.account.is_none() || filter.account == movement.account)
        };
        keyset::page(&self.movements_by_date, days(filter.from, filter.to), page, keeps, |recorded| {
            recorded.movement.clone()
        })
    }

    fn precedents(&self, query: &MerchantQuery) -> Vec<MerchantPrecedent> {
        let mut kinds = HashMap::<_, (u64, NaiveDate)>::new();
        for recorded in self.recorded(query.since, None) {
            let movement = &recorded.movement;
            let is_payee = query.merchant_key.is_some() && recorded.payee_key == query.merchant_key;
            if is_payee || self.is_of_receipt(movement, query) {
                let kind = (&movement.payee, movement.kind, movement.category, movement.priority);
                let (count, last) = kinds.entry(kind).or_insert((0, movement.date));
                *count += 1;
                // The last one comes last.
                *last = movement.date;
            }
        }
        let mut precedents: Vec<_> = kinds
            .into_iter()
            .map(|((payee, kind, category, priority), (count, last))| MerchantPrecedent {
                payee: payee.clone(),
                kind,
                category,
                priority,
                count,
                last,
            })
            .collect();
        precedents.sort_by(|a, b| {
            let order = |p: &MerchantPrecedent| (Reverse((p.count, p.last)), p.kind, p.category, p.priority);
            order(a).cmp(&order(b)).then_with(|| a.payee.cmp(&b.payee))
        });
        precedents.truncate(MAX_PRECEDENTS);
        precedents
    }

    fn is_of_receipt(&self, movement: &Movement, query: &MerchantQuery) -> bool {
        let receipt = movement.receipt.and_then(|id| self.receipts.get(&id));
        receipt.filter(|receipt| receipt.status() == ReceiptStatus::Confirmed).is_some_and(|receipt| {
            (query.merchant_key.is_some() && receipt.merchant_key() == query.merchant_key)
                || (query.tax_key.is_some() && receipt.tax_key() == query.tax_key)
        })
    }

    /// The movements from a date to a date, both included.
    pub(super) fn recorded(
        &self,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    ) -> impl Iterator<Item = &Recorded> {
        let days = days(from, to);
        let (start, end) = ((days.start, Uuid::nil()), (days.end, Uuid::nil()));
        self.movements_by_date.range(start..end.max(start)).map(|(_, recorded)| &**recorded)
    }
}

/// The day numbers from a date to a date, both included.
fn days(from: Option<NaiveDate>, to: Option<NaiveDate>) -> std::ops::Range<i64> {
    from.map_or(i64::MIN, day)..to.map_or(i64::MAX, |to| day(to) + 1)
}

fn day(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce())
}

fn sort_key(movement: &Movement) -> (i64, Uuid) {
    (day(movement.date), movement.id.as_uuid())
}

impl Row for Movement {
    fn find(owner: &Owner, id: Uuid) -> Option<&Self> {
        owner.movements.get(&id.into()).map(|recorded| &recorded.movement)
    }

    fn set(state: &mut State, owner: UserId, id: Uuid, row: Option<Self>) -> Option<Self> {
        let owner = state.owners.get_mut(&owner)?;
        let by_date: &mut Keyset<Recorded> = &mut owner.movements_by_date;
        let old = owner.movements.remove(&id.into());
        if let Some(old) = &old {
            by_date.remove(&sort_key(&old.movement));
            owner.uses.remove(references::of_movement(&old.movement));
        }
        if let Some(movement) = row {
            owner.uses.add(references::of_movement(&movement));
            let key = sort_key(&movement);
            let recorded = Arc::new(Recorded {
                payee_key: movement.payee_key(),
                search_text: movement.search_text(),
                movement,
            });
            by_date.insert(key, Arc::clone(&recorded));
            owner.movements.insert(id.into(), recorded);
        }
        old.map(|old| old.movement.clone())
    }

    fn admit(&self, state: &State, owner: UserId) -> Result<()> {
        let owner = state.owner(owner)?;
        owner.require(references::of_movement(self))?;
        let category = self.category.and_then(|id| owner.categories.get(&id));
        if category.is_some_and(|category| category.kind != self.kind) {
            return Err(Error::invalid("category", "is of the other kind"));
        }
        Ok(())
    }
}
