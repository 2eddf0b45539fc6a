//! Which rows point at which, so that nothing points at a row that is not there.

use std::collections::HashMap;

use crate::domain::{Category, CategoryId, Movement, PriorityId, ReceiptId};
use crate::error::{Error, Result};
use crate::memory::store::Owner;

/// A row that others may point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Reference {
    Category(CategoryId),
    Priority(PriorityId),
    Receipt(ReceiptId),
}

/// How often each row is pointed at.
#[derive(Default)]
pub(super) struct Uses(HashMap<Reference, usize>);

impl Uses {
    pub(super) fn add(&mut self, references: impl IntoIterator<Item = Reference>) {
        for reference in references {
            *self.0.entry(reference).or_default() += 1;
        }
    }

    pub(super) fn remove(&mut self, references: impl IntoIterator<Item = Reference>) {
        for reference in references {
            let left = self.0.get(&reference).map_or(0, |uses| uses - 1);
            if left == 0 {
                self.0.remove(&reference);
            } else {
                self.0.insert(reference, left);
            }
        }
    }

    /// Refuses to let go of a row that is in use.
    pub(super) fn release(&self, reference: Reference) -> Result<()> {
        if self.0.contains_key(&reference) {
            return Err(Error::conflict("in_use", format!("the {} is in use", reference.name())));
        }
        Ok(())
    }
}

impl Reference {
    fn name(self) -> &'static str {
        match self {
            Self::Category(_) => "category",
            Self::Priority(_) => "priority",
            Self::Receipt(_) => "receipt",
        }
    }
}

impl Owner {
    /// Refuses references to rows that the owner does not have.
    pub(super) fn require(&self, references: impl IntoIterator<Item = Reference>) -> Result<()> {
        for reference in references {
            let there = match reference {
                Reference::Category(id) => self.categories.contains_key(&id),
                Reference::Priority(id) => self.priorities.contains_key(&id),
                Reference::Receipt(id) => self.receipts.contains_key(&id),
            };
            if !there {
                return Err(Error::not_found(reference.name()).with_field(reference.name()));
            }
        }
        Ok(())
    }
}

pub(super) fn of_category(category: &Category) -> impl Iterator<Item = Reference> + use<> {
    let parent = category.parent.map(Reference::Category);
    let priority = category.default_priority.map(Reference::Priority);
    parent.into_iter().chain(priority)
}

pub(super) fn of_movement(movement: &Movement) -> impl Iterator<Item = Reference> + use<> {
    let category = movement.category.map(Reference::Category);
    let priority = movement.priority.map(Reference::Priority);
    let receipt = movement.receipt.map(Reference::Receipt);
    category.into_iter().chain(priority).chain(receipt)
}
