//! The likely category and priority of a receipt: from the owner's own past first, then from words on it.

use std::time::Duration;

use crate::domain::understanding::topic;
use crate::domain::{
    Category, Confidence, DraftWarning, Field, FieldSource, Movement, MovementFilter, MovementKind,
    PageRequest, ReceiptDraft, Timestamp, UserId, fold, merchant_key,
};
use crate::engine::Engine;
use crate::error::Result;
use crate::ports::{MerchantPrecedent, MerchantQuery};

/// How far back movements of a merchant count.
const MEMORY: Duration = Duration::from_secs(3 * 366 * 24 * 3600);

/// Fills in the draft's category and priority, and the name that the owner gave the merchant before.
pub(crate) async fn propose(
    engine: &Engine,
    owner: UserId,
    draft: &mut ReceiptDraft,
    now: Timestamp,
) -> Result<()> {
    let categories = engine.store().categories(owner).await?;
    let offered =
        |category: &&Category| category.kind == MovementKind::Expense && category.archived_at.is_none();
    let categories: Vec<_> = categories.iter().filter(offered).collect();
    let precedents = precedents(engine, owner, draft, now).await?;
    from_history(draft, &precedents, &categories);
    if draft.category.is_none() {
        from_words(draft, &categories);
    }
    if draft.priority.is_none() {
        from_category(draft, &categories);
    }
    if has_twin(engine, owner, draft).await? {
        draft.warnings.push(DraftWarning::PossibleDuplicate);
    }
    Ok(())
}

/// Whether a movement of that date, amount and payee (if both have one) is there already.
async fn has_twin(engine: &Engine, owner: UserId, draft: &ReceiptDraft) -> Result<bool> {
    let (Some(date), Some(total)) = (&draft.date, &draft.total) else { return Ok(false) };
    let (day, amount) = (Some(date.value), Some(total.value.amount()));
    let (kind, currency) = (Some(MovementKind::Expense), Some(total.value.currency()));
    let filter = MovementFilter {
        from: day,
        to: day,
        min: amount,
        max: amount,
        kind,
        currency,
        ..MovementFilter::default()
    };
    let found = engine.store().movements(owner, &filter, &PageRequest::first(20)?).await?;
    let merchant = draft.merchant.as_ref().map(|merchant| merchant_key(&merchant.value));
    let same = |movement: &Movement| {
        merchant.is_none() || movement.payee.is_none() || movement.payee_key() == merchant
    };
    Ok(found.items.iter().any(same))
}

async fn precedents(
    engine: &Engine,
    owner: UserId,
    draft: &ReceiptDraft,
    now: Timestamp,
) -> Result<Vec<MerchantPrecedent>> {
    let merchant_key =
        draft.merchant.as_ref().map(|merchant| merchant_key(&merchant.value)).filter(|key| !key.is_empty());
    let tax_key = draft.tax_key();
    if merchant_key.is_none() && tax_key.is_none() {
        return Ok(Vec::new());
    }
    let since = Timestamp::from_micros(now.micros().saturating_sub_unsigned(MEMORY.as_micros() as u64)).ok();
    let since = since.map(|instant| instant.instant().date_naive());
    let mut precedents =
        engine.store().precedents(owner, &MerchantQuery { merchant_key, tax_key, since }).await?;
    precedents.retain(|precedent| precedent.kind == MovementKind::Expense);
    Ok(precedents)
}

/// The owner's own way with this merchant. What they did last counts for two, so that a correction wins over one habit.
fn from_history(draft: &mut ReceiptDraft, precedents: &[MerchantPrecedent], categories: &[&Category]) {
    let Some(last) = precedents.iter().map(|precedent| precedent.last).max() else { return };
    let weight = |precedent: &MerchantPrecedent| precedent.count + u64::from(precedent.last == last);
    let best = |value: &dyn Fn(&MerchantPrecedent) -> Option<uuid::Uuid>| {
        let votes = |id| precedents.iter().filter(|&p| value(p) == Some(id)).map(weight).sum::<u64>();
        let candidates = precedents.iter().filter_map(value);
        let chosen = candidates.max_by_key(|&id| {
            (votes(id), precedents.iter().filter(|p| value(p) == Some(id)).map(|p| p.last).max())
        })?;
        let all: u64 = precedents.iter().map(weight).sum();
        Some((chosen, agreement(votes(chosen), all)))
    };
    if let Some((id, confidence)) = best(&|p| {
        p.category.filter(|id| categories.iter().any(|c| c.id == *id)).map(crate::domain::CategoryId::as_uuid)
    }) {
        draft.category = Some(learnt(id.into(), confidence));
    }
    if let Some((id, confidence)) = best(&|p| p.priority.map(crate::domain::PriorityId::as_uuid)) {
        draft.priority = Some(learnt(id.into(), confidence));
    }
    let named =
        precedents.iter().filter(|precedent| precedent.payee.is_some()).max_by_key(|p| (weight(p), p.last));
    if let (Some(payee), Some(merchant)) =
        (named.and_then(|precedent| precedent.payee.as_ref()), &mut draft.merchant)
    {
        if merchant.value != payee.as_str() {
            let raw = std::mem::take(&mut merchant.raw);
            merchant.raw = if raw.is_empty() { std::mem::take(&mut merchant.value) } else { raw };
            payee.as_str().clone_into(&mut merchant.value);
            merchant.source = FieldSource::History;
        }
        merchant.confidence = merchant.confidence.max(Confidence::from_permille(950));
    }
}

/// From votes for one value among all: one unopposed vote is already a strong sign, more make it stronger.
fn agreement(votes: u64, all: u64) -> Confidence {
    let share = votes as f32 / all.max(1) as f32;
    let certainty = 1.0 - 0.2 / (votes as f32 + 1.0);
    Confidence::new(share * certainty)
}

fn learnt<T>(value: T, confidence: Confidence) -> Field<T> {
    Field { value, raw: String::new(), confidence, place: None, source: FieldSource::History }
}

/// The category whose name fits what the receipt is about.
fn from_words(draft: &mut ReceiptDraft, categories: &[&Category]) {
    let Some((topic, confidence)) = topic(draft) else { return };
    let named = |name: &&str| categories.iter().find(|category| fold(category.name.as_str()) == fold(name));
    if let Some(category) = topic.names().iter().find_map(named) {
        let (raw, place, source) = (String::new(), None, FieldSource::Keyword);
        draft.category = Some(Field { value: category.id, raw, confidence, place, source });
    }
}

/// The default priority of the proposed category.
fn from_category(draft: &mut ReceiptDraft, categories: &[&Category]) {
    let Some(field) = &draft.category else { return };
    let found = categories.iter().find(|category| category.id == field.value);
    if let Some(priority) = found.and_then(|category| category.default_priority) {
        let (raw, place) = (String::new(), None);
        draft.priority = Some(Field {
            value: priority,
            raw,
            confidence: field.confidence,
            place,
            source: FieldSource::Derived,
        });
    }
}
