//! Review: correcting what was understood of a receipt, and confirming it into a movement.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    AccountName, CategoryId, Change, Confidence, Description, Edit, Field, FieldSource, Money, Movement,
    MovementId, MovementKind, Payee, PriorityId, Receipt, ReceiptDraft, ReceiptId, ReceiptState,
    ReceiptStatus, Tag,
};
use crate::error::{Error, Result};
use crate::usecases::movements::NewMovement;
use crate::usecases::receipts::{Receipts, wrong_state};
use crate::usecases::write::{Race, check_version};

/// What a person says about a receipt: what is not mentioned stays as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Correction {
    /// The merchant; it becomes the payee.
    pub merchant: Option<Payee>,
    /// The date of the purchase.
    pub date: Option<NaiveDate>,
    /// What was paid, with its currency.
    pub total: Option<Money>,
    /// The category.
    pub category: Option<CategoryId>,
    /// The priority.
    pub priority: Option<PriorityId>,
}

/// What a person adds when they confirm a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Confirmation {
    /// Corrections of what was understood.
    pub correction: Correction,
    /// The movement's own id; none makes one.
    pub movement: Option<MovementId>,
    /// In or out; none takes an expense.
    pub kind: Option<MovementKind>,
    /// What it was for.
    pub description: Option<Description>,
    /// Free labels.
    pub tags: BTreeSet<Tag>,
    /// Where the money is kept.
    pub account: Option<AccountName>,
}

impl Receipts<'_> {
    /// Corrects the draft without confirming it. Errors: the receipt is not waiting for review.
    pub async fn correct(
        &self,
        id: ReceiptId,
        version: Option<u32>,
        correction: Correction,
    ) -> Result<Receipt> {
        let request = self.cashflow.request("receipts.correct", &(id, version, &correction))?;
        if let Some(done) = self.cashflow.replayed(&request).await? {
            return done.one();
        }
        let mut race = Race::new(version);
        loop {
            let before = self.in_review(id, version).await?;
            let draft = corrected(&before, &correction);
            let after = Receipt { draft: Some(Box::new(draft)), ..before.clone() };
            let edit = Edit::update(before, after, self.cashflow.engine().now());
            match self.cashflow.write(&request, vec![Change::Receipt(edit)]).await {
                Err(error) if race.again(&error) => {}
                written => return written?.one(),
            }
        }
    }

    /// Confirms a receipt: in one change set it becomes a movement and is marked as confirmed. What was corrected is
    /// learnt at once: the next receipt of that merchant is proposed accordingly.
    ///
    /// Errors: it is not waiting for review; date or total was neither understood nor given (`field` names it); and
    /// those of [`record`](crate::Movements::record).
    pub async fn confirm(
        &self,
        id: ReceiptId,
        version: Option<u32>,
        confirmation: Confirmation,
    ) -> Result<(Receipt, Movement)> {
        let request = self.cashflow.request("receipts.confirm", &(id, version, &confirmation))?;
        if let Some(done) = self.cashflow.replayed(&request).await? {
            return Ok((done.one()?, done.one()?));
        }
        let mut race = Race::new(version);
        loop {
            let before = self.in_review(id, version).await?;
            let draft = corrected(&before, &confirmation.correction);
            let movement = self.movement_of(id, &draft, &confirmation).await?;
            let state = ReceiptState::Confirmed { movement: movement.id };
            let after = Receipt { state, draft: Some(Box::new(draft)), ..before.clone() };
            let receipt = Change::Receipt(Edit::update(before, after, self.cashflow.engine().now()));
            let changes = vec![Change::Movement(Edit::Insert(movement)), receipt];
            match self.cashflow.write(&request, changes).await {
                Err(error) if race.again(&error) => {}
                written => return written.and_then(|written| Ok((written.one()?, written.one()?))),
            }
        }
    }

    async fn in_review(&self, id: ReceiptId, version: Option<u32>) -> Result<Receipt> {
        let receipt = self.get(id).await?;
        check_version("receipt", version, receipt.version)?;
        if receipt.status() != ReceiptStatus::Review {
            return Err(wrong_state(&receipt));
        }
        Ok(receipt)
    }

    async fn movement_of(
        &self,
        id: ReceiptId,
        draft: &ReceiptDraft,
        confirmation: &Confirmation,
    ) -> Result<Movement> {
        let missing = |field: &'static str| Error::invalid(field, "was not found on the receipt: give it");
        let total = draft.total.as_ref().ok_or_else(|| missing("total"))?.value;
        let date = draft.date.as_ref().ok_or_else(|| missing("date"))?.value;
        let kind = confirmation.kind.unwrap_or(MovementKind::Expense);
        let payee = match (&confirmation.correction.merchant, &draft.merchant) {
            (Some(payee), _) => Some(payee.clone()),
            (None, Some(merchant)) => Some(payee_from(&merchant.value)?),
            (None, None) => None,
        };
        let new = NewMovement {
            id: confirmation.movement,
            description: confirmation.description.clone().unwrap_or_default(),
            category: draft.category.as_ref().map(|field| field.value),
            payee,
            priority: draft.priority.as_ref().map(|field| field.value),
            tags: confirmation.tags.clone(),
            account: confirmation.account.clone(),
            ..NewMovement::new(kind, total, date)
        };
        let engine = self.cashflow.engine();
        let movement =
            new.into_movement(confirmation.movement.unwrap_or_else(|| engine.new_id()), engine.now());
        movement.check()?;
        let category = self.cashflow.movements().category_of(&movement).await?;
        let default_priority = category.and_then(|category| category.default_priority);
        Ok(Movement { receipt: Some(id), priority: movement.priority.or(default_priority), ..movement })
    }
}

/// A merchant's name as a payee, cut to what a payee may have.
fn payee_from(merchant: &str) -> Result<Payee> {
    let clean: String = merchant.chars().filter(|c| !c.is_control()).take(Payee::MAX).collect();
    Payee::new(&clean)
}

/// The draft with what a person said. The text that was read stays beside it: by that the merchant is known again.
fn corrected(receipt: &Receipt, correction: &Correction) -> ReceiptDraft {
    let draft = receipt.draft.as_deref().cloned().unwrap_or_default();
    let merchant = correction.merchant.as_ref().map(|payee| payee.as_str().to_owned());
    ReceiptDraft {
        merchant: said(draft.merchant, merchant),
        date: said(draft.date, correction.date),
        currency: said(draft.currency, correction.total.map(Money::currency)),
        total: said(draft.total, correction.total),
        category: said(draft.category, correction.category),
        priority: said(draft.priority, correction.priority),
        ..draft
    }
}

fn said<T>(field: Option<Field<T>>, value: Option<T>) -> Option<Field<T>> {
    let Some(value) = value else { return field };
    let (raw, place) = field.map(|field| (field.raw, field.place)).unwrap_or_default();
    Some(Field { value, raw, confidence: Confidence::CERTAIN, place, source: FieldSource::User })
}
